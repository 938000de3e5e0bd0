"""The weights of ``foedus.language.seams``: a linear chain over the roles of a finished model.

The network's tags stay as they are; what is fitted is the score of each pair of neighbouring
tags, by the class of the seam between them, so that the right sequences of PolNeAR's articles
become likely (maximum likelihood; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from foedus.language.branches import Trees
from foedus.language.decode import Decoded, decode
from foedus.language.labels import ROLE_TAGS, Labels
from foedus.language.model import LABELS, PAIRS, load_model, load_pairs
from foedus.language.pairs import Pairs
from foedus.language.reader import Reader
from foedus.language.roles import cue_starts, firsts_around, role_logits
from foedus.language.seams import seam, seam_classes
from foedus.language.tagging import may_follow
from foedus.language.threads import one_thread
from training.corpora import TrainingDocument, polnear

STRIDE = 4
"""Of so many articles one is used."""
DOUBT = 0.8
"""The network is surer of articles that it was trained on than of others: its logits are scaled
by this while the scores are fitted."""
SHARE = 0.5 / DOUBT
"""What is taken of the scores. Likely sequences are not those that link most contents to their
sources: full scores leave more of them out. Chosen on PolNeAR dev."""
EPOCHS, BATCH, RATE, DECAY = 6, 200, 0.05, 2e-4
FORBIDDEN = -1e4


@dataclass(frozen=True)
class Example:
    """The atoms around a cue: logits (steps, tags), classes of seams and right tags (steps)."""

    logits: Tensor
    seams: Tensor
    tags: Tensor


def fit(corpora: Path, target: Path, variant: str) -> None:
    """Fit the scores on part of PolNeAR's training articles and write them into ``target``.

    Args:
        corpora: Has ``attribution/polnear/train``.
        target: The folder of weights.
        variant: The model's own folder there.
    """
    labels, pairs = Labels.load(target / LABELS), load_pairs(target / variant)
    reader = load_model(target, variant)
    with one_thread():
        examples = [e for part in articles(corpora) for e in read(part, reader, labels, pairs)]
    print(f"{len(examples)} cues")
    scores = maximize(examples, seam_classes(len(labels.deprel)))
    replace(pairs, role_seam=SHARE * scores.numpy()).save(target / variant / PAIRS)


def articles(corpora: Path) -> list[list[TrainingDocument]]:
    """Every :data:`STRIDE`-th article, once for each annotator."""
    found: dict[str, list[TrainingDocument]] = defaultdict(list)
    for document in polnear(corpora / "attribution/polnear/train"):
        found[document.text].append(document)
    return list(found.values())[::STRIDE]


def read(
    article: Sequence[TrainingDocument], reader: Reader, labels: Labels, pairs: Pairs
) -> Iterator[Example]:
    """Every cue of an article that the model finds and an annotator marked."""
    text = article[0].text
    places = {atom.start: i for i, atom in enumerate(article[0].atoms)}
    marked = defaultdict(list)
    allowed = torch.from_numpy(may_follow(ROLE_TAGS))
    for anchor, tags in (found for document in article for found in document.attributions):
        marked[anchor].append(torch.from_numpy(tags))
    for atoms, out in reader.outputs(text):
        trees = trees_of(decode(out, text, atoms, labels, pairs), labels)
        anchors = cue_starts(out)
        if not len(anchors):
            continue
        firsts = firsts_around(anchors, len(atoms))
        logits = torch.from_numpy(role_logits(out, pairs, anchors, firsts, trees))
        opening = places[atoms[0].start]
        for anchor, begin, rows in zip(anchors.tolist(), firsts.tolist(), logits, strict=True):
            first, last = around(trees, anchor)
            first, last = max(first, begin), min(last, begin + len(rows))
            seams = torch.tensor([seam(trees, atom) for atom in range(first, last)])
            for marks in marked[opening + anchor]:
                tags = marks[opening + first : opening + last]
                if allowed[tags[:-1], tags[1:]].all():
                    yield Example(rows[first - begin : last - begin], seams, tags)


def trees_of(window: Decoded, labels: Labels) -> Trees:
    """The trees of a window that was read."""
    words = window.words
    relations = [labels.deprel.index(name) for name in words.deprels]
    return Trees(
        words.firsts, words.lasts, words.heads, relations, window.sentences, len(labels.deprel)
    )


def around(trees: Trees, anchor: int) -> tuple[int, int]:
    """The atoms, from and to, of an atom's sentence and its neighbours."""
    sentence = trees.sentence_of(trees.word_at(anchor))
    near = trees.sentences[max(0, sentence - 1) : sentence + 2]
    return trees.firsts[near[0][0]], trees.lasts[near[-1][1] - 1]


def maximize(examples: Sequence[Example], classes: int) -> Tensor:
    """Scores (classes, tags, tags) under which the right sequences are likely."""
    ordered = sorted(examples, key=lambda e: len(e.tags))
    batches = [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]
    size = len(ROLE_TAGS)
    every, own = torch.zeros(size, size), torch.zeros(classes, size, size)
    optimizer = torch.optim.Adam([every.requires_grad_(), own.requires_grad_()], lr=RATE)
    rng = np.random.default_rng(1)
    for _ in range(EPOCHS):
        for batch in rng.permutation(len(batches)).tolist():
            loss = surprise(batches[batch], every + own) + DECAY * (own**2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return (every + own).detach()


def surprise(examples: Sequence[Example], scores: Tensor) -> Tensor:
    """Mean negative log likelihood of the right tags."""
    logits = pad_sequence([DOUBT * e.logits for e in examples], batch_first=True)
    tags, seams = (
        pad_sequence(rows, batch_first=True)
        for rows in ([e.tags for e in examples], [e.seams for e in examples])
    )
    lengths = torch.tensor([len(e.tags) for e in examples])
    forbidden = torch.from_numpy(~may_follow(ROLE_TAGS)) * FORBIDDEN
    steps = (scores + forbidden)[seams]
    rows, before = torch.arange(len(examples)), torch.zeros(len(examples), dtype=torch.long)
    right = torch.zeros(len(examples))
    sums = torch.full((len(examples), len(ROLE_TAGS)), FORBIDDEN)
    sums[:, 0] = 0.0
    for i in range(logits.shape[1]):
        within = i < lengths
        now = torch.logsumexp(sums[:, :, None] + steps[:, i], 1) + logits[:, i]
        sums = torch.where(within[:, None], now, sums)
        gained = steps[rows, i, before, tags[:, i]] + logits[rows, i, tags[:, i]]
        right = right + within * gained
        before = tags[:, i]
    return (torch.logsumexp(sums, 1) - right).mean()
