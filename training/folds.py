"""Cross-validation of the classifiers for relations and stance.

Five networks, each fine-tuned on four fifths of the labelled sentences and asked about the rest.
Start from a network that has not seen those labels (no ``focus`` data in its run). The lowest
layers stay as they are and read every sentence once. For relations our own sentences and those
told from the codebook are learned with the four fifths, as for the network that ships; they are
also given with what the words say (``training.wording``), learned from the same four fifths.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.relations import QUAD_OF, Row, figures, macro_f1
from torch import Tensor
from torch.nn import functional

from foedus.events import load_codebook
from foedus.events.wording import NOTHING, reweighed
from foedus.language.inputs import MARKS
from foedus.language.labels import RELATIONS, STANCES, Labels
from foedus.language.pieces import Pieces
from training import dataset, relations, wording
from training.network import Network, focused_logits, log_shares
from training.relations import Example
from training.synthetic import examples as told
from training.train import Config, build, load_weights, parameter_groups

WARM_UP = 0.06
TOLD_TIMES = 1
"""How often each pattern of the codebook is told."""
Shares = Mapping[str, float]


@dataclass(frozen=True)
class Settings:
    """How each network is fine-tuned; the lowest ``frozen`` layers stay as they are."""

    epochs: int = 6
    frozen: int = 3
    batch_pieces: int = 768
    encoder_rate: float = 2e-4
    drop: float = 0.2
    window: int = Config.window


@dataclass(frozen=True)
class Read:
    """A sentence with one question, as far as the frozen layers have read it.

    Attributes:
        window: The sentence, encoded.
        outputs: (layers, pieces, width) of the frozen layers.
        label: The class that is right.
    """

    window: dataset.Window
    outputs: Tensor
    label: int


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
    examples, own, further = _examples(corpora, task)
    net, labels, pieces = build(data, Config(head_drop=s.drop))
    saved = torch.load(start, weights_only=True)
    load_weights(net, saved.get("net", saved))
    sentences = read(net, [*examples, *own, *further], labels, pieces, s)
    words = _words(examples, own) if task == "relation" else []
    fold_of = relations.folds(examples)
    gold: list[int] = []
    answers: list[Shares] = []
    plain: list[Shares] = []
    for fold in folds:
        held = [i for i, k in enumerate(fold_of) if k == fold]
        train = [i for i in range(len(sentences)) if i >= len(examples) or fold_of[i] != fold]
        torch.manual_seed(fold)
        tuned = fit(deepcopy(net), [sentences[i] for i in train], pieces, task, s)
        found = ask(tuned, [sentences[i] for i in held], pieces, task)
        gold += (sentences[i].label for i in held)
        plain += found
        if words:
            known = wording.fit([words[i] for i in train if i < len(words)])
            scores = (known.scores(words[i].found) for i in held)
            answers += (reweighed(*pair) for pair in zip(found, scores, strict=True))
            print(f"fold {fold} network alone", _figures(task, gold, plain))
        print(f"fold {fold}", _figures(task, gold, answers or plain), flush=True)
    return _figures(task, gold, answers or plain)


def _examples(corpora: Path, task: str) -> tuple[list[Example], list[Example], list[Example]]:
    """The examples to test on, fold by fold, our own, and those told from the codebook."""
    if task == "stance":
        return relations.newsmtsc(corpora / relations.NEWSMTSC), [], []
    own = relations.plv(relations.OWN)
    return relations.plv(corpora / relations.PLV), own, list(told(load_codebook(), TOLD_TIMES))


def _words(examples: Sequence[Example], own: Sequence[Example]) -> list[wording.Clues]:
    return [*wording.read(examples), *wording.read(own, wording.OWN_WEIGHT)]


@torch.inference_mode()
def read(
    net: Network, examples: Sequence[Example], labels: Labels, pieces: Pieces, s: Settings
) -> list[Read]:
    """Each example by itself, as far as a window goes, read by the layers that stay as they are."""
    net.eval()
    done: list[Read] = []
    for example in examples:
        [document] = relations.documents([example], "fold", 1)
        encoded = dataset.encode(document, pieces, labels)
        fitting = int(np.searchsorted(encoded.first_piece, s.window - MARKS, "right")) - 1
        window = dataset.Window(encoded, 0, min(fitting, encoded.units[-1][1]))
        batch = dataset.collate([window], pieces.cls, pieces.sep, None, 0.0)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = net.encode(batch["pieces"], batch["shapes"], None, s.frozen)
        done.append(Read(window, torch.cat(outputs).bfloat16(), example.label))
    return done


def fit(net: Network, sentences: Sequence[Read], pieces: Pieces, task: str, s: Settings) -> Network:
    """Fine-tune the upper layers and the head; the rate rises, then falls to nothing."""
    optimizer = _optimizer(net, task, s)
    rates = [group["lr"] for group in optimizer.param_groups]
    rng = np.random.default_rng(1)
    by_window = {id(one.window): one for one in sentences}
    windows = [one.window for one in sentences]
    steps = [b for _ in range(s.epochs) for b in dataset.batches(windows, s.batch_pieces, rng)]
    net.train()
    for step, items in enumerate(steps):
        scale = min((step + 1) / (WARM_UP * len(steps)), 1 - step / len(steps))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, scale)
        batch = dataset.collate(items, pieces.cls, pieces.sep, rng, 0.0)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = _logits(net, [by_window[id(item)] for item in items], batch, task)
        loss = functional.nll_loss(log_shares(logits.float()), batch[task])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
    return net


def _optimizer(net: Network, task: str, s: Settings) -> torch.optim.Optimizer:
    """For the upper layers, their mix and the head of the task."""
    upper = tuple(f"layers.{k}." for k in range(s.frozen, len(net.layers)))
    for name, p in net.named_parameters():
        p.requires_grad_(name.startswith((*upper, "mix_focused", f"{task}.")))
    groups = parameter_groups(net, Config(encoder_rate=s.encoder_rate, layer_decay=1.0))
    trained = [{**g, "params": [p for p in g["params"] if p.requires_grad]} for g in groups]
    return torch.optim.AdamW([g for g in trained if g["params"]], betas=(0.9, 0.98), fused=True)


def _logits(net: Network, sentences: Sequence[Read], batch: dict[str, Tensor], task: str) -> Tensor:
    """Class logits of the questions of a batch of sentences."""
    size = batch["pieces"].shape[1]
    padded = [functional.pad(r.outputs, (0, 0, 0, size - r.outputs.shape[1])) for r in sentences]
    outputs = list(torch.stack(padded, 1))
    mixed = net.before_focus_from(outputs, batch["first"], batch["piece_mask"])
    head = getattr(net, task)
    vectors = head(net.head_drop(mixed))
    return focused_logits(head, batch, vectors, batch[f"{task}_at"])


@torch.inference_mode()
def ask(net: Network, sentences: Sequence[Read], pieces: Pieces, task: str) -> list[Shares]:
    """The share of each class, asked at the likely head of each actor."""
    net.eval()
    classes = RELATIONS if task == "relation" else STANCES
    answers: list[Shares] = []
    for sentence in sentences:
        batch = dataset.collate([sentence.window], pieces.cls, pieces.sep, None, 0.0)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = _logits(net, [sentence], batch, task)
        shares = logits.float().softmax(-1)[0].tolist()
        answers.append(dict(zip(classes, shares, strict=True)))
    return answers


def _figures(task: str, gold: Sequence[int], answers: Sequence[Shares]) -> dict[str, float]:
    if task == "stance":
        found = [max(answer, key=lambda name: answer[name]) for answer in answers]
        return {"stance_macro_f1": macro_f1([STANCES[k] for k in gold], found)}
    names = [*RELATIONS, "YIELD"]
    rows = [Row("", {}, names[k], QUAD_OF[names[k]]) for k in gold]
    known = [{root: share for root, share in a.items() if root != NOTHING} for a in answers]
    return figures(rows, known)
