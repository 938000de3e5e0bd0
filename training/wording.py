"""The weights of ``foedus.events.wording``: ridge regression on marked sentences.

Each type is a column, 1 where a sentence is of that type and a little below 0 elsewhere (Hoerl
and Kennard 1970). With fewer sentences than features the weights follow from the products of
sentences with each other (the dual form).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.relations import OLDER, QUAD_OF, Row, figures, heads
from numpy.typing import NDArray

from foedus.events.wording import BUCKETS, SURENESS, TYPES, Wording, buckets, reweighed, weighed
from foedus.language import load
from foedus.language.labels import RELATIONS
from training import relations
from training.relations import YIELD, Example

RIDGE = 0.3
OWN_WEIGHT = 0.5
"""What one of our own sentences counts beside one of PLV: they show more words, but those of PLV
were written by newspapers."""
EVENLY = {name: 0.5 ** (1 / SURENESS) if name in OLDER["YIELD"] else 1.0 for name in TYPES}
"""What makes the classes of PLV equal, for the words alone."""

Matrix = NDArray[np.float64]
Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Clues:
    """A sentence to learn from.

    Attributes:
        found: How many features fall into each bucket.
        label: Index of the class.
        weight: What the sentence counts.
    """

    found: Counter[int]
    label: int
    weight: float = 1.0


def read(examples: Sequence[Example], weight: float = 1.0) -> list[Clues]:
    """Sentences as the shipped model reads them, all of one weight."""
    read = load().read([example.text for example in examples])
    return [
        Clues(buckets(analysis, set(heads(analysis, example.spans))), example.label, weight)
        for example, analysis in zip(examples, read, strict=True)
    ]


def fit(examples: Sequence[Clues]) -> Wording:
    """The classifier learned from sentences in which something passes; the rest is left out."""
    acting = [clues for clues in examples if clues.label != RELATIONS.index("NONE")]
    rarity = _rarity(acting)
    columns = _columns(acting, rarity)
    products = np.zeros((len(acting), len(acting)))
    for rows, values in columns.values():
        products[np.ix_(rows, rows)] += np.outer(values, values)
    products[np.diag_indices_from(products)] += [RIDGE / clues.weight for clues in acting]
    dual = np.linalg.solve(products, np.array([_aim(clues.label) for clues in acting]))
    weights = np.zeros((BUCKETS, len(TYPES)))
    for bucket, (rows, values) in columns.items():
        weights[bucket] = values @ dual[rows]
    return Wording.of(weights, rarity)


def _columns(examples: Sequence[Clues], rarity: Halves) -> dict[int, tuple[list[int], Matrix]]:
    """For each bucket the sentences that have features in it, and their weights."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, clues in enumerate(examples):
        for bucket, weight in weighed(clues.found, rarity).items():
            found[bucket].append((row, weight))
    return {
        bucket: ([row for row, _ in pairs], np.array([weight for _, weight in pairs]))
        for bucket, pairs in found.items()
    }


def _rarity(examples: Sequence[Clues]) -> Halves:
    seen = Counter(bucket for clues in examples for bucket in clues.found)
    often = np.ones(BUCKETS)
    often[list(seen)] = list(seen.values())
    return (1 + np.log(len(examples) / often)).astype(np.float16)


def _aim(label: int) -> Matrix:
    """1 at the type, or at both that PLV joins; the rest sums up to -1."""
    names = ("CONCEDE", "RETREAT") if label == YIELD else (RELATIONS[label],)
    aim = np.full(len(TYPES), -1 / (len(TYPES) - 1))
    aim[[TYPES.index(name) for name in names]] = 1
    return aim


def prepare(corpora: Path, fold: int | None, target: Path) -> None:
    """Write the weights learned from PLV and our own sentences.

    Args:
        corpora: Has ``relations``.
        fold: Of PLV this fold is left out; None for nothing.
        target: The file to write.
    """
    plv = relations.split(relations.plv(corpora / relations.PLV), fold)[0]
    fit([*read(plv), *read(relations.plv(relations.OWN), OWN_WEIGHT)]).save(target)
    print(f"{target.stat().st_size / 1e6:.2f} MB  {target}")


def cross_validate(corpora: Path) -> dict[str, float]:
    """Figures of the words alone over all of PLV, each fifth judged by what the others teach.

    Args:
        corpora: Has ``relations``.
    """
    examples, own = relations.plv(corpora / relations.PLV), relations.plv(relations.OWN)
    clues = [*read(examples), *read(own, OWN_WEIGHT)]
    fold_of = [*relations.folds(examples), *[None] * len(own)]
    names = [*RELATIONS, "YIELD"]
    gold: list[Row] = []
    answers: list[dict[str, float]] = []
    for fold in range(relations.FOLDS):
        known = fit([c for c, k in zip(clues, fold_of, strict=True) if k != fold])
        held = [c for c, k in zip(clues, fold_of, strict=True) if k == fold]
        gold += (Row("", {}, names[c.label], QUAD_OF[names[c.label]]) for c in held)
        answers += (reweighed(EVENLY, known.scores(c.found)) for c in held)
    return figures(gold, answers)
