"""The time step: expressions of a document, its date, and what each expression governs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from foedus.language import Analysis
from foedus.records import Document
from foedus.time.candidates import find_candidates
from foedus.time.dates import expressions_of
from foedus.time.events import EventAnchor, anchor_events
from foedus.time.govern import dates_of, govern
from foedus.time.layer import TimeLayer
from foedus.time.located import Located, Written
from foedus.time.meanings import Reference
from foedus.time.publication import infer_publication
from foedus.time.resolve import locate


def find_times(document: Document, analysis: Analysis) -> TimeLayer:
    """Find every time expression of a document and give it a date.

    Args:
        document: ``published`` holds what is stated or in metadata, or None.
        analysis: The language step's reading of ``document.text``. Without tags and parse the
            grammar still works; tense and scope are then guessed from neighbouring words.

    Returns:
        The expressions in text order; the document with its date, inferred from the expressions
        where it states none; and which expression governs which predicate.

    Source of the types and values: TimeML 1.2.1 TIMEX3 (ISO 24617-1); of dates: EDTF
    (ISO 8601-2:2019).
    """
    candidates = find_candidates(analysis)
    if document.published is None:
        document = infer_publication(document, candidates)
    written = _written(document)
    located = locate(candidates, written)
    events = anchor_events(located, analysis, written)
    if events:  # once more, since other expressions may be counted from these
        counted = {index: _counted(located[index], event) for index, event in events.items()}
        located = locate(candidates, written, counted)
    expressions = expressions_of(located, analysis, written)
    governed = govern(candidates, expressions, events, analysis)
    dates = dates_of(governed, expressions, events, analysis)
    return TimeLayer(document, expressions, governed, dates)


def _counted(item: Located, event: EventAnchor) -> Located:
    """An expression counted from its event, or left symbolic while that is undated."""
    where = f"event:{event.start}-{event.end}"
    period = event.expression
    if period is None and event.period is not None:
        at = Reference(date(2000, 1, 1), event=event.period)
        period = item.candidate.meaning.locate(at)
    return replace(item, period=period, anchor=where)


def _written(document: Document) -> Written | None:
    """The first and last possible day of publication, if both are known."""
    published = document.published
    if published is None or published.earliest is None or published.latest is None:
        return None
    return date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
