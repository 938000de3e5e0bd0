"""Questions to the store, as SQL. Every answer has one order that does not depend on reading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, or_, select

from foedus.records import Act, Event, Statement, from_plain
from foedus.store import schema
from foedus.store.filter import Filter, in_span, published_by, takes_part

UNDATED = "9999"
"""Sorts after every day: what has no date comes last."""

T = TypeVar("T")

SIDES = {
    schema.statement: schema.statement_actor,
    schema.event: schema.event_actor,
    schema.act: schema.act_actor,
    schema.standing: schema.standing_actor,
    schema.conflict: schema.conflict_actor,
    schema.story: schema.story_actor,
}

Columns = tuple[ColumnElement[Any], ...]


def by_date(table: Table) -> Columns:
    """Earliest day first, what is undated last; then in reading order."""
    return (
        func.coalesce(table.c.earliest, table.c.latest, UNDATED),
        func.coalesce(table.c.latest, UNDATED),
        table.c.document,
        table.c.start,
        table.c.id,
    )


def derived(connection: Connection, table: Table, kind: type[T], question: Filter) -> Iterator[T]:
    """Statements, events or acts that fit a question, by date."""
    columns = [table.c.record]
    if "merged" in table.c:
        columns.append(table.c.merged)
    query = select(*columns).where(*_conditions(table, question)).order_by(*by_date(table))
    for row in connection.execute(_limited(query, question)):
        plain = json.loads(row.record)
        if len(row) > 1:
            plain["merged"] = row.merged
        yield from_plain(kind, plain)


def _conditions(table: Table, question: Filter) -> list[ColumnElement[bool]]:
    conditions = [*_participants(table, question), *in_span(table, question)]
    if question.document:
        conditions.append(table.c.document == question.document)
    if question.as_of_day:
        conditions.append(table.c.document.in_(published_by(question.as_of_day)))
    if question.by:
        conditions.append(_on_word_of(table, question.by))
    return conditions


def _participants(table: Table, question: Filter) -> list[ColumnElement[bool]]:
    actors = [actor for actor in (question.actor, question.with_) if actor]
    return [takes_part(SIDES[table], table.c.id, actors)] if actors else []


def _on_word_of(table: Table, actor: str) -> ColumnElement[bool]:
    identity = table.c.id if table is schema.statement else table.c.statement
    speaks = schema.statement_actor.alias()
    speakers = (
        select(speaks.c.statement)
        .where(speaks.c.side == "speaker")
        .where(
            or_(
                speaks.c.actor == actor,
                speaks.c.principal == actor,
                exists(
                    select(1).where(
                        schema.actor_scope.c.actor
                        == func.coalesce(speaks.c.principal, speaks.c.actor),
                        schema.actor_scope.c.scope == actor,
                    )
                ),
            )
        )
    )
    return identity.in_(speakers)


def standing(connection: Connection, question: Filter) -> Iterator[Any]:
    """JSON of ledger lines: by state, organization, track and time."""
    table = schema.standing
    query = select(table.c.record).where(*_participants(table, question))
    query = query.where(*_overlaps(table, question))
    if question.as_of_day:
        day = question.as_of_day
        query = query.where(
            func.coalesce(table.c.earliest, "0000") <= day,
            func.coalesce(table.c.latest, UNDATED) >= day,
        )
    query = query.order_by(
        table.c.state,
        table.c.organization,
        table.c.track.desc(),
        func.coalesce(table.c.earliest, "0000"),
        func.coalesce(table.c.latest, UNDATED),
        table.c.id,
    )
    return iter(connection.scalars(_limited(query, question)))


def _overlaps(table: Table, question: Filter) -> list[ColumnElement[bool]]:
    """Ledger lines are open where they have no bound: they overlap rather than lack a date."""
    conditions: list[ColumnElement[bool]] = []
    if question.first_day:
        conditions.append(func.coalesce(table.c.latest, UNDATED) >= question.first_day)
    if question.last_day:
        conditions.append(func.coalesce(table.c.earliest, "0000") <= question.last_day)
    return conditions


def conflicts(connection: Connection, question: Filter) -> Iterator[Any]:
    """JSON of conflicts, by kind and id."""
    table = schema.conflict
    query = (
        select(table.c.record)
        .where(*_participants(table, question))
        .order_by(table.c.kind, table.c.id)
    )
    return iter(connection.scalars(_limited(query, question)))


def stories(connection: Connection, question: Filter) -> Iterator[Any]:
    """JSON of stories, by their first day."""
    table = schema.story
    query = (
        select(table.c.record)
        .where(*_participants(table, question), *in_span(table, question))
        .order_by(func.coalesce(table.c.earliest, UNDATED), table.c.id)
    )
    return iter(connection.scalars(_limited(query, question)))


def lineage(connection: Connection, question: Filter) -> Iterator[Any]:
    """JSON of dependences between documents, by document; both ends must fit the question."""
    table = schema.lineage
    query = select(table.c.record).order_by(table.c.document_a, table.c.document_b, table.c.id)
    fitting = _documents(question)
    if fitting:
        inside = select(schema.document.c.id).where(*fitting)
        query = query.where(table.c.document_a.in_(inside))
        query = query.where(or_(table.c.document_b.is_(None), table.c.document_b.in_(inside)))
    return iter(connection.scalars(_limited(query, question)))


def documents(connection: Connection, question: Filter) -> Iterator[Any]:
    """Rows of documents, by publication date."""
    table = schema.document
    query = (
        select(table)
        .where(*_documents(question))
        .order_by(
            func.coalesce(table.c.earliest, table.c.latest, UNDATED),
            func.coalesce(table.c.latest, UNDATED),
            table.c.id,
        )
    )
    return iter(connection.execute(_limited(query, question)))


def _documents(question: Filter) -> list[ColumnElement[bool]]:
    conditions = in_span(schema.document, question)
    for actor in (question.actor, question.with_, question.by):
        if actor:
            conditions.append(schema.document.c.id.in_(_mentioning(actor)))
    if question.document:
        conditions.append(schema.document.c.id == question.document)
    if question.as_of_day:
        conditions.append(schema.document.c.latest <= question.as_of_day)
    return conditions


def _mentioning(actor: str) -> Select[Any]:
    mention, scope = schema.mention, schema.actor_scope
    inside = select(scope.c.actor).where(scope.c.scope == actor)
    return select(mention.c.document).where(
        or_(mention.c.actor == actor, mention.c.principal == actor, mention.c.actor.in_(inside))
    )


def actors(connection: Connection, question: Filter) -> Iterator[Any]:
    """JSON of actors, by id; with an actor in the question, it and whoever acts for it."""
    table = schema.actor
    query = select(table.c.record).order_by(table.c.id)
    for scope in (question.actor, question.with_):
        if scope:
            inside = select(schema.actor_scope.c.actor).where(schema.actor_scope.c.scope == scope)
            query = query.where(table.c.id.in_(inside))
    if question.document:
        query = query.where(
            table.c.id.in_(
                select(schema.mention.c.actor).where(schema.mention.c.document == question.document)
            )
        )
    return iter(connection.scalars(_limited(query, question)))


def _limited(query: Select[Any], question: Filter) -> Select[Any]:
    return query if question.limit is None else query.limit(question.limit)


RECORDS: dict[Table, type[Statement] | type[Event] | type[Act]] = {
    schema.statement: Statement,
    schema.event: Event,
    schema.act: Act,
}
