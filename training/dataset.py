"""Training documents to arrays, and arrays to padded batches of windows."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from foedus.language.atoms import SHAPE_CLASSES
from foedus.language.branches import ELSEWHERE, branches
from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from training.corpora import NONE, Focus, TrainingDocument

MIN_COUNT = 3
"""A lemma script or feature set seen less often is not learned."""


@dataclass
class Encoded:
    """One document as arrays.

    Attributes:
        labels: Integers per atom and layer (NONE = unknown).
        attributions: (anchor atom, role tag per atom, branch class per atom).
    """

    source: str
    pieces: np.ndarray
    first_piece: np.ndarray
    shapes: np.ndarray
    units: list[tuple[int, int]]
    labels: dict[str, np.ndarray]
    attributed: bool
    attributions: list[tuple[int, np.ndarray, np.ndarray]]
    focused: tuple[Focus, ...] = ()


def label_sets(documents: list[TrainingDocument]) -> Labels:
    """The label sets of the training part."""

    def frequent(layer: str, least: int) -> tuple[str, ...]:
        counts = Counter(v for d in documents for v in getattr(d, layer) if v is not None)
        return tuple(sorted(value for value, n in counts.items() if n >= least))

    return Labels(
        frequent("upos", 1), frequent("feats", MIN_COUNT), frequent("lemma", MIN_COUNT),
        frequent("deprel", MIN_COUNT),
    )  # fmt: skip


def encode(doc: TrainingDocument, pieces: Pieces, labels: Labels) -> Encoded:
    """Word pieces and label indices of one document."""
    ids: list[int] = []
    first = []
    for atom in doc.atoms:
        first.append(len(ids))
        ids.extend(pieces.of(doc.text[atom.start : atom.end]))

    def index(layer: str) -> np.ndarray:
        number = {label: i for i, label in enumerate(getattr(labels, layer))}
        values = [NONE if v is None else number.get(v, NONE) for v in getattr(doc, layer)]
        return np.array(values, dtype=np.int16)

    return Encoded(
        source=doc.source,
        pieces=np.array(ids, dtype=np.int32),
        first_piece=np.array([*first, len(ids)], dtype=np.int32),
        shapes=np.array([a.shape_class for a in doc.atoms], dtype=np.int8),
        units=doc.units,
        labels={
            "join": doc.join.astype(np.int16), "sentence": doc.sentence.astype(np.int16),
            "head": doc.head.astype(np.int32), "names": doc.names.astype(np.int16),
            **{layer: index(layer) for layer in ("upos", "feats", "lemma", "deprel")},
        },
        attributed=doc.attributed,
        attributions=[
            (anchor, tags.astype(np.int8), seen_from(doc.tree or doc, anchor, labels))
            for anchor, tags in doc.attributions
        ],
        focused=tuple(doc.focused),
    )  # fmt: skip


def seen_from(doc: TrainingDocument, anchor: int, labels: Labels) -> np.ndarray:
    """The branch class of each atom, seen from the word of atom ``anchor``, in a read document."""
    found = np.full(len(doc.atoms), ELSEWHERE, dtype=np.int16)
    sentence = next(((a, b) for a, b in doc.units if a <= anchor < b), None)
    if sentence is None or doc.deprel[sentence[0]] is None:
        return found
    a, b = sentence
    words = np.cumsum(doc.join[a:b] != 1) - 1
    starts = np.flatnonzero(doc.join[a:b] != 1)
    heads = words[doc.head[a:b][starts] - a]
    number = {label: i for i, label in enumerate(labels.deprel)}
    relations = [number.get(doc.deprel[a + i] or "", len(number)) for i in starts]
    classes = branches(heads.tolist(), relations, int(words[anchor - a]), len(number))
    found[a:b] = np.array(classes)[words]
    return found


def save(path: Path, documents: list[Encoded]) -> None:
    """Write encoded documents; read them back with :func:`load` (our own files only)."""
    path.write_bytes(pickle.dumps(documents, protocol=5))


def load(path: Path) -> list[Encoded]:
    """Read what :func:`save` wrote."""
    return pickle.loads(path.read_bytes())  # noqa: S301 - a file this program wrote


@dataclass(frozen=True)
class Window:
    """Atoms ``first`` to ``last`` of a document."""

    doc: Encoded
    first: int
    last: int

    @property
    def size(self) -> int:
        """Word pieces, with the two marks around them."""
        return int(self.doc.first_piece[self.last] - self.doc.first_piece[self.first]) + 2


def windows(
    documents: list[Encoded], limit: int, rng: np.random.Generator, short: float
) -> Iterator[Window]:
    """Cut every document at unit borders into windows of at most ``limit`` pieces.

    A share ``short`` of the windows gets a random smaller limit, so that the model also sees
    single sentences and paragraphs.
    """
    for doc in documents:
        unit = 0
        while unit < len(doc.units):
            room = int(rng.integers(8, limit)) if rng.random() < short else limit
            first = doc.units[unit][0]
            last = doc.units[unit][1]
            unit += 1
            while unit < len(doc.units) and Window(doc, first, doc.units[unit][1]).size <= room:
                last = doc.units[unit][1]
                unit += 1
            while Window(doc, first, last).size > limit:
                middle = first
                while Window(doc, first, middle + 1).size <= limit:
                    middle += 1
                yield Window(doc, first, middle)
                first = middle
            yield Window(doc, first, last)


def batches(
    items: list[Window], pieces_per_batch: int, rng: np.random.Generator
) -> Iterator[list[Window]]:
    """Group windows of like size; shuffle the groups."""
    order = sorted(items, key=lambda w: w.size + float(rng.normal(0, 8)))
    groups: list[list[Window]] = [[]]
    widest = 0
    for window in order:
        widest = max(widest, window.size)
        if groups[-1] and widest * (len(groups[-1]) + 1) > pieces_per_batch:
            groups.append([])
            widest = window.size
        groups[-1].append(window)
    rng.shuffle(groups)
    yield from groups


def collate(
    items: list[Window], cls: int, sep: int, rng: np.random.Generator | None, flatten: float
) -> dict[str, torch.Tensor]:
    """Pad windows to tensors.

    Atom 0 of every window is the mark at its start, which is also the root of its parses. With
    probability ``flatten`` a window loses its letter case (headlines, chat), when ``rng`` is given.

    Returns:
        pieces, shapes, piece_mask (batch, pieces); first (batch, atoms): index of each atom's
        first piece; the labels (batch, atoms); attributions as ``anchor`` (rows: batch index,
        atom), ``roles`` and ``branch`` (rows, atoms); for ``relation`` and ``stance`` the atoms
        asked about as ``relation_at`` (rows: batch index, atom, atom; one actor stands twice) and
        the class as ``relation`` (rows).
    """
    n = max(w.size for w in items)
    t = max(w.last - w.first for w in items) + 1
    out = {
        "pieces": torch.zeros(len(items), n, dtype=torch.long),
        "shapes": torch.full((len(items), n), SHAPE_CLASSES - 1),
        "piece_mask": torch.zeros(len(items), n, dtype=torch.bool),
        "first": torch.zeros(len(items), t, dtype=torch.long),
        "atom_mask": torch.zeros(len(items), t, dtype=torch.bool),
        "unit": torch.full((len(items), t), -1),
    }
    for layer in ("join", "sentence", "head", "names", "upos", "feats", "lemma", "deprel", "cue"):
        out[layer] = torch.full((len(items), t), NONE)
    attributed: list[tuple[int, int, torch.Tensor, torch.Tensor]] = []
    asked: dict[str, list[tuple[int, ...]]] = {"relation": [], "stance": []}
    for b, w in enumerate(items):
        shapes = w.doc.shapes[w.first : w.last].astype(np.int64)
        if rng is not None and rng.random() < flatten:
            shapes = _flat(shapes, rng)
        _put_input(out, b, w, cls, sep, shapes)
        _put_labels(out, b, w)
        if w.doc.attributed:
            out["cue"][b, 1 : w.last - w.first + 1] = 0
            attributed += ((b, *found) for found in _attributions(w, t))
        for task, first, second, label in _asked(w, rng):
            asked[task].append((b, first, second, label))
    anchors = [(b, anchor) for b, anchor, _, _ in attributed]
    out["anchor"] = torch.tensor(anchors, dtype=torch.long).reshape(-1, 2)
    out["cue"][out["anchor"][:, 0], out["anchor"][:, 1]] = 1
    nothing = torch.zeros(0, t, dtype=torch.long)
    out["roles"] = torch.stack([tags for _, _, tags, _ in attributed]) if attributed else nothing
    out["branch"] = torch.stack([seen for _, _, _, seen in attributed]) if attributed else nothing
    for task, rows in asked.items():
        table = torch.tensor(rows, dtype=torch.long).reshape(-1, 4)
        out[f"{task}_at"], out[task] = table[:, :3], table[:, 3]
    return out


def _put_input(
    out: dict[str, torch.Tensor], b: int, w: Window, cls: int, sep: int, shapes: np.ndarray
) -> None:
    """What the network reads of a window, and which sentence each atom is in."""
    doc, (lo, hi) = w.doc, (w.first, w.last)
    p0, p1 = int(doc.first_piece[lo]), int(doc.first_piece[hi])
    size, atoms = p1 - p0 + 2, hi - lo
    out["pieces"][b, 0], out["pieces"][b, size - 1] = cls, sep
    out["pieces"][b, 1 : size - 1] = torch.from_numpy(doc.pieces[p0:p1].astype(np.int64))
    out["piece_mask"][b, :size] = True
    repeats = np.diff(doc.first_piece[lo : hi + 1])
    out["shapes"][b, 1 : size - 1] = torch.from_numpy(np.repeat(shapes, repeats))
    first = doc.first_piece[lo:hi].astype(np.int64) - p0 + 1
    out["first"][b, 1 : atoms + 1] = torch.from_numpy(first)
    out["atom_mask"][b, : atoms + 1] = True
    for k, (a, z) in enumerate(u for u in doc.units if lo <= u[0] < hi):
        out["unit"][b, a - lo + 1 : min(z, hi) - lo + 1] = k


def _put_labels(out: dict[str, torch.Tensor], b: int, w: Window) -> None:
    """The layers with one label an atom; a head outside the window is unknown, a root's is 0."""
    lo, hi = w.first, w.last
    for layer, values in w.doc.labels.items():
        piece = torch.from_numpy(values[lo:hi].astype(np.int64))
        if layer == "head":
            root = torch.from_numpy(values[lo:hi] == np.arange(lo, hi))
            inside = (piece >= lo) & (piece < hi)
            piece = torch.where(inside, piece - lo + 1, NONE)
            piece[root] = 0
        out[layer][b, 1 : hi - lo + 1] = piece


