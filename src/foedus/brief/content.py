"""What a brief says, put together from a store: plain values that both templates lay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from foedus.export import words
from foedus.records import Conflict, Document, Evidence, Lineage, Standing, Statement
from foedus.store import Filter, Line, Store


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words and where they stand: report number and characters of its text."""

    report: int
    start: int
    end: int
    exact: str

    @property
    def quoted(self) -> str:
        """The words in quotation marks, unless they bring their own."""
        bare = self.exact[:1] in '“"' and self.exact[-1:] in '”"'
        return self.exact if bare else f"“{self.exact}”"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: cells in words, and the quotations it rests on."""

    cells: tuple[str, ...]
    quotes: tuple[Quote, ...]
    record: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading, such as a member in an organization, or a speaker."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the brief lists it, with its text and the part kinds for laying it out."""

    number: int
    document: Document
    name: str
    published: str
    reasoning: str
    relations: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the page.

    Attributes:
        title: Whom it is about.
        scope: One line: how many reports, published when, which limits the question set.
        standing: Per member and organization, the ledger.
        timeline: What happened, in order.
        voices: Per speaker, what it said.
        conflicts: Where accounts differ, one group per conflict.
        reports: The reports quoted, in the order of their numbers.
    """

    title: str
    scope: str
    standing: tuple[Group, ...]
    timeline: tuple[Row, ...]
    voices: tuple[Group, ...]
    conflicts: tuple[Group, ...]
    reports: tuple[Report, ...]


def gather(store: Store, question: Filter) -> Brief:
    """Ask the store for every section of a brief.

    Raises:
        QueryError: The question names an actor or date that does not exist.
    """
    return _Gatherer(store, question).brief()


class _Gatherer:
    """Numbers the reports and words the records of one brief."""

    def __init__(self, store: Store, question: Filter) -> None:
        self.store = store
        self.question = question
        self.names = words.names(store.actors())
        self.documents = {d.id: d for d in store.documents()}
        self.statements = {s.id: s for s in store.statements()}
        self.numbers = {id_: k for k, id_ in enumerate(self.documents, 1)}

    def brief(self) -> Brief:
        return Brief(
            title=self._title(),
            scope=self._scope(),
            standing=tuple(self._standing(self.store.standing(self.question))),
            timeline=tuple(self._line(line) for line in self.store.timeline(self.question)),
            voices=tuple(self._voices(self.store.statements(self.question))),
            conflicts=tuple(self._conflict(c) for c in self.store.conflicts(self.question)),
            reports=tuple(self._reports(self.store.lineage())),
        )

    def _title(self) -> str:
        asked = [self.question.actor, self.question.with_]
        actors = [self.store.actor_id(name) for name in asked if name]
        return " and ".join(self.names.get(a, a) for a in actors) or "All actors"

    def _scope(self) -> str:
        n = len(self.documents)
        limits = [
            f"{word} {value}"
            for word, value in (
                ("from", self.question.from_),
                ("to", self.question.to),
                ("as of", self.question.as_of),
            )
            if value
        ]
        return ", ".join([f"{n} report{'s' if n != 1 else ''}", *limits])

    def _quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        return tuple(
            Quote(self.numbers[e.document], e.start, e.end, " ".join(e.exact.split()))
            for e in evidence
            if e.document in self.numbers
        )

    def _line(self, line: Line) -> Row:
        who, whom = words.sides(line, self.names)
        by = words.line_word_of(line, self.statements, self.documents, self.names)
        cells = (words.when(line.date), who, words.what(line), whom, by)
        return Row(cells, self._quotes(line.evidence), line.lead.id)

    def _standing(self, lines: Sequence[Standing]) -> Iterable[Group]:
        for (state, organization), entries in groupby(
            lines, key=lambda s: (s.state, s.organization)
        ):
            heading = (
                f"{words.who((state,), self.names)} in {words.who((organization,), self.names)}"
            )
            yield Group(heading, tuple(self._standing_row(entry) for entry in entries))

    def _standing_row(self, line: Standing) -> Row:
        until = f"{line.from_ or '…'} to {line.to or '…'}"
        by = "knowledge base" if line.basis == "kb" else self._asserted(line.asserted_by)
        track = {"de_jure": "in law", "de_facto": "in deed"}[line.track]
        cells = (until, track, words.plain(line.status), by)
        return Row(cells, self._quotes(line.evidence), line.id)

    def _asserted(self, asserted: Sequence[str]) -> str:
        """Speakers and outlets by name; a report of unknown outlet by its number."""
        known = {id_: f"report {number}" for id_, number in self.numbers.items()} | self.names
        return words.who(asserted, known)

    def _voices(self, statements: Sequence[Statement]) -> Iterable[Group]:
        def speaker(statement: Statement) -> str:
            known = self.names.get(statement.speaker or "")
            return known or statement.speaker_text or "unnamed"

        ordered = sorted(statements, key=lambda s: speaker(s).casefold())
        for name, said in groupby(ordered, key=speaker):
            yield Group(name, tuple(self._statement(s) for s in said))

    def _statement(self, statement: Statement) -> Row:
        document = self.documents.get(statement.document)
        act = ("hedged " if statement.hedged else "") + words.plain(statement.act)
        cells = (
            words.when(statement.said_on),
            ("not " if statement.negated else "") + act,
            words.word_of(statement.chain, self.names, document),
        )
        return Row(cells, self._quotes(statement.content), statement.id)

    def _conflict(self, conflict: Conflict) -> Group:
        rows = tuple(
            Row(
                (account.value, _sources(account.independent_sources)),
                self._quotes(account.evidence),
                conflict.id,
            )
            for account in conflict.accounts
        )
        return Group(f"{conflict.kind}: {conflict.about}", rows)

    def _reports(self, lineage: Sequence[Lineage]) -> Iterable[Report]:
        for document in self.documents.values():
            relations = tuple(
                self._relation(document, r)
                for r in lineage
                if document.id in (r.document_a, r.document_b)
            )
            yield Report(
                number=self.numbers[document.id],
                document=document,
                name=document.title or document.uri,
                published=words.published(document),
                reasoning=document.published_reasoning,
                relations=relations,
            )

    def _relation(self, document: Document, relation: Lineage) -> Row:
        other = relation.document_b if relation.document_a == document.id else relation.document_a
        source = words.who((relation.source,), self.names) if relation.source else ""
        with_ = f"report {self.numbers[other]}" if other in self.numbers else source
        through = f" ({source})" if source and with_ != source else ""
        cells = (words.plain(relation.relation), with_ + through)
        return Row(cells, self._quotes(relation.evidence), relation.id)


def _sources(n: int) -> str:
    if n == 0:
        return "no report"
    return f"{n} independent source{'s' if n > 1 else ''}"
