"""Questions about one or two actors of a sentence, answered after reading.

What the network made of every atom is kept; a question costs a few small products over its
sentence and no further reading. The numpy twin of ``training.network.Focused``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.language.labels import RELATIONS, STANCES
from foedus.language.pairs import Floats, Outputs, Pairs, Question
from foedus.language.tagging import softmax

HEADS = 4
"""Attention heads of a question."""


@dataclass(frozen=True)
class Head:
    """The weights of one kind of question and the names of its classes."""

    classes: tuple[str, ...]
    weights: Question

    def shares(self, rows: Floats, at: Sequence[int]) -> dict[str, float]:
        """The share of each class.

        Everything is linear but for the attention, so atoms are added up before they are mapped
        to what they tell, and the query is mapped to them in place of their keys to it.

        Args:
            rows: (atoms, width) that may bear on it.
            at: Those of the actors asked about; their order means nothing.
        """
        w = self.weights
        size = w.weight.shape[1]
        key = len(w.atom_bias) // 2 - size
        width = rows.shape[1]
        asker = rows[at[0]] if len(at) == 1 else rows[list(at)].mean(0)
        asked = w.atom_weight[: size + key] @ asker + w.atom_bias[: size + key]
        keys = w.atom_weight[size + key : size + 2 * key].reshape(HEADS, -1, width)
        query = (asked[size:].reshape(HEADS, 1, -1) @ keys)[:, 0]
        seen = softmax(query @ rows.T / (key / HEADS) ** 0.5) @ rows
        tell = w.atom_weight[size + 2 * key :].reshape(HEADS, -1, width)
        context = (tell @ seen[:, :, None]).reshape(-1) + w.atom_bias[size + 2 * key :]
        hidden = np.maximum(asked[:size] + context, 0)
        shares = softmax(w.weight @ hidden + w.bias)
        return dict(zip(self.classes, shares.round(6).tolist(), strict=True))


def heads(pairs: Pairs) -> dict[str, Head]:
    """The kinds of question a model can answer: none, if it was trained without them."""
    kinds = (("relation", RELATIONS, pairs.relation), ("stance", STANCES, pairs.stance))
    return {kind: Head(classes, weights) for kind, classes, weights in kinds if weights}


class Focus:
    """What is kept of a reading for later questions; half precision, never stored."""

    def __init__(self, heads: dict[str, Head]) -> None:
        self._heads = heads
        self._windows: list[tuple[int, NDArray[np.int64], NDArray[np.float16]]] = []
        self._tokens = 0

    def add(self, out: Outputs, starts: Sequence[int], atoms: int) -> None:
        """Keep a window: the first atom of each of its tokens, and how many atoms it has."""
        if not self._heads:
            return
        kept = out["actors"][1:].astype(np.float16, copy=False)
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
                return self._heads[task].shares(kept[a:b].astype(np.float32), rows)
        return None