def _attributions(w: Window, size: int) -> Iterator[tuple[int, torch.Tensor, torch.Tensor]]:
    """(anchor, role tags, branch classes) of each attribution within a window, as rows."""
    for anchor, tags, branch in w.doc.attributions:
        if w.first <= anchor < w.last:
            rows = torch.full((2, size), NONE)
            rows[1] = ELSEWHERE
            for row, values in zip(rows, (tags, branch), strict=True):
                own = values[w.first : w.last].astype(np.int64)
                row[1 : len(own) + 1] = torch.from_numpy(own)
            yield anchor - w.first + 1, rows[0], rows[1]


def _asked(w: Window, rng: np.random.Generator | None) -> Iterator[tuple[str, int, int, int]]:
    """(task, atom, atom, class) of each question within a window; atoms drawn if ``rng``."""
    for focus in w.doc.focused:
        at = [atoms[-1 if rng is None else rng.integers(len(atoms))] for atoms in focus.atoms]
        if all(w.first <= atom < w.last for atom in at):
            yield focus.task, int(at[0]) - w.first + 1, int(at[-1]) - w.first + 1, focus.label


def _flat(shapes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """All atoms in lower or all in upper case, as the shape classes see it."""
    from foedus.language.atoms import Gap, Shape

    gaps, kinds = shapes % len(Gap), shapes // len(Gap)
    letters = np.isin(kinds, (Shape.LOWER, Shape.TITLE, Shape.UPPER, Shape.INITIAL, Shape.MIXED))
    kinds = np.where(letters, Shape.LOWER if rng.random() < 0.5 else Shape.UPPER, kinds)
    return kinds * len(Gap) + gaps
