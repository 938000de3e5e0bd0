"""Questions about one or two actors of a sentence, answered after reading.

The network gives every atom a vector; a question costs a few small products over its sentence
and no further reading. The numpy twin of ``training.network.Focused``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.language.labels import RELATIONS, STANCES
from foedus.language.pairs import Floats, Outputs, Pairs
from foedus.language.tagging import softmax

HEADS = 4
"""Attention heads of a question."""


@dataclass(frozen=True)
class Head:
    """The last layer of one kind of question and the names of its classes."""

    classes: tuple[str, ...]
    weight: Floats
    bias: Floats

    def shares(self, vectors: Floats, at: Sequence[int]) -> dict[str, float]:
        """The share of each class.

        Args:
            vectors: (rows, ...) that may bear on it.
            at: Rows of the actors asked about; their order means nothing.
        """
        size = self.weight.shape[1]
        key = vectors.shape[1] // 2 - size
        rows = len(vectors)
        asker = vectors[at[0]] if len(at) == 1 else vectors[list(at)].mean(0)
        own, query = asker[:size], asker[size : size + key].reshape(HEADS, -1)
        keys = vectors[:, size + key : size + 2 * key].reshape(rows, HEADS, -1)
        told = vectors[:, size + 2 * key :].reshape(rows, HEADS, -1)
        scores = np.einsum("hd,rhd->hr", query, keys) / np.sqrt(key / HEADS)
        context = np.einsum("hr,rhd->hd", softmax(scores), told).reshape(-1)
        hidden = np.maximum(own + context, 0)
        shares = softmax(self.weight @ hidden + self.bias)
        return dict(zip(self.classes, shares.round(6).tolist(), strict=True))


def heads(pairs: Pairs) -> dict[str, Head]:
    """The kinds of question a model can answer: none, if it was trained without them."""
    found = {}
    if pairs.relation_weight is not None and pairs.relation_bias is not None:
        found["relation"] = Head(RELATIONS, pairs.relation_weight, pairs.relation_bias)
    if pairs.stance_weight is not None and pairs.stance_bias is not None:
        found["stance"] = Head(STANCES, pairs.stance_weight, pairs.stance_bias)
    return found


class Focus:
    """What is kept of a reading for later questions; half precision, never stored."""

    def __init__(self, heads: dict[str, Head]) -> None:
        self._heads = heads
        self._windows: list[tuple[int, NDArray[np.int64], dict[str, NDArray[np.float16]]]] = []
        self._tokens = 0

    def add(self, out: Outputs, starts: Sequence[int], atoms: int) -> None:
        """Keep a window: the first atom of each of its tokens, and how many atoms it has."""
        kept = {task: out[task][1:].astype(np.float16, copy=False) for task in self._heads}
        self._windows.append((self._tokens, np.array([*starts, atoms]), kept))
        self._tokens += len(starts)

    def shares(
        self, task: str, tokens: Sequence[int], first: int, last: int
    ) -> dict[str, float] | None:
        """The share of each class for the actors at ``tokens``.

        Args:
            task: ``relation`` or ``stance``.
            tokens: One or two token indices.
            first: The first token of their sentences.
            last: One past the last.

        Returns:
            None if the model answers no such questions or never saw the tokens together.
        """
        if task not in self._heads:
            return None
        for base, starts, kept in self._windows:
            end = base + len(starts) - 1
            if base <= min(tokens) and max(tokens) < end:
                a, b = int(starts[max(first - base, 0)]), int(starts[min(last, end) - base])
                rows = [int(starts[i - base]) - a for i in tokens]
                return self._heads[task].shares(kept[task][a:b].astype(np.float32), rows)
        return None
