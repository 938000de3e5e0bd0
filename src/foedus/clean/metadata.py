"""What a report says about itself outside its text: page metadata and the fields of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from foedus.clean.bylines import is_person_name
from foedus.clean.characters import normalise
from foedus.clean.dates import StatedDate, date_in_url, read_metadata_date
from foedus.clean.lexicon import fold
from foedus.clean.titles import outlet_behind

_MIN_DATE, _MAX_DATE = "1990-01-01", "2099-12-31"
"""Fixed bounds: the default of htmldate is the day of reading, which must not matter."""

_AUTHOR_SEPARATORS = re.compile(r"\s*[;|]\s*|\s*,\s*(?=[A-Z])|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a report besides its text.

    Attributes:
        date_basis: In plain words, where ``date`` was found.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    date: StatedDate | None = None
    date_basis: str = ""
    others: tuple[StatedDate, ...] = field(default=())


def from_fields(fields: Mapping[str, str]) -> Metadata:
    """Metadata of a row of data."""
    values = {key: normalise(value) for key, value in fields.items()}
    date = read_metadata_date(values.get("published", ""))
    basis = f"The field for the date holds {values.get('published')!r}."
    return _with_url_date(
        Metadata(
            title=values.get("title") or None,
            authors=tuple(_names(values.get("authors", ""))),
            outlet=_outlet_name(values.get("outlet")),
            url=values.get("url") or None,
            language=(values.get("language") or "")[:2].lower() or None,
            date=date,
            date_basis=basis if date else "",
        )
    )


def from_page(tree: Any) -> Metadata:
    """Metadata of a page: its head, JSON-LD and marked elements, never its running text."""
    from trafilatura import extract_metadata

    day = _page_date(tree)
    found = extract_metadata(
        tree, date_config={"extensive_search": False, "max_date": _MAX_DATE, "original_date": True}
    )
    title = normalise(found.title or "") or None
    heading = _heading(tree, title)
    headline = normalise(tree.findtext(".//title") or "")
    behind = outlet_behind(headline, heading or title or "")
    return _with_url_date(
        Metadata(
            title=heading or title,
            authors=tuple(_names(normalise(found.author or ""))),
            outlet=_outlet_name(normalise(found.sitename or "")) or behind,
            url=found.url or None,
            language=(tree.get("lang") or "")[:2].lower() or None,
            date=day,
            date_basis=f"The metadata of the page give {day.words}." if day else "",
        )
    )


def merge(first: Metadata, second: Metadata) -> Metadata:
    """What ``first`` says, completed by ``second``."""
    from_first = first.date is not None
    return Metadata(
        title=first.title or second.title,
        authors=first.authors or second.authors,
        outlet=first.outlet or second.outlet,
        url=first.url or second.url,
        language=first.language or second.language,
        date=first.date if from_first else second.date,
        date_basis=first.date_basis if from_first else second.date_basis,
        others=tuple(d for d in (second.date if from_first else None,) if d),
    )


def domain(url: str | None) -> str | None:
    """The host of a web address without ``www.``; None for anything else."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _page_date(tree: Any) -> StatedDate | None:
    from htmldate import find_date

    try:
        day = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            min_date=_MIN_DATE,
            max_date=_MAX_DATE,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None  # malformed date elements; the report then has no date in its metadata
    return read_metadata_date(day) if day else None


def _with_url_date(metadata: Metadata) -> Metadata:
    day = date_in_url(metadata.url or "")
    if metadata.date is not None or day is None:
        return metadata
    values = {name: getattr(metadata, name) for name in Metadata.__dataclass_fields__}
    return Metadata(**values | {"date": day, "date_basis": f"The address holds {day.words}."})


def _heading(tree: Any, title: str | None) -> str | None:
    """The only main heading, when the title of the page contains it: it has no outlet behind."""
    headings = [normalise(h.text_content()) for h in tree.iter("h1")]
    if len(headings) == 1 and headings[0] and fold(headings[0]) in fold(title or headings[0]):
        return headings[0]
    return None


def _outlet_name(text: str | None) -> str | None:
    """A name of an outlet; an address stands for its domain."""
    if not text:
        return None
    return domain(text) or text.strip(" .|-") or None


def _names(text: str) -> list[str]:
    """Persons in a field of authors; other values (agencies, addresses) are left out."""
    parts = [part.removeprefix("By ").strip() for part in _AUTHOR_SEPARATORS.split(text)]
    return list(dict.fromkeys(part for part in parts if is_person_name(part)))
