"""The gold of statements, and how it is scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.marked import MarkupError
from bench.statements import Item, misses, read_gold, score

from foedus.actors.layer import ActorLayer
from foedus.records import Actor, Evidence, Link, Statement, quote

MARKED = """\
{1s Ada Lund} {1c told} {1m the Courier} {1t that {2s Oslo} {2c had promised} {2t to pay}}.
= 1 assert by Ada Lund for NRD
= 2 promise hedged by NOR
"""


def gold(folder: Path, marked: str = MARKED) -> list[Item]:
    path = folder / "gold.txt"
    path.write_text(marked, "utf-8")
    return read_gold(path)


def at(text: str, words: str) -> Evidence:
    start = text.index(words)
    return quote("d", text, start, start + len(words))


def statement(text: str, speaker: str, content: str, act: str, *chain: Link) -> Statement:
    return Statement(
        id=f"s-{content}", document="d", speaker=speaker, speaker_principal=None,
        speaker_text="", chain=(Link("outlet", None, "The Review", None), *chain), cue="said",
        content=(at(text, content),), within=None, form="indirect", act=act,  # type: ignore[arg-type]
        about=(), polarity=0, hedged=False, negated=False, said_on=None, place=None, medium=None,
        evidence=(at(text, content),), confidence=0.9, version="test",
    )  # fmt: skip


def person(name: str) -> Actor:
    return Actor(
        id=name.lower().replace(" ", "-"), name=name, kind="person", aliases=(), affiliations=(),
        country="NRD", sector=None, parent="NRD", evidence=(), confidence=1.0, version="test",
    )  # fmt: skip


def test_every_passage_of_the_gold_can_be_read():
    items = read_gold()
    assert len(items) >= 60
    assert sum(len(item.wanted) for item in items) >= 120
    assert sum(not item.wanted for item in items) >= 8


def test_a_nested_statement_has_the_hops_of_the_outer_one(tmp_path: Path):
    [item] = gold(tmp_path)
    assert [hop.role for hop in item.wanted[0].chain] == ["medium", "speaker"]
    assert [hop.actor for hop in item.wanted[1].chain] == ["?", "Ada Lund", "NOR"]


def test_scores_of_a_half_right_reading(tmp_path: Path):
    items = gold(tmp_path)
    text = items[0].passage.text
    lund = person("Ada Lund")
    medium = Link("medium", "courier", "the Courier", at(text, "the Courier"))
    speaker = Link("speaker", lund.id, "Ada Lund", at(text, "Ada Lund"))
    found = [
        statement(text, lund.id, "that Oslo had promised to pay", "assert", medium, speaker),
        statement(text, lund.id, "to pay", "deny", speaker),
    ]
    figures = score(items, [(found, ActorLayer((), (lund,)))])
    assert figures["linked_f1"] == 100
    assert figures["chain_precision"] == 100
    assert figures["chain_recall"] == 60
    assert figures["actor"] == 0  # Lund does not speak for NRD here, and did not promise
    assert (figures["act"], figures["negated"], figures["hedged"]) == (50, 100, 50)
    lines = list(misses(items, [(found, ActorLayer((), (lund,)))]))
    assert any("act deny, not promise" in line for line in lines)


@pytest.mark.parametrize("note", ["= 3 assert by X", "= 1 assert", "= one assert by X"])
def test_notes_that_fit_nothing_are_errors(tmp_path: Path, note: str):
    with pytest.raises(MarkupError):
        gold(tmp_path, f"{{1s X}} {{1c said}} {{1t no}}.\n{note}\n")
