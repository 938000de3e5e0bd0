"""What the network says about one window to words, trees, names and attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from foedus.language.atoms import Atoms, Gap
from foedus.language.branches import Trees
from foedus.language.labels import NAME_TAGS, Labels
from foedus.language.pairs import Floats, Outputs, Pairs
from foedus.language.roles import Roles, find_roles
from foedus.language.tagging import rectified, segments, tag_shares, viterbi
from foedus.language.tree import best_trees
from foedus.language.words import word_starts

Ints = NDArray[np.int64]

_CLOSING_QUOTES = frozenset("\"'”’")

LIKELY_SCRIPTS = 6
SCRIPT_MARGIN = 5.0
"""Lemma scripts within this many nats of the best are tried when the best gives no known word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a window, one item each in every list.

    Attributes:
        firsts, lasts: The atoms of a word, from and to (exclusive).
        scripts: The likeliest lemma script.
        heads: Index of the head; a root's own.
    """

    firsts: list[int]
    lasts: list[int]
    upos: list[str]
    feats: list[str]
    scripts: list[str]
    heads: list[int]
    deprels: list[str]

    def at(self, atom: int) -> int:
        """The word that an atom belongs to."""
        return bisect_right(self.firsts, atom) - 1


@dataclass(frozen=True)
class Decoded:
    """All layers of one window.

    ``script_logits`` (atoms, scripts) are of lemma scripts; ``sentences`` are (first, last) word
    ranges; ``name_logits`` (words, tags) are of ``labels.NAME_TAGS``.
    """

    words: Words
    script_logits: Floats
    sentences: list[tuple[int, int]]
    names: list[tuple[int, int, str, float]]
    name_logits: Floats
    attributions: list[Roles]

    def likely_scripts(self, word: int, labels: Labels) -> list[str]:
        """The lemma scripts of a word that are nearly as likely as the best, best first."""
        row = self.script_logits[self.words.firsts[word]]
        near = np.flatnonzero(row >= row.max() - SCRIPT_MARGIN)
        ranked = near[np.argsort(-row[near], kind="stable")[:LIKELY_SCRIPTS]]
        return [labels.lemma[k] for k in ranked.tolist()]


def decode(out: Outputs, text: str, atoms: Atoms, labels: Labels, pairs: Pairs) -> Decoded:
    """Read one window.

    Args:
        out: Network outputs without the batch dimension; row 0 is the window's mark.
        text: The text the atoms were cut from.
        atoms: The atoms of the window, rows 1 and on.
        labels: Names of the classes.
        pairs: Weights for relations and roles.
    """
    starts = word_starts(out["join"][1:], text, atoms)
    openings = _sentence_starts(out["sentence"][1:][starts], text, atoms, starts)
    heads, relations = _parse(out, starts + 1, openings, labels, pairs)
    scripts = out["lemma"][1:]
    words = Words(
        starts.tolist(),
        [*starts[1:].tolist(), len(atoms)],
        _best(out["upos"][1:], starts, labels.upos),
        _best(out["feats"][1:], starts, labels.feats),
        _best(scripts, starts, labels.lemma),
        heads,
        list(map(labels.deprel.__getitem__, relations)),
    )
    first_words = openings.tolist()
    sentences = list(zip(first_words, [*first_words[1:], len(starts)], strict=True))
    trees = Trees(words.firsts, words.lasts, heads, relations, sentences, len(labels.deprel))
    attributions = find_roles(out, pairs, text, atoms, trees)
    names = out["names"][1:]
    return Decoded(words, scripts, sentences, _names(names), names[starts], attributions)


def _best(logits: Floats, starts: Ints, names: Sequence[str]) -> list[str]:
    """The likeliest class of each word, given the logits of atoms."""
    return list(map(names.__getitem__, logits.argmax(1)[starts].tolist()))


def _sentence_starts(logits: Floats, text: str, atoms: Atoms, starts: Ints) -> Ints:
    """The words that begin a sentence: at a line break always, after a comma never."""
    lines = atoms.gaps[starts] == Gap.LINE
    new = lines | (logits > 0)
    for k in np.flatnonzero(new & ~lines).tolist():
        new[k] = not _continues(text, atoms, int(starts[k]))
    new[0] = True
    return np.flatnonzero(new)


def _continues(text: str, atoms: Atoms, i: int) -> bool:
    """Whether a comma stands before an atom, closing quotation marks aside: "...," she said."""
    k = i - 1
    while k > 0 and text[atoms.starts[k]] in _CLOSING_QUOTES:
        k -= 1
    return k >= 0 and text[atoms.starts[k]] == ","


def _parse(
    out: Outputs, rows: Ints, openings: Ints, labels: Labels, pairs: Pairs
) -> tuple[list[int], list[int]]:
    """Head and relation of each word, given the words' rows and the sentences' first words."""
    dependents, governors = (out[side].take(rows, axis=0) for side in ("arc_dep", "arc_head"))
    root_scores = dependents @ out["arc_head"][0]
    borders = [*openings.tolist(), len(rows)]
    blocks = [dependents[a:b] @ governors[a:b].T for a, b in pairwise(borders)]
    heads = best_trees(blocks, root_scores)
    is_root = heads == np.arange(len(heads))
    head_rows = np.where(is_root, 0, rows[heads])
    hidden = rectified(out["rel_dep"][rows] + out["rel_head"][head_rows])
    scores = hidden @ pairs.rel_weight.T + pairs.rel_bias
    root = labels.deprel.index("root")
    scores[:, root] = -np.inf
    relations = np.where(is_root, root, scores.argmax(1))
    return heads.tolist(), relations.tolist()


def _names(logits: Floats) -> list[tuple[int, int, str, float]]:
    """Names as (first, last, label, mean share of their tags), last exclusive."""
    path = viterbi(logits[None], NAME_TAGS)[0]
    tagged = np.flatnonzero(path)
    shares = np.zeros(len(path), dtype=np.float32)
    shares[tagged] = tag_shares(logits[tagged], path[tagged])
    return [
        (a, b, kind, float(np.add.reduce(shares[a:b]) / (b - a)))
        for a, b, kind in segments(path, NAME_TAGS)
    ]
