"""Records with other actors than their document gives them, and back.

The rewritten record stands in its table, so that every question and listing sees it; what the
document says is kept in ``told``, and comes back before the next account is put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from foedus.records import Act, Event, Mention, Statement
from foedus.store import rows, schema
from foedus.store.bundle import Rewritten
from foedus.store.told import keep, take_back

_Record = Statement | Event | Act

MENTION = "mention"
_KINDS: dict[str, tuple[Table, Table, type[Any], Callable[[Any], Any], Callable[[Any], Any]]] = {
    "statement": (
        schema.statement, schema.statement_actor, Statement, rows.statement_row,
        rows.statement_sides,
    ),
    "event": (schema.event, schema.event_actor, Event, rows.event_row, rows.event_sides),
    "act": (schema.act, schema.act_actor, Act, rows.act_row, rows.act_sides),
}  # fmt: skip


def rewrite(connection: Connection, rewritten: Rewritten) -> None:
    """Put records in place of those that documents gave, which are kept."""
    for kind, records in (
        ("statement", rewritten.statements),
        ("event", rewritten.events),
        ("act", rewritten.acts),
    ):
        table = _KINDS[kind][0]
        for record in records:
            _keep(connection, table, table.c.id == record.id, record.document, kind, record.id)
            _put(connection, kind, record)
    table = schema.mention
    for ordinal, mention in rewritten.mentions:
        place = and_(table.c.document == mention.document, table.c.ordinal == ordinal)
        _keep(connection, table, place, mention.document, MENTION, str(ordinal))
        _put_mention(connection, ordinal, mention)


def restore(connection: Connection) -> None:
    """Put back what the documents say."""
    for row in take_back(connection, _KINDS):
        _put(connection, row.kind, rows.load(_KINDS[row.kind][2], row.record))
    for row in take_back(connection, [MENTION]):
        _put_mention(connection, int(row.key), rows.load(Mention, row.record))


def _keep(
    connection: Connection, table: Table, place: Any, document: str, kind: str, key: str
) -> None:
    record = connection.scalar(select(table.c.record).where(place))
    if record is not None:
        keep(connection, document, kind, key, record)


def _put(connection: Connection, kind: str, record: _Record) -> None:
    """Only what a change of actors changes: the record, the columns made of it, and its sides."""
    table, sides, _, row, side_rows = _KINDS[kind]
    values: dict[str, Any] = {k: v for k, v in row(record).items() if k not in ("id", "merged")}
    connection.execute(update(table).where(table.c.id == record.id).values(values))
    connection.execute(delete(sides).where(sides.c[kind] == record.id))
    _insert(connection, sides, side_rows(record))


def _put_mention(connection: Connection, ordinal: int, mention: Mention) -> None:
    table = schema.mention
    (values,) = rows.mention_rows([mention])
    del values["ordinal"]
    place = and_(table.c.document == mention.document, table.c.ordinal == ordinal)
    connection.execute(update(table).where(place).values(values))


def _insert(connection: Connection, table: Table, values: Iterable[Any]) -> None:
    if found := list(values):
        connection.execute(insert(table), found)
