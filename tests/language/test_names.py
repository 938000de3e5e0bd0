"""Names made whole by the tree."""

from __future__ import annotations

import numpy as np

from foedus.language.analysis import Name, Token
from foedus.language.labels import NAME_TAGS
from foedus.language.names import KINDS, proper_groups, whole_names


def tokens(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Tokens from (form, part of speech, head, relation), a space between them."""
    found, at = [], 0
    for i, (form, upos, head, deprel) in enumerate(rows):
        found.append(Token(i, at, at + len(form), form, form, upos, "", head, deprel, 0))
        at += len(form) + 1
    return found


def name(words: list[Token], first: int, last: int, label: str) -> Name:
    return Name(first, last, words[first].start, words[last - 1].end, label, 0.5)


def logits(*kinds: str, sure: float = 0.9) -> np.ndarray:
    """Logits of tags under which each word is of a kind with a probability of ``sure``."""
    shares = np.full((len(kinds), len(NAME_TAGS)), 1e-9, dtype=np.float32)
    shares[:, ::2] = (1 - sure) / (len(KINDS) - 1)
    for row, kind in zip(shares, kinds, strict=True):
        row[NAME_TAGS.index(f"I-{kind}" if kind else "O")] = sure
    return np.log(shares)


VISIT = tokens(
    ("Farid", "PROPN", 3, "nsubj"), ("al", "PROPN", 0, "flat"), ("Nasser", "PROPN", 0, "flat"),
    ("left", "VERB", 3, "root"), ("Doha", "PROPN", 3, "obj"),
)  # fmt: skip


def test_pieces_of_one_name_are_joined() -> None:
    tagged = [name(VISIT, 0, 1, "PER"), name(VISIT, 2, 3, "PER"), name(VISIT, 4, 5, "LOC")]
    found = whole_names(VISIT, tagged, logits("PER", "PER", "PER", "", "LOC"))
    assert [(n.first, n.last, n.label) for n in found] == [(0, 3, "PER"), (4, 5, "LOC")]


def test_a_name_the_tags_left_out_is_found_by_its_words_together() -> None:
    found = whole_names(VISIT, [], logits("PER", "PER", "PER", "", "", sure=0.6))
    assert [(n.first, n.last, n.label) for n in found] == [(0, 3, "PER")]


def test_a_tag_that_its_neighbours_contradict_is_given_up() -> None:
    tagged = [name(VISIT, 1, 2, "ORG")]
    assert whole_names(VISIT, tagged, logits("", "ORG", "", "", "")) == ()


def test_a_single_name_inside_a_group_stays_as_tagged() -> None:
    tagged = [name(VISIT, 0, 1, "PER")]
    found = whole_names(VISIT, tagged, logits("PER", "PER", "PER", "", ""))
    assert [(n.first, n.last) for n in found] == [(0, 1)]


def test_two_persons_joined_by_and_are_two_groups() -> None:
    words = tokens(
        ("Ana", "PROPN", 3, "nsubj"), ("and", "CCONJ", 2, "cc"), ("Iva", "PROPN", 0, "conj"),
        ("agreed", "VERB", 3, "root"),
    )  # fmt: skip
    assert list(proper_groups(words)) == [(0, 1), (2, 3)]


def test_a_company_keeps_its_form() -> None:
    words = tokens(
        ("Orion", "PROPN", 3, "nsubj"), (",", "PUNCT", 2, "punct"), ("Inc.", "PROPN", 0, "flat"),
        ("closed", "VERB", 3, "root"),
    )  # fmt: skip
    assert list(proper_groups(words)) == [(0, 3)]
