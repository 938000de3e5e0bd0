"""Which atoms begin a word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.atoms import cut
from foedus.language.words import word_starts


def words(text: str, joins: dict[str, float], default: float = -1.0) -> list[str]:
    """The words of a text if each atom wants to join the one before as ``joins`` says."""
    atoms = cut(text)
    wants = np.array([joins.get(text[a.start : a.end], default) for a in atoms], np.float32)
    starts = word_starts(wants, text, atoms).tolist()
    ends = [*starts[1:], len(atoms)]
    return [text[atoms[a].start : atoms[b - 1].end] for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("hyphen", "after", "expected"),
    [
        (-3.0, 2.0, ["Akufo", "-", "Addo"]),
        (-1.0, 2.0, ["Akufo-Addo"]),
        (3.0, -1.0, ["Akufo-Addo"]),
        (1.0, -2.0, ["Akufo", "-", "Addo"]),
    ],
)
def test_a_hyphen_belongs_to_both_sides_or_to_neither(
    hyphen: float, after: float, expected: list[str]
) -> None:
    assert words("Akufo-Addo", {"-": hyphen, "Addo": after}) == expected


def test_other_signs_are_as_the_network_says() -> None:
    assert words("a -b c/d", {"b": 1.0, "d": 1.0}) == ["a", "-b", "c", "/d"]


def test_an_address_is_one_word() -> None:
    text = "See https://example.org/a-b?c=1, or [www.example.com]. Mail desk@example.org."
    expected = [
        "See", "https://example.org/a-b?c=1", ",", "or", "[", "www.example.com", "]", ".",
        "Mail", "desk@example.org", ".",
    ]  # fmt: skip
    assert words(text, {"]": 1.0}) == expected


@given(st.text(min_size=1, max_size=80).filter(str.strip), st.integers(0, 2**32 - 1))
def test_words_cover_the_text_whatever_the_network_says(text: str, seed: int) -> None:
    atoms = cut(text)
    wants = np.random.default_rng(seed).normal(size=len(atoms)).astype(np.float32)
    starts = word_starts(wants, text, atoms)
    assert starts[0] == 0
    assert set(np.flatnonzero([a.gap for a in atoms])) <= set(starts.tolist())
