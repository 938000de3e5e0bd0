"""Questions about actors: what bears on the answer, and when there is none."""

import numpy as np
import pytest

from foedus.language import from_conllu
from foedus.language.focus import Focus, heads
from foedus.language.labels import RELATIONS, STANCES
from foedus.language.pairs import Pairs, Question

SIZE, KEY, WIDTH = 8, 4, 12
CONLLU = """\
1	Oslo	Oslo	PROPN	_	_	2	nsubj	_	_
2	warned	warn	VERB	_	_	0	root	_	_
3	Rome	Rome	PROPN	_	_	2	obj	_	_

1	Bern	Bern	PROPN	_	_	2	nsubj	_	_
2	slept	sleep	VERB	_	_	0	root	_	_
"""


def pairs(relation: bool = True) -> Pairs:
    draw = np.random.default_rng(5)
    none = np.zeros((1, 1), dtype=np.float32)
    if not relation:
        return Pairs(none, none, none, none, none, none, lambda x: x)

    def question(classes: int) -> Question:
        shapes = (2 * (SIZE + KEY), WIDTH), (2 * (SIZE + KEY),), (classes, SIZE), (classes,)
        return Question(*(draw.normal(size=shape).astype(np.float32) for shape in shapes))

    asked = question(len(RELATIONS)), question(len(STANCES))
    return Pairs(none, none, none, none, none, none, lambda x: x, *asked)


def outputs(atoms: int, seed: int) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    return {"actors": draw.normal(size=(atoms + 1, WIDTH)).astype(np.float32)}


@pytest.fixture
def focus() -> Focus:
    """Two windows: five tokens in seven atoms, then two tokens."""
    made = Focus(heads(pairs()))
    made.add(outputs(7, 1), [0, 1, 3, 4, 6], 7)
    made.add(outputs(2, 2), [0, 1], 2)
    return made


def test_shares_of_all_classes(focus: Focus) -> None:
    relation = focus.shares("relation", (0, 2), 0, 3)
    stance = focus.shares("stance", (2,), 0, 3)
    assert relation is not None
    assert stance is not None
    assert tuple(relation) == RELATIONS
    assert tuple(stance) == STANCES
    assert sum(relation.values()) == pytest.approx(1, abs=1e-4)
    assert sum(stance.values()) == pytest.approx(1, abs=1e-4)


def test_order_means_nothing(focus: Focus) -> None:
    assert focus.shares("relation", (0, 2), 0, 3) == focus.shares("relation", (2, 0), 0, 3)


def test_only_the_sentence_is_looked_at(focus: Focus) -> None:
    other = Focus(heads(pairs()))
    out = outputs(7, 1)
    for vectors in out.values():
        vectors[5:] = 9.0
    other.add(out, [0, 1, 3, 4, 6], 7)
    assert focus.shares("relation", (0, 2), 0, 3) == other.shares("relation", (0, 2), 0, 3)
    assert focus.shares("relation", (0, 2), 0, 5) != other.shares("relation", (0, 2), 0, 5)


def test_windows_are_kept_apart(focus: Focus) -> None:
    alone = Focus(heads(pairs()))
    alone.add(outputs(2, 2), [0, 1], 2)
    assert focus.shares("stance", (5,), 5, 7) == alone.shares("stance", (0,), 0, 2)
    assert focus.shares("relation", (4, 5), 0, 7) is None


def test_a_sentence_that_runs_over_a_window_is_looked_at_as_far_as_it_goes(focus: Focus) -> None:
    assert focus.shares("relation", (0, 2), 0, 7) == focus.shares("relation", (0, 2), 0, 5)


def test_a_model_without_these_heads_says_nothing() -> None:
    made = Focus(heads(pairs(relation=False)))
    made.add({}, [0, 1], 2)
    assert made.shares("relation", (0, 1), 0, 2) is None


def test_a_parse_from_elsewhere_says_nothing() -> None:
    analysis = from_conllu(CONLLU)
    assert analysis.relation(0, 2) is None
    assert analysis.stance(0) is None
