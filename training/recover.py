"""The shipped weights as a run to go on from: what :mod:`training.export` wrote, read back.

Training goes on from them without the runs they came from. What int8 rounded away stays lost,
which a few hundred steps mend.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from foedus.language.labels import Labels
from foedus.language.model import LABELS, LAYOUT, NETWORK, PAIRS, REREAD, VECTORS
from foedus.language.vectors import Vectors
from training.network import Network
from training.train import begin, size_of

PARTS = ("qkv", "out", "up", "down")
"""The linear maps of a layer, in the order in which they are run."""
BESIDE = {
    "rel_weight": "rel_out.weight", "rel_bias": "rel_out.bias",
    "role_weight": "role_out.weight", "role_bias": "role_out.bias",
    "role_distance": "role_distance.weight", "role_branch": "role_branch.weight",
    **{
        f"{kind}.{part}": f"{kind}.{name}"
        for kind in ("relation", "stance")
        for part, name in (
            ("atom_weight", "atom.weight"), ("atom_bias", "atom.bias"),
            ("weight", "out.weight"), ("bias", "out.bias"),
        )
    },
}  # fmt: skip
"""What is kept beside the graph, and what the network calls it."""
NO_TAGS = ("arc", "cue", "rel", "role")
"""How the names of heads begin that are none of the network's tags."""


def recover(weights: Path, variant: str, run: Path) -> None:
    """Write ``run/model.pt`` and ``run/trunk.pt`` from a model of the package.

    Args:
        weights: The folder of weights.
        variant: The model's own folder there.
        run: Folder of the new run.
    """
    state = state_of(weights, variant)
    net = Network(size_of(state), Labels.load(weights / LABELS))
    net.load_state_dict(state)
    begin(run, state)


def state_of(weights: Path, variant: str) -> dict[str, Tensor]:
    """The weights of :class:`training.network.Network` by name, in full precision."""
    vectors = Vectors.load(weights / VECTORS)
    window = Graph.load(weights / variant / NETWORK)
    again = Graph.load(weights / variant / REREAD)
    state = {"words.weight": (vectors.table.astype(np.float32) - vectors.zero) * vectors.scale}
    tables = ("positions.weight", "shapes.weight")
    state |= {name: window.weights[f"net.{name}"] for name in tables}
    state |= _kept(window) | _kept(again) | _layers(window) | _heads(window)
    looks = zip(("look", "out", "up", "down"), again.unnamed(), strict=True)
    state |= {f"reread.{part}.weight": values.T for part, values in looks}
    with np.load(weights / variant / PAIRS, allow_pickle=False) as pairs:
        state |= {own: pairs[name] for name, own in BESIDE.items()}
    return {
        name: torch.from_numpy(np.array(values, dtype=np.float32)) for name, values in state.items()
    }


class Graph:
    """What a quantized graph holds.

    Attributes:
        constants: What is not quantized, by name.
        weights: What is, as numbers again, by name.
        order: The names of ``weights`` that are multiplied with, in the order in which they are.
        layout: As of ``foedus.language.model.LAYOUT``.
    """

    def __init__(self, model: onnx.ModelProto) -> None:
        held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.constants, self.weights = {}, {}
        for name, values in held.items():
            whole, _, kind = name.rpartition("_")
            if kind == "quantized":
                zero = held[f"{whole}_zero_point"].astype(np.float32)
                own = (values.astype(np.float32) - zero) * held[f"{whole}_scale"]
                self.weights[_name(whole)] = own
            elif kind not in ("scale", "point"):
                self.constants[name] = values
        multiplied = (n.input[1] for n in model.graph.node if n.op_type == "MatMulInteger")
        self.order = [_name(name.removesuffix("_quantized")) for name in multiplied]
        told = {prop.key: prop.value for prop in model.metadata_props}
        self.layout: dict[str, list[tuple[str, int]]] = json.loads(told.get(LAYOUT, "{}"))

    @classmethod
    def load(cls, path: Path) -> Graph:
        """Read a file of the package."""
        return cls(onnx.load_from_string(gzip.decompress(path.read_bytes())))

    def unnamed(self) -> list[np.ndarray]:
        """Weights that lost their names on the way, (in, out) each."""
        return [self.weights[name] for name in self.order if name.startswith("onnx::")]


def _name(weight: str) -> str:
    """Some versions of onnxruntime add to the name of a weight that they turn around."""
    return weight.removesuffix("_Transposed")


def _kept(graph: Graph) -> dict[str, np.ndarray]:
    """What kept the name that it has in the network."""
    named = graph.constants.items()
    return {name.removeprefix("net."): v for name, v in named if name.startswith("net.")}


def _layers(window: Graph) -> dict[str, np.ndarray]:
    *maps, arcs = window.unnamed()
    found = {
        f"layers.{i // len(PARTS)}.{PARTS[i % len(PARTS)]}.weight": values.T
        for i, values in enumerate(maps)
    }
    constant = next(v for name, v in window.constants.items() if name.startswith("onnx::Add"))
    return found | {"arc": np.vstack([arcs, constant])}


def _heads(window: Graph) -> dict[str, np.ndarray]:
    """The heads that were put together, apart again."""
    layout = {**window.layout, "arcs": [("arc_dep", 0), ("arc_head", 0)]}
    found = {"role_cue.weight": window.weights["net.role_cue.weight"].T}
    for group, heads in layout.items():
        weight, bias = window.weights[f"{group}.weight"].T, window.constants[f"{group}.bias"]
        first = 0
        for name, width in heads:
            own = slice(first, first + (width or len(bias) // len(heads)))
            kept = name if name.startswith(NO_TAGS) else f"tags.{name}"
            found |= {f"{kept}.weight": weight[own], f"{kept}.bias": bias[own]}
            first = own.stop
    shares = np.log(window.constants["shares"])
    mixes = zip(("mix_words", "mix_roles", "mix_focused"), shares, strict=True)
    return found | {f"{mix}.weight": values for mix, values in mixes}
