"""What the figures of a report are of, and what they are compared with.

Reports of figures name the quarter they are of once ("the third quarter", "the fiscal first
quarter") and then speak of "the quarter", "the latest period", "a year ago", "the 2022 period".
These are that quarter, or the same one of another year; after "the first nine months" or "the year
ended June 30" the year before is what they are compared with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from foedus.time import calendar
from foedus.time.candidates import Candidate
from foedus.time.counted import CalendarUnit, Offset, QuarterEnded, SameQuarter
from foedus.time.cyclic import Seasonal
from foedus.time.located import Located, Written
from foedus.time.meanings import Fixed, Length, Meaning, Reference

YEAR_AGO = ("Y", 1.0, -1)
"""Unit, amount and sign of the distance that figures are compared over."""

REPORTED = 4
"""Sentences for which a quarter once named is what figures are compared with a year ago."""

SPANS = frozenset({"length.first", "length.part", "length.the", "year.closed"})
"""Rules of the definite stretches that figures can be of: "the nine months", "the year ended"."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What figures are of, so far.

    Attributes:
        quarter: The quarter named last that is neither a comparison nor still to come.
        span: A longer stretch named since.
    """

    quarter: Located | None = None
    span: Located | None = None

    def after(self, located: Located, written: Written | None) -> Figures:
        """What they are of once an expression has been read."""
        meaning = located.candidate.meaning
        if isinstance(meaning, Length):
            return replace(self, span=located) if _is_span(located) else self
        if isinstance(meaning, SameQuarter):
            return Figures(located) if _same(self.quarter, located) else self
        period = located.period
        if period is None or period.grain != "quarter" or located.uncertain:
            return self
        if isinstance(meaning, QuarterEnded) and self.near(self.quarter, located.candidate):
            return replace(self, span=None)  # the one named, by its last day
        told = isinstance(meaning, Seasonal | Fixed | CalendarUnit | QuarterEnded)
        if not told or _to_come(located, written) or self._looks_back(located):
            return self
        return Figures(located)

    def _looks_back(self, located: Located) -> bool:
        """Whether it is an earlier quarter than the one told: "after a weak second quarter"."""
        told, meaning = self.quarter, located.candidate.meaning
        if told is None or not self.near(told, located.candidate):
            return False
        fiscal = isinstance(meaning, Seasonal) and meaning.fiscal
        if fiscal or not (told.period and told.period.first and located.period):
            return False
        return located.period.first is not None and located.period.first < told.period.first

    def near(self, told: Located | None, here: Candidate) -> bool:
        """Whether what was told is close enough to be compared with."""
        return told is not None and here.sentence - told.candidate.sentence <= REPORTED


def is_comparison(meaning: Meaning | None) -> bool:
    """Whether it sets a figure against that of the year before: "up from 3 a year earlier"."""
    return isinstance(meaning, Offset) and (meaning.unit, meaning.amount, meaning.sign) == YEAR_AGO


def of_span(candidate: Candidate, figures: Figures) -> Candidate:
    """A comparison read as the year before, where the figures are of a longer stretch."""
    meaning = candidate.meaning
    if not figures.near(figures.span, candidate):
        return candidate
    year: Meaning = CalendarUnit("Y", -1)
    if isinstance(meaning, SameQuarter) and meaning.any_period:
        year = Fixed(calendar.year(meaning.year)) if meaning.year else year
        return replace(candidate, meaning=year)
    return replace(candidate, meaning=year) if is_comparison(meaning) else candidate


def of_quarter(candidate: Candidate, figures: Figures) -> Candidate:
    """A year or quarter read as the quarter told of, where it is said of the same figures.

    "This quarter's loss includes ..." is the loss reported, and in "$5 million in the latest
    quarter, compared with $3 million last year" the same quarter of last year is meant.
    """
    told, meaning = figures.quarter, candidate.meaning
    if told is None or figures.span is not None or not isinstance(meaning, CalendarUnit):
        return candidate
    steps = meaning.unit, meaning.steps
    own = steps == ("Q", 0) and candidate.attributive and candidate.tense <= 0
    if own and candidate.rule == "unit.picked" and figures.near(told, candidate):
        return replace(candidate, meaning=SameQuarter(years=0))
    here = isinstance(told.candidate.meaning, SameQuarter)
    if here and steps == ("Y", -1) and told.candidate.sentence == candidate.sentence:
        return replace(candidate, meaning=SameQuarter())
    return candidate


def same_as_compared(
    candidate: Candidate, figures: Figures, last: Located | None
) -> Located | None:
    """What "a year ago" is counted from when figures are compared; None where nothing tells.

    The quarter reported on, or, when it was said of the figure before, the same date as there.

    Args:
        candidate: For which :func:`is_comparison` holds.
        figures: What figures are of so far.
        last: The date told last.
    """
    meaning = candidate.meaning
    if not isinstance(meaning, Offset):
        return None
    told = figures.quarter
    if told is not None and figures.near(told, candidate):
        counted = replace(meaning, counted_from="narrated")
        period = counted.locate(Reference(date(2000, 1, 1), narrated=told.period))
        where = f"expression:{told.candidate.start}-{told.candidate.end}"
        return Located(candidate, period, anchor=where)
    if meaning.counted_from == "narrated" and last and is_comparison(last.candidate.meaning):
        return replace(last, candidate=candidate)
    return None


def _is_span(located: Located) -> bool:
    """Whether it is a definite stretch longer than a quarter."""
    meaning = located.candidate.meaning
    if not isinstance(meaning, Length) or located.candidate.rule not in SPANS:
        return False
    if meaning.unit == "Q" or located.candidate.tense > 0:
        return False
    months = calendar.MONTHS.get(meaning.unit, 0) * (meaning.amount or 0)
    return calendar.MONTHS["Q"] < months <= calendar.MONTHS["Y"]


def _to_come(located: Located, written: Written | None) -> bool:
    """Whether it is a quarter that figures are expected for, and not reported."""
    period = located.period
    if written is None or period is None or period.last is None:
        return False
    return period.last >= written[0] and located.candidate.tense >= 0


def _same(told: Located | None, located: Located) -> bool:
    """Whether it is the quarter told of, and not one compared with it."""
    return told is None or told.period == located.period
