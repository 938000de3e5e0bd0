"""Disputed meaning: one speaker makes little of what a member did, another makes much of it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from foedus.corroborate.accounts import account, conflict, distinct, told_by
from foedus.corroborate.days import gap, interval
from foedus.corroborate.groups import Groups
from foedus.records import Act, Conflict, Document

Weight = Literal["little", "much"]

SAME_OCCASION_DAYS = 60
"""Acts further apart are not weighed against each other."""


_STOP = re.compile(r"[.!?][”\"’]?\s")


@cache
def _phrases() -> dict[Weight, re.Pattern[str]]:
    text = (files("foedus.corroborate") / "weighing.toml").read_text("utf-8")
    lists: dict[Weight, list[str]] = tomllib.loads(text)  # type: ignore[assignment]
    return {
        weight: re.compile(
            r"\b(?:" + "|".join(re.escape(p).replace(r"\*", r"\w*") for p in phrases) + r")\b",
            re.IGNORECASE,
        )
        for weight, phrases in lists.items()
    }


def weigh(text: str) -> Weight | None:
    """Whether words make little or much of something; None if neither, or both."""
    found = [weight for weight, pattern in _phrases().items() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def weight_conflicts(
    acts: Sequence[Act], documents: Mapping[str, Document], sources: Groups
) -> Iterator[Conflict]:
    """Acts of one member towards one organization that different speakers weigh differently."""
    blocks: dict[tuple[str, str, str], list[tuple[Act, Weight]]] = defaultdict(list)
    for act in acts:
        weight = weigh(_sentence(act, documents))
        if weight and act.modality in ("actual", "ongoing"):
            blocks[act.state, act.organization, act.value].append((act, weight))
    for (state, organization, value), block in sorted(blocks.items()):
        little = [a for a, weight in block if weight == "little"]
        much = [a for a, weight in block if weight == "much"]
        pairs = [(a, b) for a in little for b in much if _dispute(a, b)]
        if pairs:
            sides = [
                account("made little of", sources, acts=distinct(a for a, _ in pairs)),
                account("made much of", sources, acts=distinct(b for _, b in pairs)),
            ]
            about = f"{state} in {organization}: {value.replace('_', ' ')}"
            yield conflict("evaluation", about, (state, organization), sides, 0.5)


def _sentence(act: Act, documents: Mapping[str, Document]) -> str:
    """The line of the report around the words an act rests on."""
    first = act.evidence[0]
    text = documents[first.document].text
    start = text.rfind("\n", 0, first.start) + 1
    end = text.find("\n", first.end)
    line = text[start : end if end >= 0 else len(text)]
    stops = [0, *(m.end() for m in _STOP.finditer(line)), len(line)]
    before = max(s for s in stops if s <= first.start - start)
    after = min(s for s in stops if s >= min(first.end - start, len(line)))
    return line[before:after]


def _dispute(a: Act, b: Act) -> bool:
    if told_by(a) == told_by(b):
        return False
    first = interval(a.date) or interval(a.asserted_on)
    second = interval(b.date) or interval(b.asserted_on)
    if first is None or second is None:
        return a.document == b.document
    return gap(first, second) <= SAME_OCCASION_DAYS
