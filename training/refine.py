"""The relation head trained on, after the network: the rest stays as it is.

The sentences are encoded once, so that a few thousand more of them cost minutes: to the marked
sentences of people come those told from the codebook (``training.synthetic``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from foedus.events import load_codebook
from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from training import dataset, relations
from training.evaluate import trained
from training.network import Network, focused_logits, log_shares
from training.relations import Example
from training.synthetic import examples as told

DROP = 0.2
TOLD_TIMES = 2
"""How often each pattern of the codebook is told."""


@dataclass(frozen=True)
class Batch:
    """Sentences with their vectors before the head, and what is asked about them."""

    vectors: Tensor
    asked: dict[str, Tensor]


def refine(data: Path, run: Path, corpora: Path, fold: int | None, epochs: int = 4) -> None:
    """Train the relation head of ``run/model.pt`` on and write it back.

    Args:
        data: What ``prepare`` wrote.
        run: A finished run.
        corpora: Has ``relations``.
        fold: Of PLV this fold is left out; None for nothing.
        epochs: Passes over the sentences.
    """
    net, labels, pieces = trained(data, run)
    people = [*relations.split(relations.plv(corpora / relations.PLV), fold)[0],
              *relations.plv(relations.OWN)]  # fmt: skip
    alone = encoded(people, 1, labels, pieces)
    among = encoded([*people, *told(load_codebook(), TOLD_TIMES)], None, labels, pieces)
    torch.manual_seed(1)
    fit(net, [*alone, *among], pieces, epochs)
    torch.save({k: v.half() for k, v in net.state_dict().items()}, run / "model.pt")


def encoded(
    examples: list[Example], sentences: int | None, labels: Labels, pieces: Pieces
) -> list[dataset.Encoded]:
    """Documents of so many sentences, or as many as in training."""
    size = sentences or relations.SENTENCES
    documents = relations.documents(examples, "relations", size)
    return [dataset.encode(document, pieces, labels) for document in documents]


def fit(
    net: Network, documents: list[dataset.Encoded], pieces: Pieces, epochs: int, rate: float = 1e-3
) -> None:
    """Train ``net.relation``; the rate falls to nothing."""
    rng = np.random.default_rng(1)
    net.eval()
    whole = list(dataset.windows(documents, 256, rng, 0.0))
    kept = [_encode(net, items, pieces, rng) for items in dataset.batches(whole, 1024, rng)]
    head = net.relation
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate)
    total = epochs * len(kept)
    for step in range(total):
        batch = kept[rng.integers(len(kept))]
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - step / total)
        vectors = head(functional.dropout(batch.vectors.float(), DROP))
        at = batch.asked["relation_at"]
        logits = focused_logits(head, batch.asked, vectors, at)
        loss = functional.nll_loss(log_shares(logits), batch.asked["relation"])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    head.eval()


def _encode(
    net: Network, items: list[dataset.Window], pieces: Pieces, rng: np.random.Generator
) -> Batch:
    batch = dataset.collate(items, pieces.cls, pieces.sep, rng, 0.0)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = net.before_focus(
            batch["pieces"], batch["shapes"], batch["first"], batch["piece_mask"]
        )
    return Batch(vectors.bfloat16(), batch)
