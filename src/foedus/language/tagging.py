"""Shares of tags, and best tag sequences under the rules of BIO."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def softmax(logits: Floats) -> Floats:
    """Shares along the last axis."""
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares


def tag_shares(logits: Floats, tags: NDArray[np.int64]) -> Floats:
    """The share of one tag in each row: (rows, all tags) and (rows,) to (rows,)."""
    shares: Floats = softmax(logits)[np.arange(len(tags)), tags]
    return shares


def rectified(values: Floats) -> Floats:
    """The values with nothing below zero, in place.

    numpy compares with a row of zeros in less than half the time that it takes with a number.
    """
    return np.maximum(values, np.zeros(values.shape[-1], values.dtype), out=values)


@cache
def _inner(tags: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """For each tag those it has to follow: B-x and I-x for I-x; none if it may follow any."""
    return tuple(
        (tags.index(f"B-{tag[2:]}"), k) if tag.startswith("I-") else ()
        for k, tag in enumerate(tags)
    )


@cache
def may_follow(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    """(tags, tags) true where the second tag may follow the first."""
    found = np.ones((len(tags), len(tags)), dtype=bool)
    for tag, before in enumerate(_inner(tags)):
        if before:
            found[:, tag] = False
            found[list(before), tag] = True
    return found


def viterbi(logits: Floats, tags: tuple[str, ...]) -> NDArray[np.int64]:
    """Best allowed sequences.

    Args:
        logits: (rows, steps, tags), normalised or not.
        tags: Names of the tags, ``O``, ``B-x``, ``I-x``.

    Returns:
        (rows, steps) tag indices.
    """
    path: NDArray[np.int64] = logits.argmax(2)
    before = np.zeros_like(path)
    before[:, 1:] = path[:, :-1]
    broken = ~may_follow(tags)[before, path]
    for row in np.flatnonzero(broken.any(1)).tolist():
        breaks = np.flatnonzero(broken[row]).tolist()
        path[row] = _repaired(logits[row], path[row].tolist(), breaks, tags)
    return path


def _repaired(
    logits: Floats, path: list[int], breaks: list[int], tags: tuple[str, ...]
) -> list[int]:
    """The best allowed sequence, given the single best tags and where these break the rules.

    Viterbi's algorithm, but only around the breaks: from :func:`_reach` on, and until the single
    best tags may follow the best one found.
    """
    inner = _inner(tags)
    reach = _reach(logits, path, breaks, inner)
    path = path.copy()
    while breaks:
        first = step = reach[0]
        scores = [-np.inf] * len(tags)
        scores[path[first - 1] if first else 0] = 0.0
        backs: list[list[int]] = []
        while True:
            scores, back = _advance(scores, logits[step].tolist(), inner)
            backs.append(back)
            step += 1
            tag = max(range(len(tags)), key=scores.__getitem__)
            passed = sum(k < step for k in breaks)
            free = step == len(path) or not inner[path[step]] or tag in inner[path[step]]
            if passed and free and (passed == len(breaks) or reach[passed] > step):
                break
        for back in reversed(backs):
            step -= 1
            path[step] = tag
            tag = back[tag]
        breaks, reach = breaks[passed:], reach[passed:]
    return path


def _advance(
    scores: list[float], row: list[float], inner: tuple[tuple[int, ...], ...]
) -> tuple[list[float], list[int]]:
    """The best score of every tag one step on, and the tag it comes from."""
    best = max(range(len(scores)), key=scores.__getitem__)
    back = [max(before, key=scores.__getitem__) if before else best for before in inner]
    return [scores[tag] + logit for tag, logit in zip(back, row, strict=True)], back


def _reach(
    logits: Floats, path: list[int], breaks: list[int], inner: tuple[tuple[int, ...], ...]
) -> list[int]:
    """For each break the first step that a best sequence may tag otherwise than ``path``.

    Every break can be mended by writing B-x for I-x. Steps before a break change only together,
    all from some step on, and only if that costs less than mending it and those after it so.
    """
    found = []
    price = 0.0
    for k in reversed(breaks):
        price += float(logits[k, path[k]] - logits[k, inner[path[k]][0]])
        first, cost = k, 0.0
        while first > 0:
            second, best = sorted(logits[first - 1].tolist())[-2:]
            cost += best - second
            if cost > price:
                break
            first -= 1
        found.append(first)
    return found[::-1]


def segments(path: NDArray[np.int64], tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """(first, last, label) of every B-I run of one sequence, last exclusive."""
    found: list[tuple[int, int, str]] = []
    tagged = np.flatnonzero(path)
    for i, k in zip(tagged.tolist(), path[tagged].tolist(), strict=True):
        tag = tags[k]
        if tag[0] == "I" and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
        else:
            found.append((i, i + 1, tag[2:]))
    return found
