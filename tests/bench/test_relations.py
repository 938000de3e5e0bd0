"""The PLV and NewsMTSC layouts, and how answers are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import relations, stance
from foedus.language import from_conllu

TREE = """\
1	The	the	DET	_	_	2	det	_	_
2	port	port	NOUN	_	_	5	nsubj	_	_
3	of	of	ADP	_	_	4	case	_	_
4	Oslo	Oslo	PROPN	_	_	2	nmod	_	_
5	thanked	thank	VERB	_	_	0	root	_	_
6	Bern	Bern	PROPN	_	_	5	obj	_	_
"""


def test_marked_and_plain_rows_say_the_same(tmp_path: Path) -> None:
    marked, plain = tmp_path / "marked.tsv", tmp_path / "plain.tsv"
    marked.write_text(
        "gold_root\tgold_penta\tmarked_sentence\nAID\t2\tBack in <t>Bern </t>, <s>Oslo</s> paid.\n"
    )
    plain.write_text("sentence\tsource\ttarget\troot\nBack in Bern , Oslo paid.\tOslo\tBern\tAID\n")
    [one], [other] = relations.rows(marked), relations.rows(plain)
    assert (one.text, one.root, one.quad) == ("Back in Bern , Oslo paid.", "AID", 2)
    assert dict(one.spans) == dict(other.spans) == {"s": (15, 19), "t": (8, 12)}
    assert other.quad == 2


def test_a_row_without_a_target(tmp_path: Path) -> None:
    path = tmp_path / "plv.tsv"
    path.write_text("gold_root\tmarked_sentence\nPROTEST\t<s>Dockers</s> went on strike.\n")
    [row] = relations.rows(path)
    assert dict(row.spans) == {"s": (0, 7)}
    assert row.quad == 4


def test_the_head_of_a_span() -> None:
    analysis = from_conllu(TREE)
    assert relations.head(analysis, (0, 16)) == 1
    assert relations.head(analysis, (12, 16)) == 3
    assert relations.head(analysis, (9, 9)) is None


def row(root: str) -> relations.Row:
    return relations.Row("", {}, root, relations.QUAD_OF[root])


def test_several_roots_make_up_an_older_one_and_a_quad_class() -> None:
    gold = [row("YIELD"), row("ACCUSE")]
    answers = [
        {"CONCEDE": 0.25, "RETREAT": 0.25, "ASSAULT": 0.4},
        {"ACCUSE": 0.3, "ASSAULT": 0.35, "REJECT": 0.3},
    ]
    found = relations.figures(gold, answers)
    assert found["root_accuracy"] == 50
    assert found["root_macro_f1"] == pytest.approx(50)
    assert found["quad_macro_f1"] == 100


def test_newer_roots_are_told_apart_where_the_data_does() -> None:
    found = relations.figures([row("RETREAT")], [{"CONCEDE": 0.3, "RETREAT": 0.2, "AID": 0.25}])
    assert found["root_accuracy"] == 0


def test_no_answer_is_a_wrong_answer() -> None:
    assert relations.figures([row("AID")], [{}])["root_accuracy"] == 0


def test_macro_f1_by_hand() -> None:
    assert relations.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(200 / 3)


def test_newsmtsc(tmp_path: Path) -> None:
    path = tmp_path / "stance.jsonl"
    path.write_text(
        '{"sentence_normalized": "Oslo praised Bern.", "targets": '
        '[{"from": 13, "to": 17, "polarity": 6.0}, {"from": 0, "to": 4, "polarity": 4.0}]}\n'
    )
    first, second = stance.targets(path)
    assert (first.text[slice(*first.span)], first.stance) == ("Bern", "positive")
    assert second.stance == "neutral"
