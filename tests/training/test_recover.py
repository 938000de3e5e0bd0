"""What ships can be trained on: read back, it says what the shipped graph says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch
from training.evaluate import reader_of
from training.recover import recover
from training.train import network_of

from foedus.language.labels import Labels
from foedus.language.model import LABELS, TOKENIZER, WEIGHTS, load_model
from foedus.language.pieces import Pieces

TEXT = "Yerevan has frozen its membership, Nikol Pashinyan told reporters in Paris on Thursday."


@pytest.mark.parametrize("variant", ["full", "fast"])
def test_what_ships_is_read_back(variant: str, tmp_path: Path) -> None:
    labels, pieces = Labels.load(WEIGHTS / LABELS), Pieces.load(WEIGHTS / TOKENIZER)
    recover(WEIGHTS, variant, tmp_path)
    net = network_of(torch.load(tmp_path / "trunk.pt", weights_only=True)["net"], labels)
    recovered = reader_of(net, labels, pieces, exported=WEIGHTS / variant)
    shipped = load_model(variant=variant)
    one, other = (reader.read([TEXT])[0] for reader in (recovered, shipped))
    assert one.tokens == other.tokens
    assert [replace(n, score=0) for n in one.names] == [replace(n, score=0) for n in other.names]
    ((_, mine),), ((_, theirs),) = recovered.outputs(TEXT), shipped.outputs(TEXT)
    assert mine.keys() >= theirs.keys()
    for name, values in theirs.items():
        alike = np.corrcoef(mine[name].ravel(), values.ravel())[0, 1]
        assert alike > 0.97, name
