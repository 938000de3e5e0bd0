"""States, places and people that the knowledge base does not have are actors all the same."""

from __future__ import annotations

import pytest
from golden import parse, read, uses

from foedus.actors.adjectives import is_adjective_of, looks_derived, place_of

SANCTIONS = (
    "Velmara/_/PROPN/2/nsubj imposed/impose/VERB/0/root sanctions/sanction/NOUN/2/obj/Number=Plur "
    "on/_/ADP/5/case Tharnia/_/PROPN/3/nmod"
)
SHELLING = (
    "Tharnian/_/PROPN/2/compound soldiers/soldier/NOUN/3/nsubj/Number=Plur "
    "shelled/shell/VERB/0/root a/_/DET/6/det Velmaran/_/ADJ/6/amod village/_/NOUN/3/obj/Number=Sing"
)
MEETING = (
    "The/the/DET/2/det president/_/NOUN/5/nsubj/Number=Sing of/_/ADP/4/case "
    "Tharnia/_/PROPN/2/nmod spoke/speak/VERB/0/root in/_/ADP/7/case Osk/_/PROPN/5/obl"
)
REBELS = (
    "Rebels/rebel/NOUN/5/nsubj/Number=Plur in/_/ADP/4/case northern/_/ADJ/4/amod "
    "Tharnia/_/PROPN/1/nmod struck/strike/VERB/0/root"
)
NAMES = ["Velmara", "Tharnia", "Dromund", "Sundria", "Belquin", "Osterra", "Ilmar"]


def kinds(*sentences: str) -> dict[str, str]:
    return {actor.id: actor.kind for actor in read(parse(*sentences))[1].actors}


def test_who_imposes_and_suffers_sanctions_is_a_state() -> None:
    found = uses(parse(SANCTIONS))
    assert found["Velmara"] == ("place:velmara", "actor")
    assert found["Tharnia"] == ("place:tharnia", "actor")
    assert kinds(SANCTIONS) == {"place:velmara": "state", "place:tharnia": "state"}


def test_the_reason_says_that_only_the_text_has_the_name_and_what_shows_it() -> None:
    _, layer = read(parse(SANCTIONS))
    mention = layer.mentions[0]
    assert mention.reason.startswith("'Velmara' named by the text only, a state: subject of")
    assert mention.confidence <= 0.75
    assert [a.evidence[0].exact for a in layer.actors] == ["Tharnia", "Velmara"]


def test_one_name_is_one_actor_wherever_it_stands() -> None:
    plain = "They/they/PRON/2/nsubj met/meet/VERB/0/root Tharnia/_/PROPN/2/obj"
    assert uses(parse(plain))["Tharnia"][0] == "group:tharnia"
    _, layer = read(parse(plain, SANCTIONS, MEETING))
    assert {m.actor for m in layer.mentions if "Tharnia" in m.reason} == {"place:tharnia"}


def test_adjectives_belong_to_the_state_of_the_text() -> None:
    _, layer = read(parse(SANCTIONS, SHELLING))
    assert layer.by_id["group:tharnia-soldiers"].parent == "place:tharnia"
    assert layer.by_id["group:tharnia-soldiers"].sector == "MIL"
    assert layer.by_id["group:tharnia-soldiers"].name == "Tharnian soldiers"
    assert layer.by_id["place:velmara"].aliases == ("Velmaran",)


def test_an_adjective_alone_stands_for_the_place_it_is_made_from() -> None:
    found = uses(parse(SHELLING))
    assert found["Tharnian soldiers"] == ("group:tharnia-soldiers", "actor")
    assert found["Velmaran"] == ("place:velmara", "modifier")
    mention = next(m for m in read(parse(SHELLING))[1].mentions if m.kind == "demonym")
    assert "not in the text" in mention.reason


def test_a_town_where_something_happens_is_a_place() -> None:
    found = uses(parse(MEETING))
    assert found["Osk"] == ("place:osk", "place")
    assert kinds(MEETING)["place:osk"] == "place-as-actor"


def test_the_officers_of_a_state_of_the_text_act_for_it() -> None:
    army = (
        "Velmara/_/PROPN/3/nmod:poss 's/_/PART/1/case army/_/NOUN/4/nsubj/Number=Sing "
        "attacked/attack/VERB/0/root"
    )
    _, layer = read(parse(army))
    mention = next(m for m in layer.mentions if m.actor == "place:velmara/army")
    assert mention.principal == "place:velmara"


def test_a_president_introduced_by_name_is_of_the_state_of_the_text() -> None:
    titled = (
        "President/president/PROPN/2/nmod:desc Tavo/_/PROPN/6/nsubj Merrin/_/PROPN/2/flat "
        "of/_/ADP/5/case Karvel/_/PROPN/2/nmod spoke/speak/VERB/0/root"
    )
    assert kinds(titled)["place:karvel"] == "state"


