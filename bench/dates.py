"""Calendar intervals against GUM: ``python -m bench dates --data DIR [--genre news] [--json]``.

DIR holds GUM's XML documents. Counted is the share of ``<date>`` elements for which an
overlapping expression of ours names exactly the same calendar interval (``when``, ``from``/``to``,
``notBefore``/``notAfter``). Elements without a calendar year (``--10``: every October) name no
interval and are left out. The document's date is its date line if it opens with one, else
``dateCreated``.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.reading import Reader, document
from bench.report import arguments
from foedus.time import TimeExpression, calendar, find_times

Interval = tuple[str | None, str | None]

BLOCKS = frozenset({"p", "head", "item", "caption", "sp", "note", "figure", "row", "cell"})
NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?)\]%’”]|n't|'s|’s|'re|'ve|'ll|'d|'m)$")


@dataclass(frozen=True)
class Element:
    """A gold ``<date>``: characters and calendar interval."""

    start: int
    end: int
    interval: Interval


@dataclass(frozen=True)
class Report:
    """One GUM document."""

    name: str
    genre: str
    created: str | None
    text: str
    gold: tuple[Element, ...]


def read_gum(path: Path) -> Report:
    """Read a GUM XML document: text laid out from its tokens, and its dates."""
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - a benchmark the user names
    text = _Text()
    _collect(root, text)
    name = path.stem
    created = root.get("dateCreated")
    line = _date_line(text)
    return Report(name, name.split("_")[1], line or created, text.text, tuple(text.gold))


class _Text:
    """The text so far, and the dates found in it."""

    def __init__(self) -> None:
        self.text = ""
        self.gold: list[Element] = []
        self.tight = True

    def add(self, word: str) -> None:
        tight = self.tight or NO_SPACE_BEFORE.match(word) or not self.text
        self.text += word if tight or self.text.endswith("\n") else " " + word
        self.tight = word in "([$“‘"

    def paragraph(self) -> None:
        self.text = self.text.rstrip() + "\n\n" if self.text.strip() else ""
        self.tight = True


def _collect(element: ET.Element, text: _Text) -> None:
    if element.tag in BLOCKS:
        text.paragraph()
    inside_word = element.tag == "w"
    start = len(text.text)
    _words(element.text, text, tight=inside_word)
    for child in element:
        _collect(child, text)
        _words(child.tail, text, tight=inside_word)
    if element.tag in BLOCKS:
        text.paragraph()
    interval = _interval(element.attrib)
    if element.tag == "date" and interval is not None:
        begin = start + len(text.text[start:]) - len(text.text[start:].lstrip())
        text.gold.append(Element(begin, len(text.text), interval))


def _words(block: str | None, text: _Text, *, tight: bool) -> None:
    for n, line in enumerate(line for line in (block or "").split("\n") if "\t" in line):
        if tight and (n or text.text[-1:] not in (" ", "\n")):
            text.tight = n > 0 or text.tight
        text.add(line.split("\t")[0])


def _interval(attributes: dict[str, str]) -> Interval | None:
    """First and last day; None where the element names no calendar interval."""
    if "when" in attributes:
        return _ends(attributes["when"], attributes["when"])
    if "from" in attributes:
        return _ends(attributes["from"], attributes.get("to", attributes["from"]))
    first, last = attributes.get("notBefore"), attributes.get("notAfter")
    if first is None and last is None:
        return None
    return _ends(first, last)


def _ends(first: str | None, last: str | None) -> Interval | None:
    try:
        begin = _period(first)[0] if first else None
        end = _period(last)[1] if last else None
    except ValueError:
        return None
    return begin, end


def _period(value: str) -> tuple[str, str]:
    """First and last day of ``2018``, ``2018-05``, ``2018-05-08``.

    Raises:
        ValueError: It has no year, or is no date.
    """
    parts = [int(part) for part in value.partition("T")[0].split("-")]
    if len(parts) == 1:
        period = calendar.year(parts[0])
    elif len(parts) == 2:
        period = calendar.month(parts[0], parts[1])
    else:
        period = calendar.day(date(parts[0], parts[1], parts[2]))
    assert period.first
    assert period.last
    return period.first.isoformat(), period.last.isoformat()


def _date_line(text: _Text) -> str | None:
    """The day of a date that stands alone in one of the first paragraphs."""
    at = 0
    for paragraph in text.text.split("\n\n")[:4]:
        for element in text.gold:
            if (element.start, element.end) == (at, at + len(paragraph)):
                return element.interval[0]
        at += len(paragraph) + 2
    return None


def named(found: TimeExpression | None) -> Interval | None:
    """The calendar interval an expression names."""
    if found is None or found.named is None:
        return None
    return found.named.earliest, found.named.latest


def score(reports: Sequence[Report], reader: Reader, *, verbose: bool = False) -> tuple[int, int]:
    """How many elements are right, of how many."""
    right = total = 0
    analyses = reader.read([r.text for r in reports])
    for report, analysis in zip(reports, analyses, strict=True):
        layer = find_times(document(report.text, report.created), analysis)
        for element in report.gold:
            found = [
                e for e in layer.expressions if e.start < element.end and element.start < e.end
            ]
            good = any(named(e) == element.interval for e in found)
            total += 1
            right += good
            if verbose and not good:
                _print(report, element, found[0] if found else None)
    return right, total


def _print(report: Report, element: Element, found: TimeExpression | None) -> None:
    around = report.text[max(0, element.start - 60) : element.end + 40]
    ours = report.text[found.start : found.end] if found else "-"
    print(
        report.name, report.created, repr(report.text[element.start : element.end]),
        element.interval, "|", repr(ours), named(found), "|", " ".join(around.split()), sep="\t",
    )  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Print the share of dates that are exactly right."""
    parser = arguments("dates", __doc__, "folder of GUM XML documents")
    parser.add_argument("--genre", action="append", help="only this genre; may be repeated")
    parser.add_argument("--verbose", action="store_true", help="print every wrong one")
    args = parser.parse_args(argv)
    reports = [read_gum(path) for path in sorted(args.data.rglob("*.xml"))]
    if args.genre:
        reports = [r for r in reports if r.genre in args.genre]
    right, total = score(reports, Reader(args.pipeline), verbose=args.verbose)
    share = right / total if total else 0.0
    if args.json:
        print(json.dumps({"dates": total, "exact": right, "share": round(share, 4)}))
    else:
        print(f"{len(reports)} documents: {right} of {total} dates exactly right, {share:.3f}")
    return 0
