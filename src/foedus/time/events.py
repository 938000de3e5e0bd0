"""Dates counted from an event: "a day after the summit", "four days after X declined ...".

The event is looked up among what the text dates elsewhere, before or after: another mention with
the same head noun that a date belongs to, or that takes part in a dated event. A present-tense
verb of the report itself ("comes four days after ...") dates the event from the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.language import Analysis, Token
from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.counted import Offset
from foedus.time.located import Located, Written

ARGUMENTS = ("obj", "obl", "nsubj", "xcomp", "nmod", "iobj")
"""Relations from an event to what takes part in it, or to the event that it is part of."""


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """The event that an expression is counted from.

    Attributes:
        token: Head of its mention. ``start``, ``end``: characters of the mention.
        period: When it was, or None if the text does not tell.
        expression: The period of the expression itself, where it is known without the event.
    """

    token: int
    start: int
    end: int
    period: Period | None = None
    expression: Period | None = None


def anchor_events(
    located: Sequence[Located], analysis: Analysis, written: Written | None
) -> dict[int, EventAnchor]:
    """For each expression that is counted from an event, by its index: the event, dated if told."""
    mentions = {
        i: mention
        for i, item in enumerate(located)
        if item.candidate.meaning.anchor == "event"
        and (mention := _mention(item.candidate, analysis)) is not None
    }
    told = _told(located, analysis)
    anchors: dict[int, EventAnchor] = {}
    for i, mention in mentions.items():
        reported = _apposed(located, i, analysis) or _reported(
            located[i].candidate, analysis, written
        )
        if reported is not None:
            event = _back(located[i].candidate, reported)
            anchors[i] = EventAnchor(mention[0], mention[1], mention[2], event, reported)
            if event is not None:
                for token in (mention[0], *_event_nouns(analysis, mention[0])):
                    told.setdefault(token, event)
    for i, mention in mentions.items():
        if i not in anchors:
            anchors[i] = EventAnchor(*mention, _when(mention[0], told, analysis))
    return anchors


def _mention(candidate: Candidate, analysis: Analysis) -> tuple[int, int, int] | None:
    """The head token and characters of what stands after "after"."""
    if candidate.last >= len(analysis.tokens):
        return None
    marker = analysis.tokens[candidate.last]
    head = analysis.tokens[marker.head]
    if head.i <= marker.i:
        head = analysis.tokens[analysis.tokens[candidate.head].head]
    if head.i <= marker.i or head.sentence != marker.sentence:
        return None
    inside = [analysis.tokens[i] for i in analysis.subtree(head.i) if i > marker.i]
    inside = [t for t in inside if t.upos != "PUNCT"]
    return head.i, inside[0].start, inside[-1].end


def _told(located: Sequence[Located], analysis: Analysis) -> dict[int, Period]:
    """Tokens of events with the period that an expression attached to them names."""
    found: dict[int, Period] = {}
    for item in located:
        period = item.period
        if period is None or not period.closed or item.uncertain:
            continue
        head = analysis.tokens[item.candidate.head]
        above = analysis.tokens[head.head]
        if above.i == head.i:
            continue
        for token in (above.i, *_event_nouns(analysis, above.i)):
            known = found.get(token)
            if known is None or _inside(period, known):
                found[token] = period
    return found


def _event_nouns(analysis: Analysis, event: int) -> list[int]:
    """Nouns that take part in an event, down its open complements and objects."""
    if analysis.tokens[event].upos not in ("VERB", "AUX"):
        return []
    found, stack = [], [event]
    while stack:
        for token in analysis.dependents(stack.pop(), *ARGUMENTS):
            if token.upos == "NOUN":
                found.append(token.i)
            if token.upos == "VERB" or token.rel == "obj":
                stack.append(token.i)
    return found


def _apposed(located: Sequence[Located], i: int, analysis: Analysis) -> Period | None:
    """The day that it explains: "on Oct. 12, the day before the summit"."""
    meaning, before = located[i].candidate.meaning, located[i - 1] if i else None
    if before is None or before.period is None or before.uncertain:
        return None
    between = analysis.text[before.candidate.end : located[i].candidate.start].strip()
    days = before.period.grain == "day" and isinstance(meaning, Offset) and meaning.unit == "D"
    return before.period if days and between == "," and meaning.type == "DATE" else None


def _reported(candidate: Candidate, analysis: Analysis, written: Written | None) -> Period | None:
    """The day of writing, when the report tells of the day itself ("comes four days after")."""
    if written is None or written[0] != written[1] or candidate.predicate is None:
        return None
    event = _mention(candidate, analysis)
    verb = analysis.tokens[candidate.predicate]
    if event is not None and verb.i == event[0]:
        verb = analysis.tokens[verb.head]
    present = verb.has("Tense=Pres") and verb.has("VerbForm=Fin")
    bare = not analysis.dependents(verb.i, "aux")
    return calendar.day(written[0]) if present and bare and verb.upos == "VERB" else None


def _back(candidate: Candidate, when: Period) -> Period | None:
    """From the date of "four days after X" to that of X."""
    meaning = candidate.meaning
    if not isinstance(meaning, Offset) or meaning.amount is None:
        return None
    return calendar.move_period(when, meaning.unit, -meaning.sign * int(meaning.amount))


def _when(token: int, told: Mapping[int, Period], analysis: Analysis) -> Period | None:
    """When an event was: as its own date says, or that of the mention told of last before it.

    A wider period ("last week") is narrowed by the other mentions that lie inside it.
    """
    if token in told:
        return told[token]
    nouns = [token, *_event_nouns(analysis, token)]
    lemmas = {analysis.tokens[i].lemma.lower() for i in nouns if analysis.tokens[i].upos == "NOUN"}
    same = [i for i in sorted(told) if i not in nouns and _same(analysis.tokens[i], lemmas)]
    if not same:
        return None
    before = [i for i in same if i < token]
    period = told[before[-1] if before else same[0]]
    for i in same:
        if _inside(told[i], period):
            period = told[i]
    return period


def _same(token: Token, lemmas: set[str]) -> bool:
    return token.upos == "NOUN" and token.lemma.lower() in lemmas


def _inside(inner: Period, outer: Period) -> bool:
    if not (inner.first and inner.last and outer.first and outer.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last