def test_a_title_before_the_name_may_have_its_state_after_it() -> None:
    titled = (
        "President/president/PROPN/2/nmod:desc Tavo/_/PROPN/6/nsubj Merrin/_/PROPN/2/flat "
        "of/_/ADP/5/case Norway/_/PROPN/2/nmod spoke/speak/VERB/0/root"
    )
    person = next(a for a in read(parse(titled))[1].actors if a.kind == "person")
    assert [(a.actor, a.office) for a in person.affiliations] == [("NOR", "president")]


def test_two_adjectives_joined_are_of_two_states() -> None:
    joined = (
        "Velmaran/_/PROPN/4/nsubj and/_/CCONJ/3/cc Tharnian/_/PROPN/4/compound "
        "soldiers/soldier/NOUN/5/nsubj/Number=Plur fought/fight/VERB/0/root"
    )
    assert {"place:velmara", "place:tharnia"} <= set(kinds(joined))


def test_the_government_is_that_of_the_only_place_a_text_names() -> None:
    protest = (
        "They/they/PRON/2/nsubj denounced/denounce/VERB/0/root the/_/DET/4/det "
        "government/_/NOUN/2/obj/Number=Sing in/_/ADP/7/case southern/_/ADJ/7/amod "
        "Velmara/_/PROPN/2/obl"
    )
    assert uses(parse(protest))["government"][0] == "place:velmara/government"


def test_police_in_a_town_of_the_text_are_its_police() -> None:
    police = (
        "Police/police/NOUN/4/nsubj/Number=Plur in/_/ADP/3/case Kestrova/_/PROPN/1/nmod "
        "arrested/arrest/VERB/0/root him/he/PRON/4/obj"
    )
    assert uses(parse(police))["Police"][0] == "place:kestrova/police"


def test_people_named_by_what_they_do_are_of_where_they_are() -> None:
    found = uses(parse(REBELS))
    assert found["Rebels in northern Tharnia"] == ("group:tharnia-rebels", "actor")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_after_a_preposition_of_place_is_never_a_party(name: str) -> None:
    found = uses(
        parse(f"Rain/rain/NOUN/2/nsubj fell/fall/VERB/0/root in/_/ADP/4/case {name}/_/PROPN/2/obl")
    )
    assert found[name][1] == "place"


@pytest.mark.parametrize("title", ["Mr.", "Dr.", "Ms."])
def test_a_name_after_an_honorific_stays_a_person(title: str) -> None:
    found = kinds(
        f"{title}/_/PROPN/2/nmod:desc Lunder/_/PROPN/3/nsubj spoke/speak/VERB/0/root",
        "He/he/PRON/2/nsubj met/meet/VERB/0/root Lunder/_/PROPN/2/obj in/_/ADP/5/case "
        "Osk/_/PROPN/2/obl",
    )
    assert "place:lunder" not in found
    assert found["place:osk"] == "place-as-actor"


def test_a_surname_of_a_person_of_the_text_is_no_place() -> None:
    named = "Edda/_/PROPN/3/nsubj Kroll/_/PROPN/1/flat spoke/speak/VERB/0/root"
    rows = parse(named, "They/they/PRON/2/nsubj praised/praise/VERB/0/root "
                 "Kroll/_/PROPN/2/obj").splitlines()  # fmt: skip
    rows[0], rows[1] = rows[0][:-1] + "NER=B-PER", rows[1][:-1] + "NER=I-PER"
    ids = {a.id for a in read("\n".join(rows) + "\n")[1].actors}
    assert not any(i.startswith("place:") for i in ids)


def test_names_of_the_knowledge_base_keep_their_identity() -> None:
    known = SANCTIONS.replace("Velmara", "Norway").replace("Tharnia", "Peru")
    assert {m.actor for m in read(parse(known))[1].mentions} == {"NOR", "PER"}


DERIVED = [
    ("Velmaran", "Velmara"), ("Tharnian", "Tharnia"), ("Ulvanese", "Ulvany"), ("Ilmari", "Ilmar"),
    ("Zuhairi", "Zuhaira"), ("Grellish", "Grell"), ("Tolmekan", "Tolmek"), ("Jorvalian", "Jorvale"),
    ("Arvandese", "Arvand"), ("Velmarans", "Velmara"),
]  # fmt: skip


@pytest.mark.parametrize(("adjective", "place"), DERIVED)
def test_the_ending_ties_an_adjective_to_its_place(adjective: str, place: str) -> None:
    assert is_adjective_of(adjective, place)


@pytest.mark.parametrize(
    ("word", "place"), [("Velmara", "Velmara"), ("Tharnian", "Velmara"), ("Oskan", "Ostia")]
)
def test_other_words_are_no_adjectives_of_it(word: str, place: str) -> None:
    assert not is_adjective_of(word, place)


def test_the_place_of_an_adjective_alone_is_guessed_from_its_ending() -> None:
    assert [place_of(w) for w in ("Velmaran", "Tharnian", "Grellish", "Ilmari")] == [
        "Velmara", "Tharnia", "Grell", "Ilmar",
    ]  # fmt: skip
    assert looks_derived("Velmaran")
    assert not looks_derived("Dromund")
