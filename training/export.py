"""A trained network to the files the package ships: ONNX int8, pair weights, labels, vocabulary."""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from foedus.language.model import (
    FULL,
    LABELS,
    LAYOUT,
    NETWORK,
    PAIRS,
    REREAD,
    TOKENIZER,
    VECTORS,
    WINDOW,
    files,
)
from foedus.language.roles import CUE_THRESHOLD
from foedus.language.vectors import Vectors
from training.attention import attention
from training.evaluate import pairs_of, trained
from training.network import Layer, Network

OPSET = 17


class OneWindow(nn.Module):
    """The network on one unpadded window, its heads put together.

    Heads that read the same vectors are one product whose columns are told apart afterwards:
    ``layout`` says which output holds which of the network's outputs, and how many columns wide.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        words = {**net.tags, "rel_dep": net.rel_dep, "rel_head": net.rel_head}
        roles = {"cue": net.cue, "role_atom": net.role_atom}
        self.words, self.roles = _together(words.values()), _together(roles.values())
        self.arcs = _together([net.arc_dep, net.arc_head])
        self.layout = {
            group: [(name, head.out_features) for name, head in heads.items()]
            for group, heads in (("words", words), ("roles", roles))
        }
        self.outputs = [*self.layout, "role_cue", "actors", "arc_dep", "arc_head"]
        mixes = [net.mix_words, net.mix_roles, net.mix_focused]
        self.shares = nn.Parameter(torch.stack([torch.softmax(mix.weight, 0) for mix in mixes]))

    def forward(self, vectors: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """(atoms, columns): each group, what heads for actors read (half), both sides of arcs.

        ``role_cue`` has a row for each cue alone.
        """
        net = self.net
        at = torch.arange(vectors.shape[0])
        x = net.norm(vectors + net.positions(at) + net.shapes(shapes))[None]
        layers = []
        for layer in net.layers:
            x = _layer(layer, x)
            layers.append(x.reshape(1, -1))
        mixed = (self.shares @ torch.cat(layers)).view(3, -1, net.size.width)
        word, role, actor = mixed[:, first].unbind()
        dep, head = F.gelu(self.arcs(word)).split(net.size.arc, 1)
        dep = dep @ net.arc[:-1] + net.arc[-1]
        roles = self.roles(role)
        cues = (roles[1:, 0] > CUE_THRESHOLD).nonzero()[:, 0] + 1
        return self.words(word), roles, net.role_cue(role[cues]), actor.half(), dep, head


class Again(nn.Module):
    """:meth:`Network.again` as a module of its own."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, sentence: Tensor) -> Tensor:
        """As `again`."""
        return self.net.again(sentence)


def _layer(layer: Layer, x: Tensor) -> Tensor:
    """As ``layer(x, None)``."""
    q, k, v = layer.qkv(x).split(x.shape[2], 2)
    x = layer.norm1(x + layer.out(attention(q, k, v, layer.heads)))
    return layer.norm2(x + layer.down(F.gelu(layer.up(x))))


def _together(heads: Iterable[nn.Linear]) -> nn.Linear:
    """One linear map that gives the outputs of all, side by side."""
    heads = list(heads)
    return _linear(torch.cat([h.weight for h in heads]), torch.cat([h.bias for h in heads]))


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight, made.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return made


def export(data: Path, run: Path, target: Path, variant: str, window: int) -> None:
    """Write a model of the package from ``run/model.pt``.

    Weights are int8 per channel; activations are quantized as they come (dynamic), in 7 bits so
    that processors without VNNI do not saturate.

    Args:
        data: What was prepared.
        run: The finished run.
        target: The folder of weights.
        variant: The model's own folder there. The full one writes what all share as well.
        window: Word pieces that it reads at once.

    Raises:
        ValueError: The network's word vectors are not those of the full model.
    """
    net, _, _ = trained(data, run)
    net.eval()
    own = target / variant
    own.mkdir(parents=True, exist_ok=True)
    vectors = Vectors.of_numbers(net.words.weight.detach().numpy())
    if variant == FULL:
        vectors.save(target / VECTORS)
        for name in (LABELS, TOKENIZER):
            shutil.copy(data / name, target / name)
    elif (Vectors.load(target / VECTORS).table != vectors.table).any():
        raise ValueError(f"{run}: other word vectors than those in {target / VECTORS}")
    module = OneWindow(net)
    graph = _graph(module, _window_example(module))
    told = {LAYOUT: json.dumps(module.layout), WINDOW: str(window)}
    onnx.helper.set_model_props(graph, told)
    _save(graph, own / NETWORK)
    _save(_graph(Again(net), _sentence_example(net.size.role)), own / REREAD)
    pairs_of(net).save(own / PAIRS)
    for path in files(target, variant):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


@dataclass(frozen=True)
class Example:
    """What a module is run on to draw its graph.

    Attributes:
        inputs: By name.
        outputs: Their names.
        axes: Of inputs and outputs, by name: which dimensions vary, and what they count.
    """

    inputs: dict[str, Tensor]
    outputs: list[str]
    axes: dict[str, dict[int, str]]


def _window_example(window: OneWindow) -> Example:
    shapes, vectors = torch.zeros(12, dtype=torch.long), torch.zeros(12, window.net.size.width)
    inputs = {"vectors": vectors, "shapes": shapes, "first": torch.arange(9)}
    axes = {"vectors": {0: "n"}, "shapes": {0: "n"}, "first": {0: "t"}}
    axes |= {name: {0: "t"} for name in window.outputs} | {"role_cue": {0: "cues"}}
    return Example(inputs, window.outputs, axes)


def _sentence_example(width: int) -> Example:
    inputs = {"sentence": torch.zeros(5, width)}
    return Example(inputs, ["logits"], {name: {0: "t"} for name in (*inputs, "logits")})


def _graph(module: nn.Module, example: Example) -> onnx.ModelProto:
    """The graph of a module, quantized."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        plain, ready, small = (Path(folder) / f"{k}.onnx" for k in range(3))
        torch.onnx.export(
            module, tuple(example.inputs.values()), str(plain),
            input_names=list(example.inputs), output_names=example.outputs,
            dynamic_axes=example.axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
        return onnx.load(small)


def _save(graph: onnx.ModelProto, path: Path) -> None:
    """Write a graph, compressed; the same graph is the same file whenever it is written."""
    path.write_bytes(gzip.compress(graph.SerializeToString(), mtime=0))
