"""Finding one thing by its id or name, and taking the whole collection."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from foedus.errors import QueryError
from foedus.records import (
    Act,
    Actor,
    Collection,
    Conflict,
    Decision,
    Document,
    Event,
    Lineage,
    Mention,
    Sameness,
    Standing,
    Statement,
    Story,
    from_plain,
    merge_forms,
)
from foedus.store import narrowing, query, rewriting, rows, schema
from foedus.store.filter import Filter
from foedus.store.told import kept

AnyRecord: TypeAlias = (
    Document | Statement | Event | Act | Actor | Standing | Conflict | Lineage | Story
)

T = TypeVar("T")

KINDS: tuple[tuple[Table, type[Any]], ...] = (
    (schema.statement, Statement),
    (schema.event, Event),
    (schema.act, Act),
    (schema.standing, Standing),
    (schema.conflict, Conflict),
    (schema.lineage, Lineage),
    (schema.story, Story),
    (schema.actor, Actor),
)
CANDIDATES = 5
"""How many near misses an error names."""


def collection(connection: Connection) -> Collection:
    """Every per-document record, without what an earlier run said of the collection."""
    return Collection(
        documents=tuple(_documents(connection)),
        actors=merge_forms(
            rows.load(Actor, form)
            for form in connection.scalars(select(schema.actor_form.c.record))
        ),
        mentions=tuple(_mentions(connection)),
        statements=tuple(_as_told(connection, schema.statement, Statement)),
        events=tuple(_as_told(connection, schema.event, Event)),
        acts=tuple(_as_told(connection, schema.act, Act)),
        signatures={
            row.document: tuple(json.loads(row.value))
            for row in connection.execute(
                select(schema.signature).order_by(schema.signature.c.document)
            )
        },
    )


def _documents(connection: Connection) -> Iterator[Document]:
    told = kept(connection, narrowing.KIND)
    for row in connection.execute(select(schema.document).order_by(schema.document.c.id)):
        plain = json.loads(told.get((row.id, ""), row.record))
        yield from_plain(Document, {**plain, "text": row.text, "uri": row.uri})


def _mentions(connection: Connection) -> Iterator[Mention]:
    table, told = schema.mention, kept(connection, rewriting.MENTION)
    asked = select(table.c.document, table.c.ordinal, table.c.record)
    for row in connection.execute(asked.order_by(table.c.document, table.c.start, table.c.ordinal)):
        yield rows.load(Mention, told.get((row.document, str(row.ordinal)), row.record))


def _as_told(connection: Connection, table: Table, kind: type[T]) -> Iterator[T]:
    told = kept(connection, table.name)
    asked = select(table.c.document, table.c.id, table.c.record).order_by(table.c.id)
    for row in connection.execute(asked):
        yield rows.load(kind, told.get((row.document, row.id), row.record))


def forms(connection: Connection, actors: Iterable[str]) -> Iterator[tuple[str, Actor]]:
    """Every document that names one of these actors, and the actor as it presents it."""
    form, held = schema.actor_form, schema.document_actor
    for actor in sorted(actors):
        asked = (
            select(held.c.document, form.c.record)
            .join_from(form, held, held.c.form == form.c.digest)
            .where(form.c.id == actor)
            .order_by(held.c.document, form.c.digest)
        )
        for row in connection.execute(asked):
            yield row.document, rows.load(Actor, row.record)


def decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision, oldest first."""
    table = schema.decision
    asked = select(table.c.record).order_by(table.c.at, table.c.id)
    return (rows.load(Decision, record) for record in connection.scalars(asked))


def sameness(connection: Connection) -> Iterator[Sameness]:
    """Automatic merges and proposals, by id."""
    table = schema.sameness
    records = connection.scalars(select(table.c.record).order_by(table.c.id))
    return (rows.load(Sameness, record) for record in records)


def counts(connection: Connection) -> dict[str, int]:
    """Number of records of each kind."""
    tables = {
        "documents": schema.document,
        "actors": schema.actor,
        "statements": schema.statement,
        "events": schema.event,
        "acts": schema.act,
        "standing": schema.standing,
        "conflicts": schema.conflict,
        "lineage": schema.lineage,
        "stories": schema.story,
    }
    return {
        name: connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in tables.items()
    }


