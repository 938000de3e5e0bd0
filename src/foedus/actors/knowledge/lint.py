"""Checks of the data files that no form can express."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from foedus.actors.knowledge.offices import OfficeIndex, index_offices
from foedus.actors.knowledge.records import Alias
from foedus.actors.knowledge.spans import FIRST, LAST, earliest, latest
from foedus.actors.knowledge.surface import key, plain
from foedus.actors.knowledge.tables import FORMS, NUMBERINGS, Row, Tables

if TYPE_CHECKING:
    from foedus.actors.knowledge.base import Knowledge

STATUSES = frozenset(
    [
        "member",
        "associate",
        "observer",
        "partner",
        "candidate",
        "applicant",
        "suspended",
        "withdrawn",
        "signatory",
    ]
)
# Surnames and places are ambiguous by nature; the text, not the data, has to settle them.
_SHARED = frozenset(("surname",))


def findings(knowledge: Knowledge) -> list[str]:
    """Everything doubtful, sorted by file and line."""
    tables = knowledge.tables
    checks = (
        *_dates(tables),
        *_codes(knowledge),
        *_repeated(tables),
        *_numbers(tables),
        *_terms(tables, index_offices(tables["offices"])),
        *_memberships(tables),
        *_aliases(knowledge),
        *_columns(tables),
    )
    return list(dict.fromkeys(checks))


def _at(row: Row) -> str:
    return f"{row.file}, line {row.line}"


def _dates(tables: Tables) -> Iterator[str]:
    for rows in tables.rows.values():
        for row in rows:
            if earliest(row.maybe("from")) > latest(row.maybe("to")):
                yield f"{_at(row)}: from {row['from']} is after to {row['to']}"


def _codes(knowledge: Knowledge) -> Iterator[str]:
    """Codes that no table defines."""
    tables, known = knowledge.tables, knowledge.actors
    columns = {
        "cities": ("state", "stands_for"),
        "peoples": ("country",),
        "officials": ("actor",),
        "offices": ("states",),
        "organs": ("parent",),
        "memberships": ("organization", "state"),
        "outlets": ("country",),
        "groups": ("country",),
    }
    for table, names in columns.items():
        for row in tables[table]:
            for code in (code for name in names for code in row.items(name)):
                if code not in known:
                    yield f"{_at(row)}: unknown code {code}"
    for row in tables["officials"]:
        if row["office"] not in knowledge.offices:
            yield f"{_at(row)}: office {row['office']!r} is not in offices.csv"
    for row in tables["memberships"]:
        if row["status"] not in STATUSES:
            yield f"{_at(row)}: unknown status {row['status']!r}"


def _repeated(tables: Tables) -> Iterator[str]:
    """Keys that may stand once only but stand twice, in one table or in two."""
    seen: dict[str, Row] = {}
    for table, form in FORMS.items():
        if "id" not in form.key or table == "officials":
            continue
        for row in tables[table]:
            if (first := seen.setdefault(row["id"], row)) is not row:
                yield f"{_at(row)}: {row['id']} stands already at {_at(first)}"


def _numbers(tables: Tables) -> Iterator[str]:
    """Numbers of states that are none, or that two states of today share.

    A state of the past may share the number of its successor: both systems count the Soviet
    Union and Russia as one.
    """
    for system in NUMBERINGS:
        bearers: dict[str, Row] = {}
        for row in tables["states"]:
            number = row[system]
            if number and not (number.isascii() and number.isdigit()):
                yield f"{_at(row)}: {system} {number!r} is not a number"
            if not number or row["status"] == "historical":
                continue
            if (first := bearers.setdefault(number, row)) is not row:
                yield f"{_at(row)}: {row['id']} has the {system} number {number} of {first['id']}"


def _terms(tables: Tables, offices: OfficeIndex) -> Iterator[str]:
    """Overlapping terms of an office that one person holds at a time, and of one person."""
    terms: dict[tuple[str, str], list[Row]] = {}
    for row in tables["officials"]:
        terms.setdefault((row["actor"], row["office"]), []).append(row)
    for (actor, name), rows in terms.items():
        office = offices.names.get(name)
        if office is None or not office.single:
            continue
        rows.sort(key=lambda row: (earliest(row.maybe("from")), latest(row.maybe("to"))))
        for before, after in pairwise(rows):
            # Partial dates overlap only if they must: "to 2018-05" and "from 2018-05-08" may fit.
            if latest(after.maybe("from") or FIRST) < earliest(before.maybe("to") or LAST):
                yield (
                    f"{_at(after)}: {actor} {name} {after['id']} from {after['from'] or '?'}"
                    f" overlaps {before['id']} to {before['to'] or '?'}"
                )


def _memberships(tables: Tables) -> Iterator[str]:
    """Two memberships of one state in one organization that must overlap."""
    held: dict[tuple[str, str], list[Row]] = {}
    for row in tables["memberships"]:
        held.setdefault((row["organization"], row["state"]), []).append(row)
    for (organization, state), rows in held.items():
        rows.sort(key=lambda row: (earliest(row.maybe("from")), latest(row.maybe("to"))))
        for before, after in pairwise(rows):
            if latest(after.maybe("from") or FIRST) < earliest(before.maybe("to") or LAST):
                yield (
                    f"{_at(after)}: {state} in {organization}, {after['status']} from"
                    f" {after['from'] or '?'}, overlaps {before['status']} to {before['to'] or '?'}"
                )


def _aliases(knowledge: Knowledge) -> Iterator[str]:
    """One surface for several actors, unless a table of either says it is ambiguous."""
    owners: dict[str, list[Alias]] = {}
    for code in knowledge.actors:
        for alias in knowledge.aliases(code):
            owners.setdefault(key(alias.surface), []).append(alias)
    for surface, aliases in owners.items():
        sure = [a for a in aliases if a.kind not in _SHARED and not _is_place(knowledge, a)]
        actors = dict.fromkeys(a.actor for a in sure)
        for code in tuple(actors):
            if knowledge.actors[code].parent in actors:
                del actors[code]  # a body that shares its parent's name means its parent
        sure = [a for a in sure if a.actor in actors]
        if len(actors) > 1 and surface not in knowledge.ambiguous and _confusable(sure):
            yield f"{sure[0].surface!r} names {', '.join(actors)}; declare it in ambiguous.csv"


def _is_place(knowledge: Knowledge, alias: Alias) -> bool:
    return knowledge.actors[alias.actor].kind == "place-as-actor"


def _confusable(aliases: list[Alias]) -> bool:
    """Whether two actors share a name to the letter."""
    forms = [(plain(a.surface), a.actor) for a in aliases]
    return any(a != b and x == y for x, a in forms for y, b in forms)


def _columns(tables: Tables) -> Iterator[str]:
    for table, rows in tables.rows.items():
        found = {column for row in rows for column in row.cells}
        if unknown := sorted(found.difference(FORMS[table].columns)):
            yield f"{table}.csv: unknown column {', '.join(unknown)}"
