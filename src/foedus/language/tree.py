"""Scores of possible heads to the best tree of each sentence, with one root."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Ints = NDArray[np.int64]


def best_trees(blocks: Sequence[Scores], root_scores: Scores) -> Ints:
    """Heads of ``n`` words in sentences; one word of each is its own head (the root).

    Args:
        blocks: (k, k) for each sentence, ``block[i, j]`` for j as head of i; its diagonal, which
            means nothing, is overwritten.
        root_scores: (n,), for each word as the root.

    The greedy choice is taken where it is a tree, which it nearly always is; otherwise the maximum
    spanning arborescence (Chu and Liu 1965, Edmonds 1967) under the best root.
    """
    sizes = np.array([len(block) for block in blocks])
    firsts = sizes.cumsum() - sizes
    for block in blocks:
        block.flat[:: len(block) + 1] = -np.inf
    heads = np.concatenate([block.argmax(1) for block in blocks])
    sentence = np.repeat(np.arange(len(firsts)), sizes)
    widths = sizes[sentence]
    begins = widths.cumsum() - widths
    scores = np.concatenate([block.ravel() for block in blocks])[begins + heads]
    heads += firsts[sentence]
    roots = _first_best(root_scores - scores, firsts, sentence)
    heads[roots] = roots
    whole = np.logical_and.reduceat(_reached(heads, sizes) == roots[sentence], firsts)
    for k in np.flatnonzero(~whole).tolist():
        a = int(firsts[k])
        inner = _arborescence(blocks[k], int(roots[k]) - a)
        heads[a : a + len(inner)] = a + np.array(inner)
    return heads


def _first_best(values: Scores, firsts: Ints, sentence: Ints) -> Ints:
    """Of each sentence the first word with its highest value."""
    best = np.flatnonzero(values == np.maximum.reduceat(values, firsts)[sentence])
    found = np.zeros_like(firsts)
    found[sentence[best[::-1]]] = best[::-1]
    return found


def _reached(heads: Ints, sizes: Ints) -> Ints:
    """Where each word ends up by going from head to head, longer than any path to a root."""
    reached = heads
    for _ in range(int(sizes.max()).bit_length()):
        reached = reached[reached]
    return reached


def _arborescence(scores: Scores, root: int) -> list[int]:
    """Chu-Liu/Edmonds: break the first cycle by contracting it, until none is left."""
    n = len(scores)
    heads = scores.argmax(1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    position = {int(node): k for k, node in enumerate(outside)}
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    entering = scores[np.ix_(members, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, members)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf, dtype=scores.dtype)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entering.max(0)
    smaller[:-1, -1] = leaving.max(1)
    inner = _arborescence(smaller, position[root])
    result = heads.copy()
    for k, node in enumerate(outside):
        head = inner[k]
        result[node] = members[leaving[k].argmax()] if head == len(outside) else outside[head]
    result[root] = root
    entered_from = inner[-1]
    broken = members[entering[:, entered_from].argmax()]
    result[broken] = outside[entered_from]
    return [int(h) for h in result]


def _find_cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for visited in path:
            state[visited] = 2
    return None
