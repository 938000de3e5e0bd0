"""The bare encoder of the shipped network: what every reading of a text pays at least."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from foedus.language.model import NETWORK, WEIGHTS, session
from foedus.language.pairs import Floats

Encoder = Callable[[Iterable[dict[str, Any]]], None]


def open_encoder(variant: str) -> Encoder | None:
    """What runs a model's encoder alone, without heads, over the given inputs of its network.

    Returns:
        None when the package ``onnx``, which cuts the graph, is not installed.
    """
    if find_spec("onnx") is None:
        return None
    run = _session(variant)

    def encode(inputs: Iterable[dict[str, Any]]) -> None:
        for window in inputs:
            run(None, {"vectors": window["vectors"], "shapes": window["shapes"]})

    return encode


def _session(variant: str) -> Callable[..., list[Floats]]:
    import onnx
    from onnx.utils import Extractor

    graph = onnx.load_from_string(gzip.decompress((WEIGHTS / variant / NETWORK).read_bytes()))
    norms = [n for n in graph.graph.node if n.op_type == "LayerNormalization"]
    cut = Extractor(graph).extract_model(["vectors", "shapes"], [norms[-1].output[0]])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NETWORK
        path.write_bytes(gzip.compress(cut.SerializeToString()))
        return session(path).run
