"""Lines that say who wrote a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.clean.dates import StatedDate, read_date_line
from foedus.clean.lexicon import Lexicon

_PREFIX = re.compile(
    r"(?:written |story |text |article |report |reported |analysis |posted |published )?by:?\s+"
    r"|(?:author|authors|writer|byline|reporter|correspondent)\s?:\s*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*|,\s+(?![JS]r\b)|\s+/\s+")
_BETWEEN_NAMES = re.compile(r"\s+(?:and|&|with)\s+|,\s+(?:and\s+)?")
_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Sir)\.?\s+)?"
    r"[A-ZÀ-ÞŠŽČĆŁŞİ][\w.'’-]*(?:\s+(?:[A-ZÀ-ÞŠŽČĆŁŞİ][\w.'’-]*|de|del|della|van|von|der|den|al|bin|ibn|el|la|le|da|di|du|dos)){0,4}"
)
_ROLE = re.compile(
    r"(?:(?:senior|chief|special|foreign|political|diplomatic|defen[cs]e|staff|deputy|managing|guest"
    r"|europe|world|news|security|contributing|national|international) ){0,3}"
    r"(?:writer|reporter|editor|correspondent|columnist|analyst|author|contributor|staff"
    r"|bureau chief|journalist|editor-in-chief|desk|bureau|service)(?: (?:in|for|at) .{2,40})?",
    re.IGNORECASE,
)
_NOT_A_NAME = {
    "the", "a", "an", "and", "of", "for", "in", "on", "to", "at", "is", "are", "was", "with",
    "from", "news", "breaking", "update", "live", "exclusive", "analysis", "opinion", "interview",
    "video", "photo", "report", "summit", "meeting", "war", "crisis", "politics", "world",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
_MAX_CHARS = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says.

    Attributes:
        authors: Names of persons.
        publishers: Other names in it: agencies and outlets.
        dates: Dates that stand in the same line.
        marked: It begins with "By" or the like; otherwise it is only a bare name.
    """

    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    dates: tuple[StatedDate, ...]
    marked: bool


def read_byline(line: str, lexicon: Lexicon) -> Byline | None:
    """Read a line as a byline, or return None.

    "By Ann Lee and Bo Ek | The Courier | 3 May 2024"; a bare "Ann Lee" also passes, and its
    place in the report has to decide.
    """
    if len(line) > _MAX_CHARS:
        return None
    prefix = _PREFIX.match(line)
    authors: list[str] = []
    publishers: list[str] = []
    dates: list[StatedDate] = []
    rest = line[prefix.end() :] if prefix else line
    rest, dates = _without_date(rest.strip(" ."))
    for part in filter(None, map(str.strip, _SEPARATORS.split(rest))):
        if not _sort_part(part, lexicon, authors, publishers, marked=bool(prefix)):
            return None
    if not authors and not (prefix and any(map(lexicon.is_agency, publishers))):
        return None
    return Byline(tuple(authors), tuple(publishers), tuple(dates), bool(prefix))


def _without_date(text: str) -> tuple[str, list[StatedDate]]:
    """Cut a date stamp off the end: the longest tail of separated parts that is one."""
    for found in re.finditer(
        r"\s*[,|•·–—-]\s+|\s+(?=\d)|\s*[|•·]\s*|\s+(?=[A-Z][a-z]{2,8}\.?\s\d)", text
    ):
        dates = read_date_line(text[found.end() :])
        if dates:
            return text[: found.start()], dates
    return text, []


def _sort_part(
    part: str, lexicon: Lexicon, authors: list[str], publishers: list[str], *, marked: bool
) -> bool:
    if _ROLE.fullmatch(part):
        return True
    names = [name.strip() for name in _BETWEEN_NAMES.split(part) if name.strip()]
    if all(lexicon.is_agency(name) for name in names):
        publishers += names
        return True
    if authors and not marked:
        publishers.append(part)
        return bool(part[:1].isupper()) and len(part.split()) <= 5
    if not all(is_person_name(name) for name in names):
        publishers.append(part)
        return marked and part[:1].isupper() and len(part.split()) <= 5
    authors += [_cased(name) for name in names]
    return True


def is_person_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two to five capitalised words."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not _PERSON.fullmatch(text):
        return False
    return not any(part.casefold().strip(".") in _NOT_A_NAME for part in parts)


def _cased(name: str) -> str:
    """ADAM MORROW as Adam Morrow."""
    return name.title() if name.isupper() else name
