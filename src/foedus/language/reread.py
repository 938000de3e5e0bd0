"""A second look at the sentence of a cue: what each atom is depends on what the others are.

The encoder reads a sentence once, for all its cues. What belongs to one of them is settled by one
small transformer layer (Vaswani et al. 2017) over its sentence, which knows the cue. The numpy
twin of ``training.reread.Reread``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

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

    def __call__(self, x: Floats) -> Floats:
        """(atoms, width) of one sentence, given its cue, to the same."""
        x = x + self._seen(_normal(x, self.norm1_weight, self.norm1_bias))
        inner = _normal(x, self.norm2_weight, self.norm2_bias) @ self.up_weight.T + self.up_bias
        told: Floats = x + np.maximum(inner, 0, out=inner) @ self.down_weight.T + self.down_bias
        return told

    def _seen(self, x: Floats) -> Floats:
        told = self.out_weight.shape[1]
        key = (len(self.look_weight) - told) // 2
        looks = x @ self.look_weight.T + self.look_bias
        query, keys, values = (
            part.reshape(len(x), HEADS, -1).transpose(1, 0, 2)
            for part in np.split(looks, [key, 2 * key], axis=1)
        )
        scores = query @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(key // HEADS))
        powers = np.exp(scores - scores.max(2, keepdims=True))
        mixed = (powers / powers.sum(2, keepdims=True)) @ values
        each = mixed.transpose(1, 0, 2).reshape(len(x), told)
        seen: Floats = each @ self.out_weight.T + self.out_bias
        return seen


def _normal(x: Floats, weight: Floats, bias: Floats) -> Floats:
    """Layer normalisation, as torch has it."""
    centred = x - x.mean(1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(1, keepdims=True) + np.float32(1e-5))
    normal: Floats = centred / spread * weight + bias
    return normal
