"""Sentences with marked actors to training documents: what one does to the other, and stance.

Layouts: PLV (Hu et al. 2024), which our own examples share, and NewsMTSC (Hamborg and Donnay
2021).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.relations import Span, rows, unmark
from bench.stance import targets

from foedus.actors import load_knowledge
from foedus.language.labels import RELATIONS, STANCES, Labels
from foedus.language.model import load_model
from foedus.language.pieces import Pieces
from training import dataset, silver
from training.corpora import Focus, TrainingDocument, blank

OWN = Path(__file__).parent / "data" / "relations.tsv"
PLV, NEWSMTSC = "relations/plv-train.tsv", "stance/newsmtsc-train.jsonl"
ENCODED = "focused.pkl"
FOLDS = 5
SENTENCES = 4
"""Sentences put into one document, so that pairs are also seen with other sentences around."""

YIELD = len(RELATIONS)
"""The class of PLV that joins CONCEDE and RETREAT: either is right."""


@dataclass(frozen=True)
class Example:
    """One labelled question about a sentence.

    Attributes:
        task: ``relation`` (two spans; one where the other actor is not in the sentence) or
            ``stance`` (one span).
        spans: Characters of the actors asked about.
        label: Index of the class.
    """

    task: str
    text: str
    spans: tuple[Span, ...]
    label: int


def plv(path: Path) -> list[Example]:
    """Read a file of the PLV layout; rows that name neither actor are left out."""
    return [
        Example("relation", row.text, tuple(row.spans.values()), relation_index(row.root))
        for row in rows(path)
        if row.spans
    ]


def relation_index(root: str) -> int:
    """Index of a class, that of :data:`YIELD` included."""
    return YIELD if root == "YIELD" else RELATIONS.index(root)


def newsmtsc(path: Path) -> list[Example]:
    """Read targets with their polarity."""
    return [
        Example("stance", target.text, (target.span,), STANCES.index(target.stance))
        for target in targets(path)
    ]


def folds(examples: Sequence[Example]) -> list[int]:
    """The fold (0 to 4) of each example: even within each class, one fold a sentence."""
    by_class: dict[int, list[str]] = defaultdict(list)
    for example in examples:
        by_class[example.label].append(example.text)
    fold_of: dict[str, int] = {}
    for texts in by_class.values():
        fresh = sorted({t for t in texts if t not in fold_of}, key=_digest)
        fold_of |= {text: k % FOLDS for k, text in enumerate(fresh)}
    return [fold_of[example.text] for example in examples]


def split(examples: Sequence[Example], fold: int | None) -> tuple[list[Example], list[Example]]:
    """Examples to train on and those of the fold held out; with None nothing is held out."""
    numbered = list(zip(examples, folds(examples), strict=True))
    return [e for e, k in numbered if k != fold], [e for e, k in numbered if k == fold]


def documents(
    examples: Iterable[Example], source: str, size: int = SENTENCES
) -> Iterator[TrainingDocument]:
    """Training documents of ``size`` sentences each."""
    by_text: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_text[example.text].append(example)
    texts = sorted(by_text, key=_digest)
    for k in range(0, len(texts), size):
        yield _document({text: by_text[text] for text in texts[k : k + size]}, source)


def _document(sentences: dict[str, list[Example]], source: str) -> TrainingDocument:
    doc = blank(source, " ".join(sentences))
    doc.units, at = [], 0
    for text, examples in sentences.items():
        here = [i for i, atom in enumerate(doc.atoms) if at <= atom.start < at + len(text)]
        doc.units.append((here[0], here[-1] + 1))
        for example in examples:
            ranges = [_atoms(doc, at + a, at + b) for a, b in example.spans]
            if all(ranges):
                doc.focused.append(Focus(example.task, tuple(ranges), example.label))
        at += len(text) + 1
    return doc


def _atoms(doc: TrainingDocument, start: int, end: int) -> tuple[int, ...]:
    """The atoms at which an actor may be asked for: those of its span, likely heads doubled."""
    inside = [i for i, a in enumerate(doc.atoms) if a.start < end and a.end > start]
    words = [doc.text[doc.atoms[i].start : doc.atoms[i].end].lower() for i in inside]
    stop = next((k for k, w in enumerate(words) if k and w in _AFTER_HEAD), len(words))
    return (*inside, *inside[stop - 1 : stop] * len(inside))


_AFTER_HEAD = frozenset(
    {",", "(", "of", "in", "on", "at", "for", "from", "to", "with", "by", "and", "who", "which",
     "that", "'s", "’s"}
)  # fmt: skip
"""Words before which the head of a noun phrase has come."""


def prepare(corpora: Path, target: Path, fold: int | None, teacher: Path | None = None) -> None:
    """Write the encoded sentences beside what ``training.prepare`` wrote into ``target``.

    Args:
        corpora: Folder with ``relations`` and ``stance``.
        target: Has the labels and the vocabulary.
        fold: Of PLV and NewsMTSC this fold is left out, and written for the benches; None for
            nothing.
        teacher: Weights of an earlier model, whose reading of the sentences is learned with them.
    """
    parts = {
        "plv": split(plv(corpora / PLV), fold)[0],
        "relations": plv(OWN),
        "newsmtsc": split(newsmtsc(corpora / NEWSMTSC), fold)[0],
    }
    labels, pieces = Labels.load(target / "labels.json"), Pieces.load(target / "tokenizer.json")
    marked = [d for source, examples in parts.items() for d in documents(examples, source)]
    if teacher:
        marked = silver.read_by(marked, load_model(teacher), load_knowledge())
    encoded = [dataset.encode(document, pieces, labels) for document in marked]
    dataset.save(target / ENCODED, encoded)
    if fold is not None:
        held_out(corpora, target, fold)
    print(len(encoded), "documents", sum(len(d.pieces) for d in encoded), "pieces")


def held_out(corpora: Path, target: Path, fold: int) -> None:
    """Write the rows of a fold as files that the benches read: ``held-out.tsv`` and ``.jsonl``."""
    texts = {example.text for example in split(plv(corpora / PLV), fold)[1]}
    header, *lines = (corpora / PLV).read_text("utf-8").splitlines(keepends=True)
    marked = header.rstrip("\n").split("\t").index("marked_sentence")
    rows_of = ((line, line.rstrip("\n").split("\t")[marked]) for line in lines)
    kept = [line for line, words in rows_of if unmark(words)[0] in texts]
    (target / "held-out.tsv").write_text(header + "".join(kept), "utf-8")
    texts = {example.text for example in split(newsmtsc(corpora / NEWSMTSC), fold)[1]}
    lines = (corpora / NEWSMTSC).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["sentence_normalized"] in texts]
    (target / "held-out.jsonl").write_text("".join(kept), "utf-8")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
