"""Expressions to calendar periods: against the document's date, the date narrated, the year told.

The document's date may be an interval. An expression is then seen from both ends of it: where
both give the same period the date is sure, else it is the stretch between, marked uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.counted import CalendarUnit, Clock, Offset, SameQuarter
from foedus.time.cyclic import Yearless
from foedus.time.figures import Figures, is_comparison, of_quarter, of_span, same_as_compared
from foedus.time.located import Located, Written
from foedus.time.meanings import Fixed, Length, Reference, Repeated, Then, Vague

YEAR_CARRIES = 3
"""Sentences for which a year once named holds for year-less dates of the same paragraph."""

HISTORY = {"day": 5, "month": 5}
"""Years by which a day or month named must lie behind a dated report for its year to carry; a year
alone: 10. In news "dating to 1994. In January, ..." goes back to the present."""

DATED = frozenset({"day", "week", "weekend", "month", "quarter", "season", "half", "year"})
"""Grains fine enough to be the date that a text is telling of."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What has been told so far.

    The last dated expression, the last year named, and what figures are of.
    """

    narrated: Located | None = None
    named: Located | None = None
    figures: Figures = field(default_factory=Figures)


def locate(
    candidates: Sequence[Candidate],
    written: Written | None,
    from_events: Mapping[int, Located] | None = None,
) -> tuple[Located, ...]:
    """Give each candidate its period, in text order.

    Args:
        candidates: In text order.
        written: When the document was published, or None if that is not known.
        from_events: Candidates, by index, that were located from the event they are counted
            from; without it they stay open.
    """
    story = _Story()
    found: list[Located] = []
    for index, candidate in enumerate(candidates):
        located = (from_events or {}).get(index) or _locate(candidate, written, story)
        found.append(located)
        story = _told(story, located, written)
    return tuple(_on_its_day(item, found) for item in found)


def _on_its_day(item: Located, found: Sequence[Located]) -> Located:
    """A clock time on the day that its sentence names, else on the last its paragraph named."""
    if not isinstance(item.candidate.meaning, Clock):
        return item
    here = item.candidate
    days = [
        other for other in found
        if other.period is not None and other.period.grain == "day" and not other.uncertain
        and not isinstance(other.candidate.meaning, Clock)
        and other.candidate.paragraph == here.paragraph
        and other.candidate.sentence <= here.sentence
    ]  # fmt: skip
    if not days:
        return item
    day = min(days, key=lambda d: (here.sentence - d.candidate.sentence,
                                   abs(d.candidate.start - here.start)))  # fmt: skip
    where = f"expression:{day.candidate.start}-{day.candidate.end}"
    return replace(item, period=day.period, anchor=where)


def _told(story: _Story, located: Located, written: Written | None) -> _Story:
    period, meaning = located.period, located.candidate.meaning
    story = replace(story, figures=story.figures.after(located, written))
    if period is None or located.uncertain or period.grain not in DATED or not period.closed:
        return story
    if isinstance(meaning, Vague | Then | Clock):
        return story
    if meaning.part and located.candidate.attributive:
        return story  # "overnight losses": of what kind, not when
    names = isinstance(meaning, Fixed) and not _only_says_which(located)
    return replace(story, narrated=located, named=located if names else story.named)


def _only_says_which(located: Located) -> bool:
    """Whether it tells one thing from others, not when something was: "the 1993 treaty"."""
    here, period = located.candidate, located.period
    return here.attributive or (
        here.signal is None and period is not None and period.grain == "year"
    )


def _locate(candidate: Candidate, written: Written | None, story: _Story) -> Located:
    candidate = of_quarter(of_span(candidate, story.figures), story.figures)
    meaning = candidate.meaning
    anchor = meaning.anchor
    if anchor == "event" or isinstance(meaning, Length | Repeated):
        return Located(candidate, None)
    if is_comparison(meaning):
        compared = same_as_compared(candidate, story.figures, story.narrated)
        if compared is not None:
            return compared
    if anchor == "narrated" and story.narrated is not None:
        told = story.narrated
        at = Reference(date(2000, 1, 1), candidate.tense, narrated=told.period)
        where = f"expression:{told.candidate.start}-{told.candidate.end}"
        return Located(candidate, _so_far(candidate, at, written), anchor=where)
    if anchor is None:
        return Located(candidate, _safely(candidate, Reference(date(2000, 1, 1))))
    if anchor == "narrated":
        if isinstance(meaning, Offset) and meaning.sign > 0:
            return Located(candidate, None)
        candidate = _from_document(candidate)
    year = _year_told(candidate, written, story)
    if written is None:
        return _undated(candidate, year, story)
    return _seen_from(candidate, written, year, story)


def _so_far(candidate: Candidate, at: Reference, written: Written | None) -> Period | None:
    """The period, ended by the day of writing where it is open and told as past."""
    period = _safely(candidate, at)
    if period is None or period.first is None or period.last or written is None:
        return period
    if candidate.tense >= 0 or period.first > written[1]:
        return period
    return Period(period.first, written[1])


def _from_document(candidate: Candidate) -> Candidate:
    """Without a date told before, "a year earlier" is counted from the document."""
    meaning = candidate.meaning
    if isinstance(meaning, Offset | CalendarUnit):
        return replace(candidate, meaning=replace(meaning, counted_from="document"))
    return candidate


def _undated(candidate: Candidate, year: int | None, story: _Story) -> Located:
    """In an undated document only the year told settles a year-less date."""
    if year is None or story.named is None:
        return Located(candidate, None, anchor="document")
    at = Reference(date(year, 1, 1), candidate.tense, year=year)
    named = story.named.candidate
    return Located(
        candidate, _safely(candidate, at), anchor=f"expression:{named.start}-{named.end}"
    )


def _seen_from(candidate: Candidate, written: Written, year: int | None, story: _Story) -> Located:
    figures, meaning = story.figures, candidate.meaning
    told = figures.quarter if isinstance(meaning, SameQuarter) else story.narrated
    narrated = told.period if told else None
    sure = written[0] == written[1]
    seen = [
        _safely(candidate, Reference(day, candidate.tense, narrated, year=year, sure=sure))
        for day in written
    ]
    first, last = seen
    if first is None or last is None:
        return Located(candidate, None, anchor="document")
    period = calendar.hull(first, last)
    return Located(candidate, period, uncertain=first != last, anchor="document")


def _safely(candidate: Candidate, at: Reference) -> Period | None:
    """The period, or None where counting leaves the calendar ("9,000 years ago")."""
    try:
        return candidate.meaning.locate(at)
    except (OverflowError, ValueError):
        return None


def _year_told(candidate: Candidate, written: Written | None, story: _Story) -> int | None:
    """The year that the surrounding text is telling of, for a year-less date in the past."""
    meaning, named = candidate.meaning, story.named
    if not isinstance(meaning, Yearless) or named is None or meaning.weekday is not None:
        return None
    near = (
        candidate.paragraph == named.candidate.paragraph
        and candidate.sentence - named.candidate.sentence <= YEAR_CARRIES
    )
    if not near or candidate.tense > 0 or named.period is None or named.period.first is None:
        return None
    told = named.period.first
    if written is not None and written[0].year - told.year < HISTORY.get(named.period.grain, 10):
        return None
    years = [y for y in (told.year, told.year + 1) if 1 <= y <= 9998]
    if named.period.grain == "year":
        years = years[:1]
    choices = [(p, y) for y in years if (p := meaning.in_year(y)) and p.first]
    if written is not None:
        choices = [(p, y) for p, y in choices if p.first and p.first <= written[1]]
    if not choices:
        return None
    return min(choices, key=lambda c: abs(((c[0].first or told) - told).days))[1]
