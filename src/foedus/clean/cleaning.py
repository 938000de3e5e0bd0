"""From a raw report to a document: text without residue, its parts, and who published it when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.clean.characters import storable
from foedus.clean.dates import StatedDate, read_metadata_date, settle, to_record
from foedus.clean.labels import label_lines, reason_for
from foedus.clean.languages import identify_language
from foedus.clean.lexicon import load_lexicon
from foedus.clean.lines import Line, read_lines
from foedus.clean.markup import Page, read_page
from foedus.clean.metadata import Metadata, domain, from_fields, from_page, merge
from foedus.clean.sheet import Sheet
from foedus.errors import InputError
from foedus.records import (
    Credit,
    Date,
    Document,
    Part,
    PublishedBasis,
    Removed,
    content_id,
    quote,
)
from foedus.sources import RawDocument
from foedus.version import __version__

MAX_CHARS = 500_000
"""Longer texts are books or dumps, not reports."""

BETWEEN_PARTS = "\n\n"

_DATELINE_AGENCY = re.compile(
    r"(?P<place>[A-Z][\w.'’ -]{1,40}(?:, [A-Z][\w.' ]{1,30})?)?(?:, |\. | )?"
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?[.,]? ?"
    r"(?:\((?P<round>[A-Z][\w ./-]{1,30})\)|/(?P<slash>[A-Z][\w ./-]{1,30})/)"
    r"\.?\s*(?:[-–—_]+|\.)?(?:\s|$)"
)


def clean(raw: RawDocument) -> Document:
    """Clean one report.

    Args:
        raw: As the sources step found it.

    Returns:
        The document. Its ``published`` holds only what a date line or metadata state.

    Raises:
        InputError: ``empty``, ``only-residue``, ``too-large``, or a fault of the markup.
    """
    if not raw.content.strip("\ufeff\0 \t\r\n"):
        raise InputError(raw.uri, "has no text", "empty")
    metadata = from_fields(raw.fields)
    left_out: list[Removed] = []
    if raw.media == "html":
        page = read_page(raw.content, raw.uri)
        metadata = merge(metadata, from_page(page.tree))
        left_out = [
            Removed(storable(block.raw), reason_for(block.text) or "markup", None)
            for block in page.rest
        ]
        sheet = label_lines(_page_lines(page), page.captions, metadata.title)
    else:
        _check_length(len(raw.content), raw.uri)
        sheet = label_lines(read_lines(raw.content), title=metadata.title)
    return _document(raw, sheet, metadata, left_out)


def _page_lines(page: Page) -> list[Line]:
    """Every block as a paragraph of its own."""
    lines: list[Line] = []
    for block in page.report:
        lines += [Line(None, block.raw, block.text), Line(None, "", "")]
    return lines


def _check_length(chars: int, uri: str) -> None:
    if chars > MAX_CHARS:
        raise InputError(uri, f"is longer than {MAX_CHARS:,} characters", "too-large")


def _document(
    raw: RawDocument, sheet: Sheet, metadata: Metadata, left_out: Sequence[Removed]
) -> Document:
    text, parts, places = _assemble(sheet, metadata.title)
    if not any(part.kind == "body" for part in parts):
        raise InputError(raw.uri, "holds nothing but residue of a page", "only-residue")
    _check_length(len(text), raw.uri)
    published, basis, reasoning = _published(sheet, metadata, text)
    outlet = metadata.outlet or next(iter(sheet.outlets), None)
    outlet = outlet or domain(metadata.url) or domain(raw.uri)
    identity = content_id("d", outlet, published.edtf if published else None, text)
    return Document(
        id=identity,
        uri=raw.uri,
        outlet=outlet,
        title=next((text[p.start : p.end] for p in parts if p.kind == "title"), None),
        authors=tuple(sheet.authors) or metadata.authors,
        published=published,
        published_basis=basis,
        published_reasoning=reasoning,
        language=identify_language(text, metadata.language),
        text=text,
        parts=parts,
        removed=(*_removed(sheet), *left_out),
        credits=_credits(identity, text, sheet, places, parts),
        version=__version__,
    )


def _assemble(sheet: Sheet, title: str | None) -> tuple[str, tuple[Part, ...], dict[int, int]]:
    """Join the kept lines; return the text, its parts and where each line begins in it.

    A title that only metadata give is put first.
    """
    pieces: list[str] = []
    parts: list[Part] = []
    places: dict[int, int] = {}
    at = 0
    has_title = any(sheet.kinds[i] == "title" for i in sheet.left())
    kept = [(i, sheet.kinds[i] or "body", sheet.texts[i]) for i in sheet.left()]
    if title and not has_title:
        kept.insert(0, (-1, "title", title))
    for i, kind, text in kept:
        places[i] = at
        pieces.append(text)
        parts.append(Part(kind, at, at + len(text)))
        at += len(text) + len(BETWEEN_PARTS)
    return BETWEEN_PARTS.join(pieces), tuple(parts), places


def _removed(sheet: Sheet) -> list[Removed]:
    """What was taken out, in the order of the lines."""
    found = [
        (i, Removed(storable(line.raw), reason, line.number))
        for i, (line, reason) in enumerate(zip(sheet.lines, sheet.reasons, strict=True))
        if reason is not None
    ]
    found += [
        (i, Removed(piece, why, sheet.lines[i].number))
        for i, piece, why in sheet.cut
        if sheet.reasons[i] is None
    ]
    return [removed for _, removed in sorted(found, key=lambda pair: pair[0])]


def _credits(
    identity: str, text: str, sheet: Sheet, places: dict[int, int], parts: Sequence[Part]
) -> tuple[Credit, ...]:
    """Whom the report says it rests on: contribution lines, and the agency in its dateline."""
    spans = [(places[i] + a, places[i] + b) for i, (a, b) in sheet.names.items() if i in places]
    body = next(part for part in parts if part.kind == "body")
    found = _DATELINE_AGENCY.match(text, body.start, min(body.end, body.start + 160))
    group = found and ("round" if found["round"] else "slash")
    if found and group and load_lexicon().is_agency(found[group]):
        spans.append(found.span(group))
    return tuple(Credit(text[a:b], quote(identity, text, a, b)) for a, b in sorted(set(spans)))


def _published(
    sheet: Sheet, metadata: Metadata, text: str
) -> tuple[Date | None, PublishedBasis, str]:
    """The stated date, else that of the metadata, else the day of an update, else nothing."""
    dates = list(sheet.dates) + [d for d in (_dateline_date(text),) if d]
    known = [*dates, *metadata.others, *([metadata.date] if metadata.date else [])]
    lines = [d for d in dates if d.role == "published"]
    basis: PublishedBasis = "stated"
    if lines:
        chosen, reasoning = lines[0], f"The report bears the date {lines[0].words}."
    elif metadata.date:
        chosen, reasoning, basis = metadata.date, metadata.date_basis, "metadata"
    elif dates:
        chosen = dates[0]
        reasoning = f"The report only gives the day of an update, {chosen.words}."
    else:
        return None, "unknown", "No date line or metadata give a date."
    settled = settle(chosen, [d for d in known if d is not chosen], text)
    if len(settled.days) == 2 and not settled.month_only:
        reasoning += " Nothing tells which number is the day and which the month."
    elif len(chosen.days) == 2:
        reasoning += f" The rest of the report shows that this is {settled.days[0].isoformat()}."
    return to_record(settled), basis, reasoning


def _dateline_date(text: str) -> StatedDate | None:
    """The full date in a dateline: "MINSK, Nov 23, 2023 (AFP) - ..."."""
    for paragraph in text.split(BETWEEN_PARTS)[:3]:
        found = _DATELINE_AGENCY.match(paragraph[:160])
        if found and found["date"]:
            return read_metadata_date(found["date"])
    return None
