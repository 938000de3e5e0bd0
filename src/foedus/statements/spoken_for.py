"""For which state or organization an official speaks, where the actor layer leaves it open.

"The Polish president" may be one of several men when a report has no date, but he speaks for
Poland; "Foreign Minister X" in a report that has named one state only speaks for that state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.language import Piece
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker, mentions_in
from foedus.statements.told import Told

_BODIES = ("state", "organization", "organ")
_ONLY_STATE = 0.6
"""Trust that an official of no named country is one of the only state named so far."""


def with_principals(told: Sequence[Told], report: Report) -> list[Told]:
    """Name the state or organization behind officials that are known by title alone.

    What the words of a source tell of a person holds for that person's other statements.
    """
    known: dict[str, Speaker] = {}
    for here in told:
        speaker = here.speaker
        if speaker.actor is not None and speaker.principal is None and speaker.actor not in known:
            found = _official(speaker, report)
            if found is not None:
                known[speaker.actor] = found
    return [replace(here, speaker=_spoken_for(here.speaker, known, report)) for here in told]


def _spoken_for(speaker: Speaker, known: dict[str, Speaker], report: Report) -> Speaker:
    if speaker.principal is not None:
        return speaker
    if speaker.actor is None:
        return _official(speaker, report) or speaker
    found = known.get(speaker.actor)
    if found is None:
        return speaker
    trust = min(speaker.confidence, found.confidence)
    return replace(speaker, principal=found.principal, confidence=trust)


def _official(speaker: Speaker, report: Report) -> Speaker | None:
    """The speaker with whom he speaks for, if his words name an office and leave no doubt."""
    span = speaker.span
    actor = report.actors.by_id.get(speaker.actor or "")
    if span is None or (actor is not None and actor.kind != "person"):
        return None
    if not _has_office(span, report):
        return None
    named = _bodies(span.start, span.end, report, _BODIES)
    if len(named) == 1:
        return replace(speaker, principal=named[0])
    states = _bodies(0, span.end, report, ("state",))
    if named or len(states) != 1 or actor is None:
        return None
    trust = min(speaker.confidence, _ONLY_STATE)
    return replace(speaker, principal=states[0], confidence=trust)


def _has_office(span: Piece, report: Report) -> bool:
    words = report.analysis.tokens_between(span.start, span.end)
    offices = report.lexicon.markers["officials"]
    former = report.lexicon.markers["no_longer"]
    forms = {form for t in words for form in (t.lemma.lower(), t.text.lower())}
    return bool(forms & offices) and not forms & former


def _bodies(start: int, end: int, report: Report, kinds: Sequence[str]) -> list[str]:
    """Different states and organizations named between two characters."""
    found: dict[str, None] = {}
    for mention in mentions_in(report.actors, start, end):
        actor = report.actors.by_id.get(mention.actor or "")
        if actor is not None and actor.kind in kinds:
            body = actor.id if actor.kind in ("state", "organization") else mention.principal
            if body is not None:
                found.setdefault(body)
    return list(found)
