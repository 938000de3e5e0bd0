"""The model that ships with the package: onnxruntime on one thread, no network access."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import ModelError
from foedus.language.inputs import Ints
from foedus.language.labels import Labels
from foedus.language.pairs import Floats, Outputs, Pairs
from foedus.language.pieces import Pieces
from foedus.language.reader import Reader

WEIGHTS = Path(__file__).parent / "weights"
NETWORK, PAIRS, LABELS, TOKENIZER = "network.onnx", "pairs.npz", "labels.json", "tokenizer.json"
SLOWER = ["SkipLayerNormFusion"]
"""Optimizations of onnxruntime that are none on a CPU: two operators made one that takes longer
than both."""
LAYOUT = "layout"
"""Key under which the graph says which columns of its outputs are which of the network's, as JSON:
output to (name, columns) in order. One that it does not speak of is an output of the network."""


@dataclass(frozen=True)
class Session:
    """An onnxruntime session's ``run`` and the layout of what it returns."""

    run: Callable[..., list[Floats]]
    columns: tuple[tuple[str, int, slice | int], ...]
    """(name, index of the output, its columns) of each of the network's outputs."""

    def outputs(self, values: Sequence[Floats]) -> Outputs:
        """What ``run`` returned, by name."""
        return {name: values[k][..., columns] for name, k, columns in self.columns}


def load_model(folder: Path = WEIGHTS) -> Reader:
    """Load the weights in ``folder``.

    Raises:
        ModelError: A file is missing or damaged.
    """
    missing = [n for n in (NETWORK, PAIRS, LABELS, TOKENIZER) if not (folder / n).is_file()]
    if missing:
        raise ModelError(f"language model: {', '.join(missing)} missing in {folder}; reinstall")
    network = session(folder / NETWORK)

    def backend(pieces: Ints, shapes: Ints, first: Ints) -> Outputs:
        values = network.run(None, {"pieces": pieces, "shapes": shapes, "first": first})
        return network.outputs(values)

    return Reader(
        backend,
        Labels.load(folder / LABELS),
        Pieces.load(folder / TOKENIZER),
        Pairs.load(folder / PAIRS),
        f"foedus-{_digest(folder)}",
    )


def session(path: Path) -> Session:
    """Open a network; on one thread, so that many processes do not fight.

    Raises:
        ModelError: The file is damaged.
    """
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        made = ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
        layout = json.loads(made.get_modelmeta().custom_metadata_map.get(LAYOUT, "{}"))
    except Exception as error:  # onnxruntime raises its own types, which it does not export
        raise ModelError(f"language model: cannot read {path}: {error}") from error
    return Session(made.run, tuple(_columns([o.name for o in made.get_outputs()], layout)))


def _columns(
    outputs: Sequence[str], layout: dict[str, list[tuple[str, int]]]
) -> Iterator[tuple[str, int, slice | int]]:
    for k, output in enumerate(outputs):
        first = 0
        for name, width in layout.get(output, ()):
            yield name, k, slice(first, first + width) if width > 1 else first
            first += width
        if output not in layout:
            yield output, k, slice(None)


def _digest(folder: Path) -> str:
    """Eight hex digits that change with any of the files."""
    digest = hashlib.sha256()
    for name in (NETWORK, PAIRS, LABELS, TOKENIZER):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]
