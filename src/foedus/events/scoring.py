"""What the trained classifiers think passes between two sides.

The network's answer (``language.focus``), weighed by what the words say (:mod:`.wording`). They
know types, not directions: who does it to whom is read off the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from foedus.events.party import Party
from foedus.events.wording import NOTHING, buckets, load_wording, reweighed
from foedus.language import Analysis

__all__ = ["NOTHING", "pair_shares", "type_shares"]


def pair_shares(analysis: Analysis, one: int, other: int) -> Mapping[str, float]:
    """The share of each PLOVER type, and of :data:`NOTHING`, between the actors at two tokens.

    Empty if the pipeline has no classifier or the tokens lie too far apart.
    """
    found = analysis.relation(one, other)
    if not found:
        return {}
    return reweighed(found, load_wording().scores(buckets(analysis, {one, other})))


def type_shares(
    analysis: Analysis, source: Iterable[Party], target: Iterable[Party]
) -> Mapping[str, float]:
    """The share of each PLOVER type, and of :data:`NOTHING`, between two sides.

    The mean over all pairs of their parties; a side without parties is left out, so that an
    event without a target is judged by its source alone. Empty if the pipeline has no classifier
    or no pair stands near enough.
    """
    sources, targets = list(source), list(target)
    pairs = product(sources or targets, targets or sources)
    heads = {(one.head, other.head) for one, other in pairs}
    answers = [found for pair in sorted(heads) if (found := pair_shares(analysis, *pair))]
    if not answers:
        return {}
    return {root: sum(a[root] for a in answers) / len(answers) for root in answers[0]}
