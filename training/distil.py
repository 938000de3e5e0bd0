"""A smaller network that learns from a finished one what it says of every atom.

The smaller network keeps some of the layers and all heads of the larger one and is then trained
to have the heads read what the larger network's read (Romero and others 2015) and say what they
say (Hinton and others 2015), beside what the corpora say. So every text teaches every layer, also
those it has no labels for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from training.network import Network, allowed_heads, focused_logits, role_logits

Batch = dict[str, Tensor]


@dataclass(frozen=True)
class Said:
    """What a network says about a batch: what its heads read, and their logits."""

    read: tuple[Tensor, ...]
    out: Batch


def say(net: Network, batch: Batch) -> Said:
    """Run a network on a batch."""
    read = net.mixed(batch["pieces"], batch["shapes"], batch["first"], batch["piece_mask"])
    return Said(read, net.heads(*read))


def without_dropout(net: Network) -> None:
    """Switch dropout off: what the larger network says is soft enough to learn from without."""
    for module in net.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0


def adopt(net: Network, larger: dict[str, Tensor], layers: Sequence[int]) -> None:
    """Take over embeddings, heads and the given layers of a larger network's weights."""
    with torch.no_grad():
        for name, values in net.state_dict().items():
            kind, _, rest = name.partition(".")
            if kind == "layers":
                k, _, rest = rest.partition(".")
                values.copy_(larger[f"layers.{layers[int(k)]}.{rest}"])
            elif not kind.startswith("mix_"):
                values.copy_(larger[name])


def losses(net: Network, teacher: Network, batch: Batch, own: Said, told: Said) -> Batch:
    """One mean loss per layer, and ``read`` for what the heads read.

    Args:
        net: The smaller network.
        teacher: The larger.
        batch: As of `dataset.collate`.
        own: What the smaller says about it.
        told: What the larger says.
    """
    atoms = batch["atom_mask"].clone()
    atoms[:, 0] = False
    pairs = zip(own.read, told.read, strict=True)
    found = {"read": torch.stack([_apart(a[atoms], b[atoms]) for a, b in pairs]).sum()}
    for layer in ("upos", "feats", "lemma", "names"):
        found[layer] = _surprise(own.out[layer][atoms], told.out[layer][atoms])
    for layer in ("join", "sentence", "cue"):
        share = torch.sigmoid(told.out[layer][atoms].float())
        found[layer] = F.binary_cross_entropy_with_logits(own.out[layer][atoms].float(), share)
    found |= _trees(net, teacher, batch, own.out, told.out, atoms)
    if len(batch["anchor"]):
        known = batch["roles"] != -100
        says = (role_logits(n, batch, s.out)[known] for n, s in ((net, own), (teacher, told)))
        found["roles"] = _surprise(*says)
    for task in ("relation", "stance"):
        if len(batch[task]):
            at = batch[f"{task}_at"]
            heads = ((getattr(net, task), own), (getattr(teacher, task), told))
            found[task] = _surprise(*(focused_logits(h, batch, s.out[task], at) for h, s in heads))
    return found


def _trees(
    net: Network, teacher: Network, batch: Batch, own: Batch, told: Batch, atoms: Tensor
) -> Batch:
    """Heads, and relations to the head that the teacher thinks likeliest."""
    barred = ~allowed_heads(batch)
    ours, theirs = (out["arc"].float().masked_fill(barred, -1e4) for out in (own, told))
    rows, dependents = atoms.nonzero(as_tuple=True)
    heads = theirs[atoms].argmax(1)
    says = (
        n.relations(out["rel_dep"][rows, dependents], out["rel_head"][rows, heads])
        for n, out in ((net, own), (teacher, told))
    )
    return {"arc": _surprise(ours[atoms], theirs[atoms]), "deprel": _surprise(*says)}


def _apart(ours: Tensor, theirs: Tensor) -> Tensor:
    """Mean squared difference, as a share of the teacher's variance over the atoms."""
    ours, theirs = ours.float(), theirs.float()
    return ((ours - theirs) ** 2).mean() / theirs.var(0).mean()


def _surprise(ours: Tensor, theirs: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence of class logits (rows, classes) from the teacher's."""
    ours, theirs = (torch.log_softmax(x.float(), -1) for x in (ours, theirs))
    return F.kl_div(ours, theirs, reduction="batchmean", log_target=True)
