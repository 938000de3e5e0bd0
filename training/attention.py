"""Attention of several heads; in an exported graph one operator."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its usual name


def attention(
    query: Tensor, key: Tensor, told: Tensor, heads: int, barred: Tensor | None = None
) -> Tensor:
    """What each row is told by those it looks at (Vaswani et al. 2017).

    Args:
        query: What each row looks for, (batch, rows, ...) of all heads side by side.
        key: What each answers to, as ``query``.
        told: What each tells, (batch, rows, ...).
        heads: Their number.
        barred: (batch, 1, 1, rows) added to the scores of what is looked at; None, which is the
            only case that can be exported, bars nothing.

    Returns:
        (batch, rows, ...) of all heads side by side, as wide as ``told``.
    """
    if torch.onnx.is_in_onnx_export():
        return _Operator.apply(query, key, told, heads)  # type: ignore[no-any-return]
    split = (t.unflatten(2, (heads, -1)).transpose(1, 2) for t in (query, key, told))
    return F.scaled_dot_product_attention(*split, attn_mask=barred).transpose(1, 2).flatten(2)


class _Operator(torch.autograd.Function):
    """Attention as one operator, which keeps its scores in the processor's cache."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, told: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """Something of the right shape: an exported graph keeps the operator, not its values."""
        return torch.zeros_like(told)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, told: Any, heads: int) -> Any:
        """The operator of onnxruntime."""
        mixed = g.op("com.microsoft::MultiHeadAttention", query, key, told, num_heads_i=heads)
        return mixed.setType(told.type())
