"""Records in plain words, for people: the same wording in every face."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.records import Act, Actor, Date, Document, Event, Evidence, Link, Statement
from foedus.store import Line

Names = Mapping[str, str]
"""What to call actors: id -> name."""

MODIFIERS = {
    "START": "early ",
    "MID": "mid ",
    "END": "late ",
    "APPROX": "about ",
    "BEFORE": "before ",
    "AFTER": "after ",
}


def names(actors: Iterable[Actor]) -> dict[str, str]:
    """What to call each actor: organizations by their abbreviation, others by their name."""
    return {actor.id: _name(actor) for actor in actors}


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
        shown = MODIFIERS.get(date.modifier or "", "") + date.edtf
    elif date.earliest or date.latest:
        shown = f"{date.earliest or '..'}/{date.latest or '..'}"
    else:
        return date.symbolic or "undated"
    return f"({shown})" if date.basis == "document" else shown


def dated_by(date: Date | None) -> str:
    """How a date was come by: ``expression, counted from document``."""
    if date is None:
        return "no date is given"
    anchor = f", counted from {date.anchor}" if date.anchor else ""
    return f"{date.basis}{anchor}"


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


def word_of(chain: Sequence[Link], known: Names) -> str:
    """The chain through which it reached us, outermost first: ``TASS < Mikhail Galuzin``."""
    links = [known.get(link.actor or "", "") or link.name for link in chain]
    return " < ".join(dict.fromkeys(filter(None, links)))


def line_word_of(
    line: Line,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    known: Names,
) -> str:
    """On whose word a line rests, for its leading record; more tellers are counted."""
    lead = line.lead
    statement = statements.get(lead.statement or "")
    if statement is not None:
        shown = word_of(statement.chain, known)
    elif isinstance(lead, Act) and lead.asserted_by:
        shown = word_of(lead.asserted_by, known)
    else:
        shown = ""
    shown = shown or outlet(documents.get(lead.document))
    others = len(line.documents) - 1
    return f"{shown} (+{others} more)" if others else shown


def outlet(document: Document | None) -> str:
    """The outlet of a report, or where it was read."""
    return (document.outlet or document.uri) if document else ""


def quotation(evidence: Sequence[Evidence]) -> str:
    """The words a record rests on; gaps between pieces are shown."""
    return " [...] ".join(item.exact for item in evidence)


def published(document: Document) -> str:
    """The day of publication and how it is known."""
    if document.published is None:
        return "unknown"
    basis = "" if document.published_basis == "stated" else f" ({document.published_basis})"
    return when(document.published).strip("()") + basis
