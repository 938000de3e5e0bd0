"""Texts read by every step up to events, for the benches of events, acts and direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.reading import document
from foedus.actors import ActorLayer, load_knowledge, resolve
from foedus.events import Coding, code, load_codebook
from foedus.events.party import is_unnamed
from foedus.language import Analysis, Pipeline
from foedus.records import Document, Event
from foedus.statements import find_statements
from foedus.time import find_times


@dataclass(frozen=True)
class Reading:
    """What was coded in one text, and who its words refer to."""

    coding: Coding
    actors: ActorLayer


@dataclass(frozen=True)
class Side:
    """A party of an event as the gold may name it: ids it goes by, its names, and its sectors.

    ``unnamed`` is a collective of nobody in particular ("protesters"): a gold that names states
    and organizations only leaves such a side open.
    """

    ids: frozenset[str]
    names: frozenset[str]
    sectors: frozenset[str] = frozenset()
    unnamed: bool = False


def read(
    texts: Sequence[str], dates: Sequence[str | None], pipeline: Pipeline
) -> Iterator[Reading]:
    """Code each text by itself, as a report of its date."""
    for text, date, analysis in zip(texts, dates, pipeline.read(list(texts)), strict=True):
        yield coded(document(text, date), analysis)


def coded(report: Document, analysis: Analysis) -> Reading:
    """Take one report through every step behind language, up to events."""
    times = find_times(report, analysis)
    actors = resolve(times.document, analysis, load_knowledge())
    statements = find_statements(times.document, analysis, times, actors)
    found = code(times.document, analysis, times, actors, statements, load_codebook())
    return Reading(found, actors)


def sides(event: Event, actors: ActorLayer) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Sources and targets of an event, each state or organization once."""
    return (
        _sides(event.source, event.source_principal, actors),
        _sides(event.target, event.target_principal, actors),
    )


def _sides(
    ids: Sequence[str], principals: Sequence[str | None], actors: ActorLayer
) -> tuple[Side, ...]:
    found: dict[str, Side] = {}
    for actor, principal in zip(ids, principals, strict=True):
        side = found.get(principal or actor, Side(frozenset(), frozenset()))
        known = [actors.by_id[code] for code in (actor, principal) if code in actors.by_id]
        found[principal or actor] = Side(
            side.ids | {actor, *filter(None, [principal])},
            side.names | {name.casefold() for one in known for name in (one.name, *one.aliases)},
            side.sectors | {one.sector for one in known if one.sector},
            is_unnamed(actors.by_id[actor]),
        )
    return tuple(found.values())
