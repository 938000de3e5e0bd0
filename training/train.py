"""Train one model from a configuration file; resumable, seeded, on a GPU if there is one."""

from __future__ import annotations

import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from training import dataset, distil, relations
from training.network import Network, Size, losses


@dataclass
class Config:
    """Everything a run depends on besides the data."""

    seed: int = 1
    layers: list[int] = field(default_factory=lambda: [0, 1, 2, 3, 4, 5])
    window: int = 256
    short: float = 0.3
    batch_pieces: int = 2048
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup_steps: int = 60
    processes: int = 2
    checkpoint_minutes: float = 5
    word_drop: float = 0.05
    head_drop: float = 0.25
    layer_drop: float = 0.0
    flatten: float = 0.05
    train_words: bool = False
    gold: float = 1.0
    repeat: dict[str, int] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Config:
        """Read a TOML file whose keys are the fields."""
        return cls(**tomllib.loads(path.read_text("utf-8")))


def parameter_groups(net: Network, c: Config) -> list[dict[str, Any]]:
    """Encoder and heads at their own rates; no decay on vectors; lower layers slower."""
    parameters = dict(net.named_parameters())
    for name in parameters:
        if name.startswith("words") and not c.train_words:
            parameters[name].requires_grad_(False)
    return [
        {"params": [parameters[n] for n in names], "lr": lr, "weight_decay": wd}
        for (lr, wd), names in group_names(net, c).items()
    ]


def group_names(net: Network, c: Config) -> dict[tuple[float, float], list[str]]:
    """Names of the trained parameters by rate and weight decay, in the optimizer's order."""
    groups: dict[tuple[float, float], list[str]] = defaultdict(list)
    depth = len(net.layers)
    for name, p in net.named_parameters():
        if name.startswith("words") and not c.train_words:
            continue
        decay = c.weight_decay if p.ndim > 1 else 0.0
        if name.startswith("layers."):
            rate = c.encoder_rate * c.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "positions", "norm")):
            rate = c.encoder_rate * c.layer_decay**depth
        else:
            rate = c.head_rate
        groups[rate, decay].append(name)
    return groups


def load_weights(net: Network, saved: dict[str, torch.Tensor]) -> None:
    """Take over the weights of this network or of one with fewer heads or classes.

    Classes are added at the end of a head, so its first rows are those of the smaller one.

    Raises:
        ValueError: There are weights that the network lacks.
    """
    extra = sorted(saved.keys() - net.state_dict().keys())
    if extra:
        raise ValueError(f"weights of another network: {', '.join(extra)}")
    with torch.no_grad():
        for name, values in net.state_dict().items():
            if name in saved:
                values[: len(saved[name])].copy_(saved[name])


def restore(
    net: Network, optimizer: torch.optim.Optimizer, c: Config, state: dict[str, Any]
) -> None:
    """Load a checkpoint; what it does not know keeps a fresh optimizer state."""
    load_weights(net, state["net"])
    names = [name for group in group_names(net, c).values() for name in group]
    index = {name: i for i, name in enumerate(names)}
    moments = state["optimizer"]["state"]
    known = {
        index[name]: moments[i]
        for i, name in enumerate(n for n in names if n in state["net"])
        if i in moments and net.get_parameter(name).shape == state["net"][name].shape
    }
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": known, "param_groups": groups})


def network_of(weights: dict[str, torch.Tensor], labels: Labels) -> Network:
    """A finished network, as large as its weights."""
    net = Network(size_of(weights), labels)
    load_weights(net, weights)
    return net


def size_of(weights: dict[str, torch.Tensor]) -> Size:
    """Vocabulary, layers, and units of the layers and the parser, read off the weights."""
    layers = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
    return Size(
        len(weights["words.weight"]),
        layers=layers,
        inner=len(weights["layers.0.up.bias"]),
        arc=len(weights["arc_dep.bias"]),
        relation=len(weights["rel_dep.bias"]),
        reread=len(weights["reread.up.bias"]),
    )


def begin(run: Path, weights: dict[str, torch.Tensor]) -> None:
    """Write a run that was never trained: a ``model.pt`` and a ``trunk.pt`` without moments."""
    run.mkdir(parents=True, exist_ok=True)
    torch.save({name: values.half() for name, values in weights.items()}, run / "model.pt")
    torch.save({"net": weights, "optimizer": {"state": {}}, "step": 0}, run / "trunk.pt")


def build(
    data: Path, c: Config, saved: dict[str, torch.Tensor] | None = None
) -> tuple[Network, Labels, Pieces]:
    """A network of the size of ``saved`` weights; without them with the base encoder loaded."""
    labels = Labels.load(data / "labels.json")
    pieces = Pieces.load(data / "tokenizer.json")
    base = torch.load(data / "base.pt", weights_only=True)
    vocabulary = base["embeddings.word_embeddings.weight"].shape[0]
    torch.manual_seed(c.seed)
    size = size_of(saved) if saved else Size(vocabulary, layers=len(c.layers))
    net = Network(size, labels, c.word_drop, c.head_drop, c.layer_drop)
    if not saved:
        net.load_base(base, c.layers)
    return net, labels, pieces


@dataclass(frozen=True)
class Plan:
    """How long to train: minutes at full rate, then minutes of decay to nothing.

    A trunk trained at a constant rate can be branched off and decayed at any time (Hu et al.
    2024, MiniCPM, section 4), so a usable model exists early and training still goes on.
    ``teacher`` is the weights of a larger network to begin with and learn from (`distil`).
    """

    full: float
    decay: float
    resume: Path | None = None
    teacher: Path | None = None


