"""Scores of possible heads to the best tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores, root_scores: Scores) -> list[int]:
    """Heads of ``n`` words, exactly one of which is its own head (the root).

    Args:
        scores: (n, n), ``scores[i, j]`` for j as head of i; the diagonal is ignored.
        root_scores: (n,), for each word as the root.

    The greedy choice is taken when it is a tree, which it nearly always is; otherwise the maximum
    spanning arborescence (Chu and Liu 1965, Edmonds 1967) under the best root.
    """
    n = len(root_scores)
    if n == 1:
        return [0]
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    best = scores.argmax(1)
    gain = root_scores - scores[np.arange(n), best]
    root = int(gain.argmax())
    heads = best.copy()
    heads[root] = root
    if _is_tree(heads, root):
        return [int(h) for h in heads]
    return _arborescence(scores, root)


def _is_tree(heads: NDArray[np.int64], root: int) -> bool:
    reached = heads.copy()
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == root).all())


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
