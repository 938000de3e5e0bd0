"""The bare encoder of the shipped network: what every reading of a text pays at least."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from foedus.language.model import NETWORK, WEIGHTS, session
from foedus.language.pairs import Floats


def open_encoder() -> Callable[[Iterable[dict[str, Any]]], None] | None:
    """What runs the encoder alone, without heads, over the given inputs of the network.

    Returns:
        None when the package ``onnx``, which cuts the graph, is not installed.
    """
    if find_spec("onnx") is None:
        return None
    run = _session()

    def encode(inputs: Iterable[dict[str, Any]]) -> None:
        for window in inputs:
            run(None, {"pieces": window["pieces"], "shapes": window["shapes"]})

    return encode


def _session() -> Callable[..., list[Floats]]:
    import onnx
    from onnx.utils import Extractor

    graph = onnx.load(str(WEIGHTS / NETWORK))
    norms = [n for n in graph.graph.node if n.op_type == "LayerNormalization"]
    cut = Extractor(graph).extract_model(["pieces", "shapes"], [norms[-1].output[0]])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        onnx.save(cut, str(path))
        return session(path).run
