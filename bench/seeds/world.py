"""The reference reports as foedus reads them: every kind of record as it is exported."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.seeds.locate import Span

Json = dict[str, Any]

_BODIES = ("state", "organization")


@dataclass(frozen=True)
class World:
    """Exported records by kind (``events``, ``acts``, ...), with what is asked of them."""

    records: dict[str, list[Json]]

    @cached_property
    def documents(self) -> dict[str, Json]:
        """Documents by the first three letters of their file name."""
        return {Path(d["uri"]).name[:3]: d for d in self.records["documents"]}

    @cached_property
    def names(self) -> dict[str, str]:
        """Document ids to those three letters."""
        return {d["id"]: name for name, d in self.documents.items()}

    @cached_property
    def actors(self) -> dict[str, Json]:
        """Actors by id."""
        return {a["id"]: a for a in self.records["actors"]}

    def of(self, what: str) -> list[Json]:
        """Records of a kind; parts, removed and credits are taken out of their documents."""
        if what in ("parts", "removed", "credits"):
            return list(self._inside(what))
        return self.records[what]

    def _inside(self, what: str) -> Iterator[Json]:
        for document in self.records["documents"]:
            for item in document[what]:
                found = {**item, "document": document["id"]}
                if what == "parts":
                    found["text"] = document["text"][item["start"] : item["end"]]
                if what == "credits":
                    found["text"] = item["evidence"]["exact"]
                yield found

    def principal(self, actor_id: str | None) -> str | None:
        """The state or organization an actor acts for, by its own record."""
        actor = self.actors.get(actor_id or "")
        if actor is None:
            return (actor_id or "").partition("/")[0] or None
        if actor["kind"] in _BODIES:
            return actor["id"]
        owner = actor["country"] or actor["parent"]
        if owner is None and actor["affiliations"]:
            owner = actor["affiliations"][-1]["actor"]
        return owner.partition("/")[0] if owner else None

    def same(self, actor_id: str) -> str:
        """The id under which an actor is known after corroboration."""
        return self.actors.get(actor_id, {}).get("same_as") or actor_id


def evidence(what: str, record: Json) -> list[Json]:
    """What a record rests on: for statements the words said, for conflicts those of all sides."""
    if what == "statements":
        return record["content"]
    if what == "conflicts":
        return [e for account in record["accounts"] for e in account["evidence"]]
    if what == "mentions":
        return [record]
    return record.get("evidence", [])


def spans(what: str, record: Json, document: str) -> list[Span]:
    """Characters of one document that a record rests on."""
    items = evidence(what, record)
    return [(e["start"], e["end"]) for e in items if e["document"] == document]


def read_world(reports: Path, pipeline: str = "foedus") -> World:
    """Read a folder of reports into a store of its own and export everything."""
    from foedus.export import WHAT, write
    from foedus.reading import load_steps, read
    from foedus.store import Store

    exported = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "bench.foedus") as store,
    ):
        report = read([reports], store, load_steps(pipeline=pipeline))
        for notice in (*report.unreadable, *report.failed):
            print(f"not read: {notice}", file=sys.stderr)
        for what in WHAT:
            out = io.BytesIO()
            write(store, what, "jsonl", out)
            exported[what] = [json.loads(line) for line in out.getvalue().splitlines()]
    return World(exported)
