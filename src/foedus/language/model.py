"""The models that ship with the package: onnxruntime on one thread, no network access."""

from __future__ import annotations

import gzip
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
from foedus.language.vectors import Vectors

WEIGHTS = Path(__file__).parent / "weights"
FULL = "full"
"""The model of six layers: a folder of :data:`WEIGHTS`. ``fast`` has three, taught by the six."""
VECTORS, LABELS, TOKENIZER = "words.npz", "labels.json", "tokenizer.json"
"""What all models share."""
NETWORK, REREAD, PAIRS = "network.onnx.gz", "reread.onnx.gz", "pairs.npz"
"""What each has of its own, in its folder."""
SLOWER = ["SkipLayerNormFusion"]
"""Optimizations of onnxruntime that are none on a CPU: two operators made one that takes longer
than both."""
LAYOUT = "layout"
"""Key under which the graph says which columns of its outputs are which of the network's, as JSON:
output to (name, columns) in order. One that it does not speak of is an output of the network."""
WINDOW = "window"
"""Key under which the graph says how many word pieces it reads at once."""


@dataclass(frozen=True)
class Session:
    """An onnxruntime session's ``run`` and the layout of what it returns."""

    run: Callable[..., list[Floats]]
    columns: tuple[tuple[str, int, slice | int], ...]
    """(name, index of the output, its columns) of each of the network's outputs."""
    window: int
    """How many word pieces it reads at once; 0 for one that reads none."""

    def outputs(self, values: Sequence[Floats]) -> Outputs:
        """What ``run`` returned, by name."""
        return {name: values[k][..., columns] for name, k, columns in self.columns}


def load_model(folder: Path = WEIGHTS, variant: str = FULL) -> Reader:
    """Load a model of those in ``folder``.

    Raises:
        ModelError: A file is missing or damaged.
    """
    paths = files(folder, variant)
    missing = [str(path.relative_to(folder)) for path in paths if not path.is_file()]
    if missing:
        raise ModelError(f"language model: {', '.join(missing)} missing in {folder}; reinstall")
    network = session(folder / variant / NETWORK)
    vectors = Vectors.load(folder / VECTORS)

    def backend(pieces: Ints, shapes: Ints, first: Ints) -> Outputs:
        given = {"vectors": vectors.of(pieces), "shapes": shapes, "first": first}
        return network.outputs(network.run(None, given))

    return Reader(
        backend,
        Labels.load(folder / LABELS),
        Pieces.load(folder / TOKENIZER),
        load_pairs(folder / variant),
        network.window,
        f"foedus-{_digest(paths)}",
    )


def files(folder: Path, variant: str) -> list[Path]:
    """The files of a model."""
    shared = (folder / name for name in (VECTORS, LABELS, TOKENIZER))
    return [*shared, *(folder / variant / name for name in (NETWORK, REREAD, PAIRS))]


def load_pairs(folder: Path) -> Pairs:
    """What a model runs on few places of a window, from its own folder.

    Raises:
        ModelError: A file is damaged.
    """
    network = session(folder / REREAD)

    def reread(sentence: Floats) -> Floats:
        return network.run(None, {"sentence": sentence})[0]

    return Pairs.load(folder / PAIRS, reread)


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
        graph = gzip.decompress(path.read_bytes())
        made = ort.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
        told = made.get_modelmeta().custom_metadata_map
        layout, window = json.loads(told.get(LAYOUT, "{}")), int(told.get(WINDOW, 0))
    except Exception as error:  # onnxruntime raises its own types, which it does not export
        raise ModelError(f"language model: cannot read {path}: {error}") from error
    return Session(made.run, tuple(_columns([o.name for o in made.get_outputs()], layout)), window)


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


def _digest(paths: Sequence[Path]) -> str:
    """Eight hex digits that change with any of the files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
