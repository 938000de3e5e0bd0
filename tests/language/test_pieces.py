"""Word pieces: what is known at once is what the tokenizer itself says."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from foedus.language.model import TOKENIZER, WEIGHTS
from foedus.language.pieces import Pieces


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / TOKENIZER))


def told(atom: str) -> list[int]:
    return tokenizer().encode([atom], is_pretokenized=True, add_special_tokens=False).ids


ATOMS = st.one_of(
    st.sampled_from(
        ["NATO", "Yerevan", "peacekeepers", "'s", "n't", "2024", "é", "naïve", "…", "K"]
    ),
    st.text("abeinorstNATO019'-", min_size=1, max_size=9),
    st.text(min_size=1, max_size=4).filter(lambda text: not any(map(str.isspace, text))),
)


@given(st.lists(ATOMS, min_size=1, max_size=12))
def test_pieces_of_any_atoms(atoms: list[str]) -> None:
    pieces = Pieces(tokenizer())
    found = pieces.of_all(atoms)
    assert found == [told(atom) or [pieces.unknown] for atom in atoms]
    assert [pieces.of(atom) for atom in atoms] == found


@pytest.mark.parametrize(("text", "known"), [("Treaty", True), ("treatyless", False), ("", False)])
def test_words_of_the_vocabulary(text: str, known: bool) -> None:
    assert Pieces(tokenizer()).is_word(text) is known
