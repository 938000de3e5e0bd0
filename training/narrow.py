"""A network with fewer inner units a layer: those that tell the rest of the layer most are kept.

What a unit tells is its mean squared output times the squared length of what it adds to the
layer's (the magnitude criterion of Han and others 2015, on activations in place of weights).
Training goes on from what is left, with the wider network's weights as the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its usual name

from training.distil import Batch
from training.evaluate import trained
from training.network import Layer, Network, barring
from training.train import Config, batches, begin, read_documents

SEEN = 60
"""Batches on which units are compared."""


def narrow(data: Path, wide: Path, inner: int, target: Path) -> None:
    """Write ``target/model.pt`` and a ``trunk.pt`` to go on from.

    Args:
        data: What was prepared.
        wide: The finished run.
        inner: Inner units a layer that are kept.
        target: Folder of the new run.
    """
    net, _, pieces = trained(data, wide)
    c = Config()
    seen = islice(batches(read_documents(data, c), c, pieces, (c.seed,)), SEEN)
    state = narrowed(net.state_dict(), units(net.eval(), seen), inner)
    begin(target, state)


def narrowed(state: dict[str, Tensor], told: Sequence[Tensor], inner: int) -> dict[str, Tensor]:
    """Weights with the ``inner`` units of each layer that tell most; ``told`` as of `units`."""
    found = dict(state)
    for k, each in enumerate(told):
        kept = each.topk(inner).indices.sort().values
        for part, dim in (("up.weight", 0), ("up.bias", 0), ("down.weight", 1)):
            name = f"layers.{k}.{part}"
            found[name] = state[name].index_select(dim, kept)
    return found


@torch.no_grad()
def units(net: Network, seen: Iterable[Batch]) -> list[Tensor]:
    """(inner) for each layer: what each unit tells, summed over the pieces of some batches."""
    told = [torch.zeros(layer.up.out_features) for layer in net.layers]

    def listen(layer: Layer, to: Tensor) -> None:
        length = (layer.down.weight**2).sum(0)

        def hear(_: object, __: object, raised: Tensor) -> None:
            to.add_((F.gelu(raised) ** 2)[mask].sum(0) * length)

        layer.up.register_forward_hook(hear)

    for layer, to in zip(net.layers, told, strict=True):
        listen(layer, to)
    for batch in seen:
        mask = batch["piece_mask"]
        net.encode(batch["pieces"], batch["shapes"], barring(mask))
    return told
