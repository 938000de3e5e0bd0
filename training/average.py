"""The mean of several finished runs' weights (model soups, Wortsman and others 2022).

Runs that branched off one trunk lie in one valley: the mean of their weights reads better than
any of them, at the cost of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

ADDED = ("role_branch.", "reread.out.", "reread.down.")
"""Weights that change nothing while they are zero: those of a run that lacks the part."""


def average(runs: Sequence[tuple[Path, float]], target: Path, own: Sequence[str] = ()) -> None:
    """Write ``target/model.pt``, and a ``trunk.pt`` from which training can go on.

    The trunk has the mean's weights and the last run's moments of the optimizer.

    Args:
        runs: Folders of finished runs and their weights; the last has every part of the network.
        target: Folder of the new run.
        own: What the names of weights begin with that are the last run's alone.
    """
    states = [(torch.load(run / "model.pt", weights_only=True), share) for run, share in runs]
    target.mkdir(parents=True, exist_ok=True)
    found = mean(states)
    found |= {name: v for name, v in states[-1][0].items() if name.startswith(tuple(own))}
    torch.save(found, target / "model.pt")
    trunk = runs[-1][0] / "trunk.pt"
    if trunk.exists():
        state = torch.load(trunk, weights_only=True)
        state["net"] = {name: values.float() for name, values in found.items()}
        torch.save(state, target / "trunk.pt")


def mean(states: Sequence[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weighted mean of each weight, in half precision; what a network lacks is made up.

    A part that it lacks counts as zero where zeros change nothing, else as the last one's.
    """
    whole, _ = states[-1]
    total = sum(share for _, share in states)
    found = {}
    for name, values in whole.items():
        absent = torch.zeros_like(values) if name.startswith(ADDED) else values
        parts = (state.get(name, absent).float() * share for state, share in states)
        found[name] = (torch.stack(list(parts)).sum(0) / total).half()
    return found
