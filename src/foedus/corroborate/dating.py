"""When undated reports were published, narrowed by the dated reports beside them.

What a report tells as done has happened: it is not older than the day that a dated report gives
the same event. And who copies a dated report does so within days. Both only narrow what a report's
own words leave open; where they contradict it, nothing is changed. A stated date never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.corroborate.days import Interval, interval
from foedus.records import Act, Date, Document, Event, Lineage
from foedus.time.calendar import Period
from foedus.time.edtf import edtf

COPIED_WITHIN = timedelta(days=7)
"""A copy appears this long before or after the other, at the most."""

EVENT_DAYS = 31
"""An event that may have been on any of more days than this says little of who tells it."""

DONE = frozenset({"actual", "ongoing"})


@dataclass(frozen=True, slots=True)
class _Bound:
    """What another report says of an undated one: not before, not after, and why."""

    earliest: date | None
    latest: date | None
    because: str


def narrow_dates(
    documents: Sequence[Document],
    events: Sequence[Event],
    acts: Sequence[Act],
    lineage: Sequence[Lineage],
) -> list[Document]:
    """The documents, those without a date of their own narrowed by the collection.

    Args:
        documents: All of them; only dates that are inferred or unknown can change.
        events: With ``merged`` filled in.
        acts: With ``merged`` filled in.
        lineage: Of which copies and near-copies count.

    Returns:
        The documents in the same order. A narrowed date has the basis ``inferred``, and
        ``published_reasoning`` says what narrowed it.
    """
    dated = {
        d.id: days
        for d in documents
        if d.published_basis in ("stated", "metadata") and (days := interval(d.published))
    }
    titles = {d.id: f"“{d.title}”" if d.title else d.uri for d in documents}
    bounds: dict[str, list[_Bound]] = defaultdict(list)
    for document, bound in [
        *_events_told(events, dated, titles),
        *_events_told(acts, dated, titles),
        *_copies(lineage, dated, titles),
    ]:
        bounds[document].append(bound)
    return [d if d.id in dated else _narrowed(d, bounds.get(d.id, [])) for d in documents]


def _events_told(
    records: Sequence[Event] | Sequence[Act],
    dated: Mapping[str, Interval],
    titles: Mapping[str, str],
) -> Iterator[tuple[str, _Bound]]:
    """For undated reports, the day that a dated one gives an event they tell as done."""
    tellings: dict[str, list[Event | Act]] = defaultdict(list)
    for record in records:
        if record.merged and record.modality in DONE:
            tellings[record.merged].append(record)
    for merged in sorted(tellings):
        known = [
            (days[0], record.document)
            for record in tellings[merged]
            if record.document in dated
            and record.date is not None
            and record.date.basis in ("expression", "paragraph")
            and (days := interval(record.date, EVENT_DAYS))
        ]
        if not known:
            continue
        day, teller = min(known)
        for document in sorted({r.document for r in tellings[merged]} - dated.keys()):
            because = f"It tells of what {titles[teller]} dates to {day} or later."
            yield document, _Bound(day, None, because)


def _copies(
    lineage: Sequence[Lineage], dated: Mapping[str, Interval], titles: Mapping[str, str]
) -> Iterator[tuple[str, _Bound]]:
    """For undated reports, the days about the date of a report that they share their text with."""
    for link in lineage:
        if link.relation not in ("copy", "near_copy") or link.document_b is None:
            continue
        for one, other in (
            (link.document_a, link.document_b),
            (link.document_b, link.document_a),
        ):
            if one not in dated and other in dated:
                first, last = dated[other]
                because = f"It shares its text with {titles[other]} of {_days(first, last)}."
                yield one, _Bound(first - COPIED_WITHIN, last + COPIED_WITHIN, because)


def _narrowed(document: Document, bounds: Sequence[_Bound]) -> Document:
    """A document with all bounds applied that leave a day possible, the surest (latest) first."""
    before = _open_interval(document.published)
    first, last = before
    reasons: list[str] = []
    for bound in sorted(bounds, key=lambda b: (b.earliest or date.min, b.because), reverse=True):
        low = max((d for d in (first, bound.earliest) if d), default=None)
        high = min((d for d in (last, bound.latest) if d), default=None)
        if (low, high) != (first, last) and not (low and high and low > high):
            first, last = low, high
            reasons.append(bound.because)
    if not reasons:
        return document
    return replace(
        document,
        published=Date(
            edtf=edtf(Period(first, last)),
            earliest=first.isoformat() if first else None,
            latest=last.isoformat() if last else None,
            basis="inferred",
        ),
        published_basis="inferred",
        published_reasoning=" ".join([document.published_reasoning, *reasons]).strip(),
    )


def _open_interval(published: Date | None) -> tuple[date | None, date | None]:
    if published is None:
        return None, None
    first = date.fromisoformat(published.earliest) if published.earliest else None
    return first, date.fromisoformat(published.latest) if published.latest else None


def _days(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"
