"""Putting records into the store. Each function runs inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from foedus.records import Act, Decision, Event, to_json
from foedus.store import narrowing, rewriting, rows, schema
from foedus.store.bundle import Findings, Reading
from foedus.store.identity import scopes

BATCH = 2_000
"""Rows per statement: bounded memory, and few round trips."""


def put_reading(connection: Connection, reading: Reading) -> None:
    """Write all of one document; what an earlier reading of it said goes."""
    document = reading.document
    uris = _uris(connection, document.id) | {document.uri}
    connection.execute(delete(schema.document).where(schema.document.c.id == document.id))
    row = rows.document_row(document, reading.cleaned, reading.recipe)
    connection.execute(insert(schema.document), {**row, "uri": min(uris)})
    _insert(
        connection,
        schema.document_uri,
        ({"document": document.id, "uri": uri} for uri in sorted(uris)),
    )
    connection.execute(
        insert(schema.signature),
        {"document": document.id, "value": json.dumps(reading.signature)},
    )
    _put_actors(connection, reading)
    _insert(connection, schema.mention, rows.mention_rows(reading.mentions))
    _insert(
        connection,
        schema.time_expression,
        (
            {
                "document": document.id,
                "ordinal": ordinal,
                "start": time.start,
                "end": time.end,
                "record": to_json(time),
            }
            for ordinal, time in enumerate(reading.times)
        ),
    )
    _put_derived(connection, reading)


def _put_actors(connection: Connection, reading: Reading) -> None:
    """Actor forms are shared: the knowledge base's are the same in every document."""
    forms = {form["digest"]: form for form in map(rows.form_row, reading.actors)}
    known = set(
        connection.scalars(
            select(schema.actor_form.c.digest).where(
                schema.actor_form.c.digest.in_(bindparam("digests", expanding=True))
            ),
            {"digests": sorted(forms)},
        )
    )
    _insert(
        connection,
        schema.actor_form,
        (forms[digest] for digest in sorted(forms.keys() - known)),
    )
    _insert(
        connection,
        schema.document_actor,
        ({"document": reading.document.id, "form": digest} for digest in sorted(forms)),
    )


def _put_derived(connection: Connection, reading: Reading) -> None:
    each = chain.from_iterable
    _insert(connection, schema.statement, map(rows.statement_row, reading.statements))
    _insert(connection, schema.statement_actor, each(map(rows.statement_sides, reading.statements)))
    _insert(connection, schema.event, map(rows.event_row, reading.events))
    _insert(connection, schema.event_actor, each(map(rows.event_sides, reading.events)))
    _insert(connection, schema.act, map(rows.act_row, reading.acts))
    _insert(connection, schema.act_actor, each(map(rows.act_sides, reading.acts)))


def add_uri(connection: Connection, document: str, uri: str) -> None:
    """Note another place where a stored document stands; the smallest uri is the one shown."""
    uris = _uris(connection, document)
    if uri in uris:
        return
    connection.execute(insert(schema.document_uri), {"document": document, "uri": uri})
    connection.execute(
        update(schema.document)
        .where(schema.document.c.id == document)
        .values(uri=min(uris | {uri}))
    )


def _uris(connection: Connection, document: str) -> set[str]:
    return set(
        connection.scalars(
            select(schema.document_uri.c.uri).where(schema.document_uri.c.document == document)
        )
    )


def put_decisions(connection: Connection, decisions: Iterable[Decision]) -> int:
    """Add decisions that are not there yet; returns how many."""
    table = schema.decision
    known = set(connection.scalars(select(table.c.id)))
    new = {d.id: d for d in decisions if d.id not in known}
    _insert(
        connection,
        table,
        ({"id": d.id, "at": d.at, "record": to_json(d)} for _, d in sorted(new.items())),
    )
    return len(new)


def put_findings(connection: Connection, findings: Findings) -> None:
    """Replace everything that was said of the collection."""
    for table in schema.FINDINGS:
        connection.execute(delete(table))
    narrowing.restore(connection)
    rewriting.restore(connection)
    rewriting.rewrite(connection, findings.rewritten)
    narrowing.narrow(connection, findings.documents)
    connection.execute(update(schema.document).values(duplicate_of=None, story=None))
    _set(
        connection,
        schema.document,
        (
            {"row": item.id, "duplicate_of": item.duplicate_of, "story": item.story}
            for item in findings.documents
            if item.duplicate_of or item.story
        ),
    )
    _merge(connection, schema.event, findings.events)
    _merge(connection, schema.act, findings.acts)
    _put_identities(connection, findings)
    _put_account(connection, findings)


def _merge(connection: Connection, table: Table, records: Iterable[Event | Act]) -> None:
    connection.execute(update(table).where(table.c.merged.is_not(None)).values(merged=None))
    _set(
        connection,
        table,
        ({"row": item.id, "merged": item.merged} for item in records if item.merged),
    )


def _put_identities(connection: Connection, findings: Findings) -> None:
    _insert(connection, schema.actor, map(rows.actor_row, findings.actors))
    _insert(
        connection,
        schema.sameness,
        (
            {"id": item.id, "status": item.status, "record": to_json(item)}
            for item in findings.sameness
        ),
    )
    # One that is another is found by its id, and under its names the other is.
    names = sorted(
        {(actor.same_as or actor.id, actor.id.casefold()) for actor in findings.actors}
        | {
            (actor.id, name.casefold())
            for actor in findings.actors
            if actor.same_as is None
            for name in (actor.name, *actor.aliases)
        }
    )
    _insert(
        connection,
        schema.actor_name,
        ({"actor": identity, "folded": folded} for identity, folded in names),
    )
    _insert(
        connection,
        schema.actor_scope,
        (
            {"actor": identity, "scope": scope}
            for identity, found in sorted(scopes(findings.actors).items())
            for scope in sorted(found)
        ),
    )


def _put_account(connection: Connection, findings: Findings) -> None:
    each = chain.from_iterable
    _insert(
        connection,
        schema.lineage,
        (
            {
                "id": item.id,
                "document_a": item.document_a,
                "document_b": item.document_b,
                "relation": item.relation,
                "record": to_json(item),
            }
            for item in findings.lineage
        ),
    )
    _insert(connection, schema.story, map(rows.story_row, findings.stories))
    _insert(
        connection,
        schema.story_actor,
        each(rows.side_rows("story", item.id, "about", item.actors) for item in findings.stories),
    )
    _insert(connection, schema.conflict, map(rows.conflict_row, findings.conflicts))
    _insert(
        connection,
        schema.conflict_actor,
        each(
            rows.side_rows("conflict", item.id, "about", item.actors) for item in findings.conflicts
        ),
    )
    _insert(connection, schema.standing, map(rows.standing_row, findings.standing))
    _insert(connection, schema.standing_actor, each(map(rows.standing_sides, findings.standing)))


def _insert(connection: Connection, table: Table, values: Iterable[rows.Row]) -> None:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        connection.execute(insert(table), batch)


def _set(connection: Connection, table: Table, values: Iterable[dict[str, Any]]) -> None:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        connection.execute(update(table).where(table.c.id == bindparam("row")), batch)
