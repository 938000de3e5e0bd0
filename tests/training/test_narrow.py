"""A narrower network: what goes is what told least."""

from __future__ import annotations

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from test_focused import LABELS, SIZE, Letters  # noqa: E402
from training.corpora import blank  # noqa: E402
from training.narrow import narrowed, units  # noqa: E402
from training.network import Network  # noqa: E402

from training import dataset  # noqa: E402

TEXT = "Oslo blamed Rome. Bern slept."


def batch() -> dict[str, torch.Tensor]:
    encoded = dataset.encode(blank("x", TEXT), Letters(), LABELS)
    return dataset.collate([dataset.Window(encoded, 0, 7)], 38, 39, None, 0.0)


def test_units_that_tell_nothing_go_and_nothing_changes() -> None:
    torch.manual_seed(2)
    net = Network(SIZE, LABELS).eval()
    with torch.no_grad():
        for layer in net.layers:
            layer.down.weight[:, 3:9] = 0.0
    given = batch()
    told = units(net, [given])
    assert all((each == 0).nonzero().flatten().tolist() == [3, 4, 5, 6, 7, 8] for each in told)
    smaller = Network(replace(SIZE, inner=SIZE.inner - 6), LABELS)
    smaller.load_state_dict(narrowed(net.state_dict(), told, SIZE.inner - 6))
    inputs = given["pieces"], given["shapes"], given["first"]
    with torch.no_grad():
        one, other = net(*inputs), smaller.eval()(*inputs)
    assert all(torch.allclose(one[name], other[name], atol=1e-5) for name in one)
