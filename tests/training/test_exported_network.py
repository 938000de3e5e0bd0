"""The graph that is shipped says what the network says."""

from __future__ import annotations

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.export import OneWindow  # noqa: E402
from training.network import Network, Size  # noqa: E402

from foedus.language.labels import Labels  # noqa: E402
from foedus.language.roles import CUE_THRESHOLD  # noqa: E402
from training import export  # noqa: E402

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
        vectors = net.words(pieces)
        values = dict(zip(window.outputs, window(vectors, shapes, first), strict=True))
    assert 0 < len(values["role_cue"]) < len(first) - 1
    cues = 1 + (alone["cue"][0, 1:] > CUE_THRESHOLD).nonzero()[:, 0]
    alone["role_cue"] = alone["role_cue"][:, cues]
    together = {name: values[name] for name in ("role_cue", "actors", "arc_dep", "arc_head")}
    for output, columns in window.layout.items():
        names, widths = zip(*columns, strict=True)
        parts = values[output].split(list(widths), 1)
        together |= dict(zip(names, parts, strict=True))
    assert together.keys() == alone.keys() - {"arc", "relation", "stance"}
    for name, value in together.items():
        wanted = alone[name][0].reshape(value.shape)
        assert torch.allclose(value.float(), wanted, atol=2e-3), name


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_an_exported_graph_says_what_its_module_says() -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    torch.manual_seed(4)
    net = Network(replace(SIZE, role=128), LABELS).eval()
    for values in net.reread.parameters():
        torch.nn.init.normal_(values, std=0.1)
    graph = export._graph(export.Again(net), export._sentence_example(128))
    session = onnxruntime.InferenceSession(graph.SerializeToString())
    sentence = torch.randn(9, 128)
    (found,) = session.run(None, {"sentence": sentence.numpy()})
    with torch.inference_mode():
        wanted = net.again(sentence)
    alike = torch.corrcoef(torch.stack([torch.from_numpy(found).flatten(), wanted.flatten()]))
    assert alike[0, 1] > 0.98
