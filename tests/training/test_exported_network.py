"""The graph that is shipped says what the network says."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.export import OneWindow  # noqa: E402
from training.network import Network, Size  # noqa: E402

from foedus.language.labels import Labels  # noqa: E402

LABELS = Labels(("NOUN", "VERB"), ("", "Number=Sing"), ("l0+", "l1+"), ("root", "nsubj", "obj"))
SIZE = Size(50, layers=2, width=24, heads=3, inner=32, positions=20, arc=8, relation=6, role=10)


def test_heads_put_together_say_what_they_say_alone() -> None:
    torch.manual_seed(3)
    net = Network(SIZE, LABELS).eval()
    torch.nn.init.normal_(net.arc)
    window = OneWindow(net)
    pieces, shapes = torch.randint(50, (12,)), torch.randint(24, (12,))
    first = torch.tensor([0, 1, 2, 5, 6, 9])
    with torch.inference_mode():
        alone = net(pieces[None], shapes[None], first[None])
        values = dict(zip(window.outputs, window(pieces, shapes, first), strict=True))
    together = {"arc": values["arc"]}
    for output, columns in window.layout.items():
        names, widths = zip(*columns, strict=True)
        parts = values[output].split(list(widths), 1)
        together |= dict(zip(names, parts, strict=True))
    assert together.keys() == alone.keys()
    for name, value in together.items():
        wanted = alone[name][0].reshape(value.shape)
        assert torch.allclose(value.float(), wanted, atol=2e-3), name
