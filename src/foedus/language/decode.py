"""What the network says about one window to words, trees, names and attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from foedus.language.atoms import Atom, Gap
from foedus.language.branches import ELSEWHERE, branches
from foedus.language.labels import NAME_TAGS, ROLE_TAGS, Labels
from foedus.language.names import kind_shares
from foedus.language.tagging import segments, viterbi
from foedus.language.tree import best_trees
from foedus.language.words import word_starts

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Outputs = Mapping[str, NDArray[np.float32]]

_CLOSING_QUOTES = frozenset("\"'”’")

CUE_THRESHOLD = 0.0
"""Logit above which an atom begins a cue; chosen on PolNeAR dev for linked F1."""

LIKELY_SCRIPTS = 6
SCRIPT_MARGIN = 5.0
"""Lemma scripts within this many nats of the best are tried when the best gives no known word."""


@dataclass(frozen=True)
class Pairs:
    """Weights of the scorers that run on few places or pairs, outside the network's graph.

    Those of branches, relations and stance are None in a model that was trained without them.
    """

    rel_weight: Floats
    rel_bias: Floats
    role_weight: Floats
    role_bias: Floats
    role_distance: Floats
    relation_weight: Floats | None = None
    relation_bias: Floats | None = None
    stance_weight: Floats | None = None
    stance_bias: Floats | None = None
    role_branch: Floats | None = None

    @property
    def reach(self) -> int:
        """Distances beyond this many atoms look alike."""
        return (len(self.role_distance) - 1) // 2

    @cached_property
    def outside(self) -> Floats:
        """For each distance what it says of an atom in another sentence than the cue."""
        if self.role_branch is None:
            return self.role_distance
        beyond: Floats = self.role_distance + self.role_branch[ELSEWHERE]
        return beyond

    @cached_property
    def inside(self) -> Floats:
        """For each branch class what it says beyond that."""
        if self.role_branch is None:
            return np.zeros((1, 1), dtype=np.float32)
        more: Floats = self.role_branch - self.role_branch[ELSEWHERE]
        return more


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a window, one item each in every list.

    Attributes:
        firsts, lasts: The atoms of a word, from and to (exclusive).
        scripts: The likely lemma scripts, best first.
        heads: Index of the head; a root's own.
    """

    firsts: list[int]
    lasts: list[int]
    upos: list[str]
    feats: list[str]
    scripts: list[tuple[str, ...]]
    heads: list[int]
    deprels: list[str]

    def at(self, atom: int) -> int:
        """The word that an atom belongs to."""
        return bisect_right(self.firsts, atom) - 1


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution over the atoms of a window: (first, last, role) runs and a score."""

    runs: tuple[tuple[int, int, str], ...]
    score: float


@dataclass(frozen=True)
class Decoded:
    """All layers of one window.

    ``sentences`` are (first, last) word ranges; ``name_shares`` (words, kinds) is the probability
    of each kind of name (``names.KINDS``).
    """

    words: Words
    sentences: list[tuple[int, int]]
    names: list[tuple[int, int, str, float]]
    name_shares: Floats
    attributions: list[Roles]


def decode(out: Outputs, text: str, atoms: Sequence[Atom], labels: Labels, pairs: Pairs) -> Decoded:
    """Read one window.

    Args:
        out: Network outputs without the batch dimension; row 0 is the window's mark.
        text: The text the atoms were cut from.
        atoms: The atoms of the window, rows 1 and on.
        labels: Names of the classes.
        pairs: Weights for relations and roles.
    """
    gaps = np.fromiter((a.gap for a in atoms), np.int64, len(atoms))
    starts = word_starts(out["join"][1:], gaps, text, atoms)
    openings = _sentence_starts(out["sentence"][1:][starts], text, atoms, gaps, starts)
    heads, relations = _parse(out, starts + 1, openings, labels, pairs)
    upos, feats, lemma = (out[layer][starts + 1] for layer in ("upos", "feats", "lemma"))
    words = Words(
        starts.tolist(),
        [*starts[1:].tolist(), len(atoms)],
        [labels.upos[k] for k in upos.argmax(1).tolist()],
        [labels.feats[k] for k in feats.argmax(1).tolist()],
        _likely_scripts(lemma, labels),
        heads,
        [labels.deprel[k] for k in relations],
    )
    first_words = openings.tolist()
    sentences = list(zip(first_words, [*first_words[1:], len(starts)], strict=True))
    tree = _Tree(words, sentences, relations, len(labels.deprel))
    attributions = _attributions(out, pairs, text, atoms, tree)
    names = out["names"][1:]
    tag_shares = _softmax(names)
    shares = kind_shares(tag_shares[starts])
    return Decoded(words, sentences, _names(names, tag_shares), shares, attributions)


@dataclass(frozen=True)
class _Tree:
    """The trees of a window: its words, sentences as word ranges, relations by index."""

    words: Words
    sentences: list[tuple[int, int]]
    relations: list[int]
    labels: int

    def seen_from(self, anchor: int) -> tuple[int, list[int]]:
        """A sentence's first atom and the branch class of each, seen from the word at an atom."""
        words, word = self.words, self.words.at(anchor)
        a, b = self.sentences[bisect_right(self.sentences, word, key=itemgetter(0)) - 1]
        heads = [head - a for head in words.heads[a:b]]
        classes = branches(heads, self.relations[a:b], word - a, self.labels)
        spans = zip(classes, words.firsts[a:b], words.lasts[a:b], strict=True)
        return words.firsts[a], [k for k, first, last in spans for _ in range(first, last)]


