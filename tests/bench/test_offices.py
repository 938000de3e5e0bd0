"""The bench of offices: its questions, its verdicts, its report."""

import json
from collections import Counter
from pathlib import Path

import pytest
from bench.offices import Answer, Question, ask, figures, judge, main, read_gold

from foedus.actors import load_knowledge

QUESTION = Question("the Utopian president", "2016-05-03", "jane-doe", "Jane Doe", "")
KNOWLEDGE_ROW = "id,name,actor,office,from,to,source\n"


def test_questions_are_whole_and_asked_once() -> None:
    questions = read_gold()
    assert len(questions) >= 400
    assert len({(q.words, q.day) for q in questions}) == len(questions)
    for question in questions:
        assert question.name, question
        assert len(question.day) == len("2016-05-03"), question
        assert "1990" <= question.day[:4] <= "2025", question


@pytest.mark.parametrize(
    ("persons", "sure", "verdict"),
    [
        (("jane-doe",), True, "right"),
        (("jane-doe",), False, "right"),
        (("john-doe",), True, "wrong"),
        (("john-doe",), False, "open"),
        (("jane-doe", "john-doe"), True, "open"),
        ((), True, "open"),
    ],
)
def test_only_what_is_stated_as_sure_is_wrong(
    persons: tuple[str, ...], sure: bool, verdict: str
) -> None:
    assert judge(QUESTION, Answer(persons, sure)) == verdict


def test_terms_not_verified_are_not_sure(tmp_path: Path) -> None:
    rows = "john-doe,John Doe,NIU,president,2016,2017,unverified\n"
    (tmp_path / "officials.csv").write_text(KNOWLEDGE_ROW + rows, encoding="utf-8")
    question = Question("the president of Niue", "2016-05-03", "jane-doe", "Jane Doe", "")
    answers = list(ask([question], load_knowledge([tmp_path])))
    assert answers == [Answer(("john-doe",), sure=False)]


def test_questions_of_your_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text(
        "words,day,id,name,event\n"
        "the Iranian foreign minister,2016-05-03,mohammad-javad-zarif,Mohammad Javad Zarif,\n"
        "the Iranian foreign minister,2016-05-04,abbas-araghchi,Abbas Araghchi,\n"
        "the Iranian jester,2016-05-03,abbas-araghchi,Abbas Araghchi,\n",
        encoding="utf-8",
    )
    assert main(["--data", str(gold), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"questions": 3, "right": 33.333, "open": 33.333, "wrong": 33.333}


def test_figures_of_no_questions() -> None:
    assert figures(Counter()) == {"questions": 0.0, "right": 0.0, "open": 0.0, "wrong": 0.0}
