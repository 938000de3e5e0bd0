"""A trained network to the files the package ships: ONNX int8, pair weights, labels, vocabulary."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from foedus.language.model import LABELS, NETWORK, OUTPUTS, PAIRS, TOKENIZER
from training.evaluate import pairs_of, trained
from training.network import Network

OPSET = 17


class OneWindow(nn.Module):
    """The network on one unpadded window, without batch dimension."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Outputs in the order of ``OUTPUTS``."""
        out = self.net(pieces[None], shapes[None], first[None])
        return tuple(out[name][0] for name in OUTPUTS)


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
        _to_onnx(net, plain)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, target / NETWORK, weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    pairs = pairs_of(net)
    np.savez(
        target / PAIRS,
        **{name: getattr(pairs, name).astype(np.float16) for name in pairs.__dataclass_fields__},
    )
    for name in (LABELS, TOKENIZER):
        shutil.copy(data / name, target / name)
    for path in sorted(target.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


def _to_onnx(net: Network, path: Path) -> None:
    pieces = torch.ones(12, dtype=torch.long)
    first = torch.arange(9)
    axes = {"pieces": {0: "n"}, "shapes": {0: "n"}, "first": {0: "t"}}
    axes |= {name: {0: "t", 1: "t"} if name == "arc" else {0: "t"} for name in OUTPUTS}
    torch.onnx.export(
        OneWindow(net), (pieces, torch.zeros_like(pieces), first), str(path),
        input_names=["pieces", "shapes", "first"], output_names=list(OUTPUTS),
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
