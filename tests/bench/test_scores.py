"""Scores of statements and events on a small account."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.seeds import events, statements
from bench.seeds.pairing import pair
from bench.seeds.texts import compare
from small_account import event, statement, world

LEFT = {
    "id": "900-s01", "document": "900", "speaker": "She", "actor": ["~lund"],
    "start": "Nordmark might", "end": "the League", "form": ["indirect"],
}  # fmt: skip
SKIPPED = {
    "id": "900-e01", "document": "900", "words": "skipped the League summit", "type": ["REJECT"],
    "source": [{"actor": ["NRD"]}], "target": [{"actor": ["@LEAGUE"]}], "modality": ["actual"],
}  # fmt: skip


def gold(folder: Path, *items: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    return path


@pytest.mark.parametrize(
    ("speaker", "words", "right"),
    [("ada-lund", "She", True), ("NRD", "She", False), ("ada-lund", "the Courier", False)],
)
def test_a_statement_counts_with_the_right_words_and_actor(
    tmp_path: Path, speaker: str, words: str, right: bool
) -> None:
    account = world(statements=[statement(speaker, words, "Nordmark might leave the League")])
    found, spare = statements.check(account, gold(tmp_path, LEFT))
    assert statements.shares(found, spare)["speaker words and actor"] == 100 * right
    assert not spare


def test_a_statement_on_other_words_is_not_found(tmp_path: Path) -> None:
    account = world(statements=[statement("ada-lund", "She", "skipped the League summit")])
    found, spare = statements.check(account, gold(tmp_path, LEFT))
    assert statements.shares(found, spare)["found"] == 0
    assert len(spare) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Premier Ada Lund", "Lund", True),
        ("Mr. Berg", "Berg", True),
        ("Ada Lund", "Ada Lund, premier since spring", True),
        ("", "the minister", True),
        ("Premier Ada Lund", "Premier", False),
        ("the ministry", "the minister", False),
    ],
)
def test_speaker_words(one: str, other: str, same: bool) -> None:
    assert statements.same_speaker(one, other) is same


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"type": "CONSULT"}, {"type"}),
        ({"source": ["LEAGUE"]}, {"source"}),
        ({"source": ["NRD", "LEAGUE"], "source_principal": [None, None]}, {"source"}),
        ({"target": [], "target_principal": []}, {"target"}),
        ({"target": ["LEAGUE/summit"]}, set()),
        ({"modality": "planned"}, {"modality"}),
    ],
)
def test_events_agree_in_four_aspects(change: dict[str, Any], wrong: set[str]) -> None:
    made = event("REJECT", ["NRD"], ["LEAGUE"], "Nordmark skipped the League summit") | change
    agree = events.agreement(world(), SKIPPED, made)
    assert set(events.ASPECTS) - agree == wrong


def test_either_direction_of_a_meeting_is_right() -> None:
    met = SKIPPED | {"type": ["CONSULT"], "symmetric": True}
    made = event("CONSULT", ["LEAGUE"], ["NRD"], "Nordmark skipped the League summit")
    assert "source" in events.agreement(world(), met, made)


def test_other_readings_of_one_event_are_allowed() -> None:
    other = {key: SKIPPED[key] for key in ("source", "target", "modality")} | {"type": ["PROTEST"]}
    made = event("PROTEST", ["NRD"], ["LEAGUE"], "Nordmark skipped the League summit")
    assert len(events.agreement(world(), SKIPPED | {"or": [other]}, made)) == len(events.ASPECTS)


def test_one_record_counts_for_one_gold_event_only(tmp_path: Path) -> None:
    made = event("REJECT", ["NRD"], ["LEAGUE"], "Nordmark skipped the League summit")
    twice = gold(tmp_path, SKIPPED, SKIPPED | {"id": "900-e02"})
    found, spare = events.check(world(events=[made]), twice)
    assert [f.right and not f.shared for f in found].count(True) == 1
    assert events.shares(found, spare, 1)["all four"] == 50


def test_optional_events_are_not_asked_for_but_not_wrong_either(tmp_path: Path) -> None:
    made = event("REJECT", ["NRD"], ["LEAGUE"], "Nordmark skipped the League summit")
    only = gold(tmp_path, SKIPPED | {"optional": True})
    found, spare = events.check(world(events=[made]), only)
    shares = events.shares(found, spare, 1)
    assert (shares["gold"], shares["records that fit the gold"]) == (0, 100)


def test_pairing_finds_as_many_pairs_as_there_are() -> None:
    assert pair([[0], [0, 1], [1, 2]]) == {0: 0, 1: 1, 2: 2}


@pytest.mark.parametrize(
    ("kept", "problems"),
    [
        ("Title\nThe council met.", []),
        ("Title\nTitle\nThe council met.", ["left twice: Title"]),
        ("Title\nThe council met.\nShare", ["residue left: Share"]),
        ("Title", ["line lost: The council met."]),
    ],
)
def test_residue_and_losses(kept: str, problems: list[str]) -> None:
    lines = ["Title", "Title", "The council met.", "Share"]
    known = {"residue": ["Share"], "doubled": ["Title*"]}
    document = {"text": kept, "title": None, "authors": []}
    assert compare(lines, document, known) == problems