def train(data: Path, run: Path, c: Config, plan: Plan) -> None:
    """Train on all local processes and write ``run/model.pt``; ``run/trunk.pt`` can be resumed."""
    run.mkdir(parents=True, exist_ok=True)
    processes = 1 if torch.cuda.is_available() else c.processes
    if processes == 1:
        _train(0, 1, data, run, c, plan)
    else:
        torch.multiprocessing.spawn(_train, (processes, data, run, c, plan), nprocs=processes)


def _train(rank: int, processes: int, data: Path, run: Path, c: Config, plan: Plan) -> None:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if processes > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{run.resolve()}/rendezvous", rank=rank,
            world_size=processes,
        )  # fmt: skip
    state = torch.load(plan.resume, weights_only=True) if plan.resume else None
    net, labels, pieces = build(data, c, state and state["net"])
    teacher = _adopt(net, labels, c, plan).to(device) if plan.teacher else None
    net.to(device).train()
    optimizer = torch.optim.AdamW(parameter_groups(net, c), betas=(0.9, 0.98), fused=True)
    rates = [g["lr"] for g in optimizer.param_groups]
    step = 0
    if state:
        restore(net, optimizer, c, state)
        step = state["step"]
    documents = read_documents(data, c)
    seed = (c.seed, rank, step)
    torch.manual_seed(hash(seed) % 2**31)
    began = time.monotonic()
    warm = 0 if state and state["optimizer"]["state"] else c.warmup_steps
    first_step = step
    sums: dict[str, float] = {}
    saved = 0.0
    for batch in batches(documents, c, pieces, seed):
        minutes = _agreed_minutes((time.monotonic() - began) / 60, processes)
        if minutes >= plan.full + plan.decay:
            break
        if saved < plan.full and minutes >= min(saved + c.checkpoint_minutes, plan.full):
            saved = minutes
            if rank == 0:
                _checkpoint(run / "trunk.pt", net, optimizer, step)
        scale = min(1.0, (step - first_step + 1) / warm if warm else 1.0)
        if minutes > plan.full:
            scale = max(0.0, 1 - (minutes - plan.full) / plan.decay)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * scale
        batch = {k: v.to(device) for k, v in batch.items()}
        parts = _step(net, teacher, batch, c, optimizer, processes)
        step += 1
        for k, v in parts.items():
            sums[k] = 0.98 * sums.get(k, v) + 0.02 * v
        if rank == 0 and step % 50 == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(sums.items()))
            print(f"{step} {minutes:.1f} min {shown}", flush=True)
    if rank == 0:
        torch.save({k: v.half() for k, v in net.state_dict().items()}, run / "model.pt")


def _adopt(net: Network, labels: Labels, c: Config, plan: Plan) -> Network:
    """The teacher; a network that does not go on from a checkpoint begins as its lower part.

    One as deep as its teacher keeps its dropout, without which it would have little to learn
    from it (Xie and others 2020, noisy student).
    """
    teacher = network_of(torch.load(plan.teacher, weights_only=True), labels).eval()
    if len(net.layers) < len(teacher.layers):
        distil.without_dropout(net)
    if not plan.resume:
        distil.adopt(net, teacher.state_dict(), c.layers)
    return teacher


def read_documents(data: Path, c: Config) -> list[dataset.Encoded]:
    """All that was prepared, each document as often as its corpus is repeated."""
    encoded = dataset.load(data / "train.pkl")
    if (data / relations.ENCODED).exists():
        encoded += dataset.load(data / relations.ENCODED)
    return [d for d in encoded for _ in range(c.repeat.get(d.source, 1))]


def _checkpoint(path: Path, net: Network, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Replace the checkpoint in one move, so that an interrupted write leaves the old one."""
    state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def batches(
    documents: list[dataset.Encoded], c: Config, pieces: Pieces, seed: tuple[int, ...]
) -> Iterator[dict[str, torch.Tensor]]:
    """Collated batches of epoch after epoch."""
    rng = np.random.default_rng([abs(s) for s in seed])
    while True:
        cut = list(dataset.windows(documents, c.window, rng, c.short))
        for items in dataset.batches(cut, c.batch_pieces, rng):
            yield dataset.collate(items, pieces.cls, pieces.sep, rng, c.flatten)


def _step(
    net: Network,
    teacher: Network | None,
    batch: dict[str, torch.Tensor],
    c: Config,
    optimizer: torch.optim.Optimizer,
    processes: int,
) -> dict[str, float]:
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16):
        said = distil.say(net, batch)
        parts = losses(net, batch, said.out)
        if teacher:
            with torch.no_grad():
                told = distil.say(teacher, batch)
            learned = distil.losses(net, teacher, batch, said, told)
            parts = {k: c.gold * v for k, v in parts.items()}
            parts = {k: parts.get(k, 0) + v for k, v in learned.items()}
        loss = torch.stack([c.weights.get(k, 1.0) * v for k, v in parts.items()]).sum()
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    if processes > 1:
        _average_gradients(net, processes)
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return {k: float(v.detach()) for k, v in parts.items()}


def _average_gradients(net: Network, processes: int) -> None:
    owners = [p for p in net.parameters() if p.requires_grad]
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in owners]
    flat = torch.cat([g.flatten() for g in grads])
    torch.distributed.all_reduce(flat)
    flat /= processes
    for p, piece in zip(owners, flat.split([p.numel() for p in owners]), strict=True):
        p.grad = piece.view_as(p)


def _agreed_minutes(minutes: float, processes: int) -> float:
    """The same clock for all processes, so that they stop at the same step."""
    if processes == 1:
        return minutes
    clock = torch.tensor([minutes])
    torch.distributed.broadcast(clock, 0)
    return float(clock)
