"""A second look at the sentence of a cue: what each atom is depends on what the others are.

The encoder reads a sentence once, for all its cues. What belongs to one of them is settled by one
small transformer layer (Vaswani et al. 2017) over its sentence, which knows the cue. The torch
twin of :mod:`foedus.language.reread`.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from foedus.language.branches import ELSEWHERE
from foedus.language.reread import HEADS


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
        inside = (steps < sizes)[..., None]
        part = x.gather(1, index)
        change = self._layer(part, inside) - part
        return x.scatter_add(1, index, torch.where(inside, change, 0).to(x.dtype))

    def _layer(self, x: Tensor, inside: Tensor) -> Tensor:
        query, key, told = (
            part.unflatten(2, (HEADS, -1)).transpose(1, 2)
            for part in self.look(self.norm1(x)).split(self.parts, 2)
        )
        scores = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5
        scores = scores + (~inside[:, None, None, :, 0]).to(scores.dtype) * -1e4
        seen = (torch.softmax(scores, -1) @ told).transpose(1, 2).flatten(2)
        x = x + self.drop(self.out(seen))
        return x + self.drop(self.down(F.relu(self.up(self.norm2(x)))))
