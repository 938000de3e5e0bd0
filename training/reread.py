"""A second look at the sentence of a cue: what each atom is depends on what the others are.

The encoder reads a sentence once, for all its cues. What belongs to one of them is settled by one
small transformer layer (Vaswani et al. 2017) over its sentence, which knows the cue.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from foedus.language.branches import ELSEWHERE
from training.attention import attention

HEADS = 4
"""Attention heads."""
BARRED = -1e4
"""Added to the scores of padding. Not infinite: a row may have nothing but padding."""


class Reread(nn.Module):
    """One layer with normalisation first; untrained, it changes nothing."""

    def __init__(self, width: int, key: int = 64, told: int = 128, inner: int = 256) -> None:
        super().__init__()
        self.parts = [key, key, told]
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.look = nn.Linear(width, sum(self.parts))
        self.out = nn.Linear(told, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(0.2)
        for last in (self.out, self.down):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor, branch: Tensor) -> Tensor:
        """(rows, atoms, width) before the last layer of the roles, to the same.

        Args:
            x: A row for each cue.
            branch: (rows, atoms) branch classes; what is elsewhere neither changes nor is seen.
        """
        within = branch != ELSEWHERE
        sizes = within.sum(1, keepdim=True)
        longest = int(sizes.max()) if len(sizes) else 0
        if not longest:
            return x
        steps = torch.arange(longest, device=x.device)
        at = (within.int().argmax(1, keepdim=True) + steps).clamp(max=x.shape[1] - 1)
        index = at[..., None].expand(-1, -1, x.shape[2])
        inside = steps < sizes
        part = x.gather(1, index)
        barred = (~inside[:, None, None]).to(part.dtype) * BARRED
        change = self._layer(part, barred) - part
        return x.scatter_add(1, index, torch.where(inside[..., None], change, 0).to(x.dtype))

    def layer(self, sentence: Tensor) -> Tensor:
        """(atoms, width) of one whole sentence, given its cue, to the same."""
        return self._layer(sentence[None], None)[0]

    def _layer(self, x: Tensor, barred: Tensor | None) -> Tensor:
        """X (rows, atoms, width); ``barred`` as of `attention`."""
        told = attention(*self.look(self.norm1(x)).split(self.parts, 2), HEADS, barred)
        x = x + self.drop(self.out(told))
        return x + self.drop(self.down(F.relu(self.up(self.norm2(x)))))
