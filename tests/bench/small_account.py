"""A small account in the exported form, for tests of the measure itself."""

from typing import Any

from bench.seeds.world import World

TEXT = (
    "Nordmark skipped the League summit, Premier Ada Lund said. "
    "She told the Courier that Nordmark might leave the League."
)


def quoted(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"document": "d-1", "start": start, "end": start + len(words), "exact": words}


def date(earliest: str, latest: str) -> dict[str, Any]:
    return {"edtf": earliest, "earliest": earliest, "latest": latest, "symbolic": None}


def actor(code: str, kind: str, **fields: Any) -> dict[str, Any]:
    empty = {"country": None, "parent": None, "affiliations": [], "same_as": None, "sector": None}
    return {"id": code, "name": code, "kind": kind, **empty, **fields}


def statement(speaker: str | None, speaker_text: str, words: str, **fields: Any) -> dict[str, Any]:
    chain = [
        {"role": "medium", "actor": "courier", "name": "the Courier"},
        {"role": "speaker", "actor": speaker, "name": speaker_text},
    ]
    return {
        "id": f"s-{speaker_text}", "document": "d-1", "speaker": speaker,
        "speaker_principal": "NRD" if speaker else None, "speaker_text": speaker_text,
        "chain": chain, "cue": "said", "content": [quoted(words)], "form": "indirect",
        "about": ["LEAGUE"], "hedged": False, "said_on": None, **fields,
    }  # fmt: skip


def event(kind: str, source: list[str], target: list[str], words: str, **fields: Any) -> Any:
    return {
        "id": f"e-{kind}", "document": "d-1", "type": kind, "source": source, "target": target,
        "source_principal": [None] * len(source), "target_principal": [None] * len(target),
        "modality": "actual", "date": date("2031-04-01", "2031-04-30"), "merged": None,
        "evidence": [quoted(words)], "statement": None, **fields,
    }  # fmt: skip


def act(value: str, words: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"a-{value}", "document": "d-1", "state": "NRD", "organization": "LEAGUE",
        "value": value, "organ": "LEAGUE/summit", "reason": None, "merged": None,
        "asserted_by": [{"role": "speaker", "actor": "ada-lund", "name": "Ada Lund"}],
        "date": date("2031-04-02", "2031-04-02"), "evidence": [quoted(words)], **fields,
    }  # fmt: skip


def world(**records: list[Any]) -> World:
    kinds = ("statements", "events", "acts", "standing", "conflicts", "lineage", "mentions")
    document = {"id": "d-1", "uri": "900_report.txt", "text": TEXT, "removed": [], "parts": []}
    lund = {"actor": "NRD", "office": "prime minister", "from": "2029", "to": None}
    actors = [
        actor("NRD", "state"),
        actor("LEAGUE", "organization"),
        actor("LEAGUE/summit", "organ", parent="LEAGUE"),
        actor("ada-lund", "person", country="NRD", affiliations=[lund]),
    ]
    empty: dict[str, list[Any]] = {kind: [] for kind in kinds}
    return World({**empty, "documents": [document], "actors": actors, **records})
