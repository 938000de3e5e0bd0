"""The bench of acts: what counts as missed and as wrong."""

from pathlib import Path
from typing import get_args

from bench.acts import GOLD, load_gold, score

from foedus.actors import load_knowledge
from foedus.records import ActValue

ROW = {
    "text": "a.txt",
    "acts": [{"value": "joins", "state": "FIN", "organization": "NATO"}],
    "optional": [{"value": "applies", "state": "SWE", "organization": "NATO"}],
}
RIGHT = ("joins", "FIN", "NATO")


def test_optional_acts_are_neither_missed_nor_wrong() -> None:
    assert score([ROW], [frozenset({RIGHT})])[0]["f1"] == 100
    assert score([ROW], [frozenset({RIGHT, ("applies", "SWE", "NATO")})])[0]["f1"] == 100


def test_missed_and_wrong_acts_count() -> None:
    figures, misses = score([ROW], [frozenset({("joins", "SWE", "NATO")})])
    assert figures == {"precision": 0, "recall": 0, "f1": 0}
    assert misses == ["a.txt", "  - joins FIN NATO", "  + joins SWE NATO"]


def test_the_gold_names_what_there_is() -> None:
    actors = load_knowledge().actors
    for row in load_gold(GOLD):
        text = (Path(GOLD) / row["text"]).read_text("utf-8")
        for act in (*row["acts"], *row["optional"]):
            assert act["value"] in get_args(ActValue)
            assert actors[act["state"]].kind == "state"
            assert actors[act["organization"]].kind == "organization"
            assert act.get("words", "") in text
