"""A second look at the sentence of a cue: what each atom is depends on what the others are.

The encoder reads a sentence once, for all its cues. What belongs to one of them is settled by one
small transformer layer (Vaswani et al. 2017) over its sentence, which knows the cue. The numpy
twin of ``training.reread.Reread``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from foedus.language.tagging import Floats, softmax

HEADS = 4
"""Attention heads."""


@dataclass(frozen=True)
class Reread:
    """Weights of the layer, named as in its twin; matrices (out, in)."""

    norm1_weight: Floats
    norm1_bias: Floats
    look_weight: Floats
    look_bias: Floats
    out_weight: Floats
    out_bias: Floats
    norm2_weight: Floats
    norm2_bias: Floats
    up_weight: Floats
    up_bias: Floats
    down_weight: Floats
    down_bias: Floats

    def __call__(self, x: Floats, ends: Sequence[int]) -> None:
        """Read again, in place.

        Args:
            x: (atoms, width) of sentences one below the other, each given its cue.
            ends: Where each sentence ends.
        """
        x += self._seen(_normal(x, self.norm1_weight, self.norm1_bias), ends)
        inner = _normal(x, self.norm2_weight, self.norm2_bias) @ self._up
        inner += self.up_bias
        x += np.maximum(inner, 0, out=inner) @ self._down
        x += self.down_bias

    def _seen(self, x: Floats, ends: Sequence[int]) -> Floats:
        """What the atoms of each sentence see of it."""
        told = self.out_weight.shape[1]
        key = (len(self.look_weight) - told) // 2
        looks = x @ self._look
        looks += self.look_bias
        each = np.empty((len(x), told), dtype=np.float32)
        for first, last in pairwise([0, *ends]):
            query, keys, values = (
                part.reshape(last - first, HEADS, -1).transpose(1, 0, 2)
                for part in np.split(looks[first:last], [key, 2 * key], axis=1)
            )
            shares = softmax(query @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(key // HEADS)))
            mixed = each[first:last].reshape(last - first, HEADS, -1)
            mixed[:] = (shares @ values).transpose(1, 0, 2)
        seen: Floats = each @ self._out
        seen += self.out_bias
        return seen

    @cached_property
    def _look(self) -> Floats:
        return _laid_out(self.look_weight)

    @cached_property
    def _out(self) -> Floats:
        return _laid_out(self.out_weight)

    @cached_property
    def _up(self) -> Floats:
        return _laid_out(self.up_weight)

    @cached_property
    def _down(self) -> Floats:
        return _laid_out(self.down_weight)


def _laid_out(weight: Floats) -> Floats:
    """(in, out), row by row in memory: multiplies in half the time, and each row as if alone."""
    return np.ascontiguousarray(weight.T)


def _normal(x: Floats, weight: Floats, bias: Floats) -> Floats:
    """Layer normalisation, as torch has it."""
    normal: Floats = x - x.mean(1, keepdims=True)
    normal /= np.sqrt((normal * normal).mean(1, keepdims=True) + np.float32(1e-5))
    normal *= weight
    normal += bias
    return normal
