"""Where spans may begin and end: the seams between neighbouring words of a tree.

Tagged each by itself, the words of a span end at times in the middle of a phrase. A linear chain
(Lafferty, McCallum and Pereira 2001) adds a score for each pair of neighbouring tags, given how
the second word hangs together with the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from foedus.language.branches import Trees
from foedus.language.tagging import Floats, may_follow

APART, WITHIN = 0, 1
"""The classes of a seam between two sentences, and of one inside a word."""

MARGIN = 4.0
"""Tags this many nats below the best of a step are not considered: no sequence of PolNeAR dev is
another one for it."""

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
    logits: Floats, scores: Scores, trees: Trees, tags: tuple[str, ...]
) -> NDArray[np.int64]:
    """Best allowed sequences of a chain.

    Only where tags are in doubt is there anything to settle: the best sequence is sought from
    before each such stretch until after it.

    Args:
        logits: (rows, steps, tags); the steps are the atoms of a window.
        scores: What the chain adds, ``-inf`` for tags that may not follow each other.
        trees: The trees of the window.
        tags: Names of the tags, ``O``, ``B-x``, ``I-x``; eight at most.

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
    steps_at: dict[int, Sequence[Sequence[float]]] = {}
    for row in np.flatnonzero(doubtful.any(1)).tolist():
        for first, last in _stretches(np.flatnonzero(doubtful[row]).tolist(), path.shape[1]):
            part = slice(first, last)
            some = [choices[k] for k in likely[row, part].tolist()]
            for atom in range(first, last):
                if atom not in steps_at:
                    steps_at[atom] = scores[seam(trees, atom)]
            steps = [steps_at[atom] for atom in range(first, last)]
            start = int(path[row, first - 1]) if first else 0
            path[row, part] = _best(logits[row, part].tolist(), some, steps, start)
    return path


def _stretches(doubtful: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """(first, last) of the runs of doubtful steps, each with the step after it."""
    first = doubtful[0]
    for step, following in zip(doubtful, [*doubtful[1:], end + 2], strict=True):
        if following > step + 2:
            yield first, min(step + 2, end)
            first = following


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
