"""The store: what was read and what follows from it, in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import OperationalError

from foedus.errors import StoreError
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
    merge_forms,
)
from foedus.store import engine, fulltext, lookup, query, rows, schema, write
from foedus.store.bundle import Findings, Reading
from foedus.store.filter import Filter
from foedus.store.fulltext import Found
from foedus.store.timeline import Line, timeline

if TYPE_CHECKING:
    from foedus.time import TimeExpression

Known = Literal["new", "known", "other-uri", "supersedes"]
EVERYTHING = Filter()

T = TypeVar("T")


class Store:
    """An open store. Use it in a ``with`` block, or call :meth:`close`.

    Every writing method is one transaction: after a crash at any instant all of it is there or
    nothing. Every listing has one order, whatever the order of reading.
    """

    def __init__(self, connected: Engine) -> None:
        self._engine = connected

    @classmethod
    def open(cls, target: str | Path, *, create: bool = True) -> Store:
        """Open the store at a path, making it if ``create``.

        Raises:
            StoreError: Not there, not a foedus store, of another version, locked or not accessible.
        """
        return cls(engine.connect(target, create=create))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            options = {"foedus_write": True}
            with (
                self._engine.connect().execution_options(**options) as connection,
                connection.begin(),
            ):
                yield connection
        except OperationalError as error:
            raise StoreError(f"the store cannot be written: {error.orig}") from error

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except OperationalError as error:
            raise StoreError(f"the store cannot be read: {error.orig}") from error

    # Writing

    def known(self, document: Document) -> Known:
        """How a document as ``clean`` gave it stands to what is stored.

        ``supersedes``: another form of it (other residue, title or authors under the same text)
        is stored, and this one has the smaller uri. It must then be read again, so that the
        stored form does not depend on the order of reading.
        """
        table = schema.document
        with self._asking() as connection:
            stored = connection.execute(
                select(table.c.uri, table.c.cleaned).where(table.c.id == document.id)
            ).one_or_none()
            if stored is None:
                return "new"
            if document.uri < stored.uri and stored.cleaned != rows.cleaned_digest(document):
                return "supersedes"
            uris = select(schema.document_uri.c.uri).where(
                schema.document_uri.c.document == document.id,
                schema.document_uri.c.uri == document.uri,
            )
            return "known" if connection.scalar(uris) is not None else "other-uri"

    def put_document(self, reading: Reading) -> None:
        """Store all of one document. Putting the same again changes nothing.

        Raises:
            StoreError: The store is locked, full or cannot be written.
        """
        with self._writing() as connection:
            write.put_reading(connection, reading)
            _advance(connection)

    def add_uri(self, document: Document) -> None:
        """Note that a stored document also stands at ``document.uri``."""
        with self._writing() as connection:
            write.add_uri(connection, document.id, document.uri)

    def put_findings(self, findings: Findings, generation: int | None = None) -> None:
        """Replace everything that is said of the collection.

        Args:
            findings: What the steps that see the collection found.
            generation: :meth:`generation` when the collection was taken; if a document came in
                since, the store stays :attr:`dirty`. Default: the present one.
        """
        with self._writing() as connection:
            write.put_findings(connection, findings)
            settled = _number(connection, "generation") if generation is None else generation
            _set_number(connection, "settled", settled)

    def put_decisions(self, decisions: Sequence[Decision]) -> None:
        """Add decisions about identities; those that are there already change nothing.

        They show once the account is settled again (:func:`foedus.reading.settle`).
        """
        with self._writing() as connection:
            if write.put_decisions(connection, decisions):
                _advance(connection)

    @property
    def generation(self) -> int:
        """Counts the documents and decisions put; two equal values mean the same ones."""
        with self._asking() as connection:
            return _number(connection, "generation")

    @property
    def dirty(self) -> bool:
        """Whether documents or decisions came in that the account does not know of."""
        with self._asking() as connection:
            return _number(connection, "generation") != _number(connection, "settled")

    # The collection

    def collection(self) -> Collection:
        """Every per-document record, sorted as :class:`~foedus.records.Collection` says."""
        with self._asking() as connection:
            return lookup.collection(connection)

    def counts(self) -> dict[str, int]:
        """Number of records of each kind, merged ones counted once each."""
        with self._asking() as connection:
            return lookup.counts(connection)

    # Questions

    def documents(self, question: Filter = EVERYTHING) -> list[Document]:
        """Documents by publication date; with actors, those that mention all of them."""
        with self._answering(question) as (connection, resolved):
            return [rows.to_document(row) for row in query.documents(connection, resolved)]

    def statements(self, question: Filter = EVERYTHING) -> list[Statement]:
        """Statements by the day they were made; an actor takes part as speaker or subject."""
        with self._answering(question) as (connection, resolved):
            return list(query.derived(connection, schema.statement, Statement, resolved))

    def events(self, question: Filter = EVERYTHING) -> list[Event]:
        """Events by date."""
        with self._answering(question) as (connection, resolved):
            return list(query.derived(connection, schema.event, Event, resolved))

    def acts(self, question: Filter = EVERYTHING) -> list[Act]:
        """Acts by date."""
        with self._answering(question) as (connection, resolved):
            return list(query.derived(connection, schema.act, Act, resolved))

    def timeline(self, question: Filter = EVERYTHING) -> list[Line]:
        """What happened, one line each, by date; ``limit`` counts lines."""
        whole = replace(question, limit=None)
        return timeline(self.events(whole), self.acts(whole))[: question.limit]

    def standing(self, question: Filter = EVERYTHING) -> list[Standing]:
        """Lines of the ledger; with ``as_of``, those that hold on that day."""
        return self._records(Standing, query.standing, question)

    def conflicts(self, question: Filter = EVERYTHING) -> list[Conflict]:
        """Conflicting accounts."""
        return self._records(Conflict, query.conflicts, question)

    def stories(self, question: Filter = EVERYTHING) -> list[Story]:
        """Stories by their first day."""
        return self._records(Story, query.stories, question)

    def lineage(self, question: Filter = EVERYTHING) -> list[Lineage]:
        """Dependences between documents that both fit the question."""
        return self._records(Lineage, query.lineage, question)

    def actors(self, question: Filter = EVERYTHING) -> list[Actor]:
        """Actors by id; with an actor, it and whoever acts for it."""
        return self._records(Actor, query.actors, question)

    def actor_forms(self) -> tuple[Actor, ...]:
        """Actors as the documents alone present them, one record per identity."""
        with self._asking() as connection:
            forms = connection.scalars(select(schema.actor_form.c.record))
            return merge_forms(rows.load(Actor, form) for form in forms)

    def forms(self, actors: Iterable[str]) -> tuple[tuple[str, Actor], ...]:
        """Every document that names one of these actors, and the actor as it presents it."""
        with self._asking() as connection:
            return tuple(lookup.forms(connection, actors))

    def decisions(self) -> tuple[Decision, ...]:
        """What persons decided about identities, oldest first; also what was undone."""
        with self._asking() as connection:
            return tuple(lookup.decisions(connection))

    def sameness(self) -> tuple[Sameness, ...]:
        """Persons that are one, or may be, by comparison of the documents."""
        with self._asking() as connection:
            return tuple(lookup.sameness(connection))

    def mentions(
        self, document: str | None = None, actor: str | None = None, limit: int | None = None
    ) -> list[Mention]:
        """Mentions in text order by document; of one document, of one actor, or all."""
        table = schema.mention
        asked = select(table.c.record).order_by(table.c.document, table.c.start, table.c.ordinal)
        if document is not None:
            asked = asked.where(table.c.document == document)
        if actor is not None:
            asked = asked.where(table.c.actor == actor)
        if limit is not None:
            asked = asked.limit(limit)
        with self._asking() as connection:
            return [rows.load(Mention, record) for record in connection.scalars(asked)]

    def times(self, document: str) -> list[TimeExpression]:
        """Time expressions of a document, in text order."""
        from foedus.time import TimeExpression  # its grammar is slow to load, and seldom needed

        table = schema.time_expression
        asked = select(table.c.record).where(table.c.document == document).order_by(table.c.ordinal)
        with self._asking() as connection:
            return [rows.load(TimeExpression, record) for record in connection.scalars(asked)]

    def uris(self, document: str) -> tuple[str, ...]:
        """Every place where a document was read, smallest first."""
        table = schema.document_uri
        asked = select(table.c.uri).where(table.c.document == document).order_by(table.c.uri)
        with self._asking() as connection:
            return tuple(connection.scalars(asked))

    def recipe(self, document: str) -> str:
        """Versions of everything that had a part in reading a document."""
        asked = select(schema.document.c.recipe).where(schema.document.c.id == document)
        with self._asking() as connection:
            return connection.scalar(asked) or ""

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """Documents that hold all words, best first; see :func:`foedus.store.fulltext.search`."""
        with self._asking() as connection:
            return list(fulltext.search(connection, words, limit))

    def record(self, identity: str) -> lookup.AnyRecord:
        """The record with an id, or with the only id that starts so.

        Raises:
            QueryError: None or several; the message names the candidates.
        """
        with self._asking() as connection:
            return lookup.record(connection, identity)

    def other_tellings(self, record: Event | Act) -> list[Event | Act]:
        """The other records of the same consolidated event or act, most confident first."""
        with self._asking() as connection:
            return [item for item in lookup.tellings(connection, record) if item.id != record.id]

    def actor_id(self, name: str) -> str:
        """The id of the actor with this id, name or alias, in any case of letters.

        Raises:
            QueryError: None or several; the message names the nearest.
        """
        with self._asking() as connection:
            return lookup.actor_id(connection, name)

    @contextmanager
    def _answering(self, question: Filter) -> Iterator[tuple[Connection, Filter]]:
        with self._asking() as connection:

            def identity(name: str | None) -> str | None:
                return lookup.actor_id(connection, name) if name else None

            document = question.document
            yield (
                connection,
                replace(
                    question,
                    actor=identity(question.actor),
                    with_=identity(question.with_),
                    by=identity(question.by),
                    document=lookup.document_id(connection, document) if document else None,
                ),
            )

    def _records(
        self,
        kind: type[T],
        answer: Callable[[Connection, Filter], Iterator[Any]],
        question: Filter,
    ) -> list[T]:
        with self._answering(question) as (connection, resolved):
            return [rows.load(kind, record) for record in answer(connection, resolved)]


def _number(connection: Connection, key: str) -> int:
    return int(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key)) or 0)


def _set_number(connection: Connection, key: str, value: int) -> None:
    connection.execute(update(schema.meta).where(schema.meta.c.key == key).values(value=str(value)))


def _advance(connection: Connection) -> None:
    _set_number(connection, "generation", _number(connection, "generation") + 1)
