"""Linear maps that are trained as they will be read: in eight bits.

What the exported graph rounds (`training.export`), weights column by column and what comes in
window by window, is rounded in training as well, and gradients pass as if it were not
(Jacob and others 2018, section 3). So the weights settle where rounding costs little.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

STEPS = 64
"""Steps on each side of zero that a weight can take: one bit is kept from overflowing."""
LEVELS = 255
"""Steps between the least and the greatest of what comes in."""
LEAST = 1e-8
"""A step is not smaller."""


class Rounded(nn.Linear):
    """A linear map; in training its weights and what it is given are rounded."""

    def forward(self, x: Tensor) -> Tensor:
        """X (windows, places, width) to the same with the map's width."""
        if not self.training:
            return F.linear(x, self.weight, self.bias)
        return F.linear(rounded_windows(x), rounded_rows(self.weight), self.bias)


def rounded_rows(weight: Tensor) -> Tensor:
    """Each row (columns of the exported matrix) in steps of its own, the same to both sides."""
    step = weight.detach().abs().amax(1).clamp_min(LEAST) / STEPS
    zero = torch.zeros(len(step), dtype=torch.int32, device=weight.device)
    return torch.fake_quantize_per_channel_affine(weight, step, zero, 0, -STEPS, STEPS)


def rounded_windows(x: Tensor) -> Tensor:
    """Each window (first dimension) in steps from its least to its greatest value."""
    x = x.float()
    flat = x.detach().flatten(1)
    least, greatest = flat.amin(1).clamp(max=0), flat.amax(1).clamp(min=0)
    step = ((greatest - least) / LEVELS).clamp_min(LEAST)
    zero = torch.round(-least / step).clamp(0, LEVELS).to(torch.int32)
    return torch.fake_quantize_per_channel_affine(x, step, zero, 0, 0, LEVELS)