def record(connection: Connection, identity: str) -> AnyRecord:
    """The record with an id, or with the only id that starts so; an actor also by its name.

    The id of a consolidated event or act finds its most confident telling.
    """
    found = _candidates(connection, identity) or _consolidated(connection, identity)
    exact = [item for item in found if item[1] == identity]
    if len(exact or found) > 1:
        names = ", ".join(name for _, name in (exact or found)[:CANDIDATES])
        raise QueryError(f"{identity!r} is the start of several ids: {names}, ...")
    if not found:
        return _named(connection, identity)
    table, name = (exact or found)[0]
    if table is schema.document:
        (row,) = query.documents(connection, Filter(document=name))
        return rows.to_document(row)
    row = connection.execute(select(table).where(table.c.id == name)).one()
    plain = json.loads(row.record)
    if "merged" in table.c:
        plain["merged"] = row.merged
    kind = dict(KINDS)[table]
    return from_plain(kind, plain)  # type: ignore[no-any-return]


def _candidates(connection: Connection, identity: str) -> list[tuple[Table, str]]:
    found = []
    for table in (schema.document, *(table for table, _ in KINDS)):
        asked = (
            select(table.c.id)
            .where(_starts(table.c.id, identity))
            .order_by(table.c.id)
            .limit(CANDIDATES + 1)
        )
        found += [(table, name) for name in connection.scalars(asked)]
    return found


def _consolidated(connection: Connection, identity: str) -> list[tuple[Table, str]]:
    for table in (schema.event, schema.act):
        asked = _merged(table, identity, table.c.id).limit(1)
        if (name := connection.scalar(asked)) is not None:
            return [(table, name)]
    return []


def tellings(connection: Connection, record: Event | Act) -> Iterator[Event | Act]:
    """Every record of the same consolidated event or act, most confident first."""
    if record.merged is None:
        return
    table = schema.event if isinstance(record, Event) else schema.act
    for found in connection.scalars(_merged(table, record.merged, table.c.record)):
        yield from_plain(type(record), {**json.loads(found), "merged": record.merged})


def _merged(table: Table, identity: str, column: ColumnElement[str]) -> Select[Any]:
    return (
        select(column)
        .where(table.c.merged == identity)
        .order_by(table.c.confidence.desc(), table.c.id)
    )


def _starts(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    return func.substr(column, 1, len(prefix)) == prefix


def _named(connection: Connection, name: str) -> Actor:
    identity = actor_id(connection, name)
    table = schema.actor
    return rows.load(
        Actor, connection.scalars(select(table.c.record).where(table.c.id == identity)).one()
    )


def actor_id(connection: Connection, name: str) -> str:
    """The id of the actor with this id, name or alias, in any case of letters."""
    table = schema.actor_name
    folded = name.strip().casefold()
    identities: list[str] = list(
        connection.scalars(
            select(table.c.actor).where(table.c.folded == folded).order_by(table.c.actor)
        )
    )
    exact = [identity for identity in identities if identity.casefold() == folded]
    if len(exact or identities) == 1:
        return (exact or identities)[0]
    if identities:
        raise QueryError(f"{name!r} may be {', '.join(identities[:CANDIDATES])}; name one")
    names = connection.execute(select(table.c.folded, table.c.actor)).all()
    near = difflib.get_close_matches(folded, [row.folded for row in names], n=CANDIDATES)
    ids = dict.fromkeys(row.actor for item in near for row in names if row.folded == item)
    hint = f"; near: {', '.join(ids)}" if ids else ""
    raise QueryError(f"no actor {name!r} in this store{hint}")


def document_id(connection: Connection, identity: str) -> str:
    """The id of the document whose id is, or starts with, this.

    Raises:
        QueryError: None or several.
    """
    table = schema.document
    found: list[str] = list(
        connection.scalars(
            select(table.c.id).where(_starts(table.c.id, identity)).order_by(table.c.id).limit(2)
        )
    )
    if len(found) != 1:
        several = "several documents start" if found else "no document starts"
        raise QueryError(f"{several} with {identity!r}")
    return found[0]
