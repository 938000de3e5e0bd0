"""Who is said to have said what: the cues of a window, and the role of every atom given each.

The first atom of every cue is found; each atom is then tagged given that cue: by what it is, what
the cue is, how far it is off, where it hangs in the tree seen from the cue, and by what the other
atoms of the sentence are. Where its spans begin and end the tree has a say too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.language.atoms import Atoms
from foedus.language.branches import Trees
from foedus.language.inputs import Ints
from foedus.language.labels import ROLE_TAGS
from foedus.language.pairs import AROUND, Floats, Outputs, Pairs
from foedus.language.seams import best_paths
from foedus.language.tagging import rectified, segments, tag_shares, viterbi

CUE_THRESHOLD = 0.0
"""Logit above which an atom begins a cue; chosen on PolNeAR dev for linked F1. The exported network
gives ``role_cue`` for these atoms alone."""

SETTLED = 1e3
"""The logit of a tag that is known."""

LEAST_SCORE = 0.5
"""What is less sure as a whole, given all its tags, is left out."""

BEFORE = 64
"""Of the atoms around a cue so many stand before it, unless the window begins or ends. What is
said is farther off in less than one of a hundred attributions of PolNeAR dev."""


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution over the atoms of a window: (first, last, role) runs and a score."""

    runs: tuple[tuple[int, int, str], ...]
    score: float


def find_roles(out: Outputs, pairs: Pairs, text: str, atoms: Atoms, trees: Trees) -> list[Roles]:
    """The attributions of a window, in order; arguments as in :func:`decode.decode`."""
    anchors = cue_starts(out)
    if not len(anchors):
        return []
    sure = out["cue"][1:][anchors]
    firsts = firsts_around(anchors, len(atoms))
    logits = role_logits(out, pairs, anchors, firsts, trees)
    if pairs.seam_scores is None:
        paths = viterbi(logits, ROLE_TAGS)
    else:
        paths = best_paths(logits, pairs.seam_scores, trees, ROLE_TAGS, firsts)
    scores = _scores(logits, paths, anchors - firsts) / (1 + np.exp(-sure))
    found: list[Roles] = []
    taken: set[int] = set()
    for k in np.argsort(-sure, kind="stable").tolist():
        if scores[k] < LEAST_SCORE or int(anchors[k]) in taken:
            continue
        first = int(firsts[k])
        tagged = [(first + a, first + b, role) for a, b, role in segments(paths[k], ROLE_TAGS)]
        runs = _whole_spans(tagged, text, atoms)
        if any(role == "content" for _, _, role in runs):
            taken.update(i for a, b, role in runs if role == "cue" for i in range(a, b))
            found.append(Roles(runs, float(scores[k])))
    return sorted(found, key=lambda r: r.runs)


def cue_starts(out: Outputs) -> Ints:
    """The atoms that begin a cue."""
    return np.flatnonzero(out["cue"][1:] > CUE_THRESHOLD)


def firsts_around(anchors: Ints, atoms: int) -> Ints:
    """For each cue the first of the ``AROUND`` atoms around it."""
    return (anchors - BEFORE).clip(0, max(0, atoms - AROUND))


def _scores(logits: Floats, paths: Ints, given: Ints) -> NDArray[np.float64]:
    """For each cue how sure the tags of its spans are on average; one step of each is given."""
    rows, steps = np.nonzero(paths)
    found = given[rows] != steps
    rows, steps = rows[found], steps[found]
    shares = tag_shares(logits[rows, steps], paths[rows, steps])
    tagged = np.bincount(rows, minlength=len(paths))
    return np.bincount(rows, shares, len(paths)) / np.maximum(tagged, 1)


def role_logits(out: Outputs, pairs: Pairs, anchors: Ints, firsts: Ints, trees: Trees) -> Floats:
    """(cues, ``AROUND``, tags) of the atoms from ``firsts`` on; that a cue begins one is settled.

    One cue after the other, so that all stays in the processor's cache.
    """
    atoms = out["role_atom"][1:]
    size, tags = min(AROUND, len(atoms)), len(ROLE_TAGS)
    logits = np.empty((len(anchors), size, pairs.role_columns.shape[1]), dtype=np.float32)
    hidden = np.empty((size, atoms.shape[1]), dtype=np.float32)
    again = []
    places = zip(anchors.tolist(), firsts.tolist(), out["role_cue"], logits, strict=True)
    for anchor, first, cue, row in places:
        nearest = AROUND + first - anchor
        told = pairs.outside[nearest : nearest + size]
        np.add(atoms[first : first + size], told, out=hidden)
        hidden += cue
        start, classes = trees.seen_from(anchor)
        own = slice(max(0, start - first), start - first + len(classes))
        classes = classes[max(0, first - start) :][: size - own.start]
        again.append((row[own], hidden[own] + pairs.inside.take(classes, axis=0)))
        np.matmul(rectified(hidden), pairs.role_columns, out=row)
    logits += pairs.role_start
    for sentence, inside in again:
        sentence[:, :tags] = pairs.reread(inside)
    logits[np.arange(len(anchors)), anchors - firsts, ROLE_TAGS.index("B-cue")] = SETTLED
    return logits[..., :tags]


def _whole_spans(
    runs: Sequence[tuple[int, int, str]], text: str, atoms: Atoms
) -> tuple[tuple[int, int, str], ...]:
    """Sources and contents joined where only punctuation parts them; no comma ends a content."""
    kept: list[tuple[int, int, str]] = []
    for a, b, role in runs:
        before = kept[-1] if kept and kept[-1][2] == role != "cue" else None
        if before and _only_punctuation(text, atoms, before[1], a):
            kept[-1] = (before[0], b, role)
        else:
            kept.append((a, b, role))
    return tuple(
        (a, b - (role == "content" and b - a > 1 and text[atoms.starts[b - 1]] in ",;"), role)
        for a, b, role in kept
    )


def _only_punctuation(text: str, atoms: Atoms, first: int, last: int) -> bool:
    between = text[atoms.ends[first - 1] : atoms.starts[last]]
    return "\n" not in between and not any(c.isalnum() for c in between)
