"""Decoded windows to the record of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

import numpy as np

from foedus.language.analysis import Analysis, Attribution, Name, Piece, Sentence, Token
from foedus.language.atoms import Atoms
from foedus.language.decode import Decoded
from foedus.language.focus import Focus
from foedus.language.labels import Labels
from foedus.language.lemma import Lemmas
from foedus.language.names import whole_names
from foedus.language.pairs import Floats, Outputs
from foedus.language.roles import Roles

NO_LAST_WORD = frozenset({"CCONJ", "DET", "PUNCT", "ADP"})
"""Parts of speech on which no name ends ("Egypt and")."""

_UNSORTED = "X"
_FILE = re.compile(
    r"(?i:[^@/]+\.(?:docx?|pdf|rtf|txt|xlsx?|csv|pptx?|html?|jpe?g|png|gif|zip|mp[34]))"
)


class Builder:
    """Collects decoded windows into one analysis."""

    def __init__(self, text: str, labels: Labels, lemmas: Lemmas, focus: Focus) -> None:
        self.text = text
        self._labels = labels
        self._lemmas = lemmas
        self._focus = focus
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.name_logits: list[Floats] = []
        self.attributions: list[Attribution] = []

    def add(self, atoms: Atoms, window: Decoded, out: Outputs) -> None:
        """Add the next window: its atoms, layers, and the network's outputs."""
        words, base = window.words, len(self.tokens)
        firsts, lasts = atoms.starts, atoms.ends
        starts = [firsts[i] for i in words.firsts]
        ends = [lasts[i - 1] for i in words.lasts]
        text = self.text
        forms = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        upos = words.upos
        if _UNSORTED in upos:
            upos = list(map(_of_file, upos, forms))
        lemmas = self._lemmas_of(forms, upos, window)
        heads = [base + head for head in words.heads]
        self.tokens += map(
            Token, range(base, base + len(forms)), starts, ends, forms, lemmas, upos,
            words.feats, heads, words.deprels, self._sentence_numbers(window),
        )  # fmt: skip
        self.sentences += [
            Sentence(base + a, base + b, starts[a], ends[b - 1]) for a, b in window.sentences
        ]
        self.name_logits.append(window.name_logits)
        for a, b, label, score in window.names:
            self._add_name(base + words.at(a), base + words.at(b - 1) + 1, label, score)
        self.attributions += [_attribution(atoms, roles) for roles in window.attributions]
        self._focus.add(out, words.firsts, len(atoms))

    def _lemmas_of(self, forms: list[str], upos: list[str], window: Decoded) -> list[str]:
        feats = window.words.feats
        found = self._lemmas.of(forms, upos, feats, window.words.scripts)
        for i in [i for i, lemma in enumerate(found) if not lemma]:
            scripts = window.likely_scripts(i, self._labels)
            found[i] = self._lemmas.among(forms[i], upos[i], feats[i], scripts)
        return found

    def _sentence_numbers(self, window: Decoded) -> Iterator[int]:
        for number, (a, b) in enumerate(window.sentences, len(self.sentences)):
            yield from repeat(number, b - a)

    def _add_name(self, first: int, last: int, label: str, score: float) -> None:
        while last - first > 1 and self.tokens[last - 1].upos in NO_LAST_WORD:
            last -= 1
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.names.append(Name(first, last, start, end, label, round(score, 4)))

    def finish(self, version: str) -> Analysis:
        """All that was added."""
        names = tuple(self.names)
        if self.name_logits:
            names = whole_names(self.tokens, names, np.concatenate(self.name_logits))
        return Analysis(
            self.text, tuple(self.tokens), tuple(self.sentences), names, tuple(self.attributions),
            version, self._focus,
        )  # fmt: skip


def _of_file(upos: str, form: str) -> str:
    """The name of a file is a noun to Universal Dependencies, unlike an address of the web."""
    return "NOUN" if upos == _UNSORTED and _FILE.fullmatch(form) else upos


def _attribution(atoms: Atoms, roles: Roles) -> Attribution:
    def pieces(role: str) -> tuple[Piece, ...]:
        runs = ((a, b) for a, b, kind in roles.runs if kind == role)
        return tuple(Piece(atoms.starts[a], atoms.ends[b - 1]) for a, b in runs)

    return Attribution(pieces("source"), pieces("cue"), pieces("content"), round(roles.score, 4))
