"""The mean of runs: weighted, and what an older run lacks does no harm."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch
from training.average import average, mean


def test_the_mean_is_weighted(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        (tmp_path / name).mkdir()
        torch.save({"cue.weight": torch.full((2,), value)}, tmp_path / name / "model.pt")
    average([(tmp_path / "a", 2), (tmp_path / "b", 1)], tmp_path / "both")
    found = torch.load(tmp_path / "both" / "model.pt", weights_only=True)
    assert found["cue.weight"].tolist() == [2.0, 2.0]


def test_some_weights_are_the_last_ones_own(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        (tmp_path / name).mkdir()
        weights = {part: torch.full((2,), value) for part in ("cue.weight", "arc", "arc_dep.bias")}
        torch.save(weights, tmp_path / name / "model.pt")
    average([(tmp_path / "a", 2), (tmp_path / "b", 1)], tmp_path / "both", ["arc"])
    found = torch.load(tmp_path / "both" / "model.pt", weights_only=True)
    assert {name: v[0].item() for name, v in found.items()} == {
        "cue.weight": 2.0, "arc": 4.0, "arc_dep.bias": 4.0,
    }  # fmt: skip


def test_training_goes_on_from_the_mean_with_the_last_moments(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 3.0)):
        (tmp_path / name).mkdir()
        weights = {"cue.weight": torch.full((2,), value)}
        torch.save(weights, tmp_path / name / "model.pt")
        trunk = {"net": weights, "optimizer": {"state": value}, "step": int(value)}
        torch.save(trunk, tmp_path / name / "trunk.pt")
    average([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "both")
    trunk = torch.load(tmp_path / "both" / "trunk.pt", weights_only=True)
    assert trunk["net"]["cue.weight"].tolist() == [2.0, 2.0]
    assert (trunk["optimizer"], trunk["step"]) == ({"state": 3.0}, 3)


def test_a_part_that_a_run_lacks() -> None:
    older = {"cue.weight": torch.ones(1)}
    newer = {
        "cue.weight": torch.ones(1),
        "reread.out.weight": torch.ones(1),
        "reread.norm1.weight": torch.full((1,), 3.0),
    }
    found = mean([(older, 1), (newer, 1)])
    assert found["reread.out.weight"].item() == 0.5
    assert found["reread.norm1.weight"].item() == 3.0
