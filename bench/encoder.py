"""The bare encoder of the shipped network: what every reading of a text pays at least."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from foedus.language.inputs import Ints
from foedus.language.model import NETWORK, VECTORS, WEIGHTS, session
from foedus.language.pairs import Floats
from foedus.language.vectors import Vectors

Windows = Iterable[tuple[Ints, Ints]]
"""Word pieces and their shapes, as the network reads them."""


def open_encoder(variant: str) -> Callable[[Windows], None] | None:
    """What runs a model's encoder alone, from word pieces to the last layer, without heads.

    Returns:
        None when the package ``onnx``, which cuts the graph, is not installed.
    """
    if find_spec("onnx") is None:
        return None
    run, vectors = _session(variant), Vectors.load(WEIGHTS / VECTORS)

    def encode(windows: Windows) -> None:
        for pieces, shapes in windows:
            run(None, {"vectors": vectors.of(pieces), "shapes": shapes})

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
