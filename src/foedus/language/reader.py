"""The small model as a pipeline: texts in, :class:`Analysis` out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from foedus.language.analysis import Analysis, Attribution, Name, Piece, Sentence, Token
from foedus.language.atoms import SHAPE_CLASSES, Atom, cut
from foedus.language.decode import Decoded, Floats, Outputs, Pairs, Roles, decode
from foedus.language.focus import Focus, heads
from foedus.language.labels import Labels
from foedus.language.lemma import Lemmas
from foedus.language.names import whole_names
from foedus.language.pieces import Pieces
from foedus.language.windows import windows

Ints = NDArray[np.int64]
Backend = Callable[[Ints, Ints, Ints], Outputs]
"""(pieces, shapes, first piece of each atom) of one window to the network's outputs."""


WINDOWS_AT_ONCE = 16
"""Windows that the network reads before they are decoded; some 2 MB each."""
NO_LAST_WORD = frozenset({"CCONJ", "DET", "PUNCT", "ADP"})
"""Parts of speech on which no name ends ("Egypt and")."""


class Reader:
    """Reads texts with one network.

    Each window is run by itself, never padded or batched with others, so that a text's analysis
    is the same whatever is read beside it.
    """

    def __init__(
        self, backend: Backend, labels: Labels, pieces: Pieces, pairs: Pairs, version: str
    ) -> None:
        self._backend = backend
        self._labels = labels
        self._pieces = pieces
        self._pairs = pairs
        self._heads = heads(pairs)
        self._lemmas = Lemmas(pieces.is_word)
        self.version = version

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse each text."""
        return [self._analyse(text) for text in texts]

    def outputs(self, text: str) -> Iterator[tuple[list[Atom], Outputs]]:
        """What the network says about each window of a text; row 0 of an output is the mark."""
        atoms = cut(text)
        ids = [self._pieces.of(text[a.start : a.end]) for a in atoms]
        sizes = [len(pieces) for pieces in ids]
        for window in windows(text, atoms, sizes):
            part = slice(window.first, window.last)
            yield atoms[part], self._backend(*self._inputs(atoms[part], ids[part]))

    def _analyse(self, text: str) -> Analysis:
        builder = _Builder(text, self._lemmas)
        focus = Focus(self._heads)
        outputs = self.outputs(text)
        # The network stays in the processor's cache while nothing else runs between windows.
        while ready := list(islice(outputs, WINDOWS_AT_ONCE)):
            for atoms, out in ready:
                window = decode(out, text, atoms, self._labels, self._pairs)
                builder.add(atoms, window)
                focus.add(out, [word.first for word in window.words], len(atoms))
        return builder.finish(self.version, focus)

    def _inputs(self, atoms: list[Atom], ids: list[list[int]]) -> tuple[Ints, Ints, Ints]:
        """Arrays of one window; atom 0 is the mark at its start."""
        sizes = [len(pieces) for pieces in ids]
        mark = SHAPE_CLASSES - 1
        flat = [self._pieces.cls, *(p for pieces in ids for p in pieces), self._pieces.sep]
        shapes = np.repeat([mark, *(a.shape_class for a in atoms), mark], [1, *sizes, 1])
        first = np.concatenate([[0], 1 + np.cumsum([0, *sizes[:-1]])])
        return np.array(flat, dtype=np.int64), shapes.astype(np.int64), first.astype(np.int64)


class _Builder:
    """Collects decoded windows into one analysis."""

    def __init__(self, text: str, lemmas: Lemmas) -> None:
        self.text = text
        self._lemmas = lemmas
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.name_shares: list[Floats] = []
        self.attributions: list[Attribution] = []

    def add(self, atoms: list[Atom], window: Decoded) -> None:
        base = len(self.tokens)
        word_of = [0] * len(atoms)
        for number, (a, b) in enumerate(window.sentences, len(self.sentences)):
            for i in range(a, b):
                word = window.words[i]
                start, end = atoms[word.first].start, atoms[word.last - 1].end
                form = self.text[start:end]
                lemma = self._lemmas.of(form, word.upos, word.feats, word.scripts)
                self.tokens.append(
                    Token(
                        base + i, start, end, form, lemma, word.upos, word.feats,
                        base + word.head, word.deprel, number,
                    )
                )  # fmt: skip
                word_of[word.first : word.last] = [i] * (word.last - word.first)
            first, last = base + a, base + b
            self.sentences.append(
                Sentence(first, last, self.tokens[first].start, self.tokens[last - 1].end)
            )
        self.name_shares.append(window.name_shares)
        for a, b, label, score in window.names:
            first, last = base + word_of[a], base + word_of[b - 1] + 1
            while last - first > 1 and self.tokens[last - 1].upos in NO_LAST_WORD:
                last -= 1
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            self.names.append(Name(first, last, start, end, label, round(score, 4)))
        self.attributions += [_attribution(atoms, roles) for roles in window.attributions]

    def finish(self, version: str, focus: Focus) -> Analysis:
        names = tuple(self.names)
        if self.name_shares:
            names = whole_names(self.tokens, names, np.concatenate(self.name_shares))
        return Analysis(
            self.text, tuple(self.tokens), tuple(self.sentences), names, tuple(self.attributions),
            version, focus,
        )  # fmt: skip


def _attribution(atoms: list[Atom], roles: Roles) -> Attribution:
    def pieces(role: str) -> tuple[Piece, ...]:
        runs = ((a, b) for a, b, kind in roles.runs if kind == role)
        return tuple(Piece(atoms[a].start, atoms[b - 1].end) for a, b in runs)

    return Attribution(pieces("source"), pieces("cue"), pieces("content"), round(roles.score, 4))
