"""Persons and their dated offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.actors.knowledge.offices import OfficeIndex
from foedus.actors.knowledge.records import Alias, Identity
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


def surnames(name: str) -> tuple[str, ...]:
    """The surname of a full name in Western order, with and without an Arabic article.

    "Ursula von der Leyen" -> "von der Leyen"; "Abdel Fattah el-Sisi" -> "el-Sisi", "Sisi".
    Names with the family name first need the ``surname`` column.
    """
    words = name.split()
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


def officials(tables: Tables, offices: OfficeIndex, version: str) -> Iterator[Identity]:
    """Persons; rows of one id are one person with several offices."""
    countries = {row["id"] for row in tables["states"]}
    parents = {row["id"]: row["parent"] for row in tables["organs"]}
    persons: dict[str, list[Row]] = {}
    for row in tables["officials"]:
        persons.setdefault(row["id"], []).append(row)
    for code, rows in persons.items():
        names = tuple(
            dict.fromkeys(n for row in rows for n in (row["name"], *row.items("aliases")) if n)
        )
        actor = _person(code, names, rows, offices, countries, parents, version)
        yield Identity(actor, tuple(_aliases(code, names, rows)), "officials", rows[0].line)


def _aliases(code: str, names: tuple[str, ...], rows: list[Row]) -> Iterator[Alias]:
    for number, name in enumerate(names):
        if number == 0:
            yield Alias(name, code, "name")
        else:
            yield Alias(name, code, "abbreviation" if is_abbreviation(name) else "alias")
    given = dict.fromkeys(s for row in rows for s in row.items("surname"))
    for surname in given or dict.fromkeys(s for name in names for s in surnames(name)):
        yield Alias(surname, code, "surname")


def _person(
    code: str,
    names: tuple[str, ...],
    rows: list[Row],
    offices: OfficeIndex,
    countries: set[str],
    parents: Mapping[str, str],
    version: str,
) -> Actor:
    terms = sorted(rows, key=lambda row: (earliest(row.maybe("from")), row["actor"], row["office"]))
    last = max(terms, key=lambda row: _weight(row, offices))
    body = last["actor"]
    principal = parents.get(body) or body
    office = offices.names.get(last["office"])
    checked = any(row["source"] != UNVERIFIED for row in rows)
    return Actor(
        id=code,
        name=names[0] if names else code,
        kind="person",
        aliases=names[1:],
        affiliations=tuple(
            Affiliation(r["actor"], r["office"], r.maybe("from"), r.maybe("to"), "kb")
            for r in terms
        ),
        country=principal if principal in countries else None,
        sector=(office.sector if office else "GOV") if principal in countries else "IGO",
        parent=body or None,
        evidence=(),
        confidence=1.0 if checked else UNVERIFIED_CONFIDENCE,
        version=version,
    )


def _weight(row: Row, offices: OfficeIndex) -> tuple[bool, str, str]:
    """How late an office is among all of a person; a rotating chair goes with another office."""
    office = offices.names.get(row["office"])
    chair = office is not None and office.rank == "chair"
    return not chair, latest(row.maybe("to")), earliest(row.maybe("from"))
