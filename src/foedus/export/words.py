"""Records in plain words, for people: the same wording in every face."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.records import (
    Act,
    Actor,
    Affiliation,
    Date,
    Document,
    Event,
    Evidence,
    Link,
    Modifier,
    Statement,
)
from foedus.store import Line

Names = Mapping[str, str]
"""What to call actors and reports: id -> name."""

MODIFIERS: Mapping[Modifier, str] = {
    "START": "early ",
    "MID": "mid ",
    "END": "late ",
    "APPROX": "about ",
    "BEFORE": "before ",
    "AFTER": "after ",
}


def names(actors: Iterable[Actor], documents: Iterable[Document] = ()) -> dict[str, str]:
    """What to call actors and reports.

    Organizations go by their abbreviation, others by their name, reports by their outlet.
    """
    reports = {document.id: outlet(document) for document in documents}
    return reports | {actor.id: _name(actor) for actor in actors}


def _name(actor: Actor) -> str:
    abbreviated = actor.kind == "organization" and actor.id.isupper() and len(actor.id) <= 8
    return actor.id if abbreviated else actor.name


def who(actors: Sequence[str], known: Names) -> str:
    """Names of actors, joined; an actor without a known name by its id."""
    return ", ".join(known.get(actor, actor) for actor in actors)


def when(date: Date | None) -> str:
    """A date as precise as it is: ``2023-11-23``, ``mid 2023-09``, ``by 2024-02-20``, ``undated``.

    A date that only the day of the report bounds is in parentheses.
    """
    if date is None:
        return "undated"
    if date.edtf:
        shown = _in_words(date.edtf, date.modifier)
    elif date.earliest or date.latest:
        shown = f"{date.earliest or '..'}/{date.latest or '..'}"
    else:
        return date.symbolic or "undated"
    return f"({shown})" if date.basis == "document" else shown


def _in_words(edtf: str, modifier: Modifier | None) -> str:
    """Open ends and modifiers in words."""
    start, slash, end = edtf.partition("/")
    if slash and start in ("", ".."):
        return f"by {end}"
    if slash and end in ("", ".."):
        return f"since {start}"
    if modifier is None:
        return edtf
    return MODIFIERS[modifier] + edtf.replace("~", "")


def dated_by(date: Date | None) -> str:
    """How a date was come by: ``expression, counted from document``."""
    if date is None:
        return "no date is given"
    anchor = f", counted from {date.anchor}" if date.anchor else ""
    return f"{date.basis}{anchor}"


def office(held: Affiliation, known: Names) -> str:
    """An office with its dates: ``prime minister of Armenia, since 2018-05-08``.

    What only a report says is marked so.
    """
    dates = term(held.from_, held.to)
    told = "as a report says" if held.basis == "text" else ""
    what_of = f"{held.office} of {known.get(held.actor, held.actor)}"
    return ", ".join(part for part in (what_of, dates, told) if part)


def term(from_: str | None, to: str | None) -> str:
    """``2013-08-15 to 2021-08-25``, ``since 2018``, ``to 2015``; empty if neither day is known."""
    if from_ and to:
        return f"{from_} to {to}"
    if from_:
        return f"since {from_}"
    return f"to {to}" if to else ""


def what(line: Line) -> str:
    """What happened: type and mode of the event, the signs of standing, and how real it is."""
    parts: list[str] = []
    if line.events:
        event = line.events[0]
        parts.append(event.type + (f" {event.mode}" if event.mode else ""))
    parts += dict.fromkeys(plain(act.value) for act in line.acts)
    return "; ".join(parts) + how_real(line.lead)


def how_real(record: Event | Act) -> str:
    """`` (threatened)`` for whatever is not an actual deed, else nothing."""
    return "" if record.modality == "actual" else f" ({record.modality})"


def plain(code: str) -> str:
    """A code as words: ``skips_meeting`` -> ``skips meeting``."""
    return code.replace("_", " ").replace("-", " ")


def sides(line: Line, known: Names) -> tuple[str, str]:
    """Who did it, and to whom."""
    lead = line.lead
    if isinstance(lead, Event):
        return who(lead.source, known), who(lead.target, known)
    return who((lead.state,), known), who((lead.organ or lead.organization,), known)


def word_of(chain: Sequence[Link], known: Names, document: Document | None) -> str:
    """The chain through which it reached us, outermost first: ``Daily < TASS < Mikhail Galuzin``.

    The outlet is left out where the report does not name it, unless there is nobody else.
    """
    links = [
        known.get(link.actor or "", "") or link.name
        for link in chain
        if link.role != "outlet" or (document and document.outlet)
    ]
    return " < ".join(dict.fromkeys(filter(None, links))) or outlet(document)


def line_word_of(
    line: Line,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    known: Names,
) -> str:
    """On whose word a line rests, for its leading record; more tellers are counted."""
    shown = record_word_of(line.lead, statements, documents, known)
    others = len(line.documents) - 1
    return f"{shown} (+{others} more)" if others else shown


def record_word_of(
    record: Event | Act,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    known: Names,
) -> str:
    """On whose word an event or act rests: the outlet's own, or somebody's it quotes."""
    statement = statements.get(record.statement or "")
    chain = statement.chain if statement else getattr(record, "asserted_by", ())
    return word_of(chain, known, documents.get(record.document))


def outlet(document: Document | None) -> str:
    """The outlet of a report, or the name under which it was read."""
    return (document.outlet or document.uri.rpartition("/")[2]) if document else ""


def quotation(evidence: Sequence[Evidence]) -> str:
    """The words a record rests on; gaps between pieces are shown."""
    return " [...] ".join(item.exact for item in evidence)


def published(document: Document) -> str:
    """The day of publication and how it is known."""
    if document.published is None:
        return "unknown"
    basis = "" if document.published_basis == "stated" else f" ({document.published_basis})"
    return when(document.published).strip("()") + basis
