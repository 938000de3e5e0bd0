"""A narrower network: what goes is what told least."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from test_focused import LABELS, SIZE, Letters  # noqa: E402
from training.corpora import blank  # noqa: E402
from training.narrow import listen, narrowed  # noqa: E402
from training.network import Network  # noqa: E402

from training import dataset  # noqa: E402

TEXT = "Oslo blamed Rome. Bern slept."


def batch() -> dict[str, torch.Tensor]:
    doc = blank("x", TEXT)
    doc.join[:], doc.head[:], doc.deprel[:] = 0, 1, ["obj"] * 7
    doc.attributed, doc.attributions = True, [(1, np.zeros(7, dtype=np.int64))]
    encoded = dataset.encode(doc, Letters(), LABELS)
    return dataset.collate([dataset.Window(encoded, 0, 7)], 38, 39, None, 0.0)


def test_units_that_tell_nothing_go_and_nothing_changes() -> None:
    torch.manual_seed(2)
    net = Network(SIZE, LABELS).eval()
    with torch.no_grad():
        net.arc.normal_()
        for layer in net.layers:
            layer.down.weight[:, 3:9] = 0.0
        net.arc[2:5] = net.arc[:, 1:4] = 0.0
        net.rel_out.weight[:, 4:7] = 0.0
        net.reread.down.weight.normal_()[:, 5:7] = 0.0
    given = batch()
    told = listen(net, [given])
    silent = {name: (each == 0).nonzero().flatten().tolist() for name, each in told.items()}
    inner = [3, 4, 5, 6, 7, 8]
    assert {5, 6} <= set(silent.pop("reread"))
    assert silent == {
        "layers.0": inner, "layers.1": inner, "arc_dep": [2, 3, 4], "arc_head": [1, 2, 3],
        "relation": [4, 5, 6],
    }  # fmt: skip
    sizes = {"inner": SIZE.inner - 6, "arc": SIZE.arc - 3, "relation": SIZE.relation - 3}
    sizes["reread"] = SIZE.reread - 2
    smaller = Network(replace(SIZE, **sizes), LABELS)
    smaller.load_state_dict(narrowed(net.state_dict(), told, sizes))
    inputs = given["pieces"], given["shapes"], given["first"]
    with torch.no_grad():
        one, other = net(*inputs), smaller.eval()(*inputs)
        pairs = [
            n.relations(out["rel_dep"], out["rel_head"])
            for n, out in ((net, one), (smaller, other))
        ]
    same = [name for name in one if not name.startswith(("arc_", "rel_"))]
    assert "arc" in same
    assert all(torch.allclose(one[name], other[name], atol=1e-5) for name in same)
    assert torch.allclose(*pairs, atol=1e-5)
