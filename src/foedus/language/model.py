"""The model that ships with the package: onnxruntime on one thread, no network access."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from foedus.errors import ModelError
from foedus.language.decode import Floats, Outputs, Pairs
from foedus.language.focus import heads
from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from foedus.language.reader import Ints, Reader

WEIGHTS = Path(__file__).parent / "weights"
NETWORK, PAIRS, LABELS, TOKENIZER = "network.onnx", "pairs.npz", "labels.json", "tokenizer.json"
OUTPUTS = (
    "join", "sentence", "upos", "feats", "lemma", "names", "arc", "rel_dep", "rel_head", "cue",
    "role_atom", "role_cue", "relation", "stance",
)  # fmt: skip
"""Outputs of the network's graph, in order; see ``training/network.py`` for their shapes."""
ASKED = ("relation", "stance")
"""Those that a model may lack."""


def load_model(folder: Path = WEIGHTS) -> Reader:
    """Load the weights in ``folder``.

    Raises:
        ModelError: A file is missing or damaged.
    """
    missing = [n for n in (NETWORK, PAIRS, LABELS, TOKENIZER) if not (folder / n).is_file()]
    if missing:
        raise ModelError(f"language model: {', '.join(missing)} missing in {folder}; reinstall")
    run = session(folder / NETWORK)
    pairs = _load_pairs(folder / PAIRS)
    outputs = [name for name in OUTPUTS if name not in ASKED or name in heads(pairs)]

    def backend(pieces: Ints, shapes: Ints, first: Ints) -> Outputs:
        values = run(outputs, {"pieces": pieces, "shapes": shapes, "first": first})
        return dict(zip(outputs, values, strict=True))

    return Reader(
        backend,
        Labels.load(folder / LABELS),
        Pieces.load(folder / TOKENIZER),
        pairs,
        f"foedus-{_digest(folder)}",
    )


def session(path: Path) -> Callable[..., list[Floats]]:
    """An onnxruntime session's ``run``; one thread, so that many processes do not fight."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        made = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own types, which it does not export
        raise ModelError(f"language model: cannot read {path}: {error}") from error
    run: Callable[..., list[Floats]] = made.run
    return run


def _load_pairs(path: Path) -> Pairs:
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        return Pairs(**{name: arrays[name].astype(np.float32) for name in arrays.files})


def _digest(folder: Path) -> str:
    """Eight hex digits that change with any of the files."""
    digest = hashlib.sha256()
    for name in (NETWORK, PAIRS, LABELS, TOKENIZER):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]
