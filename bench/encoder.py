"""The bare encoder of the shipped network: what every reading of a text pays at least."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from foedus.language.model import NETWORK, WEIGHTS, session


def seconds(inputs: Sequence[dict[str, Any]]) -> float | None:
    """CPU seconds of the encoder alone, without heads, over the given network inputs.

    Returns:
        None when the package ``onnx``, which cuts the graph, is not installed.
    """
    try:
        import onnx
        from onnx.utils import Extractor
    except ImportError:
        return None
    graph = onnx.load(str(WEIGHTS / NETWORK))
    norms = [n for n in graph.graph.node if n.op_type == "LayerNormalization"]
    cut = Extractor(graph).extract_model(["pieces", "shapes"], [norms[-1].output[0]])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        onnx.save(cut, str(path))
        run = session(path).run
    started = time.process_time()
    for window in inputs:
        run(None, {"pieces": window["pieces"], "shapes": window["shapes"]})
    return time.process_time() - started
