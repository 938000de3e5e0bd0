"""What words say about the type of what passes between two actors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.events.wording import (
    BUCKETS,
    NOTHING,
    TYPES,
    Wording,
    buckets,
    clues,
    load_wording,
    reweighed,
    weighed,
)
from foedus.language import Analysis, from_conllu

SENTENCE = """\
1	{source}	{source}	PROPN	_	_	2	nsubj	_	_
2	{verb}	{lemma}	VERB	_	_	0	root	_	_
3	the	the	DET	_	_	5	det	_	_
4	rebel	rebel	ADJ	_	_	5	amod	_	_
5	leader	leader	NOUN	_	_	2	obj	_	_
6	in	in	ADP	_	_	7	case	_	_
7	{place}	{place}	PROPN	_	_	2	obl	_	_
8	on	on	ADP	_	_	9	case	_	_
9	9	9	NUM	_	_	10	nummod	_	_
10	May	May	PROPN	_	_	2	obl	_	_
11	again	again	ADV	_	_	2	advmod	_	_
"""


def sentence(
    verb: str, lemma: str, source: str = "Ghana", place: str = "Togo", target: int = 4
) -> tuple[Analysis, set[int]]:
    text = SENTENCE.format(source=source, verb=verb, lemma=lemma, place=place)
    return from_conllu(text), {0, target}


def test_clues_are_words_neighbours_and_what_stands_above_and_beside() -> None:
    found = list(clues(*sentence("jailed", "jail")))
    assert found == [
        "jail", "in", "on", "<number>", "again",
        "<actor> jail", "jail <actor>", "<actor> in", "in <name>", "<name> on", "on <number>",
        "<number> <name>", "<name> again",
        "^jail", "^nsubj jail", "jail>advmod again",
        "^jail", "^obj jail", "jail>advmod again",
        "=jail", "=jail in",
        "~jail", "~again",
    ]  # fmt: skip


def test_adjectives_of_states_are_names() -> None:
    analysis, actors = sentence("jailed", "jail")
    tokens = [replace(t, upos="ADJ") if t.text == "Togo" else t for t in analysis.tokens]
    told = replace(analysis, tokens=tuple(tokens))
    assert list(clues(told, actors)) == list(clues(analysis, actors))


def test_names_and_the_order_of_actors_mean_nothing() -> None:
    here = sentence("jailed", "jail")
    there = sentence("jailed", "jail", source="Peru", place="Chile")
    assert list(clues(*here)) == list(clues(*there))
    analysis, actors = here
    assert list(clues(analysis, sorted(actors, reverse=True))) == list(clues(analysis, actors))


@given(st.dictionaries(st.integers(0, 50), st.integers(1, 9), max_size=20))
def test_the_features_of_a_sentence_have_length_one(found: dict[int, int]) -> None:
    rarity = np.linspace(1, 8, 51).astype(np.float16)
    weights = weighed(found, rarity)
    assert weights.keys() == found.keys()
    assert sum(w * w for w in weights.values()) == pytest.approx(1.0 if found else 0.0)


def test_a_file_gives_back_the_same_scores(tmp_path: Path) -> None:
    here = buckets(*sentence("jailed", "jail"))
    weights = np.zeros((BUCKETS, len(TYPES)))
    for bucket in here:
        weights[bucket] = np.linspace(-1, 1, len(TYPES))
    wording = Wording.of(weights, np.ones(BUCKETS, np.float16))
    wording.save(tmp_path / "wording.npz")
    found = Wording.load(tmp_path / "wording.npz").scores(here)
    assert found == wording.scores(here)
    assert max(found, key=lambda name: found[name]) == TYPES[-1]


@pytest.mark.parametrize(
    ("verb", "lemma", "best"),
    [
        ("arrested", "arrest", "COERCE"),
        ("thanked", "thank", "SUPPORT"),
        ("accused", "accuse", "ACCUSE"),
    ],
)
def test_what_ships_knows_plain_words(verb: str, lemma: str, best: str) -> None:
    found = load_wording().scores(buckets(*sentence(verb, lemma)))
    assert max(found, key=lambda name: found[name]) == best


def test_words_move_shares_between_types_but_not_that_something_passes() -> None:
    shares = {NOTHING: 0.2, "AID": 0.4, "COERCE": 0.4}
    found = reweighed(shares, {"AID": -0.1, "COERCE": 0.2})
    assert found[NOTHING] == 0.2
    assert found["COERCE"] > 2 * found["AID"]
    assert sum(found.values()) == pytest.approx(1.0)


DENIED = """\
1	Ghana	Ghana	PROPN	_	_	4	nsubj	_	_
2	will	will	AUX	_	_	4	aux	_	_
3	not	not	PART	_	_	4	advmod	_	_
4	give	give	VERB	_	_	0	root	_	_
5	in	in	ADP	_	_	4	compound:prt	_	_
6	to	to	ADP	_	_	8	case	_	_
7	criticism	criticism	NOUN	_	_	4	obl	_	_
8	of	of	ADP	_	_	9	case	_	_
9	Togo	Togo	PROPN	_	_	7	nmod	_	_
"""


def test_a_predicate_goes_with_its_particle_negation_and_auxiliaries() -> None:
    found = list(clues(from_conllu(DENIED), {0, 8}))
    assert [clue for clue in found if clue[0] in "=~"] == [
        "=not give in", "=not", "=will", "=will not give in", "~give", "~criti",
    ]  # fmt: skip


def test_a_lone_actor_has_the_words_above_it() -> None:
    found = list(clues(from_conllu(DENIED), {8}))
    assert [clue for clue in found if clue[0] == "~"] == ["~give", "~criti"]


def test_the_network_is_believed_less_than_it_asks_for() -> None:
    found = reweighed({"AID": 0.8, "COERCE": 0.2}, {"AID": 0.0, "COERCE": 0.0})
    assert found["AID"] == pytest.approx(2 * found["COERCE"])


def test_without_any_share_nothing_moves() -> None:
    assert reweighed({NOTHING: 1.0, "AID": 0.0}, {"AID": 1.0}) == {NOTHING: 1.0, "AID": 0.0}
