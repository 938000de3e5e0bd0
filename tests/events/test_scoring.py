"""What the classifier says of two sides with several parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from foedus.events.party import Party
from foedus.events.scoring import NOTHING, type_shares
from foedus.language import Analysis, from_conllu

TREE = """\
1	Oslo	Oslo	PROPN	_	_	4	nsubj	_	_
2	and	and	CCONJ	_	_	3	cc	_	_
3	Bern	Bern	PROPN	_	_	1	conj	_	_
4	warned	warn	VERB	_	_	0	root	_	_
5	Rome	Rome	PROPN	_	_	4	obj	_	_
"""
OSLO, BERN, ROME = (
    Party(name, None, "state", i, 1.0) for name, i in (("O", 0), ("B", 2), ("R", 4))
)


class Answers:
    """Shares by hand; no answer for pairs that are not listed."""

    def __init__(self, known: dict[frozenset[int], float]) -> None:
        self.known = known

    def shares(
        self, task: str, tokens: Sequence[int], first: int, last: int
    ) -> dict[str, float] | None:
        assert (task, first, last) == ("relation", 0, 5)
        threat = self.known.get(frozenset(tokens))
        return None if threat is None else {NOTHING: 1 - threat, "THREATEN": threat}


def analysis(known: dict[frozenset[int], float]) -> Analysis:
    return replace(from_conllu(TREE), asked=Answers(known))


def test_the_mean_over_pairs_that_have_an_answer() -> None:
    read = analysis({frozenset({0, 4}): 0.5, frozenset({2, 4}): 0.75})
    assert type_shares(read, [OSLO, BERN], [ROME])["THREATEN"] == pytest.approx(0.625)
    read = analysis({frozenset({0, 4}): 0.5})
    assert type_shares(read, [OSLO, BERN], [ROME])["THREATEN"] == pytest.approx(0.5)


def test_an_event_without_a_target_is_judged_by_its_source() -> None:
    assert type_shares(analysis({frozenset({0}): 0.9}), [OSLO], [])[NOTHING] == pytest.approx(0.1)


def test_no_answer() -> None:
    assert type_shares(analysis({}), [OSLO], [ROME]) == {}
    assert type_shares(from_conllu(TREE), [OSLO], [ROME]) == {}
    assert type_shares(analysis({frozenset({0}): 0.9}), [], []) == {}
