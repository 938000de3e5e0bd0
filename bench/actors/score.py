"""What the actors step says of each gold mention: right, wrong or open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bench.actors.gold import Gold
from foedus.actors import ActorLayer
from foedus.language import Analysis
from foedus.records import Mention

REFERRING = ("pronoun", "noun", "metonym")
"""Kinds of mentions that name nobody by themselves; ``name`` is the other one."""


@dataclass(frozen=True)
class Outcome:
    """A gold mention and what was found on its words.

    ``verdict``: right, wrong (linked to somebody else, or at all where nobody is meant), open
    (no link where somebody is meant) or quiet (no link, and nobody is meant).
    """

    gold: Gold
    found: tuple[Mention, ...]
    verdict: str


def judge(gold: Gold, analysis: Analysis, layer: ActorLayer) -> Outcome:
    """Compare one gold mention with the mentions of the layer."""
    found = _on(gold, analysis, layer.mentions)
    linked = [m for m in found if m.actor is not None]
    if not linked:
        return Outcome(gold, found, "quiet" if gold.nobody else "open")
    options = set(gold.actor.split("|")) - {"-"}
    right = any(_all_of(option, linked) for option in options)
    return Outcome(gold, found, "right" if right else "wrong")


def _on(gold: Gold, analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions with this very head word; for names and titles also the closest around it."""
    heads = {token.i for token in analysis.tokens_between(gold.start, gold.end)}
    found = tuple(m for m in mentions if m.head in heads)
    if gold.kind == "pronoun":
        return tuple(m for m in found if m.start == gold.start and m.end == gold.end)
    if gold.kind == "metonym":
        inner = tuple(m for m in found if m.end - m.start == gold.end - gold.start)
        return inner or found
    if found:
        return found
    around = [m for m in mentions if m.start <= gold.start and gold.end <= m.end]
    if gold.kind != "name":
        around = [m for m in around if m.end == gold.end]
    narrow = min((m.end - m.start for m in around), default=0)
    return tuple(m for m in around if m.end - m.start == narrow)


def _all_of(option: str, linked: Sequence[Mention]) -> bool:
    patterns = option.split("+")
    return all(any(_is(p, m) for m in linked) for p in patterns) and all(
        any(_is(p, m) for p in patterns) for m in linked
    )


def _is(pattern: str, mention: Mention) -> bool:
    if pattern.startswith("@"):
        return pattern[1:] in (mention.actor, mention.principal)
    return fnmatchcase(mention.actor or "", pattern)


def shares(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """The figures of one set: how many, and shares in percent.

    ``right`` is of those that refer to somebody, ``wrong`` of all.
    """
    kept = list(outcomes)
    names = [o for o in kept if o.gold.kind == "name"]
    references = [o for o in kept if o.gold.kind in REFERRING]
    figures = {"names": float(len(names)), "references": float(len(references))}
    if names:
        figures["names right"] = _share(names, "right")
    if references:
        somebody = [o for o in references if not o.gold.nobody]
        figures["references right"] = _share(somebody, "right")
        figures["references wrong"] = _share(references, "wrong")
    for kind in REFERRING:
        of_kind = [o for o in references if o.gold.kind == kind and not o.gold.nobody]
        if of_kind:
            figures[f"{kind}s right"] = _share(of_kind, "right")
    return figures


def _share(outcomes: Sequence[Outcome], verdict: str) -> float:
    if not outcomes:
        return 0.0
    return 100 * sum(o.verdict == verdict for o in outcomes) / len(outcomes)
