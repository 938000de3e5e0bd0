"""Persons and their dated offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from foedus.actors.knowledge.offices import OfficeIndex
from foedus.actors.knowledge.records import Alias, Entry, Identity
from foedus.actors.knowledge.spans import earliest, latest
from foedus.actors.knowledge.surface import is_abbreviation
from foedus.actors.knowledge.tables import Row, Tables
from foedus.records import Actor, Affiliation

UNVERIFIED = "unverified"
UNVERIFIED_CONFIDENCE = 0.6

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "bin",
        "ben",
        "ibn",
        "al",
        "el",
        "abu",
    ]
)
_ARTICLES = frozenset(["al", "el", "as", "ash", "ad", "ar", "an", "at", "az"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
LONGEST_SUFFIX = 3


def surnames(name: str) -> tuple[str, ...]:
    """The surname of a full name in Western order, with and without an Arabic article.

    "Ursula von der Leyen" -> "von der Leyen"; "Abdel Fattah el-Sisi" -> "el-Sisi", "Sisi".
    Names with the family name first need the ``surname`` column.
    """
    words = name.split()
    if len(words) == 2 and words[1].isalpha() and len(words[1]) > LONGEST_SUFFIX:
        return (words[1],)
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ()
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    full = " ".join(words[first:])
    head, dash, rest = words[-1].partition("-")
    if dash and head.casefold() in _ARTICLES:
        return (full, rest)
    if words[first].casefold() in _ARTICLES and first < len(words) - 1:
        return (full, words[-1])
    return (full,)


class _Bodies(NamedTuple):
    """What a person's office says of the person."""

    offices: OfficeIndex
    countries: frozenset[str]
    parents: Mapping[str, str]
    version: str


def officials(tables: Tables, offices: OfficeIndex, version: str) -> Iterator[Entry]:
    """Persons; rows of one id are one person with several offices."""
    bodies = _Bodies(
        offices,
        frozenset(row["id"] for row in tables["states"]),
        {row["id"]: row["parent"] for row in tables["organs"]},
        version,
    )
    persons: dict[str, list[Row]] = {}
    for row in tables["officials"]:
        persons.setdefault(row["id"], []).append(row)
    for code, rows in persons.items():
        names = _names(rows)
        last = rows[0]
        if len(rows) > 1:
            last = max(sorted(rows, key=_beginning), key=lambda row: _weight(row, offices))
        aliases = _aliases(code, names, rows)
        make = partial(_identity, code, names, aliases, rows, last, bodies)
        yield Entry(code, last.maybe("actor"), aliases, make)


def _names(rows: list[Row]) -> tuple[str, ...]:
    """All names of a person, each once."""
    if len(rows) == 1 and not rows[0]["aliases"]:
        return (rows[0]["name"],) if rows[0]["name"] else ()
    found: list[str] = []
    for row in rows:
        found += (row["name"], *row.items("aliases"))
    return tuple(dict.fromkeys(filter(None, found)))


def _aliases(code: str, names: tuple[str, ...], rows: list[Row]) -> tuple[Alias, ...]:
    given = [surname for row in rows for surname in row.items("surname")]
    family = dict.fromkeys(given or [s for name in names for s in surnames(name)])
    return (
        *[Alias(name, code, "name") for name in names[:1]],
        *[Alias(n, code, "abbreviation" if is_abbreviation(n) else "alias") for n in names[1:]],
        *[Alias(surname, code, "surname") for surname in family],
    )


def _identity(
    code: str,
    names: tuple[str, ...],
    aliases: tuple[Alias, ...],
    rows: list[Row],
    last: Row,
    bodies: _Bodies,
) -> Identity:
    body = last["actor"]
    principal = bodies.parents.get(body) or body
    national = principal in bodies.countries
    office = bodies.offices.names.get(last["office"])
    checked = any(row["source"] != UNVERIFIED for row in rows)
    actor = Actor(
        id=code,
        name=names[0] if names else code,
        kind="person",
        aliases=names[1:],
        affiliations=tuple(
            Affiliation(r["actor"], r["office"], r.maybe("from"), r.maybe("to"), "kb")
            for r in sorted(rows, key=_beginning)
        ),
        country=principal if national else None,
        sector=(office.sector if office else "GOV") if national else "IGO",
        parent=body or None,
        evidence=(),
        confidence=1.0 if checked else UNVERIFIED_CONFIDENCE,
        version=bodies.version,
    )
    return Identity(actor, aliases, "officials", rows[0].line)


def _beginning(row: Row) -> tuple[str, str, str]:
    return earliest(row.maybe("from")), row["actor"], row["office"]


def _weight(row: Row, offices: OfficeIndex) -> tuple[bool, str, str]:
    """How late an office is among all of a person.

    A rotating chair goes with another office, and so does the lead of a party.
    """
    office = offices.names.get(row["office"])
    return office is None or not office.beside, latest(row.maybe("to")), earliest(row.maybe("from"))
