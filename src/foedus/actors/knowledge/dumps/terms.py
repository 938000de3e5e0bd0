"""What a dump says of who held what, before it is mapped to our offices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.actors.knowledge.spans import earliest

MAX_NAME_CHARS = 120
MAX_ALIASES = 12
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff|]+")
_LATIN = re.compile(r"[^\W\d_]")
_DAY = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the dump: what it is called, names that can stand in English text first."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A position of the dump.

    Attributes:
        names: Its names, the English one first.
        owners: ISO-3 codes of the states (or names of the organizations) it is said to belong to.
        local: It is said to be of a part of a state: a province, a city.
    """

    names: tuple[str, ...]
    owners: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one post over one time.

    Attributes:
        person, post: Ids within the dump.
        from_, to: ISO dates or prefixes; None if the dump does not say.
        ended: It is over, though the dump does not say when.
    """

    person: str
    post: str
    from_: str | None
    to: str | None
    ended: bool = False


def clean_name(text: object) -> str:
    """A name fit for a cell: one line, no separators or marks, not overlong, no formula.

    Anything else gives an empty string.
    """
    if not isinstance(text, str) or len(text) > 4 * MAX_NAME_CHARS:
        return ""
    name = " ".join(_CONTROL.sub(" ", text).split())
    return "" if len(name) > MAX_NAME_CHARS or name[:1] in tuple("=+-@'\"") else name


def is_latin(name: str) -> bool:
    """Whether every letter is of the Latin script, as names in English text are."""
    letters = _LATIN.findall(name)
    return bool(letters) and all(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters)


def person(names: Iterable[object], aliases: Iterable[object]) -> Person | None:
    """A person by its names in order of preference; None if none can stand in English text."""
    given = [n for n in dict.fromkeys(map(clean_name, names)) if is_latin(n)]
    if not given:
        return None
    others = [n for n in map(clean_name, aliases) if is_latin(n) and " " in n]
    rest = [n for n in dict.fromkeys((*given[1:], *others)) if n != given[0]]
    return Person(given[0], tuple(rest[:MAX_ALIASES]))


def day(text: object) -> str | None:
    """An ISO date, month or year out of a date or time stamp; None for anything else."""
    match = _DAY.fullmatch(text.strip()) if isinstance(text, str) and len(text) < 64 else None
    return existing("-".join(part for part in match.groups() if part)) if match else None


def existing(date: str) -> str | None:
    """The date, if there is such a day, month or year."""
    try:
        earliest(date)
    except ValueError:
        return None
    return date
