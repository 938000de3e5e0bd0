"""Dates of undated reports as the collection narrows them, and back.

The narrowed date stands in the document's row, so that every question and listing sees it; what
the report's own words say is kept in ``told``, and comes back before the next account is put in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select, update

from foedus.records import Date, Document, from_plain, to_plain
from foedus.store import rows, schema
from foedus.store.told import keep, take_back

KIND = "document"
FIELDS = ("published", "published_basis", "published_reasoning")


def narrow(connection: Connection, documents: Iterable[Document]) -> None:
    """Put the dates that the collection gives undated documents in place of their own."""
    table = schema.document
    for document in documents:
        if document.published_basis != "inferred":
            continue
        record = connection.scalar(select(table.c.record).where(table.c.id == document.id))
        if record is None:
            continue
        plain, now = json.loads(record), to_plain(document)
        if all(plain.get(field) == now.get(field) for field in FIELDS):
            continue
        keep(connection, document.id, KIND, "", record)
        plain.update({field: now[field] for field in FIELDS})
        _put(connection, document.id, plain)


def restore(connection: Connection) -> None:
    """Put back what the documents say of their own dates."""
    for row in take_back(connection, [KIND]):
        _put(connection, row.document, json.loads(row.record))


def _put(connection: Connection, document: str, plain: dict[str, Any]) -> None:
    table = schema.document
    published = from_plain(Date, plain["published"]) if plain["published"] else None
    values = {
        "published_basis": plain["published_basis"],
        **rows.date_columns(published),
        "record": rows.packed(plain),
    }
    connection.execute(update(table).where(table.c.id == document).values(values))
