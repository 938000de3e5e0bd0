"""Collectives that say of themselves only what they are, and leaders named by surname alone."""

from __future__ import annotations

import pytest
from golden import parse, read, uses

PLURAL = "Number=Plur"
MARCH = f"Protesters/protester/NOUN/2/nsubj/{PLURAL} marched/march/VERB/0/root"
CASES = {
    "nobody in particular": (MARCH, "Protesters", "group:protesters"),
    "of the country where it happens": (
        MARCH + " in/_/ADP/4/case Mali/_/PROPN/2/obl",
        "Protesters",
        "group:MLI-protesters",
    ),
    "of the place they are in": (
        (
            f"Authorities/authority/NOUN/4/nsubj/{PLURAL} in/_/ADP/3/case Lagos/_/PROPN/1/nmod "
            "agreed/agree/VERB/0/root"
        ),
        "Authorities in Lagos",
        "group:NGA-authorities",
    ),
    "armed men": (
        f"Armed/armed/ADJ/2/amod men/man/NOUN/3/nsubj/{PLURAL} fled/flee/VERB/0/root",
        "men",
        "group:gunmen",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_collectives_without_an_owner(name: str) -> None:
    sentence, words, actor = CASES[name]
    assert uses(parse(sentence))[words] == (actor, "actor")


def test_they_have_a_sector_and_no_country_but_the_one_they_act_in() -> None:
    _, layer = read(parse(MARCH))
    (actor,) = layer.actors
    assert (actor.kind, actor.sector, actor.country) == ("group", "CVL", None)


def test_troops_sent_to_a_state_are_not_its_own() -> None:
    sentence = (
        f"Troops/troop/NOUN/4/nsubj/{PLURAL} to/_/ADP/3/case Mali/_/PROPN/1/nmod "
        "came/come/VERB/0/root"
    )
    assert "group:MLI-troops" not in {actor for actor, _ in uses(parse(sentence)).values()}


def test_a_leader_of_a_state_needs_no_first_name() -> None:
    sentence = "Merkel/_/PROPN/2/nsubj spoke/speak/VERB/0/root"
    tagged = parse(sentence).replace("\t_\n", "\tNER=B-PER\n", 1)
    assert uses(tagged)["Merkel"] == ("angela-merkel", "actor")
