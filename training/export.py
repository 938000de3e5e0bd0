"""A trained network to the files the package ships: ONNX int8, pair weights, labels, vocabulary."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from foedus.language.model import LABELS, LAYOUT, NETWORK, PAIRS, TOKENIZER
from training.evaluate import pairs_of, trained
from training.network import Layer, Network

OPSET = 17


class _Attention(torch.autograd.Function):
    """Attention of all heads as one operator, which keeps its scores in the processor's cache."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        """All (1, pieces, width)."""
        split = (t.unflatten(2, (heads, -1)).transpose(1, 2) for t in (q, k, v))
        return F.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """The operator of onnxruntime."""
        mixed = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)
        return mixed.setType(q.type())


class OneWindow(nn.Module):
    """The network on one unpadded window, its heads put together.

    Heads that read the same vectors are one product whose columns are told apart afterwards:
    ``layout`` says which output holds which of the network's outputs, and how many columns wide.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        words = {**net.tags, "rel_dep": net.rel_dep, "rel_head": net.rel_head}
        roles = {"cue": net.cue, "role_atom": net.role_atom, "role_cue": net.role_cue}
        focus = {"relation": net.relation.atom, "stance": net.stance.atom}
        self.words, self.roles = _together(words.values()), _together(roles.values())
        self.focus = _together(focus.values())
        self.arcs = _together([net.arc_dep, net.arc_head])
        self.layout = {
            group: [(name, head.out_features) for name, head in heads.items()]
            for group, heads in (("words", words), ("roles", roles), ("focus", focus))
        }
        self.outputs = [*self.layout, "arc"]
        mixes = [net.mix_words, net.mix_roles, net.mix_focused]
        self.shares = nn.Parameter(torch.stack([torch.softmax(mix.weight, 0) for mix in mixes]))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """(atoms, columns) of each group and (atoms, atoms) arcs; heads for actors halved."""
        net = self.net
        at = torch.arange(pieces.shape[0])
        x = net.norm(net.words(pieces) + net.positions(at) + net.shapes(shapes))[None]
        layers = []
        for layer in net.layers:
            x = _layer(layer, x)
            layers.append(x.reshape(1, -1))
        mixed = (self.shares @ torch.cat(layers)).view(3, -1, net.size.width)
        word, role, actor = mixed[:, first].unbind()
        dep, head = F.gelu(self.arcs(word)).split(net.size.arc, 1)
        arc = (dep @ net.arc[:-1] + net.arc[-1]) @ head.T
        return self.words(word), self.roles(role), self.focus(actor).half(), arc


def _layer(layer: Layer, x: Tensor) -> Tensor:
    """As ``layer(x, None)``."""
    q, k, v = layer.qkv(x).split(x.shape[2], 2)
    x = layer.norm1(x + layer.out(_Attention.apply(q, k, v, layer.heads)))
    return layer.norm2(x + layer.down(F.gelu(layer.up(x))))


def _together(heads: Iterable[nn.Linear]) -> nn.Linear:
    """One linear map that gives the outputs of all, side by side."""
    heads = list(heads)
    return _linear(torch.cat([h.weight for h in heads]), torch.cat([h.bias for h in heads]))


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight, made.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return made


def export(data: Path, run: Path, target: Path) -> None:
    """Write the package's weights from ``run/model.pt``.

    Weights are int8 per channel, the embedding table included; activations are quantized as they
    come (dynamic), in 7 bits so that processors without VNNI do not saturate.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    net, _, _ = trained(data, run)
    net.eval()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        window = OneWindow(net)
        _to_onnx(window, plain)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, target / NETWORK, weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    graph = onnx.load(target / NETWORK)
    onnx.helper.set_model_props(graph, {LAYOUT: json.dumps(window.layout)})
    onnx.save(graph, target / NETWORK)
    pairs_of(net).save(target / PAIRS)
    for name in (LABELS, TOKENIZER):
        shutil.copy(data / name, target / name)
    for path in sorted(target.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


def _to_onnx(window: OneWindow, path: Path) -> None:
    pieces = torch.ones(12, dtype=torch.long)
    first = torch.arange(9)
    axes = {"pieces": {0: "n"}, "shapes": {0: "n"}, "first": {0: "t"}}
    axes |= {name: {0: "t"} for name in window.outputs} | {"arc": {0: "t", 1: "t"}}
    torch.onnx.export(
        window, (pieces, torch.zeros_like(pieces), first), str(path),
        input_names=["pieces", "shapes", "first"], output_names=window.outputs,
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
