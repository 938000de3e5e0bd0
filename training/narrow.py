"""A network with fewer units inside its layers and its parser: those that tell most are kept.

What a unit tells is its mean squared output times the squared length of what it adds to what
comes next (the magnitude criterion of Han and others 2015, on activations in place of weights).
Training goes on from what is left, with the wider network's weights as the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from training.distil import Batch
from training.evaluate import trained
from training.network import Network, losses
from training.train import Config, batches, begin, read_documents, size_of

Heard = Callable[[Tensor, Tensor], Tensor]
"""From what a module is given and what it returns to what the units say, (rows, units)."""

SEEN = 60
"""Batches on which units are compared."""


@dataclass(frozen=True)
class Units:
    """Units of one kind.

    Attributes:
        size: The field of `Size` that counts them.
        weights: The weights that have one row or column for each, and in which dimension. More
            rows than units (a bias) stay.
    """

    size: str
    weights: tuple[tuple[str, int], ...]


def kinds(layers: int) -> dict[str, Units]:
    """All kinds of units that can be fewer, by name, in a network of so many layers."""
    found = {}
    for k in range(layers):
        found[f"layers.{k}"] = _inner(f"layers.{k}", "inner")
    found["reread"] = _inner("reread", "reread")
    for side, name in enumerate(("arc_dep", "arc_head")):
        found[name] = Units("arc", (*_rows(name), ("arc", side)))
    pair = (*_rows("rel_dep"), *_rows("rel_head"), ("rel_out.weight", 1))
    return {**found, "relation": Units("relation", pair)}


def _inner(layer: str, size: str) -> Units:
    return Units(size, (*_rows(f"{layer}.up"), (f"{layer}.down.weight", 1)))


def _rows(linear: str) -> tuple[tuple[str, int], ...]:
    return (f"{linear}.weight", 0), (f"{linear}.bias", 0)


def narrow(data: Path, wide: Path, kept: dict[str, int], target: Path) -> None:
    """Write ``target/model.pt`` and a ``trunk.pt`` to go on from.

    Args:
        data: What was prepared.
        wide: The finished run.
        kept: How many units are kept, by the field of `Size` that counts them.
        target: Folder of the new run.
    """
    net, _, pieces = trained(data, wide)
    c = Config()
    seen = islice(batches(read_documents(data, c), c, pieces, (c.seed,)), SEEN)
    begin(target, narrowed(net.state_dict(), listen(net.eval(), seen), kept))


def narrowed(
    state: dict[str, Tensor], told: dict[str, Tensor], kept: dict[str, int]
) -> dict[str, Tensor]:
    """Weights with the units that tell most; ``told`` as of `listen`, ``kept`` as of `narrow`."""
    found = dict(state)
    for name, units in kinds(size_of(state).layers).items():
        if units.size not in kept:
            continue
        best = told[name].topk(kept[units.size]).indices.sort().values
        for weight, dim in units.weights:
            more = torch.arange(len(told[name]), found[weight].shape[dim])
            found[weight] = found[weight].index_select(dim, torch.cat([best, more]))
    return found


@torch.no_grad()
def listen(net: Network, seen: Iterable[Batch]) -> dict[str, Tensor]:
    """What each unit tells, by kind of unit, summed over some batches."""
    told: dict[str, Tensor] = {}
    hooks = []

    def hear(name: str, module: nn.Module, after: Tensor, heard: Heard) -> None:
        """Add up what the units tell whenever a module runs; ``after`` (units, ...) reads them."""
        length = (after**2).sum(1)
        told[name] = torch.zeros_like(length)

        def hook(_: object, given: tuple[Tensor], raised: Tensor) -> None:
            told[name] += (heard(given[0], raised) ** 2).sum(0) * length

        hooks.append(module.register_forward_hook(hook))

    for k, layer in enumerate(net.layers):
        hear(f"layers.{k}", layer.up, layer.down.weight.T, lambda _, x: F.gelu(x)[pieces])
    again = net.reread.down
    hear("reread", again, again.weight.T, lambda x, _: x.flatten(0, 1))
    hear("arc_dep", net.arc_dep, net.arc[:-1], lambda _, x: F.gelu(x)[atoms])
    hear("arc_head", net.arc_head, net.arc.T, lambda _, x: F.gelu(x)[atoms])
    hear("relation", net.rel_out, net.rel_out.weight.T, lambda x, _: x)
    for batch in seen:
        pieces, atoms = batch["piece_mask"], batch["atom_mask"]
        out = net(batch["pieces"], batch["shapes"], batch["first"], pieces)
        losses(net, batch, out)
    for hook in hooks:
        hook.remove()
    return told
