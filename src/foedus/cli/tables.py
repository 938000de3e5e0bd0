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

NARROW = {"no_wrap": True}
QUOTE = {"ratio": 3, "min_width": 24}


def _names(store: Store) -> Names:
    from foedus.export import words

    return words.names(store.actors())


def _by_id(store: Store) -> tuple[dict[str, Statement], dict[str, Document]]:
    return {s.id: s for s in store.statements()}, {d.id: d for d in store.documents()}


def _timeline(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known, (statements, documents) = _names(store), _by_id(store)
    made = table(
        ("when", {"min_width": 10}), "who", "what", "to whom", "by whose word", ("quote", QUOTE),
        ("id", NARROW),
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
        "when", "who", "type", "to whom", "how real", ("cameo", NARROW), "by whose word",
        ("quote", QUOTE), ("id", NARROW),
    )  # fmt: skip
    for event in store.events(asked):
        statement = statements.get(event.statement or "")
        add(
            made,
            (
                words.when(event.date),
                words.who(event.source, known),
                event.type + (f" {event.mode}" if event.mode else ""),
                words.who(event.target, known),
                event.modality,
                event.cameo,
                words.word_of(statement.chain, known)
                if statement
                else words.outlet(documents.get(event.document)),
                _quote(words.quotation(event.evidence)),
                _short(event.id),
            ),
        )
    return made


def _acts(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = _names(store)
    made = table(
        "when", "state", "sign", "organization", "reason given", "by whose word",
        ("quote", QUOTE), ("id", NARROW),
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
                words.word_of(act.asserted_by, known),
                _quote(words.quotation(act.evidence)),
                _short(act.id),
            ),
        )
    return made


def _statements(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = _names(store)
    made = table(
        "said on", "who", "how", "about", "through", ("what was said", QUOTE), ("id", NARROW)
    )
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
                words.word_of(statement.chain[:-1], known),
                _quote(words.quotation(statement.content)),
                _short(statement.id),
            ),
        )
    return made


def _standing(store: Store, asked: Filter) -> Table:
    from foedus.export import words

    known = _names(store)
    made = table(
        "state", "organization", "track", "status", "from", "to", "by whose word",
        ("rests on", QUOTE), ("id", NARROW),
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

    made = table("published", "outlet", ("title", QUOTE), "language", "read from", ("id", NARROW))
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
    made = table("id", "name", "kind", "acts for", "offices", ("also called", QUOTE))
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

    made = table("kind", "about", "account", "sources", ("quote", QUOTE), ("id", NARROW))
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

    documents = {d.id: d for d in store.documents()}

    def title(identity: str | None) -> str:
        document = documents.get(identity or "")
        return (document.title or document.uri) if document else ""

    made = table("report", "relation", "report or source", ("shared words", QUOTE), ("id", NARROW))
    for item in store.lineage(asked):
        other = title(item.document_b) or item.source or ""
        source = f" ({item.source})" if item.source and item.document_b else ""
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
    made = table("from", "to", ("title", QUOTE), "reports", "actors", ("id", NARROW))
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
