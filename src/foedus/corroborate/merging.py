"""The same event told more than once, in one report or in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from foedus.corroborate.days import gap, interval
from foedus.corroborate.groups import Groups
from foedus.corroborate.words import overlap, stems
from foedus.records import Act, ActValue, Event, content_id

R = TypeVar("R", Event, Act)

ONCE: frozenset[ActValue] = frozenset(
    {
        "joins", "ratifies", "applies", "withdraws", "suspended", "expelled", "freezes",
        "withholds_funding", "recalls_representative",
    }
)  # fmt: skip
"""A state does these once in years: two tellings are of one act unless their dates part them."""

DATED_WITHIN = 40
"""A date that leaves more days open than this does not say which of two like events is meant."""
SAME_WORDS_DATED = 0.25
SAME_WORDS_UNDATED = 0.5
"""Shares of content words two tellings must have in common."""


def merge_events(events: Sequence[Event]) -> list[Event]:
    """Events with ``merged`` set to one id for all tellings of one event."""

    def key(event: Event) -> Hashable:
        return (
            event.type,
            event.modality,
            frozenset(p or a for a, p in zip(event.source, event.source_principal, strict=True)),
            frozenset(p or a for a, p in zip(event.target, event.target_principal, strict=True)),
        )

    return _merge(events, key)


def merge_acts(acts: Sequence[Act]) -> list[Act]:
    """Acts with ``merged`` set to one id for all tellings of one act."""
    return _merge(acts, lambda act: (act.state, act.organization, act.value, act.modality))


def _merge(records: Sequence[R], key: Callable[[R], Hashable]) -> list[R]:
    blocks: dict[Hashable, list[R]] = defaultdict(list)
    for record in records:
        blocks[key(record)].append(record)
    groups = Groups()
    for block in blocks.values():
        for a, b in combinations(block, 2):
            if same_occasion(a, b):
                groups.join(a.id, b.id)
    merged: dict[str, str] = {}
    for members in groups.sets(r.id for r in records):
        if len(members) > 1:
            merged.update(dict.fromkeys(members, content_id("m", members)))
    return [replace(r, merged=merged.get(r.id)) for r in records]


def same_occasion(a: Event | Act, b: Event | Act) -> bool:
    """Whether two like records tell of one occasion: dates that meet, and words in common."""
    wide_a, wide_b = interval(a.date), interval(b.date)
    if wide_a and wide_b and gap(wide_a, wide_b) > 0:
        return False
    if isinstance(a, Act) and a.value in ONCE:
        return True
    both_dated = interval(a.date, DATED_WITHIN) and interval(b.date, DATED_WITHIN)
    least = SAME_WORDS_DATED if both_dated else SAME_WORDS_UNDATED
    return overlap(_words(a), _words(b)) >= least


def _words(record: Event | Act) -> frozenset[str]:
    return stems(" ".join(e.exact for e in record.evidence))
