"""Cross-validation of the heads for relations and stance.

Five networks, each fine-tuned on four fifths of the labelled sentences and asked about the rest.
Start from a network that has not seen those labels (no ``focus`` data in its run).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.relations import QUAD_OF, Row, figures, macro_f1

from foedus.language.labels import RELATIONS, STANCES, Labels
from foedus.language.pieces import Pieces
from training import dataset, relations
from training.network import Network, focused_logits, losses
from training.relations import Example
from training.train import Config, build, load_weights, parameter_groups

WARM_UP = 0.06
SHORT = 0.75
"""Share of windows that are cut shorter than they need be."""


@dataclass(frozen=True)
class Settings:
    """How each network is fine-tuned; the lowest ``frozen`` layers stay as they are."""

    epochs: int = 8
    frozen: int = 3
    batch_pieces: int = 768
    encoder_rate: float = 2e-4


def cross_validate(
    data: Path, start: Path, corpora: Path, task: str, folds: Sequence[int], s: Settings
) -> dict[str, float]:
    """Figures over all examples of the given folds together.

    Args:
        data: What ``prepare`` wrote.
        start: A ``trunk.pt`` or ``model.pt``.
        corpora: Has ``relations`` and ``stance``.
        task: ``relation`` or ``stance``.
        folds: Which fifths to test on.
        s: How to train.
    """
    own: list[Example] = []
    if task == "relation":
        examples, own = (
            relations.plv(corpora / relations.PLV),
            relations.plv(relations.OWN),
        )
    else:
        examples = relations.newsmtsc(corpora / relations.NEWSMTSC)
    gold: list[int] = []
    answers: list[dict[str, float]] = []
    for fold in folds:
        torch.manual_seed(fold)
        net, labels, pieces = build(data, Config(head_drop=0.2))
        saved = torch.load(start, weights_only=True)
        load_weights(net, saved.get("net", saved))
        train, held = relations.split(examples, fold)
        fit(net, encoded([*train, *own], labels, pieces), pieces, s)
        for label, shares in ask(net, encoded(held, labels, pieces), pieces, task):
            gold.append(label)
            answers.append(shares)
        print(f"fold {fold}", _figures(task, gold, answers), flush=True)
    return _figures(task, gold, answers)


def encoded(examples: Sequence[Example], labels: Labels, pieces: Pieces) -> list[dataset.Encoded]:
    """Examples as arrays."""
    documents = relations.documents(examples, "fold")
    return [dataset.encode(document, pieces, labels) for document in documents]


def fit(net: Network, documents: list[dataset.Encoded], pieces: Pieces, s: Settings) -> None:
    """Fine-tune the heads and the upper layers; the rate rises, then falls to nothing."""
    for name, p in net.named_parameters():
        low = name.startswith("layers.") and int(name.split(".")[1]) < s.frozen
        p.requires_grad_(not low and not name.startswith(("positions", "shapes", "norm")))
    c = Config(encoder_rate=s.encoder_rate, layer_decay=1.0)
    groups = [
        {**group, "params": [p for p in group["params"] if p.requires_grad]}
        for group in parameter_groups(net, c)
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    rng = np.random.default_rng(1)
    cuts = (list(dataset.windows(documents, c.window, rng, SHORT)) for _ in range(s.epochs))
    epochs = [list(dataset.batches(cut, s.batch_pieces, rng)) for cut in cuts]
    total = sum(map(len, epochs))
    net.train()
    for step, items in enumerate(items for epoch in epochs for items in epoch):
        scale = min((step + 1) / (WARM_UP * total), 1 - step / total)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, scale)
        batch = dataset.collate(items, pieces.cls, pieces.sep, rng, c.flatten)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(batch["pieces"], batch["shapes"], batch["first"], batch["piece_mask"])
            found = losses(net, batch, out)
        if not found:
            continue
        optimizer.zero_grad()
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()


def ask(
    net: Network, documents: list[dataset.Encoded], pieces: Pieces, task: str
) -> Iterator[tuple[int, dict[str, float]]]:
    """(gold class, share of each class) of every example, at the likely head of each actor."""
    net.eval()
    classes = RELATIONS if task == "relation" else STANCES
    for document in documents:
        for items in ([w] for w in _sentences(document)):
            batch = dataset.collate(items, pieces.cls, pieces.sep, None, 0.0)
            if not len(batch[task]):
                continue
            with torch.inference_mode():
                out = net(batch["pieces"], batch["shapes"], batch["first"])
                head = getattr(net, task)
                logits = focused_logits(head, batch, out[task], batch[f"{task}_at"])
            for label, row in zip(batch[task].tolist(), logits.softmax(-1).tolist(), strict=True):
                yield label, dict(zip(classes, row, strict=True))


def _sentences(document: dataset.Encoded) -> Iterator[dataset.Window]:
    return (dataset.Window(document, first, last) for first, last in document.units)


def _figures(
    task: str, gold: Sequence[int], answers: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    if task == "stance":
        found = [max(answer, key=lambda name: answer[name]) for answer in answers]
        return {"stance_macro_f1": macro_f1([STANCES[k] for k in gold], found)}
    names = [*RELATIONS, "YIELD"]
    rows = [Row("", {}, names[k], QUAD_OF[names[k]]) for k in gold]
    known = [{root: share for root, share in a.items() if root != "NONE"} for a in answers]
    return figures(rows, known)
