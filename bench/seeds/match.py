"""Whether a field of a record is what the gold asks for: actors, chains, dates, text."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from bench.seeds.world import Json, World

Specs = str | Sequence[str]


def listed(value: Any) -> list[Any]:
    """A value as a list: None is none, a list itself."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def is_actor(world: World, spec: str, actor: str | None, principal: str | None = None) -> bool:
    """Whether an actor is the one a spec means.

    Args:
        world: The records, for what an actor acts for.
        spec: ``ARM`` (that id), ``@ARM`` (it or whoever acts for it), ``~lavrov`` (a person by
            that name), ``group:*`` (pattern), ``none`` (nobody).
        actor: Id in the record.
        principal: Whom the record itself says the actor acts for.
    """
    if actor is None:
        return spec == "none"
    known = {actor, world.same(actor)}
    if spec.startswith("@"):
        return spec[1:] in {*known, principal, world.principal(actor)}
    if spec.startswith("~"):
        return any(spec[1:] in name.rpartition("/")[2].split("-") for name in known)
    return any(fnmatchcase(name, spec) for name in known)


def any_actor(world: World, specs: Specs, actors: Iterable[str | None]) -> bool:
    """Whether one of the actors fits one of the specs."""
    found = list(actors) or [None]
    return any(is_actor(world, spec, actor) for actor in found for spec in listed(specs))


def in_order(world: World, wanted: Sequence[Specs], links: Sequence[Json]) -> bool:
    """Whether the wanted actors stand in a chain in this order; others may stand between."""
    rest = iter(links)
    return all(_follows(world, listed(specs), rest) for specs in wanted)


def _follows(world: World, specs: Sequence[str], rest: Iterator[Json]) -> bool:
    """Whether one of the remaining links fits; takes links up to it."""
    return any(is_actor(world, spec, link["actor"]) for link in rest for spec in specs)


def day_span(written: str) -> tuple[str, str]:
    """First and last day of ``2024``, ``2024-02``, ``2024-02-14`` or ``first..last``."""
    first, _, last = written.partition("..")
    return _first(first), _last(last or first)


def _first(written: str) -> str:
    return written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written


def _last(written: str) -> str:
    if len(written) == 4:
        return f"{written}-12-31"
    if len(written) == 7:
        year, month = map(int, written.split("-"))
        return f"{written}-{calendar.monthrange(year, month)[1]:02}"
    return written


def is_date(wanted: str, date: Json | None) -> bool:
    """Whether a date lies wholly in the wanted span; ``*`` is any date."""
    if date is None:
        return False
    if wanted == "*":
        return True
    first, last = day_span(wanted)
    earliest, latest = date["earliest"], date["latest"]
    return earliest is not None and latest is not None and first <= earliest <= latest <= last


def is_text(patterns: Specs, value: Any) -> bool:
    """Whether a text (or one of several) fits a pattern; ``""`` wants none, ``*`` any."""
    values = [str(v).lower() for v in listed(value) if v not in (None, "")]
    if patterns == "":
        return not values
    return any(fnmatchcase(v, p.lower()) for v in values for p in listed(patterns))
