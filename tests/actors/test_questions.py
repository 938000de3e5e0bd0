"""Offices in words: whose they are, and who held them on a day."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.actors import load_knowledge
from foedus.actors.knowledge.questions import posts


@pytest.mark.parametrize(
    ("words", "actor", "office"),
    [
        ("the Iranian foreign minister", "IRN", "foreign minister"),
        ("Iran's foreign minister", "IRN", "foreign minister"),
        ("Iran’s minister of foreign affairs", "IRN", "foreign minister"),
        ("the foreign minister of Iran", "IRN", "foreign minister"),
        ("US Secretary of State", "USA", "foreign minister"),
        ("the British foreign secretary", "GBR", "foreign minister"),
        ("India's external affairs minister", "IND", "foreign minister"),
        ("the South African president", "ZAF", "president"),
        ("the president of the Democratic Republic of the Congo", "COD", "president"),
        ("the West German chancellor", "XWG", "prime minister"),
        ("the NATO secretary-general", "NATO", "secretary-general"),
        ("the pope", "VAT", "pope"),
        ("the Irish taoiseach", "IRL", "prime minister"),
    ],
)
def test_offices_in_words(words: str, actor: str, office: str) -> None:
    assert next(posts(load_knowledge(), words)) == (actor, office)


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("the European Commission president", ("EU", "president of the commission")),
        ("the president of the European Council", ("EU", "president of the council")),
        ("the EU foreign policy chief", ("EU", "high representative")),
        ("UN high commissioner for refugees", ("UNHCR", "high commissioner")),
    ],
)
def test_offices_that_name_their_body(words: str, post: tuple[str, str]) -> None:
    assert post in posts(load_knowledge(), words)


@pytest.mark.parametrize(
    ("words", "day", "person"),
    [
        ("the Iranian foreign minister", "2016-05-03", "mohammad-javad-zarif"),
        ("the Iranian foreign minister", "2024-10-05", "abbas-araghchi"),
        ("the president of the European Commission", "2022-09-14", "ursula-von-der-leyen"),
        ("the UN high commissioner for refugees", "2019-01-10", "filippo-grandi"),
        ("the pope", "2014-06-08", "pope-francis"),
    ],
)
def test_who_held_an_office_in_words(words: str, day: str, person: str) -> None:
    assert [actor.id for actor in load_knowledge().who(words, day)] == [person]


def test_a_day_of_change_leaves_a_choice() -> None:
    held = load_knowledge().who("Azerbaijan's foreign minister", "2020-07-16")
    assert [actor.id for actor in held] == ["jeyhun-bayramov", "elmar-mammadyarov"]


@pytest.mark.parametrize("words", ["", "the", "Iran", "foreign minister", "the Iranian jester"])
def test_words_that_name_no_office_of_anybody(words: str) -> None:
    assert load_knowledge().who(words, "2016-05-03") == ()


def test_a_known_office_without_a_holder_at_the_time_is_nobody(tmp_path: Path) -> None:
    row = "id,name,actor,office,from,to\njane-doe,Jane Doe,NIU,president,2001,2002\n"
    (tmp_path / "officials.csv").write_text(row, encoding="utf-8")
    knowledge = load_knowledge([tmp_path])
    assert [a.id for a in knowledge.who("the president of Niue", "2001-05")] == ["jane-doe"]
    assert knowledge.who("the president of Niue", "2005") == ()


@given(st.text(max_size=40))
def test_no_words_break_a_question(words: str) -> None:
    knowledge = load_knowledge()
    for actor, office in posts(knowledge, words):
        assert actor in knowledge.actors
        assert office in knowledge.offices
