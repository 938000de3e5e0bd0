"""Who is one person across documents: full name, office and time together, never a surname."""

from __future__ import annotations

from itertools import permutations

import pytest

from foedus.corroborate.sameness import agreement, find_sameness, sound
from foedus.records import Actor, Affiliation, Collection, Mention, quote
from records_of import document


def person(
    identity: str,
    name: str,
    *offices: tuple[str, str],
    country: str | None = "ARM",
    terms: tuple[str | None, str | None] | None = None,
) -> Actor:
    """A person of a text; with ``terms``, one of the knowledge base."""
    days = terms or (None, None)
    held = tuple(
        Affiliation(actor, office, *days, "kb" if terms else "text") for actor, office in offices
    )
    evidence = () if terms else (quote("d-x", name, 0, len(name)),)
    return Actor(
        identity, name, "person", (), held, country, "GOV", None, evidence, 0.8, "test"
    )  # fmt: skip


def collection(*people: tuple[Actor, str | None]) -> Collection:
    """Every person with the day of the only report that mentions him or her."""
    documents, mentions = [], []
    for number, (actor, day) in enumerate(people):
        doc = document(str(number), "He spoke.", published=day)
        documents.append(doc)
        mentions.append(
            Mention(doc.id, 0, 2, 0, actor.id, (), "pronoun", "actor", None, "test", 0.9)
        )
    return Collection(tuple(documents), tuple(a for a, _ in people), tuple(mentions))


DEPUTY = ("ARM", "deputy foreign minister")


def statuses(*people: tuple[Actor, str | None]) -> list[tuple[str, str, str]]:
    return [(s.actor, s.into, s.status) for s in find_sameness(collection(*people))]


def test_full_name_office_and_time_make_one() -> None:
    one = person("vahan-kost", "Vahan Kost", DEPUTY)
    two = person("vahan-aram-kost", "Vahan Aram Kost", DEPUTY)
    assert statuses((one, "2024-01-10"), (two, "2024-03-01")) == [
        ("vahan-aram-kost", "vahan-kost", "sure")
    ]


@pytest.mark.parametrize(
    ("name", "office", "day"),
    [
        ("Vahan Aram Kost", DEPUTY, None),  # time not known
        ("Vahan Aram Kost", DEPUTY, "2031-01-01"),  # years apart
        ("Vahan Aram Kost", ("ARM", "spokesperson"), "2024-03-01"),  # another office
        ("Vakhan Kosst", DEPUTY, "2024-03-01"),  # spelled otherwise
        ("V. Kost", DEPUTY, "2024-03-01"),  # an initial
    ],
)
def test_less_than_all_three_is_only_proposed(
    name: str, office: tuple[str, str], day: str | None
) -> None:
    one = person("vahan-kost", "Vahan Kost", DEPUTY)
    other = person("the-other-one", name, office)
    assert statuses((one, "2024-01-10"), (other, day)) == [
        ("the-other-one", "vahan-kost", "proposed")
    ]


@pytest.mark.parametrize("name", ["Kost", "Anna Kost", "Vahan Kosta", "Aram Kost"])
def test_a_surname_never_makes_one(name: str) -> None:
    one = person("vahan-kost", "Vahan Kost", DEPUTY)
    assert statuses((one, "2024-01-10"), (person("other", name, DEPUTY), "2024-01-10")) == []


def test_a_name_alone_in_two_states_is_two_persons() -> None:
    one = person("vahan-kost", "Vahan Kost", DEPUTY)
    two = person("vahan-kost-geo", "Vahan Kost", ("GEO", "minister"), country="GEO")
    assert statuses((one, "2024-01-10"), (two, "2024-01-10")) == []


def test_the_knowledge_bases_person_stays_and_its_term_counts() -> None:
    known = person("vahan-kost-of-the-base", "Vahan Kost", DEPUTY, terms=("2023-01-01", None))
    seen = person("vahan-kost", "Vahan Aram Kost", DEPUTY)
    assert statuses((known, None), (seen, "2024-03-01")) == [
        ("vahan-kost", "vahan-kost-of-the-base", "sure")
    ]
    before = person("k", "Vahan Kost", DEPUTY, terms=("2010", "2012"))
    assert statuses((before, None), (seen, "2024-03-01")) == [("vahan-kost", "k", "proposed")]


def test_one_of_the_very_name_without_a_state_is_proposed() -> None:
    known = person("vahan-kost", "Vahan Kost", DEPUTY, terms=("1990", "1994"))
    unplaced = person("vahan-kost-other", "Vahan Kost", country=None)
    assert statuses((known, "2024-03-01"), (unplaced, "2024-03-01")) == [
        ("vahan-kost-other", "vahan-kost", "proposed")
    ]


def test_two_of_the_knowledge_base_are_never_one() -> None:
    one = person("a", "Vahan Kost", DEPUTY, terms=("2020", None))
    two = person("b", "Vahan Kost", DEPUTY, terms=("2020", None))
    assert statuses((one, "2024-01-01"), (two, "2024-01-01")) == []


def test_where_not_all_of_a_group_agree_none_is_sure() -> None:
    short = person("vahan-kost", "Vahan Kost", DEPUTY)
    aram = person("vahan-aram-kost", "Vahan Aram Kost", DEPUTY)
    bagrat = person("vahan-bagrat-kost", "Vahan Bagrat Kost", DEPUTY)
    day = "2024-01-01"
    found = statuses((short, day), (aram, day), (bagrat, day))
    assert {status for *_, status in found} == {"proposed"}
    assert len(found) == 2


def test_the_order_does_not_matter() -> None:
    people = [
        (person("vahan-kost", "Vahan Kost", DEPUTY), "2024-01-01"),
        (person("vahan-aram-kost", "Vahan Aram Kost", DEPUTY), "2024-02-01"),
        (person("vakhan-kost", "Vakhan Kost", DEPUTY), "2024-02-01"),
    ]
    assert len({tuple(statuses(*order)) for order in permutations(people)}) == 1


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("a b", "a b", "same"),
        ("a b", "a c b", "fuller"),
        ("a b", "b", None),
        ("a b", "c b", None),
        ("john smith", "j smith", "initial"),
        ("sergei lavrov", "sergey lavrov", "spelled"),
        ("aliaksandr lukashenka", "alexander lukashenko", None),
    ],
)
def test_agreement_of_names(one: str, two: str, found: str | None) -> None:
    assert agreement(one.split(), two.split()) == found
    assert agreement(two.split(), one.split()) == found


@pytest.mark.parametrize(
    ("one", "two"), [("khamenei", "hamenei"), ("yuri", "iuri"), ("tsai", "tzai"), ("kost", "kosst")]
)
def test_transliterations_sound_alike(one: str, two: str) -> None:
    assert sound(one) == sound(two)
