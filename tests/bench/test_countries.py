"""The measure of country names, and the floor that the knowledge base keeps."""

import pytest
from bench.countries import GOLD, Asked, ask, read_gold, shares

from foedus.actors import load_knowledge

FLOOR = 98.0


def row(form: str, kind: str, country: str) -> dict[str, str]:
    return {"form": form, "kind": kind, "country": country}


def test_only_the_likeliest_country_counts() -> None:
    answers = [
        Asked("Congo", "name", "COD", ("COD", "COG")),
        Asked("Congo", "name", "COG", ("COD", "COG")),
        Asked("Atlantis", "name", "ATL", ()),
        Asked("Danes", "demonym", "DNK", ("DNK",)),
    ]
    assert [a.right for a in answers] == [True, False, False, True]
    assert [a.open for a in answers] == [False, True, False, False]
    figures = shares(answers)
    assert figures["right"] == 50.0
    assert figures["open"] == 25.0
    assert figures["demonym"] == 100.0


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("Upper Volta", "BFA"),
        ("Chongqing", "CHN"),
        ("Chungking", "CHN"),
        ("Ivorians", "CIV"),
        ("St. Louis", "USA"),
        ("Nur-Sultan", "KAZ"),
        ("Goiania", "BRA"),
        ("the Marshalls", "MHL"),
    ],
)
def test_a_form_is_looked_up_as_it_is_written(form: str, country: str) -> None:
    (answer,) = ask(load_knowledge(), [row(form, "name", country)])
    assert answer.right, answer.found


def test_a_common_word_names_no_country() -> None:
    (answer,) = ask(load_knowledge(), [row("turkey", "name", "TUR")])
    assert answer.found == ()


def test_the_gold_names_every_kind_and_stays_above_the_floor() -> None:
    gold = read_gold(GOLD)
    assert {r["kind"] for r in gold} == {
        "name", "official", "former", "adjective", "demonym", "capital", "city",
    }  # fmt: skip
    assert len({(r["form"], r["kind"]) for r in gold}) == len(gold)
    assert shares(ask(load_knowledge(), gold))["right"] >= FLOOR
