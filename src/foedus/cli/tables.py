"""The account as tables: one function for each part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from foedus.cli.terminal import add, shorten, table

if TYPE_CHECKING:
    from rich.table import Table

    from foedus.export.words import Names
    from foedus.records import Document, Statement
    from foedus.store import Filter, Store

QUOTE_CHARS = 220
TITLE_CHARS = 60

NARROW = {"no_wrap": True}
WHEN = {"max_width": 11}
"""An interval of days breaks after its first day and the stroke."""
WORDS = {"ratio": 2}
QUOTE = {"ratio": 5, "min_width": 20}


def _names(store: Store) -> Names:
    from foedus.export import words

    return words.names(store.actors())


def _by_id(store: Store) -> tuple[dict[str, Statement], dict[str, Document]]:
    return {s.id: s for s in store.statements()}, _documents_by_id(store)


def _documents_by_id(store: Store) -> dict[str, Document]:
    return {document.id: document for document in store.documents()}


def _timeline(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, (statements, documents) = _names(store), _by_id(store)
    made = table(
        ("when", WHEN), ("who", WORDS), ("what", WORDS), ("to whom", WORDS),
        ("by whose word", WORDS), ("quote", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for line in store.timeline(asked):
        who, whom = words.sides(line, known)
        add(
            made,
            (
                words.when(line.date),
                who,
                words.what(line),
                whom,
                words.line_word_of(line, statements, documents, known),
                _quote(words.quotation(line.lead.evidence)),
                _short(line.lead.id),
            ),
        )
    return made


def _events(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, (statements, documents) = _names(store), _by_id(store)
    made = table(
        ("when", WHEN), ("who", WORDS), ("type", WORDS), ("to whom", WORDS), "how real",
        ("cameo", NARROW), ("by whose word", WORDS), ("quote", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for event in store.events(asked):
        add(
            made,
            (
                words.when(event.date),
                words.who(event.source, known),
                event.type + (f" {event.mode}" if event.mode else ""),
                words.who(event.target, known),
                event.modality,
                event.cameo,
                words.record_word_of(event, statements, documents, known),
                _quote(words.quotation(event.evidence)),
                _short(event.id),
            ),
        )
    return made


def _acts(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, (statements, documents) = _names(store), _by_id(store)
    made = table(
        ("when", WHEN), "state", ("sign", WORDS), ("organization", WORDS),
        ("reason given", WORDS), ("by whose word", WORDS), ("quote", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for act in store.acts(asked):
        add(
            made,
            (
                words.when(act.date),
                words.who((act.state,), known),
                words.plain(act.value) + words.how_real(act),
                words.who((act.organ or act.organization,), known),
                act.reason or "",
                words.record_word_of(act, statements, documents, known),
                _quote(words.quotation(act.evidence)),
                _short(act.id),
            ),
        )
    return made


def _statements(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, documents = _names(store), _documents_by_id(store)
    made = table(
        ("said on", WHEN), ("who", WORDS), "how", ("about", WORDS), ("through", WORDS),
        ("what was said", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for statement in store.statements(asked):
        speaker = words.who((statement.speaker,), known) if statement.speaker else ""
        how = words.plain(statement.act) + (" (not said)" if statement.negated else "")
        add(
            made,
            (
                words.when(statement.said_on),
                speaker or statement.speaker_text or "unnamed",
                how + (", hedged" if statement.hedged else ""),
                words.who(statement.about, known),
                words.word_of(statement.chain[:-1], known, documents.get(statement.document)),
                _quote(words.quotation(statement.content)),
                _short(statement.id),
            ),
        )
    return made


def _standing(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = words.names(store.actors(), store.documents())
    made = table(
        "state", "organization", "track", "status", ("from", NARROW), ("to", NARROW),
        ("by whose word", WORDS), ("rests on", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for line in store.standing(asked):
        rests_on = words.quotation(line.evidence) if line.evidence else "knowledge base"
        add(
            made,
            (
                words.who((line.state,), known),
                words.who((line.organization,), known),
                words.plain(line.track),
                words.plain(line.status),
                line.from_ or "",
                line.to or "",
                words.who(line.asserted_by, known),
                _quote(rests_on),
                _short(line.id),
            ),
        )
    return made


def _documents(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    made = table(
        ("published", {"max_width": 22}), ("outlet", WORDS), ("title", QUOTE), "language",
        ("read from", WORDS), ("id", NARROW),
    )  # fmt: skip
    for document in store.documents(asked):
        copy = " (copy)" if document.duplicate_of else ""
        add(
            made,
            (
                words.published(document),
                document.outlet or "",
                (document.title or "untitled") + copy,
                document.language,
                document.uri,
                _short(document.id),
            ),
        )
    return made


def _actors(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = _names(store)
    made = table(
        ("id", WORDS), ("name", WORDS), "kind", ("acts for", WORDS), ("offices", QUOTE),
        ("also called", QUOTE),
    )  # fmt: skip
    for actor in store.actors(asked):
        offices = "; ".join(
            f"{a.office}, {known.get(a.actor, a.actor)} ({a.from_ or '?'}-{a.to or ''})"
            for a in actor.affiliations
        )
        principal = actor.parent or actor.country
        acts_for = words.who((principal,), known) if principal not in (None, actor.id) else ""
        also = "; ".join(actor.aliases)
        add(made, (actor.id, actor.name, actor.kind, acts_for, _quote(offices), _quote(also)))
    return made


def _conflicts(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    made = table(
        "kind", ("about", WORDS), ("account", WORDS), "sources", ("quote", QUOTE), ("id", NARROW)
    )
    for conflict in store.conflicts(asked):
        for number, account in enumerate(conflict.accounts):
            first = number == 0
            add(
                made,
                (
                    conflict.kind if first else "",
                    conflict.about if first else "",
                    account.value,
                    str(account.independent_sources),
                    _quote(words.quotation(account.evidence[:2])),
                    _short(conflict.id) if first else "",
                ),
            )
    return made


def _lineage(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, documents = _names(store), _documents_by_id(store)

    def title(identity: str | None) -> str:
        document = documents.get(identity or "")
        return shorten(document.title or document.uri, TITLE_CHARS) if document else ""

    made = table(
        ("report", WORDS), "relation", ("report or source", WORDS), ("shared words", QUOTE),
        ("id", NARROW),
    )  # fmt: skip
    for item in store.lineage(asked):
        rests_on = words.who((item.source,), known) if item.source else ""
        other = title(item.document_b) or rests_on
        source = f" ({rests_on})" if rests_on and item.document_b else ""
        add(
            made,
            (
                title(item.document_a),
                words.plain(item.relation),
                other + source,
                _quote(words.quotation(item.evidence)),
                _short(item.id),
            ),
        )
    return made


def _stories(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = _names(store)
    made = table(
        ("from", NARROW), ("to", NARROW), ("title", WORDS), "reports", ("actors", QUOTE),
        ("id", NARROW),
    )  # fmt: skip
    for story in store.stories(asked):
        add(
            made,
            (
                story.from_ or "",
                story.to or "",
                story.title,
                str(len(story.documents)),
                words.who(story.actors, known),
                _short(story.id),
            ),
        )
    return made


def _quote(text: str) -> str:
    return shorten(text, QUOTE_CHARS)


def _short(identity: str) -> str:
    """The id as far as it is surely unique in accounts of usual size."""
    prefix, dash, digest = identity.partition("-")
    return prefix + dash + digest[:8]


TABLES: dict[str, Callable[[Store, Filter], Table]] = {
    "timeline": _timeline,
    "documents": _documents,
    "statements": _statements,
    "events": _events,
    "acts": _acts,
    "standing": _standing,
    "actors": _actors,
    "conflicts": _conflicts,
    "lineage": _lineage,
    "stories": _stories,
}
