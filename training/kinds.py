"""Peoples, events and titles, which no corpus at hand labels as names: read off trees and lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from foedus.actors import Knowledge
from foedus.language import Analysis, Token
from foedus.language.labels import NAME_TAGS
from training.corpora import TrainingDocument, is_people, tag

_PERSON, _LAST_PERSON = NAME_TAGS.index("B-PER"), NAME_TAGS.index("I-PER")
_TITLE_PARTS = {"compound", "amod", "nmod", "case", "flat", "conj", "cc"}
EVENT_NOUNS = frozenset(
    (Path(__file__).parent / "data" / "event_nouns.txt").read_text("utf-8").split()
)
"""Nouns at the end of a proper name that make it the name of an event."""


def add_kinds(doc: TrainingDocument, analysis: Analysis, known: Knowledge) -> None:
    """Write NORP, EVENT and TITLE into the names layer, where nothing else stands.

    Args:
        doc: Has persons, organizations and places already.
        analysis: Words and trees of the same text.
        known: Gives the adjectives and demonyms of states and peoples.
    """
    atom_at = {atom.start: i for i, atom in enumerate(doc.atoms)}
    spans = [
        *((span, "EVENT") for span in _events(analysis)),
        *((span, "TITLE") for span in _titles(analysis, doc, atom_at)),
        *((span, "NORP") for span in _peoples(analysis, known)),
    ]
    for (first, last), kind in spans:
        a = atom_at.get(analysis.tokens[first].start)
        z = atom_at.get(analysis.tokens[last - 1].start)
        if a is not None and z is not None:
            free = np.where(doc.names[a : z + 1] < 0, 0, doc.names[a : z + 1])
            if not free.any():
                doc.names[a : z + 1] = 0
                tag(doc.names, a, z + 1, NAME_TAGS.index(f"B-{kind}"))


def _peoples(analysis: Analysis, known: Knowledge) -> Iterator[tuple[int, int]]:
    tokens = analysis.tokens
    i = 0
    while i < len(tokens):
        for width in (2, 1):
            words = tokens[i : i + width]
            surface = analysis.text[words[0].start : words[-1].end]
            if _may_name_people(words) and is_people(surface, known):
                yield i, i + width
                i += width - 1
                break
        i += 1


def _may_name_people(words: tuple[Token, ...]) -> bool:
    return bool(words) and all(
        t.text[:1].isupper() and t.upos in ("ADJ", "NOUN", "PROPN") for t in words
    )


def _events(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Runs of capitalized words, one of them a proper noun, that end in a noun of events."""
    tokens = analysis.tokens
    for token in tokens:
        if not (token.text[:1].isupper() and token.text.lower() in EVENT_NOUNS):
            continue
        first = token.i
        while first and _within(tokens[first - 1], token):
            first -= 1
        last = token.i + 1
        if last < len(tokens) and _is_roman(tokens[last].text):
            last += 1
        if first < token.i and any(t.upos == "PROPN" for t in tokens[first:last]):
            yield first, last


def _within(token: Token, head: Token) -> bool:
    named = token.text[:1].isupper() and token.upos in ("PROPN", "ADJ", "NOUN")
    return named and token.sentence == head.sentence


def _is_roman(text: str) -> bool:
    return bool(text) and set(text) <= set("IVX")


def _titles(
    analysis: Analysis, doc: TrainingDocument, atom_at: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """What a treebank hangs on a person's name as a title, without its article and state."""
    tokens = analysis.tokens
    for token in tokens:
        person = atom_at.get(tokens[token.head].start)
        if token.deprel != "nmod:desc" or person is None or token.head < token.i:
            continue
        if doc.names[person] not in (_PERSON, _LAST_PERSON):
            continue
        inside = {token.i}
        for other in sorted(range(max(0, token.i - 6), token.head), key=lambda k: abs(k - token.i)):
            t = tokens[other]
            if t.head in inside and t.rel in _TITLE_PARTS:
                inside.add(other)
        first, last = token.i, token.i + 1
        while first - 1 in inside:
            first -= 1
        while last in inside and last < token.head:
            last += 1
        yield first, last
