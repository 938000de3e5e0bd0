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
    "of elsewhere, perhaps": (
        (
            f"Coalition/coalition/NOUN/2/compound forces/force/NOUN/3/nsubj/{PLURAL} "
            "withdrew/withdraw/VERB/0/root in/_/ADP/5/case Mali/_/PROPN/3/obl"
        ),
        "forces",
        "group:forces",
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


OBJECT = "Police/police/NOUN/2/nsubj/Number=Plur {verb}/{lemma}/VERB/0/root {rest}"
OBJECTS = {
    "several": ("held/hold", f"people/people/NOUN/2/obj/{PLURAL}", "people", "group:people"),
    "one": ("held/hold", "a/_/DET/4/det nurse/_/NOUN/2/obj", "nurse", "group:nurse"),
    "whose they are": (
        "held/hold",
        "Kenyan/_/ADJ/4/amod nurses/nurse/NOUN/2/obj/Number=Plur",
        "Kenyan nurses",
        "group:KEN-nurses",
    ),
    "a name beside a role": (
        "freed/free",
        "blogger/_/NOUN/2/obj Alena/_/PROPN/3/appos Vasilchyk/_/PROPN/4/flat",
        "Alena Vasilchyk",
        "alena-vasilchyk",
    ),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_whom_something_is_done_to(name: str) -> None:
    verb, rest, words, actor = OBJECTS[name]
    form, lemma = verb.split("/")
    sentence = OBJECT.format(verb=form, lemma=lemma, rest=rest)
    assert uses(parse(sentence))[words] == (actor, "actor")


@pytest.mark.parametrize(
    "rest",
    [
        "troops/troop/NOUN/2/obj/Number=Plur",
        "its/_/PRON/4/nmod:poss staff/_/NOUN/2/obj/Number=Plur",
    ],
)
def test_who_is_sent_and_who_is_anothers_is_nobody_new(rest: str) -> None:
    sentence = OBJECT.format(verb="sent", lemma="send", rest=rest)
    found = {actor for actor, _ in uses(parse(sentence)).values() if actor}
    assert found <= {"group:police"}


def test_two_names_joined_are_no_third() -> None:
    sentence = (
        "UK/_/PROPN/4/compound and/_/CCONJ/3/cc EU/_/PROPN/1/conj "
        f"negotiators/negotiator/NOUN/5/nsubj/{PLURAL} met/meet/VERB/0/root"
    )
    tagged = parse(sentence)
    lines = tagged.split("\n")
    for number, mark in ((0, "B-ORG"), (1, "I-ORG"), (2, "I-ORG")):
        lines[number] = lines[number].removesuffix("\t_") + f"\tNER={mark}"
    found = {actor for actor, _ in uses("\n".join(lines)).values()}
    assert not any("uk-and-eu" in str(actor) for actor in found)