def _sentence_starts(
    logits: Floats, text: str, atoms: Sequence[Atom], gaps: Ints, starts: Ints
) -> Ints:
    """The words that begin a sentence: at a line break always, after a comma never."""
    lines = gaps[starts] == Gap.LINE
    new = lines | (logits > 0)
    for k in np.flatnonzero(new & ~lines).tolist():
        new[k] = not _continues(text, atoms, int(starts[k]))
    new[0] = True
    return np.flatnonzero(new)


def _continues(text: str, atoms: Sequence[Atom], i: int) -> bool:
    """Whether a comma stands before an atom, closing quotation marks aside: "...," she said."""
    k = i - 1
    while k > 0 and text[atoms[k].start] in _CLOSING_QUOTES:
        k -= 1
    return k >= 0 and text[atoms[k].start] == ","


def _likely_scripts(logits: Floats, labels: Labels) -> list[tuple[str, ...]]:
    """For each word the lemma scripts that are nearly as likely as the best, best first.

    Where the best leaves the word as it is no other is given, as none is ever tried.
    """
    best = logits.argmax(1)
    found: list[tuple[str, ...]] = [(labels.lemma[k],) for k in best.tolist()]
    changed = [i for i, scripts in enumerate(found) if scripts[0][1:] != "0+"]
    if not changed:
        return found
    part = logits[changed]
    near = part >= part.max(1, keepdims=True) - SCRIPT_MARGIN
    rows, scripts = np.nonzero(near)
    order = np.lexsort((scripts, -part[rows, scripts], rows))
    ranked: list[list[str]] = [[] for _ in changed]
    for row, script in zip(rows[order].tolist(), scripts[order].tolist(), strict=True):
        ranked[row].append(labels.lemma[script])
    for i, names in zip(changed, ranked, strict=True):
        found[i] = tuple(names[:LIKELY_SCRIPTS])
    return found


def _parse(
    out: Outputs, rows: Ints, openings: Ints, labels: Labels, pairs: Pairs
) -> tuple[list[int], list[int]]:
    """Head and relation of each word, given the words' rows and the sentences' first words."""
    arc = out["arc"][rows]
    heads = best_trees(arc[:, rows], arc[:, 0], openings)
    is_root = heads == np.arange(len(heads))
    head_rows = np.where(is_root, 0, rows[heads])
    hidden = out["rel_dep"][rows] + out["rel_head"][head_rows]
    scores = np.maximum(hidden, 0, out=hidden) @ pairs.rel_weight.T + pairs.rel_bias
    root = labels.deprel.index("root")
    scores[:, root] = -np.inf
    relations = np.where(is_root, root, scores.argmax(1))
    return heads.tolist(), relations.tolist()


def _names(logits: Floats, tag_shares: Floats) -> list[tuple[int, int, str, float]]:
    """Names as (first, last, label, mean share of their tags), last exclusive."""
    path = viterbi(logits[None], NAME_TAGS)[0]
    tagged = np.flatnonzero(path)
    shares = np.zeros(len(path), dtype=np.float32)
    shares[tagged] = tag_shares[tagged, path[tagged]]
    return [(a, b, kind, float(shares[a:b].mean())) for a, b, kind in segments(path, NAME_TAGS)]


def _attributions(
    out: Outputs, pairs: Pairs, text: str, atoms: Sequence[Atom], tree: _Tree
) -> list[Roles]:
    cue = out["cue"][1:]
    anchors = np.flatnonzero(cue > CUE_THRESHOLD)
    if not len(anchors):
        return []
    logits = _role_logits(out, pairs, anchors, tree)
    begin = ROLE_TAGS.index("B-cue")
    logits[np.arange(len(anchors)), anchors, begin] = 1e3
    paths = viterbi(logits, ROLE_TAGS)
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
        shares = _softmax(logits[k, tagged])[np.arange(len(tagged)), path[tagged]]
        certainty = shares.mean() if len(shares) else 0.0
        found.append(Roles(runs, float(certainty / (1 + np.exp(-cue[anchor])))))
    return sorted(found, key=lambda r: r.runs)


def _role_logits(out: Outputs, pairs: Pairs, anchors: Ints, tree: _Tree) -> Floats:
    """(cues, atoms, tags); one cue after the other, so that all stays in the processor's cache."""
    atoms, cues = np.ascontiguousarray(out["role_atom"][1:]), out["role_cue"][1:]
    offsets = np.arange(len(atoms)) + pairs.reach
    weight = np.ascontiguousarray(pairs.role_weight.T)
    logits = np.empty((len(anchors), len(atoms), len(ROLE_TAGS)), dtype=np.float32)
    for anchor, row in zip(anchors.tolist(), logits, strict=True):
        hidden = (pairs.outside + cues[anchor]).take(offsets - anchor, axis=0, mode="clip")
        hidden += atoms
        if pairs.role_branch is not None:
            first, seen = tree.seen_from(anchor)
            hidden[first : first + len(seen)] += pairs.inside[seen]
        np.matmul(np.maximum(hidden, 0, out=hidden), weight, out=row)
    return logits + pairs.role_bias


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


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares
