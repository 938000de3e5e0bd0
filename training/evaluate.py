"""Score a network on the development parts, through the same decoding as at run time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from bench import attribution, entities, treebank
from foedus.language.inputs import Ints
from foedus.language.labels import Labels
from foedus.language.model import load_pairs
from foedus.language.pairs import Floats, Outputs, Pairs, Question
from foedus.language.pieces import Pieces
from foedus.language.reader import Reader
from foedus.language.roles import cue_starts
from training.network import Focused, Network
from training.train import Config, network_of


def pairs_of(net: Network) -> Pairs:
    """The weights that decoding needs outside the graph."""

    def plain(values: torch.Tensor) -> np.ndarray:
        return values.detach().float().cpu().numpy()

    device = net.words.weight.device

    def reread(sentence: Floats) -> Floats:
        with torch.inference_mode():
            return plain(net.again(torch.from_numpy(sentence).to(device)))

    def question(head: Focused) -> Question:
        parts = (head.atom.weight, head.atom.bias, head.out.weight, head.out.bias)
        return Question(*map(plain, parts))

    return Pairs(
        plain(net.rel_out.weight), plain(net.rel_out.bias), plain(net.role_out.weight),
        plain(net.role_out.bias), plain(net.role_distance.weight), plain(net.role_branch.weight),
        reread, question(net.relation), question(net.stance),
    )  # fmt: skip


def reader_of(
    net: Network,
    labels: Labels,
    pieces: Pieces,
    window: int = Config.window,
    exported: Path | None = None,
) -> Reader:
    """A network as a pipeline, with the scores of seams that were fitted to it once exported.

    ``exported`` is the folder of the model.
    """
    device = net.words.weight.device
    net.eval()

    def backend(ids: Ints, shapes: Ints, first: Ints) -> Outputs:
        tensors = (torch.from_numpy(a)[None].to(device) for a in (ids, shapes, first))
        with torch.inference_mode():
            out = {k: v[0].float().cpu().numpy() for k, v in net(*tensors).items()}
        return out | {"role_cue": out["role_cue"][1 + cue_starts(out)]}

    pairs = pairs_of(net)
    if exported:
        pairs = replace(pairs, role_seam=load_pairs(exported).role_seam)
    return Reader(backend, labels, pieces, pairs, window, "network in training")


def restore(
    data: Path, run: Path, window: int = Config.window, exported: Path | None = None
) -> Reader:
    """The model of a finished run; ``window`` and ``exported`` as in :func:`reader_of`."""
    return reader_of(*trained(data, run), window, exported)


def trained(data: Path, run: Path) -> tuple[Network, Labels, Pieces]:
    """The network of a finished run."""
    weights = torch.load(run / "model.pt", weights_only=True)
    labels = Labels.load(data / "labels.json")
    net = network_of(weights, labels)
    return net, labels, Pieces.load(data / "tokenizer.json")


def evaluate(reader: Reader, data: Path) -> dict[str, float]:
    """All development figures; ``data`` is the corpora folder."""
    found: dict[str, float] = {}
    for name, only in (("ewt", ""), ("gum", ""), ("gum", "_news_")):
        path = data / f"treebank/{name}-dev.conllu"
        for key, value in treebank.run(path, reader, only).items():
            found[f"{name}{only.rstrip('_')} {key}"] = value
    path = data / "entities/uner-ewt-dev.iob2"
    found |= {f"names {k}": v for k, v in entities.run(path, reader).items()}
    return found | attribution.run(data / "attribution/polnear/dev", reader)


def show(figures: dict[str, float]) -> str:
    """One line a group."""
    return "\n".join(f"{key:>20} {value:6.2f}" for key, value in figures.items())
