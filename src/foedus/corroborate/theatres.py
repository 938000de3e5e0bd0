"""One blow told as struck against a state, and elsewhere as struck in a place not that state's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from foedus.actors import Knowledge
from foedus.corroborate.accounts import account, conflict
from foedus.corroborate.days import gap, interval
from foedus.corroborate.groups import Groups
from foedus.corroborate.merging import DATED_WITHIN
from foedus.corroborate.words import stems
from foedus.records import Conflict, Event, Mention


def theatre_conflicts(
    events: Sequence[Event],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    sources: Groups,
) -> Iterator[Conflict]:
    """Material conflict of one day, source and type: a state as target here, a place there."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.use != "actor" and mention.actor in knowledge.actors:
            places[mention.document].append(mention)
    blocks: dict[tuple[str, tuple[str, ...]], list[Event]] = defaultdict(list)
    for event in events:
        if event.quad == 4 and event.modality in ("actual", "ongoing"):
            blocks[event.type, event.source].append(event)
    for (kind, source), block in sorted(blocks.items()):
        against = [e for e in block if _states(e, knowledge)]
        inside = {
            e.id: (e, p) for e in block if not e.target and (p := _place(e, places, knowledge))
        }
        yield from _opposed(kind, source, against, inside, knowledge, sources)


def _opposed(
    kind: str,
    source: tuple[str, ...],
    against: Sequence[Event],
    inside: Mapping[str, tuple[Event, str]],
    knowledge: Knowledge,
    sources: Groups,
) -> Iterator[Conflict]:
    by_sides: dict[tuple[str, str], tuple[dict[str, Event], dict[str, Event]]] = {}
    for a in against:
        for b, place in inside.values():
            owner = knowledge.actors[place].country
            for state in _states(a, knowledge):
                if owner != state and _one_blow(a, b):
                    left, right = by_sides.setdefault((state, place), ({}, {}))
                    left[a.id], right[b.id] = a, b
    for (state, place), (left, right) in sorted(by_sides.items()):
        sides = [
            account(f"against {state}", sources, events=list(left.values())),
            account(f"in {knowledge.actors[place].name}", sources, events=list(right.values())),
        ]
        about = f"{kind} by {', '.join(source)}"
        yield conflict("place", about, (*source, state, place), sides, 0.6)


def _states(event: Event, knowledge: Knowledge) -> list[str]:
    return [
        t for t in event.target if t in knowledge.actors and knowledge.actors[t].kind == "state"
    ]


def _place(
    event: Event, places: Mapping[str, Sequence[Mention]], knowledge: Knowledge
) -> str | None:
    """The last named region or town within the words the event rests on."""
    named = [
        m.actor
        for e in event.evidence
        for m in places[e.document]
        if e.start <= m.start and m.end <= e.end and m.actor is not None
        and knowledge.actors[m.actor].kind == "place-as-actor"
    ]  # fmt: skip
    return named[-1] if named else None


def _one_blow(a: Event, b: Event) -> bool:
    first, second = interval(a.date, DATED_WITHIN), interval(b.date, DATED_WITHIN)
    if first is None or second is None or gap(first, second) > 0:
        return False
    words = [stems(" ".join(e.exact for e in event.evidence)) for event in (a, b)]
    return bool(words[0] & words[1])
