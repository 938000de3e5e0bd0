"""When a capital or a state stands for its government, and when it is only a place."""

from __future__ import annotations

import pytest
from golden import parse, uses

GOVERNMENTS = {
    "subject": "Minsk/_/PROPN/2/nsubj declined/decline/VERB/0/root",
    "object of an attitude": "It/it/PRON/2/nsubj angered/anger/VERB/0/root Minsk/_/PROPN/2/obj",
    "partner": "ties/tie/NOUN/0/root with/with/ADP/3/case Minsk/_/PROPN/1/nmod",
    "addressee": "promises/promise/NOUN/0/root to/to/ADP/3/case Minsk/_/PROPN/1/nmod",
    "sender": "demands/demand/NOUN/0/root from/from/ADP/3/case Minsk/_/PROPN/1/nmod",
    "possessor of an act": "Minsk/_/PROPN/3/nmod:poss 's/'s/PART/1/case refusal/_/NOUN/0/root",
    "coordinated with a government": (
        "Riga/_/PROPN/4/nsubj and/_/CCONJ/3/cc Minsk/_/PROPN/1/conj agreed/agree/VERB/0/root"
    ),
}
PLACES = {
    "in": "talks/talk/NOUN/0/root in/in/ADP/3/case Minsk/_/PROPN/1/nmod",
    "visited": "He/he/PRON/2/nsubj visited/visit/VERB/0/root Minsk/_/PROPN/2/obj",
    "travelled to": (
        "He/he/PRON/2/nsubj travelled/travel/VERB/0/root to/to/ADP/4/case Minsk/_/PROPN/2/obl"
    ),
    "flight from": "flights/flight/NOUN/0/root from/from/ADP/3/case Minsk/_/PROPN/1/nmod",
    "ground": "Minsk/_/PROPN/3/nmod:poss 's/'s/PART/1/case suburbs/suburb/NOUN/0/root",
    "hit": ("Minsk/_/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass bombed/bomb/VERB/0/root"),
    "coordinated in a place": (
        "talks/talk/NOUN/0/root in/in/ADP/3/case Riga/_/PROPN/1/nmod and/_/CCONJ/5/cc "
        "Minsk/_/PROPN/3/conj"
    ),
}


@pytest.mark.parametrize("sentence", GOVERNMENTS.values(), ids=GOVERNMENTS)
def test_capital_as_government(sentence: str) -> None:
    assert uses(parse(sentence))["Minsk"] == ("BLR", "actor")


@pytest.mark.parametrize("sentence", PLACES.values(), ids=PLACES)
def test_capital_as_place(sentence: str) -> None:
    assert uses(parse(sentence))["Minsk"] == ("BLR", "place")


def test_what_comes_before_officials_is_a_modifier() -> None:
    found = uses(
        parse("Minsk/_/PROPN/2/compound officials/official/NOUN/3/nsubj/Number=Plur "
              "left/leave/VERB/0/root")
    )  # fmt: skip
    assert found["Minsk"] == ("BLR", "modifier")
    assert found["Minsk officials"] == ("group:BLR-officials", "actor")


def test_a_seat_of_two_bodies_goes_to_the_one_the_text_speaks_of() -> None:
    seat = "Brussels/_/PROPN/2/nsubj agreed/agree/VERB/0/root"
    union = parse(seat, "The/the/DET/2/det EU/_/PROPN/3/nsubj paid/pay/VERB/0/root")
    alliance = parse(seat, "NATO/_/PROPN/2/nsubj paid/pay/VERB/0/root")
    assert uses(union)["Brussels"] == ("EU", "actor")
    assert uses(alliance)["Brussels"] == ("NATO", "actor")


def test_a_seat_of_two_bodies_is_left_open_where_the_text_speaks_of_neither() -> None:
    found = uses(parse("Brussels/_/PROPN/2/nsubj agreed/agree/VERB/0/root"))
    assert found["Brussels"] == (None, "actor")
