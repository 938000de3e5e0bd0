"""Accounts that cannot all be right: same thing, same time, opposed values.

Classifiers of contradiction do not carry over from one corpus to another, so conflicts here are
structural: records that agree in everything that identifies an occasion and differ in one value.
A later change of position is an update, not a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from foedus.corroborate.accounts import account, conflict, distinct, told_by
from foedus.corroborate.days import Interval, gap, interval
from foedus.corroborate.groups import Groups
from foedus.corroborate.merging import DATED_WITHIN, same_occasion
from foedus.corroborate.words import overlap, stems
from foedus.records import Act, Conflict, ConflictKind, Event

SAME_POSITION_DAYS = 180
"""Positions taken further apart than this are an update, not a disagreement."""
SAME_CAUSE = 0.34
"""Reasons that share this much of their content words are one reason."""

_INSIDE = frozenset({"affirms_membership", "called_ally"})
_OUTSIDE = frozenset({"declares_outside", "withdraws"})
_STAYING = frozenset({"denies_exit"})
_LEAVING = frozenset(
    {"threatens_exit", "announces_exit", "predicted_exit", "declares_outside", "withdraws"}
)
_OPPOSITIONS: tuple[tuple[ConflictKind, frozenset[str], frozenset[str]], ...] = (
    ("status", _INSIDE, _OUTSIDE),
    ("intent", _STAYING, _LEAVING),
    ("evaluation", frozenset({"called_essential"}), frozenset({"called_failing"})),
    ("evaluation", frozenset({"called_ally"}), frozenset({"called_unreliable"})),
)
_REAL = frozenset({"actual", "ongoing"})
_UNREAL = frozenset({"negated", "denied"})


def event_conflicts(events: Sequence[Event], sources: Groups) -> Iterator[Conflict]:
    """Events told of one occasion that differ in whether they happened, or in whom they hit."""
    blocks: dict[tuple[str, tuple[str | None, ...]], list[Event]] = defaultdict(list)
    for event in events:
        if event.modality in _REAL | _UNREAL:
            blocks[event.type, tuple(sorted(_principals(event, "source"), key=str))].append(event)
    for _, block in sorted(blocks.items(), key=lambda item: str(item[0])):
        yield from _occurrences(block, sources)
        yield from _targets(block, sources)


def _principals(event: Event, side: str) -> tuple[str, ...]:
    actors: tuple[str, ...] = getattr(event, side)
    behind: tuple[str | None, ...] = getattr(event, f"{side}_principal")
    return tuple(p or a for a, p in zip(actors, behind, strict=True))


def _occurrences(block: Sequence[Event], sources: Groups) -> Iterator[Conflict]:
    for a, b in combinations(sorted(block, key=lambda e: e.id), 2):
        opposed = (a.modality in _REAL) != (b.modality in _REAL)
        same_target = set(_principals(a, "target")) == set(_principals(b, "target"))
        if opposed and same_target and _dated(a, b) and same_occasion(a, b):
            sides = [account(_modality(e), sources, events=[e]) for e in (a, b)]
            yield conflict("occurrence", _about(a), _actors(a, b), sides, 0.6)


def _targets(block: Sequence[Event], sources: Groups) -> Iterator[Conflict]:
    """One blow, two victims: only for conflictual deeds with a date of their own."""
    deeds = [e for e in block if e.quad == 4 and e.target and e.modality in _REAL]
    by_target: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in deeds:
        by_target[tuple(sorted(set(_principals(event, "target"))))].append(event)
    for (x, left), (y, right) in combinations(sorted(by_target.items()), 2):
        if set(x) & set(y):
            continue
        pairs = [(a, b) for a in left for b in right if _dated(a, b) and same_occasion(a, b)]
        if pairs:
            sides = [
                account("against " + ", ".join(x), sources, events=distinct(a for a, _ in pairs)),
                account("against " + ", ".join(y), sources, events=distinct(b for _, b in pairs)),
            ]
            yield conflict("actor", _about(pairs[0][0]), _actors(*pairs[0]), sides, 0.6)


def _dated(a: Event, b: Event) -> bool:
    first, second = interval(a.date, DATED_WITHIN), interval(b.date, DATED_WITHIN)
    return first is not None and second is not None and gap(first, second) == 0


def _modality(event: Event) -> str:
    return "happened" if event.modality in _REAL else "did not happen"


def _about(event: Event) -> str:
    return f"{event.type} by {', '.join(_principals(event, 'source'))}"


def _actors(*events: Event) -> list[str]:
    return [p for e in events for side in ("source", "target") for p in _principals(e, side)]


def act_conflicts(acts: Sequence[Act], sources: Groups) -> Iterator[Conflict]:
    """Positions on one member in one organization that are opposed at one time."""
    blocks: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        blocks[act.state, act.organization].append(act)
    for (state, organization), block in sorted(blocks.items()):
        about = f"{state} in {organization}"
        for kind, one, other in _OPPOSITIONS:
            sides = _opposed(block, one, other)
            if sides:
                accounts = [account(_values(side), sources, acts=side) for side in sides]
                yield conflict(kind, about, (state, organization), accounts, 0.6)
        yield from _causes(about, block, sources)


def _opposed(
    block: Sequence[Act], one: frozenset[str], other: frozenset[str]
) -> tuple[list[Act], list[Act]] | None:
    """The acts of either set for which there is an opposed one of about the same time."""
    left = [a for a in block if _value(a) in one]
    right = [a for a in block if _value(a) in other]
    pairs = [(a, b) for a in left for b in right if _speak_together(a, b)]
    if not pairs:
        return None
    ids_left, ids_right = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    return [a for a in left if a.id in ids_left], [b for b in right if b.id in ids_right]


def _value(act: Act) -> str | None:
    """What an act says once its negation is taken into account; None where that is unclear."""
    if act.modality not in _UNREAL:
        return act.value
    return "denies_exit" if act.value in _LEAVING | _STAYING else None


def _speak_together(a: Act, b: Act) -> bool:
    first, second = _said(a), _said(b)
    if first is None or second is None:
        return a.document == b.document
    return gap(first, second) <= SAME_POSITION_DAYS


def _said(act: Act) -> Interval | None:
    """When a position was taken: when it was said, else when the deed was done."""
    return interval(act.asserted_on, SAME_POSITION_DAYS) or interval(act.date, SAME_POSITION_DAYS)


def _values(acts: Sequence[Act]) -> str:
    return ", ".join(sorted({a.value.replace("_", " ") for a in acts}))


def _causes(about: str, block: Sequence[Act], sources: Groups) -> Iterator[Conflict]:
    """Different reasons given for one act."""
    with_reason = [a for a in block if a.reason and a.modality in _REAL]
    by_value: dict[str, list[Act]] = defaultdict(list)
    for act in with_reason:
        by_value[act.value].append(act)
    for value, acts in sorted(by_value.items()):
        groups = Groups()
        for a, b in combinations(acts, 2):
            if overlap(stems(a.reason or ""), stems(b.reason or "")) >= SAME_CAUSE:
                groups.join(a.id, b.id)
        by_id = {a.id: a for a in acts}
        reasons = [[by_id[i] for i in ids] for ids in groups.sets(by_id)]
        speakers = {told_by(side[0]) for side in reasons}
        if len(reasons) > 1 and len(speakers) > 1:
            accounts = [account(side[0].reason or "", sources, acts=side) for side in reasons]
            what = f"why {about}: {value.replace('_', ' ')}"
            yield conflict("cause", what, (block[0].state, block[0].organization), accounts, 0.5)
