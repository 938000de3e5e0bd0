"""Where spans may begin and end: the seams between neighbouring words of a tree.

Tagged each by itself, the words of a span end at times in the middle of a phrase. A linear chain
(Lafferty, McCallum and Pereira 2001) adds a score for each pair of neighbouring tags, given how
the second word hangs together with the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import inf
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from foedus.language.branches import Trees
from foedus.language.inputs import Ints
from foedus.language.tagging import Floats, may_follow

APART, WITHIN = 0, 1
"""The classes of a seam between two sentences, and of one inside a word."""

MARGIN = 3.0
"""Tags this many nats below the best of a step are not considered: spans of PolNeAR dev lose less
than 0.1 points by it."""

Scores = Sequence[Sequence[Sequence[float]]]
"""By class of the seam, tag before it and tag after it."""


def seam_classes(relations: int) -> int:
    """How many classes there are, given the number of relation labels."""
    return 2 + 2 * relations


def seam(trees: Trees, atom: int) -> int:
    """The class of the seam before an atom.

    A word that hangs on one to its right leaves something open: the class is its relation. Else
    it is the relation of the branch that begins after the seam.
    """
    word = trees.word_at(atom)
    if trees.firsts[word] != atom:
        return WITHIN
    if trees.sentences[trees.sentence_of(word)][0] == word:
        return APART
    before, heads = word - 1, trees.heads
    if heads[before] > before:
        return 2 + trees.labels + trees.relations[before]
    top = word
    while heads[top] >= word and heads[top] != top:
        top = heads[top]
    return 2 + trees.relations[top]


def best_paths(
    logits: Floats, scores: Scores, trees: Trees, tags: tuple[str, ...], firsts: Ints
) -> NDArray[np.int64]:
    """Best allowed sequences of a chain.

    Only where tags are in doubt is there anything to settle: the best sequence is sought in each
    such stretch and the step after it, given what stands before.

    Args:
        logits: (rows, steps, tags); the steps are atoms of a window.
        scores: What the chain adds, ``-inf`` for tags that may not follow each other.
        trees: The trees of the window.
        tags: Names of the tags, ``O``, ``B-x``, ``I-x``; eight at most.
        firsts: The atom that is the first step of each row.

    Returns:
        (rows, steps) tag indices.
    """
    path: NDArray[np.int64] = logits.argmax(2)
    near = logits >= np.take_along_axis(logits, path[..., None], 2) - MARGIN
    likely = np.packbits(near, axis=2, bitorder="little")[..., 0]
    choices = _choices(tags)
    before = np.zeros_like(path)
    before[:, 1:] = path[:, :-1]
    doubtful = (likely & (likely - 1)).astype(bool) | ~may_follow(tags)[before, path]
    doubtful[:, 1:] |= doubtful[:, :-1]  # what follows a doubtful tag has its say about it
    rows, steps = np.nonzero(doubtful)
    if not len(rows):
        return path
    given, starts = logits[rows, steps].tolist(), before[rows, steps].tolist()
    some = [choices[k] for k in likely[rows, steps].tolist()]
    atoms = (firsts[rows] + steps).tolist()
    at = {atom: scores[seam(trees, atom)] for atom in set(atoms)}
    into = [at[atom] for atom in atoms]
    apart = np.diff(rows * (path.shape[1] + 1) + steps) != 1
    borders = [0, *(np.flatnonzero(apart) + 1).tolist(), len(rows)]
    path[rows, steps] = [
        tag
        for a, b in pairwise(borders)
        for tag in _best(given[a:b], some[a:b], into[a:b], starts[a])
    ]
    return path


@cache
def _choices(tags: tuple[str, ...]) -> list[list[int]]:
    """The tags to consider, given those that are likely, as bits.

    Where a span may go on one may begin.
    """
    begins = [tags.index(f"B-{tag[2:]}") if tag != "O" else 0 for tag in tags]
    found = []
    for likely in range(1 << len(tags)):
        own = {tag for tag in range(len(tags)) if likely >> tag & 1}
        found.append(sorted(own | {begins[tag] for tag in own}))
    return found


def _best(
    logits: Sequence[Sequence[float]],
    choices: Sequence[Sequence[int]],
    scores: Sequence[Sequence[Sequence[float]]],
    start: int,
) -> list[int]:
    """Viterbi's algorithm over some steps after a tag ``start``."""
    reached = [(start, 0.0)]
    backs: list[dict[int, int]] = []
    for row, tags, into in zip(logits, choices, scores, strict=True):
        back: dict[int, int] = {}
        ahead = []
        for tag in tags:
            best, back[tag] = -inf, reached[0][0]
            for before, total in reached:
                score = total + into[before][tag]
                if score > best:
                    best, back[tag] = score, before
            ahead.append((tag, best + row[tag]))
        reached = ahead
        backs.append(back)
    tag, _ = max(reached, key=itemgetter(1))
    path = []
    for back in reversed(backs):
        path.append(tag)
        tag = back[tag]
    return path[::-1]
