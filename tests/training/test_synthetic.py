"""Sentences told from the codebook."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from bench.relations import unmark
from training.synthetic import examples, sentences

from foedus.events import load_codebook
from foedus.language.labels import RELATIONS


def test_every_sentence_names_two_sides_once() -> None:
    roots = set()
    for root, marked in sentences(load_codebook(), 1, 3):
        text, spans = unmark(marked)
        assert set(spans) == {"s", "t"}
        assert marked.count("<s>") == marked.count("<t>") == 1
        assert not set("*@<>|{}[]") & set(text), marked
        assert text.endswith(".")
        roots.add(root)
    assert roots == set(RELATIONS) - {"NONE"}


def test_the_same_seed_tells_the_same() -> None:
    book = load_codebook()
    assert list(examples(book, 1, 5)) == list(examples(book, 1, 5)) != list(examples(book, 1, 6))
