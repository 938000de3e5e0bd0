"""Train one model from a configuration file; resumable, seeded, on a GPU if there is one."""

from __future__ import annotations

import math
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset

from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from training import dataset
from training.network import Network, Size, losses


@dataclass
class Config:
    """Everything a run depends on besides the data."""

    seed: int = 1
    layers: list[int] = field(default_factory=lambda: [0, 1, 2, 3, 4, 5])
    epochs: float = 20
    window: int = 256
    short: float = 0.3
    batch_pieces: int = 8192
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 1.0
    weight_decay: float = 0.01
    warmup: float = 0.06
    dropout: float = 0.1
    head_drop: float = 0.25
    flatten: float = 0.05
    train_words: bool = False
    repeat: dict[str, int] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Config:
        """Read a TOML file whose keys are the fields."""
        return cls(**tomllib.loads(path.read_text("utf-8")))


class Epochs(IterableDataset[dict[str, torch.Tensor]]):
    """Collated batches of epoch after epoch, from a given step on.

    Every step's batch depends on the seed alone. With several workers each makes every k-th epoch.
    """

    def __init__(self, documents: list[dataset.Encoded], config: Config, cls: int, sep: int):
        self.documents, self.config, self.cls, self.sep = documents, config, cls, sep

    def __iter__(self) -> Iterator[dict[str, torch.Tensor]]:
        info = torch.utils.data.get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        c = self.config
        epoch = 0
        while True:
            rng = np.random.default_rng((c.seed, epoch))
            cut = list(dataset.windows(self.documents, c.window, rng, c.short))
            for i, items in enumerate(dataset.batches(cut, c.batch_pieces, rng)):
                if i % workers == worker:
                    yield dataset.collate(items, self.cls, self.sep, rng, c.flatten)
            epoch += 1


def parameter_groups(net: Network, c: Config) -> list[dict[str, Any]]:
    """Encoder and heads at their own rates; no decay on vectors; lower layers slower."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    depth = len(net.layers)
    for name, p in net.named_parameters():
        if name.startswith("words") and not c.train_words:
            p.requires_grad_(False)
            continue
        decay = c.weight_decay if p.ndim > 1 else 0.0
        if name.startswith("layers."):
            rate = c.encoder_rate * c.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "positions", "norm")):
            rate = c.encoder_rate * c.layer_decay**depth
        else:
            rate = c.head_rate
        groups[rate, decay].append(p)
    return [{"params": p, "lr": lr, "weight_decay": wd} for (lr, wd), p in groups.items()]


def build(data: Path, c: Config) -> tuple[Network, Labels, Pieces]:
    """A network with the base encoder loaded."""
    labels = Labels.load(data / "labels.json")
    pieces = Pieces.load(data / "tokenizer.json")
    base = torch.load(data / "base.pt", weights_only=True)
    vocabulary = base["embeddings.word_embeddings.weight"].shape[0]
    torch.manual_seed(c.seed)
    net = Network(Size(vocabulary, layers=len(c.layers)), labels, c.dropout, c.head_drop)
    net.load_base(base, c.layers)
    return net, labels, pieces


def train(data: Path, run: Path, c: Config, minutes: float | None = None) -> Network:
    """Train and write ``run/model.pt``.

    Args:
        data: What ``prepare`` wrote.
        run: Folder of this run.
        c: The configuration.
        minutes: When given, the schedule is fitted so that training ends within this time
            (the pace is measured over the first steps).
    """
    run.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net, _, pieces = build(data, c)
    net.to(device).train()
    documents = [
        d for d in dataset.load(data / "train.pkl") for _ in range(c.repeat.get(d.source, 1))
    ]
    total_pieces = sum(len(d.pieces) for d in documents)
    steps = math.ceil(c.epochs * total_pieces / c.batch_pieces * 1.15)
    optimizer = torch.optim.AdamW(parameter_groups(net, c), betas=(0.9, 0.98), fused=True)
    rates = [g["lr"] for g in optimizer.param_groups]
    workers = 3 if device.type == "cuda" else 0
    loader = DataLoader(
        Epochs(documents, c, pieces.cls, pieces.sep), batch_size=None, num_workers=workers,
        prefetch_factor=8 if workers else None,
    )  # fmt: skip
    began, step = time.monotonic(), 0
    sums: dict[str, float] = defaultdict(float)
    for batch in loader:
        share = min(1.0, step / max(1, steps))
        if minutes is not None and step >= 50:
            share = max(share, (time.monotonic() - began) / (60 * minutes))
        if share >= 1.0:
            break
        scale = share / c.warmup if share < c.warmup else (1 - share) / (1 - c.warmup)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(scale, 1e-3)
        batch = {k: v.to(device, non_blocking=True) for k, v in batch.items()}
        with torch.autocast(device.type, dtype=torch.bfloat16):
            out = net(batch["pieces"], batch["shapes"], batch["first"], batch["piece_mask"])
            parts = losses(net, batch, out)
            loss = sum(c.weights.get(k, 1.0) * v for k, v in parts.items())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 20 == 0:
            for k, v in parts.items():
                sums[k] = 0.8 * sums[k] + 0.2 * float(v) if k in sums else float(v)
        if step % 400 == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(sums.items()))
            print(f"{run.name} {step}/{steps} {share:.2f} {shown}", flush=True)
    torch.save({k: v.half() for k, v in net.state_dict().items()}, run / "model.pt")
    print(f"{run.name}: {step} steps in {time.monotonic() - began:.0f} s", flush=True)
    return net
