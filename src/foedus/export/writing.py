"""Writing what a store holds, one kind of record at a time, in one stable order."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import IO, Any, Literal, get_args

from foedus.export.csvrows import cells, columns
from foedus.export.frame import frame
from foedus.records import (
    Act,
    Actor,
    Conflict,
    Document,
    Event,
    Lineage,
    Mention,
    Standing,
    Statement,
    Story,
    to_json,
)
from foedus.store import Filter, Store

What = Literal[
    "events", "statements", "acts", "standing", "conflicts", "lineage", "documents", "actors",
    "stories", "mentions",
]  # fmt: skip
Format = Literal["jsonl", "csv", "parquet"]

WHAT: tuple[What, ...] = get_args(What)
FORMATS: tuple[Format, ...] = get_args(Format)

_LISTINGS: dict[What, tuple[type, Callable[[Store, Filter], Iterable[Any]]]] = {
    "events": (Event, Store.events),
    "statements": (Statement, Store.statements),
    "acts": (Act, Store.acts),
    "standing": (Standing, Store.standing),
    "conflicts": (Conflict, Store.conflicts),
    "lineage": (Lineage, Store.lineage),
    "documents": (Document, Store.documents),
    "actors": (Actor, Store.actors),
    "stories": (Story, Store.stories),
    "mentions": (Mention, lambda store, question: store.mentions(question.document)),
}


def records(store: Store, what: What, question: Filter | None = None) -> tuple[type, Iterable[Any]]:
    """The class of a kind of record, and the records that fit a question in stable order."""
    kind, listing = _LISTINGS[what]
    return kind, listing(store, question or Filter())


def write(
    store: Store, what: What, form: Format, out: IO[bytes], question: Filter | None = None
) -> int:
    """Write one kind of record.

    Args:
        store: Where the records are.
        what: Kind of record.
        form: ``jsonl`` (one record a line, the public contract), ``csv`` (for spreadsheets; cells
            that a spreadsheet would run as formulas are defused) or ``parquet``.
        out: A binary file, written from where it stands.
        question: Which records; default all.

    Returns:
        The number of records written.
    """
    kind, found = records(store, what, question)
    writers = {"jsonl": _write_jsonl, "csv": _write_csv, "parquet": _write_parquet}
    return writers[form](kind, found, out)


def _write_jsonl(_kind: type, found: Iterable[Any], out: IO[bytes]) -> int:
    number = 0
    for record in found:
        out.write(to_json(record).encode("utf-8", "backslashreplace") + b"\n")
        number += 1
    return number


def _write_csv(kind: type, found: Iterable[Any], out: IO[bytes]) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns(kind))
    number = 0
    for record in found:
        writer.writerow(cells(kind, record))
        number += 1
    text.flush()
    text.detach()
    return number


def _write_parquet(kind: type, found: Iterable[Any], out: IO[bytes]) -> int:
    table = frame(kind, found)
    table.write_parquet(out)
    return table.height
