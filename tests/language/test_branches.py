"""Where words stand in a tree, seen from one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.language.branches import CLIMB, branch_classes, branches

#   She   said   they   left   and   wept
HEADS = [1, 1, 3, 1, 5, 1]
NSUBJ, ROOT, CCOMP, CC, CONJ = range(5)
RELATIONS = [NSUBJ, ROOT, NSUBJ, CCOMP, CC, CONJ]
LABELS = 5


def test_a_clause_is_known_by_the_relation_of_its_branch() -> None:
    seen = branches(HEADS, RELATIONS, 1, LABELS)
    assert seen[2] == seen[3] == 1 + CCOMP
    assert seen[4] == seen[5] == 1 + CONJ
    assert seen[1] == 1 + LABELS


def test_from_below_one_climbs_first() -> None:
    seen = branches(HEADS, RELATIONS, 3, LABELS)
    assert seen[2] == 1 + NSUBJ
    assert seen[0] == 1 + (LABELS + 1) + NSUBJ
    assert seen[1] == 1 + (LABELS + 1) + LABELS


@given(st.data())
def test_every_word_of_any_tree_has_a_class(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    heads = [0, *(data.draw(st.integers(0, i - 1)) for i in range(1, size))]
    relations = data.draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    seen = branches(heads, relations, data.draw(st.integers(0, size - 1)), LABELS)
    assert len(seen) == size
    assert all(1 <= value < branch_classes(LABELS) for value in seen)
    assert max(seen) <= 1 + CLIMB * (LABELS + 1) + LABELS
