"""The timeline: what happened, one line each, however many reports tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from foedus.records import Act, ActValue, Date, Event, Evidence, PloverType

T = TypeVar("T", Event, Act)

SAME_DEED: Mapping[ActValue, tuple[PloverType, ...]] = {
    "skips_meeting": ("REJECT",),
    "skips_exercise": ("REJECT",),
    "refuses_signature": ("REJECT",),
    "vetoes": ("REJECT",),
    "attends_meeting": ("CONSULT",),
    "hosts": ("CONSULT", "COOPERATE"),
    "joins_exercise": ("COOPERATE",),
    "joins": ("SUPPORT", "AGREE"),
    "ratifies": ("SUPPORT", "AGREE"),
    "signs": ("SUPPORT", "AGREE"),
    "applies": ("REQUEST", "AGREE"),
    "considers_joining": ("REQUEST", "AGREE"),
    "withdraws": ("SANCTION", "RETREAT"),
    "announces_exit": ("SANCTION", "RETREAT"),
    "freezes": ("SANCTION", "RETREAT"),
    "suspended": ("SANCTION", "RETREAT"),
    "expelled": ("SANCTION", "RETREAT"),
    "recalls_representative": ("SANCTION", "RETREAT"),
    "appoints_representative": ("CONSULT", "COOPERATE"),
    "withholds_funding": ("SANCTION", "REJECT", "COERCE"),
    "pays": ("AID", "COOPERATE"),
    "threatens_exit": ("THREATEN", "SANCTION"),
    "declares_outside": ("SANCTION", "REJECT"),
    "urged_exit": ("REQUEST",),
    "urged_joining": ("REQUEST",),
    "called_ally": ("SUPPORT",),
    "called_essential": ("SUPPORT",),
    "affirms_membership": ("SUPPORT",),
    "called_unreliable": ("ACCUSE",),
    "called_failing": ("ACCUSE",),
    "accession_step": ("SUPPORT", "AGREE", "CONSULT"),
    "suspends_accession": ("SANCTION", "REJECT", "RETREAT"),
    "observer_status": ("SUPPORT", "AGREE"),
    "partner_status": ("SUPPORT", "AGREE", "COOPERATE"),
    "readmitted": ("SUPPORT", "CONCEDE", "RETREAT"),
    "revokes_exit": ("CONCEDE", "RETREAT", "REJECT"),
    "presents_credentials": ("CONSULT",),
    "credentials_rejected": ("REJECT", "SANCTION"),
    "in_arrears": ("REJECT", "SANCTION"),
    "abstains": ("REJECT",),
    "opts_out": ("REJECT",),
    "denies_exit": ("REJECT", "SANCTION", "RETREAT"),
    "predicted_exit": ("SANCTION", "RETREAT"),
    "refuses_to_join": ("REJECT",),
    "asked_to_clarify": ("REQUEST",),
}
"""Which types of event can be the very deed that a sign of standing is read from."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened (or was threatened, denied ...) and everything that tells of it.

    Attributes:
        id: Id of the consolidated event or act, or of the only record.
        date: The most confident record's date.
        events: The events told by this line, most confident first; may be empty.
        acts: The acts told by it, most confident first; may be empty.
    """

    id: str
    date: Date | None
    events: tuple[Event, ...]
    acts: tuple[Act, ...]

    @property
    def records(self) -> tuple[Event | Act, ...]:
        """Events, then acts."""
        return (*self.events, *self.acts)

    @property
    def lead(self) -> Event | Act:
        """The record that speaks for the line: the most confident event, else act."""
        return self.records[0]

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that tell of it."""
        return tuple(sorted({record.document for record in self.records}))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every quotation it rests on, each once."""
        return tuple(dict.fromkeys(item for record in self.records for item in record.evidence))


def timeline(events: Iterable[Event], acts: Iterable[Act]) -> list[Line]:
    """Group records that tell of one thing.

    Events with one ``merged`` id are one line; so are acts. An act joins the line of the event
    that rests on the same words, has the act's state for one of its sides and is of a type that
    such an act can be: "declined to take part in the summit" is one thing, seen as an event and
    as a sign of standing.

    Returns:
        Lines by date, what is undated last.
    """
    told = _grouped(events)
    signs = _grouped(acts)
    places: dict[str, list[tuple[int, int, Event, str]]] = {}
    for key, group in told.items():
        for event in group:
            for item in event.evidence:
                places.setdefault(item.document, []).append((item.start, item.end, event, key))
    joined: dict[str, list[Act]] = {}
    alone: dict[str, list[Act]] = {}
    for key, members in signs.items():
        host = next(filter(None, (_host(act, places.get(act.document, ())) for act in members)), "")
        if host:
            joined.setdefault(host, []).extend(members)
        else:
            alone[key] = members
    lines = [_line(key, group, joined.get(key, [])) for key, group in told.items()]
    lines += [_line(key, [], group) for key, group in alone.items()]
    return sorted(lines, key=_by_date)


def _grouped(records: Iterable[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for record in records:
        groups.setdefault(record.merged or record.id, []).append(record)
    return groups


def _host(act: Act, places: Sequence[tuple[int, int, Event, str]]) -> str | None:
    """The line of an event on the same words that the act's state takes part in."""
    for start, end, event, key in places:
        sides = {*event.source, *event.target, *event.source_principal, *event.target_principal}
        same_words = any(item.start < end and start < item.end for item in act.evidence)
        same_word = act.statement == event.statement and act.modality == event.modality
        same_deed = event.type in SAME_DEED.get(act.value, ())
        if same_words and same_word and same_deed and act.state in sides:
            return key
    return None


def _line(key: str, events: list[Event], acts: list[Act]) -> Line:
    ranked_events = sorted(events, key=_by_confidence)
    ranked_acts = sorted(acts, key=_by_confidence)
    ranked: tuple[Event | Act, ...] = (*ranked_events, *ranked_acts)
    date = next((record.date for record in ranked if record.date), None)
    return Line(key, date, tuple(ranked_events), tuple(ranked_acts))


def _by_confidence(record: Event | Act) -> tuple[float, str]:
    return -record.confidence, record.id


def _by_date(line: Line) -> tuple[str, str, str, int, str]:
    first = line.lead.evidence[0] if line.lead.evidence else None
    earliest = line.date and (line.date.earliest or line.date.latest)
    latest = line.date and line.date.latest
    return (
        earliest or "9999",
        latest or "9999",
        line.lead.document,
        first.start if first else 0,
        line.id,
    )
