"""Expressions to calendar periods: against the document's date, the date narrated, the year told.

The document's date may be an interval. An expression is then seen from both ends of it: where
both give the same period the date is sure, else it is the stretch between, marked uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.counted import CalendarUnit, Clock, Offset, Rolling, SameQuarter
from foedus.time.cyclic import Yearless
from foedus.time.meanings import Fixed, Length, Meaning, Reference, Repeated, Then, Vague

Written = tuple[date, date]
"""The first and last day on which the document may have been published."""

YEAR_CARRIES = 3
"""Sentences for which a year once named holds for year-less dates of the same paragraph."""

YEAR_AGO = ("Y", 1.0, -1)
"""Unit, amount and sign of the distance that figures are compared over."""

REPORTED = 2
"""Sentences for which a quarter once named is what figures are compared with a year ago."""

HISTORY = {"day": 5, "month": 5}
"""Years by which a day or month named must lie behind a dated report for its year to carry; a year
alone: 10. In news "dating to 1994. In January, ..." goes back to the present."""

DATED = frozenset({"day", "week", "weekend", "month", "quarter", "season", "half", "year"})
"""Grains fine enough to be the date that a text is telling of."""


@dataclass(frozen=True, slots=True)
class Located:
    """A candidate with the period it names.

    Attributes:
        period: None where nothing tells, or for durations and sets.
        uncertain: Several periods are possible; ``period`` spans them all.
        anchor: ``document``, ``expression:START-END``, ``event:START-END`` or None.
    """

    candidate: Candidate
    period: Period | None
    uncertain: bool = False
    anchor: str | None = None

    @property
    def possible(self) -> Period | None:
        """What *early*, *mid-*, *late*, "the end of" leave possible of the period."""
        candidate = self.candidate
        if self.period is None or self.uncertain or candidate.comparative:
            return self.period
        return calendar.narrowed(self.period, candidate.meaning.modifier, edge=candidate.edge)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        meaning = self.candidate.meaning
        bare = isinstance(meaning, Length | Repeated | Rolling | Vague) or (
            isinstance(meaning, Offset) and meaning.bare_value
        )
        if bare or self.period is None or self.uncertain or not self.period.closed:
            return meaning.bare
        return meaning.written(self.period) + (meaning.part if self.period.grain == "day" else "")


@dataclass(frozen=True, slots=True)
class _Story:
    """What has been told so far.

    The last dated expression, the last year named, the last quarter that is no comparison.
    """

    narrated: Located | None = None
    named: Located | None = None
    quarter: Located | None = None


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
        story = _told(story, located)
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


def _told(story: _Story, located: Located) -> _Story:
    period = located.period
    if period is None or located.uncertain or period.grain not in DATED or not period.closed:
        return story
    if isinstance(located.candidate.meaning, Vague | Then | Clock):
        return story
    meaning = located.candidate.meaning
    quarter = period.grain == "quarter" and not isinstance(meaning, Offset | SameQuarter)
    return _Story(
        narrated=located,
        named=located
        if isinstance(meaning, Fixed) and not _only_says_which(located)
        else story.named,
        quarter=located if quarter else story.quarter,
    )


def _only_says_which(located: Located) -> bool:
    """Whether a year tells one thing from others, not when something was: "the 1993 treaty"."""
    here, period = located.candidate, located.period
    return here.signal is None and period is not None and period.grain == "year"


def _is_comparison(meaning: Meaning | None) -> bool:
    """Whether it sets a figure against that of the year before: "up from 3 a year earlier"."""
    return isinstance(meaning, Offset) and (meaning.unit, meaning.amount, meaning.sign) == YEAR_AGO


def _locate(candidate: Candidate, written: Written | None, story: _Story) -> Located:
    meaning = candidate.meaning
    anchor = meaning.anchor
    if anchor == "event" or isinstance(meaning, Length | Repeated):
        return Located(candidate, None)
    if isinstance(meaning, Offset) and _is_comparison(meaning):
        compared = _compared(candidate, meaning, story)
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


def _compared(candidate: Candidate, meaning: Offset, story: _Story) -> Located | None:
    """What "a year ago" is counted from when figures are compared.

    The quarter reported on, or, when it was said of the figure before, the same date as there.
    """
    told = story.quarter
    if told is not None and candidate.sentence - told.candidate.sentence <= REPORTED:
        at = Reference(date(2000, 1, 1), narrated=told.period)
        period = _safely(replace(candidate, meaning=replace(meaning, counted_from="narrated")), at)
        where = f"expression:{told.candidate.start}-{told.candidate.end}"
        return Located(candidate, period, anchor=where)
    last = story.narrated
    if meaning.counted_from == "narrated" and last and _is_comparison(last.candidate.meaning):
        return replace(last, candidate=candidate)
    return None


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
    told = story.quarter if isinstance(candidate.meaning, SameQuarter) else story.narrated
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
