"""Records to table rows and back. The JSON in ``record`` is whole; the columns are for asking."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from foedus.records import (
    Act,
    Actor,
    Conflict,
    Date,
    Document,
    Event,
    Evidence,
    Mention,
    Standing,
    Statement,
    Story,
    content_id,
    from_plain,
    to_json,
    to_plain,
)

Row = dict[str, Any]
T = TypeVar("T")


def load(kind: type[T], record: str) -> T:
    """Build a record from its JSON."""
    return from_plain(kind, json.loads(record))


def cleaned_digest(document: Document) -> str:
    """Digest of everything ``clean`` says of a document but where it was read."""
    return content_id("r", to_plain(replace(document, uri="")))


def first_start(evidence: Sequence[Evidence]) -> int:
    """Where the first evidence starts, for reading order."""
    return min((item.start for item in evidence), default=0)


def date_columns(date: Date | None) -> Row:
    """The columns that a date is found and sorted by."""
    return {
        "earliest": date.earliest if date else None,
        "latest": date.latest if date else None,
    }


def day_bounds(start: str | None, end: str | None) -> Row:
    """Bounds of a time between two ISO dates, prefixes of them, or intervals the ends lie in."""
    return {"earliest": first_day(start), "latest": last_day(end)}


def first_day(written: str | None) -> str | None:
    """``2019-05`` -> ``2019-05-01``, ``2019-05/2019-06`` as well."""
    if written is None:
        return None
    first = written.partition("/")[0]
    return first + "-01-01"[len(first) - 4 :]


def last_day(written: str | None) -> str | None:
    """``2019-05`` -> ``2019-05-31``: never earlier than a real last day compares."""
    if written is None:
        return None
    last = written.rpartition("/")[2]
    return last + "-12-31"[len(last) - 4 :]


def document_row(document: Document, cleaned: str, recipe: str) -> Row:
    """Row of a document; the text has its own column, for the full-text index."""
    plain = to_plain(document)
    plain.pop("text")
    return {
        "id": document.id,
        "uri": document.uri,
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "published_basis": document.published_basis,
        **date_columns(document.published),
        "cleaned": cleaned,
        "recipe": recipe,
        "text": document.text,
        "record": packed(plain),
    }


def packed(plain: dict[str, Any]) -> str:
    """The stored form of a document without its text."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def to_document(row: Any) -> Document:
    """The stored record with its present uri and what the collection says of it."""
    plain = json.loads(row.record)
    plain.update(text=row.text, uri=row.uri, duplicate_of=row.duplicate_of, story=row.story)
    return from_plain(Document, plain)


def form_row(actor: Actor) -> Row:
    """Row of an actor as one document presents it."""
    return {
        "digest": content_id("f", to_plain(actor)),
        "id": actor.id,
        "record": to_json(actor),
    }


def mention_rows(mentions: Iterable[Mention]) -> Iterator[Row]:
    """Rows of the mentions of one document, in text order."""
    for ordinal, mention in enumerate(mentions):
        yield {
            "document": mention.document,
            "ordinal": ordinal,
            "start": mention.start,
            "end": mention.end,
            "actor": mention.actor,
            "principal": mention.principal,
            "record": to_json(mention),
        }


def statement_row(statement: Statement) -> Row:
    """Row of a statement."""
    return {
        "id": statement.id,
        "document": statement.document,
        "within": statement.within,
        "act": statement.act,
        "form": statement.form,
        "start": first_start(statement.evidence),
        **date_columns(statement.said_on),
        "confidence": statement.confidence,
        "record": to_json(statement),
    }


def event_row(event: Event) -> Row:
    """Row of an event; ``merged`` belongs to the collection and is set later."""
    return {
        "id": event.id,
        "document": event.document,
        "statement": event.statement,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "modality": event.modality,
        "place": event.place,
        "start": first_start(event.evidence),
        **date_columns(event.date),
        "confidence": event.confidence,
        "merged": None,
        "record": to_json(replace(event, merged=None)),
    }


def act_row(act: Act) -> Row:
    """Row of an act; ``merged`` belongs to the collection and is set later."""
    return {
        "id": act.id,
        "document": act.document,
        "statement": act.statement,
        "state": act.state,
        "organization": act.organization,
        "dimension": act.dimension,
        "value": act.value,
        "modality": act.modality,
        "start": first_start(act.evidence),
        **date_columns(act.date),
        "confidence": act.confidence,
        "merged": None,
        "record": to_json(replace(act, merged=None)),
    }


def actor_row(actor: Actor) -> Row:
    """Row of an actor as the whole collection knows it."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "parent": actor.parent,
        "same_as": actor.same_as,
        "record": to_json(actor),
    }


def story_row(story: Story) -> Row:
    """Row of a story."""
    return {"id": story.id, **day_bounds(story.from_, story.to), "record": to_json(story)}


def conflict_row(conflict: Conflict) -> Row:
    """Row of a conflict."""
    return {"id": conflict.id, "kind": conflict.kind, "record": to_json(conflict)}


def standing_row(standing: Standing) -> Row:
    """Row of a line of the ledger."""
    return {
        "id": standing.id,
        "state": standing.state,
        "organization": standing.organization,
        "track": standing.track,
        "status": standing.status,
        **day_bounds(standing.from_, standing.to),
        "known_from": standing.known_from,
        "record": to_json(standing),
    }


def side_rows(
    owner: str,
    identity: str,
    side: str,
    actors: Iterable[str | None],
    principals: Sequence[str | None] = (),
) -> Iterator[Row]:
    """Rows of an ``*_actor`` table: who stands on one side of a record."""
    for ordinal, actor in enumerate(actors):
        principal = principals[ordinal] if ordinal < len(principals) else None
        if actor is not None or principal is not None:
            yield {
                owner: identity,
                "side": side,
                "ordinal": ordinal,
                "actor": actor,
                "principal": principal,
            }


def statement_sides(statement: Statement) -> Iterator[Row]:
    """Who speaks and who is spoken of."""
    yield from side_rows(
        "statement",
        statement.id,
        "speaker",
        (statement.speaker,),
        (statement.speaker_principal,),
    )
    yield from side_rows("statement", statement.id, "about", statement.about)


def event_sides(event: Event) -> Iterator[Row]:
    """Who does it and to whom."""
    yield from side_rows("event", event.id, "source", event.source, event.source_principal)
    yield from side_rows("event", event.id, "target", event.target, event.target_principal)


def act_sides(act: Act) -> Iterator[Row]:
    """The state, the organization and the organ an act concerns."""
    yield from side_rows("act", act.id, "state", (act.state,))
    yield from side_rows("act", act.id, "organization", (act.organization,))
    yield from side_rows("act", act.id, "organ", (act.organ,))


def standing_sides(standing: Standing) -> Iterator[Row]:
    """The state and the organization of a line of the ledger."""
    yield from side_rows("standing", standing.id, "state", (standing.state,))
    yield from side_rows("standing", standing.id, "organization", (standing.organization,))
