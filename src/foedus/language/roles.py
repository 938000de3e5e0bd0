"""Who is said to have said what: the cues of a window, and the role of every atom given each.

The first atom of every cue is found; each atom is then tagged given that cue: by what it is, what
the cue is, how far it is off, where it hangs in the tree seen from the cue, and by what the other
atoms of the sentence are. Where its spans begin and end the tree has a say too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.language.atoms import Atom
from foedus.language.branches import Trees
from foedus.language.inputs import Ints
from foedus.language.labels import ROLE_TAGS
from foedus.language.pairs import Floats, Outputs, Pairs
from foedus.language.seams import best_paths
from foedus.language.tagging import segments, softmax, viterbi

CUE_THRESHOLD = 0.0
"""Logit above which an atom begins a cue; chosen on PolNeAR dev for linked F1."""


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution over the atoms of a window: (first, last, role) runs and a score."""

    runs: tuple[tuple[int, int, str], ...]
    score: float


def find_roles(
    out: Outputs, pairs: Pairs, text: str, atoms: Sequence[Atom], trees: Trees
) -> list[Roles]:
    """The attributions of a window, in order; arguments as in :func:`decode.decode`."""
    cue = out["cue"][1:]
    anchors = np.flatnonzero(cue > CUE_THRESHOLD)
    if not len(anchors):
        return []
    logits = role_logits(out, pairs, anchors, trees)
    begin = ROLE_TAGS.index("B-cue")
    logits[np.arange(len(anchors)), anchors, begin] = 1e3
    if pairs.seam_scores is None:
        paths = viterbi(logits, ROLE_TAGS)
    else:
        paths = best_paths(logits, pairs.seam_scores, trees, ROLE_TAGS)
    found: list[Roles] = []
    taken: set[int] = set()
    for k in np.argsort(-cue[anchors], kind="stable"):
        anchor, path = int(anchors[k]), paths[k]
        if anchor in taken:
            continue
        runs = _whole_spans(segments(path, ROLE_TAGS), text, atoms)
        cues = {i for a, b, role in runs if role == "cue" for i in range(a, b)}
        if not any(role == "content" for _, _, role in runs):
            continue
        taken |= cues
        tagged = np.flatnonzero(path)
        tagged = tagged[tagged != anchor]
        shares = softmax(logits[k, tagged])[np.arange(len(tagged)), path[tagged]]
        certainty = shares.mean() if len(shares) else 0.0
        found.append(Roles(runs, float(certainty / (1 + np.exp(-cue[anchor])))))
    return sorted(found, key=lambda r: r.runs)


def role_logits(out: Outputs, pairs: Pairs, anchors: Ints, trees: Trees) -> Floats:
    """(cues, atoms, tags); one cue after the other, so that all stays in the processor's cache."""
    atoms, cues = np.ascontiguousarray(out["role_atom"][1:]), out["role_cue"][1:][anchors]
    weight = np.ascontiguousarray(pairs.role_weight.T)
    logits = np.empty((len(anchors), len(atoms), len(ROLE_TAGS)), dtype=np.float32)
    for anchor, cue, row in zip(anchors.tolist(), cues, logits, strict=True):
        hidden = atoms + cue
        _add_distances(hidden, anchor, pairs)
        first, classes = trees.seen_from(anchor)
        own = slice(first, first + len(classes))
        sentence = hidden[own] + pairs.inside.take(classes, axis=0)
        np.matmul(np.maximum(hidden, 0, out=hidden), weight, out=row)
        row += pairs.role_bias
        row[own] = pairs.reread(sentence)
    return logits


def _add_distances(hidden: Floats, anchor: int, pairs: Pairs) -> None:
    """Add to each atom what its distance from the cue says; those beyond reach are all as far."""
    first, last = max(0, anchor - pairs.reach), anchor + pairs.reach + 1
    near = hidden[first:last]
    begin = first - anchor + pairs.reach
    near += pairs.outside[begin : begin + len(near)]
    hidden[:first] += pairs.outside[0]
    hidden[last:] += pairs.outside[-1]


def _whole_spans(
    runs: Sequence[tuple[int, int, str]], text: str, atoms: Sequence[Atom]
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
        (a, b - (role == "content" and b - a > 1 and text[atoms[b - 1].start] in ",;"), role)
        for a, b, role in kept
    )


def _only_punctuation(text: str, atoms: Sequence[Atom], first: int, last: int) -> bool:
    between = text[atoms[first - 1].end : atoms[last].start]
    return "\n" not in between and not any(c.isalnum() for c in between)
