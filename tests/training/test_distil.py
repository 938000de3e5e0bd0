"""A smaller network learns from a larger one: it begins as its lower part and comes nearer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

import torch
from test_focused import LABELS, PLV, SIZE, Letters
from training.network import Network, Size

from training import dataset, distil, relations


@pytest.fixture
def batch(tmp_path: Path) -> distil.Batch:
    path = tmp_path / "plv.tsv"
    path.write_text(PLV, "utf-8")
    documents = relations.documents(relations.plv(path), "plv")
    encoded = [dataset.encode(doc, Letters(), LABELS) for doc in documents]
    windows = list(dataset.windows(encoded, 64, np.random.default_rng(1), 0.0))
    return dataset.collate(windows, 38, 39, None, 0.0)


@pytest.fixture
def teacher() -> Network:
    torch.manual_seed(7)
    made = Network(SIZE, LABELS).eval()
    torch.nn.init.normal_(made.arc)
    return made


def smaller(teacher: Network, layers: list[int]) -> Network:
    sizes = {**vars(SIZE), "layers": len(layers)}
    net = Network(Size(**sizes), LABELS, word_drop=0.0)
    distil.without_dropout(net)
    distil.adopt(net, teacher.state_dict(), layers)
    return net.train()


def total(net: Network, teacher: Network, batch: distil.Batch) -> torch.Tensor:
    with torch.no_grad():
        told = distil.say(teacher, batch)
    parts = distil.losses(net, teacher, batch, distil.say(net, batch), told)
    return torch.stack(list(parts.values())).sum()


def test_with_all_layers_there_is_nothing_to_learn(teacher: Network, batch: distil.Batch) -> None:
    net = smaller(teacher, [0, 1])
    with torch.no_grad():
        told = distil.say(teacher, batch)
    found = distil.losses(net, teacher, batch, distil.say(net, batch), told)
    assert {"read", "arc", "deprel", "upos", "names", "relation"} <= found.keys()
    entropies = {"join", "sentence", "cue"}
    assert all(float(found[name].detach()) < 1e-4 for name in found.keys() - entropies)


def test_it_begins_as_the_lower_part(teacher: Network, batch: distil.Batch) -> None:
    net = smaller(teacher, [0]).eval()
    given = batch["pieces"], batch["shapes"], None
    with torch.no_grad():
        assert torch.equal(net.encode(*given)[0], teacher.encode(*given, lowest=1)[0])


def test_a_few_steps_bring_it_nearer(teacher: Network, batch: distil.Batch) -> None:
    net = smaller(teacher, [1])
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3)
    before = total(net, teacher, batch).item()
    for _ in range(20):
        loss = total(net, teacher, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.8 * before
