"""What documents say themselves, kept where the store shows something else in its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from foedus.store.schema import told


def keep(connection: Connection, document: str, kind: str, key: str, record: str) -> None:
    """Note what a document says where something else is about to stand."""
    values = {"document": document, "kind": kind, "key": key, "record": record}
    connection.execute(insert(told), values)


def kept(connection: Connection, kind: str) -> dict[tuple[str, str], str]:
    """The records of a kind that something else stands for now, by document and key."""
    asked = select(told.c.document, told.c.key, told.c.record).where(told.c.kind == kind)
    return {(row.document, row.key): row.record for row in connection.execute(asked)}


def take_back(connection: Connection, kinds: Collection[str]) -> Sequence[Any]:
    """The rows (document, kind, key, record) kept of some kinds, which are kept no longer."""
    ours = told.c.kind.in_(sorted(kinds))
    rows = connection.execute(select(told).where(ours)).all()
    connection.execute(delete(told).where(ours))
    return rows
