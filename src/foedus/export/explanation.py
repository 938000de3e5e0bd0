"""How a record came to be: its words in their place, its rule, actors, dates and versions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from foedus.export.identity import decisions_about, decisions_behind
from foedus.records import (
    Act,
    Actor,
    Conflict,
    Document,
    Event,
    Evidence,
    Lineage,
    Mention,
    Standing,
    Statement,
    Story,
    to_plain,
)
from foedus.store import AnyRecord, Filter, Store

if TYPE_CHECKING:
    from foedus.time import TimeExpression

CONTEXT = 240
"""Most characters shown before and after a quotation, inside its paragraph."""
SAMPLES = 8
"""How many of an actor's mentions are shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its paragraph: ``before + exact + after`` as they stand in the document."""

    document: str
    start: int
    end: int
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that bears on one record.

    Attributes:
        kind: ``event``, ``statement``, ``act``, ``actor``, ``document``, ...
        record: The record itself.
        passages: Where it says so.
        mentions: Who is meant, and why, in those passages (for an actor: a sample of them all).
        times: Time expressions in those passages, with rule and anchor.
        statement: The statement it is part of.
        others: Other records of the same thing, or the records it is made of.
        documents: The documents that it rests on.
        decisions: What made an actor, or those of the record, who they are, in plain words: merges,
            splits and names, by whom and when.
        recipes: For each of these, the versions of code, model and data that read it.
    """

    kind: str
    record: AnyRecord
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    statement: Statement | None
    others: tuple[AnyRecord, ...]
    documents: tuple[Document, ...]
    recipes: tuple[str, ...]
    decisions: tuple[str, ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """The same as JSON values; documents without their texts."""
        plain = {f.name: to_plain(getattr(self, f.name)) for f in fields(self)}
        for document in plain["documents"]:
            del document["text"]
        return plain


def explain(store: Store, identity: str) -> Explanation:
    """Gather everything that bears on a record.

    Args:
        store: Where it is.
        identity: Its id or the start of it; an actor's name.

    Raises:
        QueryError: There is no such record, or there are several.
    """
    record = store.record(identity)
    if isinstance(record, Actor):
        return _explain_actor(store, record)
    evidence = _evidence(record)
    documents = {name: _document(store, name) for name in _document_ids(record)}
    passages = tuple(_passage(documents[item.document], item) for item in evidence)
    named = getattr(record, "statement", None)
    statement = store.record(named) if named else None
    return Explanation(
        kind=type(record).__name__.lower(),
        record=record,
        passages=passages,
        mentions=tuple(m for name in documents for m in store.mentions(name) if _in(m, passages)),
        times=tuple(
            t
            for name in documents
            for t in store.times(name)
            if any(p.document == name and _overlap(t, p) for p in passages)
        ),
        statement=statement if isinstance(statement, Statement) else None,
        others=_others(store, record),
        documents=tuple(documents.values()),
        recipes=tuple(store.recipe(name) for name in documents),
        decisions=tuple(decisions_behind(store, record, documents)),
    )


def _explain_actor(store: Store, actor: Actor) -> Explanation:
    mentions = store.mentions(actor=actor.id, limit=SAMPLES)
    documents = {
        name: _document(store, name)
        for name in dict.fromkeys(
            [*(m.document for m in mentions), *(e.document for e in actor.evidence)]
        )
    }
    return Explanation(
        kind="actor",
        record=actor,
        passages=tuple(_passage(documents[e.document], e) for e in actor.evidence[:SAMPLES]),
        mentions=tuple(mentions),
        times=(),
        statement=None,
        others=(),
        documents=tuple(documents.values()),
        recipes=tuple(store.recipe(name) for name in documents),
        decisions=tuple(words for _, words in decisions_about(store, actor.id)),
    )


def _document(store: Store, identity: str) -> Document:
    (document,) = store.documents(Filter(document=identity))
    return document


def _evidence(record: AnyRecord) -> tuple[Evidence, ...]:
    if isinstance(record, Conflict):
        found = [item for account in record.accounts for item in account.evidence]
    elif isinstance(record, Statement):
        found = [*record.content, *(link.evidence for link in record.chain if link.evidence)]
        found = [item for item in found if not _inside(item, record.evidence)]
        found = [*record.evidence, *found]
    else:
        found = list(getattr(record, "evidence", ()))
    return tuple(dict.fromkeys(found))


def _inside(item: Evidence, others: tuple[Evidence, ...]) -> bool:
    return any(
        item.document == other.document and other.start <= item.start and item.end <= other.end
        for other in others
    )


def _document_ids(record: AnyRecord) -> list[str]:
    ids: list[str | None] = [item.document for item in _evidence(record)]
    if isinstance(record, Document):
        ids.append(record.id)
    elif isinstance(record, Lineage):
        ids += [record.document_a, record.document_b]
    elif isinstance(record, Story):
        ids += record.documents
    elif isinstance(record, (Event, Act, Statement)):
        ids.append(record.document)
    return list(dict.fromkeys(name for name in ids if name))


def _passage(document: Document, item: Evidence) -> Passage:
    """The quotation with the rest of the paragraphs it stands in, up to :data:`CONTEXT`."""
    parts = [p for p in document.parts if p.start < item.end and item.start < p.end]
    first = min((p.start for p in parts), default=item.start)
    last = max((p.end for p in parts), default=item.end)
    before = document.text[max(min(first, item.start), item.start - CONTEXT) : item.start]
    after = document.text[item.end : min(max(last, item.end), item.end + CONTEXT)]
    return Passage(item.document, item.start, item.end, before, item.exact, after)


def _in(mention: Mention, passages: tuple[Passage, ...]) -> bool:
    return any(mention.document == p.document and _overlap(mention, p) for p in passages)


def _overlap(span: Mention | TimeExpression, passage: Passage) -> bool:
    return span.start < passage.end and passage.start < span.end


def _others(store: Store, record: AnyRecord) -> tuple[AnyRecord, ...]:
    if isinstance(record, (Event, Act)):
        return tuple(store.other_tellings(record))
    if isinstance(record, Standing):
        return tuple(store.record(name) for name in record.acts)
    if isinstance(record, Conflict):
        ids = [
            name
            for account in record.accounts
            for name in (*account.statements, *account.events, *account.acts)
        ]
        return tuple(store.record(name) for name in ids)
    if isinstance(record, Statement):
        inside: list[AnyRecord] = list(store.events(Filter(document=record.document)))
        inside += store.acts(Filter(document=record.document))
        return tuple(item for item in inside if getattr(item, "statement", None) == record.id)
    return ()
