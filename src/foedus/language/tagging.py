"""Best tag sequences under the rules of BIO."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MARGIN = 4
"""Steps searched on each side of all that the single best tags mark; beyond, ``O`` is best."""


@cache
def _transitions(tags: tuple[str, ...]) -> tuple[Floats, Floats]:
    """(from, to) penalties and starting penalties: I-x only after B-x or I-x."""
    n = len(tags)
    moves = np.zeros((n, n), dtype=np.float32)
    starts = np.zeros(n, dtype=np.float32)
    for b, tag in enumerate(tags):
        if tag.startswith("I-"):
            starts[b] = -1e6
            for a, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    moves[a, b] = -1e6
    return moves, starts


def viterbi(logits: Floats, tags: tuple[str, ...]) -> NDArray[np.int64]:
    """Best allowed sequences.

    Args:
        logits: (rows, steps, tags), normalised or not.
        tags: Names of the tags, ``O``, ``B-x``, ``I-x``.

    Returns:
        (rows, steps) tag indices.
    """
    path: NDArray[np.int64] = logits.argmax(2)
    broken = ~_allowed(path, tags)
    if broken.any():
        rows, columns = np.flatnonzero(broken)[:, None], _tagged_part(path[broken])
        path[rows, columns] = _search(logits[rows, columns], tags)
    return path


def _tagged_part(path: NDArray[np.int64]) -> NDArray[np.int64]:
    """(rows, width) steps around all that is tagged in each row; the rest stays ``O``."""
    steps = path.shape[1]
    tagged = path > 0
    first = np.maximum(0, tagged.argmax(1) - MARGIN)
    last = np.minimum(steps, steps - tagged[:, ::-1].argmax(1) + MARGIN)
    width = int((last - first).max())
    columns: NDArray[np.int64] = np.minimum(first, steps - width)[:, None] + np.arange(width)
    return columns


def _allowed(path: NDArray[np.int64], tags: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which sequences of single best tags obey BIO already, and so are the best of all."""
    moves, starts = _transitions(tags)
    legal: NDArray[np.bool_] = (moves[path[:, :-1], path[:, 1:]] == 0).all(1)
    begins: NDArray[np.bool_] = starts[path[:, 0]] == 0
    return legal & begins


def _search(logits: Floats, tags: tuple[str, ...]) -> NDArray[np.int64]:
    """Viterbi's algorithm over all rows at once."""
    moves, starts = _transitions(tags)
    rows, steps, n = logits.shape
    back = np.zeros((rows, steps, n), dtype=np.int64)
    score = logits[:, 0] + starts
    for k in range(1, steps):
        options = score[:, :, None] + moves
        back[:, k] = options.argmax(1)
        score = options.max(1) + logits[:, k]
    path = np.zeros((rows, steps), dtype=np.int64)
    path[:, -1] = score.argmax(1)
    at = np.arange(rows)
    for k in range(steps - 1, 0, -1):
        path[:, k - 1] = back[at, k, path[:, k]]
    return path


def segments(path: NDArray[np.int64], tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """(first, last, label) of every B-I run of one sequence, last exclusive."""
    found: list[tuple[int, int, str]] = []
    for i in np.flatnonzero(path):
        tag = tags[path[i]]
        if tag[0] == "I" and found and found[-1][1] == i:
            found[-1] = (found[-1][0], int(i) + 1, found[-1][2])
        else:
            found.append((int(i), int(i) + 1, tag[2:]))
    return found
