"""The expectations themselves: well formed, and no more of the articles in them than needed."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from bench.seeds.command import GOLD

from foedus.records import ActValue, Form, Modality, PloverType

MOST_WORDS = 12
RECORDS = {"mentions", "actors", "statements", "events", "acts", "standing", "conflicts",
           "lineage", "documents", "removed", "parts", "credits"}  # fmt: skip


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def needs() -> Iterator[tuple[int, dict[str, Any]]]:
    for row in tomllib.loads((GOLD / "checklist.toml").read_text("utf-8"))["row"]:
        for need in row["needs"]:
            for alternative in need.get("any", [{}]):
                yield row["number"], {**need, **alternative}


def quotations() -> Iterator[str]:
    for item in lines("statements.jsonl"):
        yield from (item["start"], item["end"])
    yield from (item["words"] for item in lines("events.jsonl"))
    for _, need in needs():
        yield need.get("words", "")
        yield from (words for _, words in need.get("between", ()))


def test_every_row_of_the_checklist_is_there_once() -> None:
    rows = tomllib.loads((GOLD / "checklist.toml").read_text("utf-8"))["row"]
    assert [row["number"] for row in rows] == list(range(1, 49))
    assert all(row["needs"] for row in rows)


def test_needs_ask_for_records_and_values_that_exist() -> None:
    assert {need["what"] for _, need in needs()} <= RECORDS
    values = {v for _, need in needs() for v in _listed(need.get("value"))}
    assert values <= set(get_args(ActValue))
    modalities = {m for _, need in needs() for m in _listed(need.get("modality"))}
    assert modalities <= set(get_args(Modality))


def test_events_and_statements_use_the_words_of_the_records() -> None:
    readings = [r for e in lines("events.jsonl") for r in (e, *e.get("or", ()))]
    assert {t for r in readings for t in r["type"]} <= set(get_args(PloverType))
    assert {m for r in readings for m in r["modality"]} <= set(get_args(Modality))
    assert {f for s in lines("statements.jsonl") for f in s["form"]} <= set(get_args(Form))


def test_identifiers_are_unique() -> None:
    ids = [item["id"] for name in ("statements", "events") for item in lines(f"{name}.jsonl")]
    assert len(ids) == len(set(ids))


def test_quotations_are_short() -> None:
    assert max(len(words.split()) for words in quotations()) <= MOST_WORDS


def test_residue_is_given_by_document() -> None:
    known = tomllib.loads((Path(GOLD) / "residue.toml").read_text("utf-8"))
    assert {key for entry in known.values() for key in entry} <= {"residue", "doubled", "fields"}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []
