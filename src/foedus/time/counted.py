"""Meanings so many units away: "last week", "two weeks ago", "a day after", "the past year"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.meanings import Anchor, Meaning, Reference
from foedus.time.named import BusinessYear
from foedus.time.values import length, timex

FINE = frozenset({"D", "N", "W", "WE"})
COARSE = frozenset({"month", "quarter", "season", "half", "year"})
"""Of a date told as a month or year, "the next day" is known to lie in it, no better."""


@dataclass(frozen=True, slots=True)
class CalendarUnit(Meaning):
    """A calendar unit some steps away: "last week", "this year", "today".

    Attributes:
        unit: TIMEX3 letter, or ``WE`` for the weekend.
    """

    unit: str
    steps: int
    counted_from: Anchor = "document"

    @property
    def anchor(self) -> Anchor | None:
        """The document or the date narrated."""
        return self.counted_from

    @property
    def bare(self) -> str:
        """``XXXX-WXX``, ``XXXX-XX`` ..."""
        return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
                "Y": "XXXX", "E": "XXX", "C": "XX"}.get(self.unit, "XXXX-XX-XX")  # fmt: skip

    @property
    def symbol(self) -> str | None:
        """``document-P1M``; the unit itself for "this month"."""
        return distance(self.counted_from, self.steps, self.unit.rstrip("E") or "E")

    def locate(self, at: Reference) -> Period | None:
        """The unit that holds the reference, moved."""
        base = at.day
        if self.counted_from == "narrated":
            if at.narrated is None or at.narrated.first is None:
                return None
            if self.unit in FINE and at.narrated.grain in COARSE:
                return at.narrated
            base = at.narrated.first
        if self.unit == "WE":
            return calendar.weekend(_weekend_base(base, self.steps, at.tense))
        unit = "W" if self.unit == "F" else self.unit
        return calendar.containing(calendar.move(base.replace(day=1) if unit in "MQYEC" else base,
                                                 unit, self.steps), unit)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunningYear(Meaning):
    """A business or academic year some steps away: "the current fiscal year"."""

    whose: BusinessYear
    steps: int = 0

    @property
    def bare(self) -> str:
        """``XXXX``."""
        return "XXXX"

    @property
    def symbol(self) -> str | None:
        """``document-P1Y``."""
        return distance("document", self.steps, "Y")

    def locate(self, at: Reference) -> Period | None:
        """The business year that holds the reference, moved."""
        return self.whose.beginning(self.whose.holding(at.day) + self.steps)

    def written(self, period: Period) -> str:
        """The calendar year it is named after."""
        day = period.last if self.whose.by_last else period.first
        return f"{day.year:04d}" if day else self.bare


@dataclass(frozen=True, slots=True)
class Clock(CalendarUnit):
    """A time of day without its day: "at 10 a.m."; see :func:`foedus.time.resolve.locate`."""


@dataclass(frozen=True, slots=True)
class SameQuarter(Meaning):
    """The quarter told of, in this or another year: "the quarter", "the 1988 period".

    Attributes:
        year: The year it names, or None where it counts back.
        years: Years from the quarter told of.
        any_period: "The year-ago period": of nine months, if the figures are.
    """

    year: int | None = None
    years: int = -1
    any_period: bool = False

    @property
    def bare(self) -> str:
        """``1988-QX``, ``XXXX-QX``."""
        return f"{self.year or 'XXXX'}-QX"

    def locate(self, at: Reference) -> Period | None:
        """The same quarter as the one told of, else as the one last completed."""
        told = at.narrated
        if told is None or told.first is None or told.grain != "quarter":
            told = calendar.containing(calendar.move(at.day.replace(day=1), "Q", -1), "Q")
        if told.first is None:
            return None
        year = self.year or told.first.year + self.years
        return calendar.quarter(year, (told.first.month + 2) // 3)


@dataclass(frozen=True, slots=True)
class QuarterEnded(Meaning):
    """The three months up to a day: "the quarter ended July 31".

    Attributes:
        month, day, year: The last day; its year where it is said.
    """

    month: int
    day: int
    year: int | None = None

    @property
    def bare(self) -> str:
        """``1989-QX``, ``XXXX-QX``."""
        return f"{self.year or 'XXXX'}-QX"

    def locate(self, at: Reference) -> Period | None:
        """The three months; the year is that of the last such day, if not said."""
        years = [self.year] if self.year else [at.day.year, at.day.year - 1]
        ends = [date(year, self.month, self.day) for year in years]
        last = next((end for end in ends if self.year or end <= at.day), None)
        if last is None:
            return None
        first = calendar.move(last + timedelta(days=1), "Q", -1)
        return Period(first, last, "quarter")

    def written(self, period: Period) -> str:
        """The calendar quarter that most of it lies in."""
        if period.first is None or period.last is None:
            return self.bare
        return timex(calendar.containing(period.first + (period.last - period.first) / 2, "Q"))


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """A distance: "two weeks ago", "a year earlier", "four days after the summit".

    Attributes:
        amount: None for an unnamed number ("days after", "several years ago").
        soon: "Shortly after": within a month.
    """

    amount: float | None
    unit: str
    sign: int
    counted_from: Anchor = "document"
    soon: bool = False

    @property
    def anchor(self) -> Anchor | None:
        """The document, the date narrated, or an event."""
        return self.counted_from

    @property
    def bare(self) -> str:
        """The distance as a TIMEX3 duration; ``PAST_REF`` for "several years ago"."""
        if self.amount is None and self.counted_from == "document":
            return "PAST_REF" if self.sign < 0 else "FUTURE_REF"
        return length(self.amount, self.unit)

    @property
    def symbol(self) -> str | None:
        """``event+P1D``."""
        sign = "+" if self.sign > 0 else "-"
        return f"{self.counted_from}{sign}{length(self.amount, self.unit)}"

    @property
    def bare_value(self) -> bool:
        """Whether TIMEX3 names it by its length alone: the number, or the event, is not in it."""
        return self.type == "DURATION" or (self.amount is None and self.counted_from != "document")

    def base(self, at: Reference) -> Period | None:
        """What the distance is counted from."""
        if self.counted_from == "document":
            return calendar.day(at.day)
        return at.event if self.counted_from == "event" else at.narrated

    def locate(self, at: Reference) -> Period | None:
        """As exact as the unit: a day for days and weeks, a month for months, a year for years."""
        base = self.base(at)
        if base is None:
            return None
        if self.counted_from == "narrated" and self.unit in FINE and base.grain == "year":
            return None  # nobody counts days from a year: from what is not told
        if self.soon and base.last:
            return Period(base.first, calendar.move(base.last, "M", 1))
        if self.amount is None:
            return before(base) if self.sign < 0 else after(base)
        whole = int(self.amount)
        moved = calendar.move_period(base, self.unit, self.sign * whole)
        if self.amount != whole and self.unit in calendar.MONTHS:
            moved = calendar.move_period(moved, "M", self.sign * calendar.MONTHS[self.unit] // 2)
            return self._coarsened(moved, "M")
        return self._coarsened(moved, self.unit)

    def _coarsened(self, moved: Period, unit: str) -> Period:
        """As coarse as the unit: "two months ago" is a month, unless counted from a named day."""
        if self.counted_from == "document" and unit == "W" and moved.first:
            return calendar.week(moved.first)
        if self.counted_from == "event" or unit not in calendar.MONTHS or not moved.first:
            return moved
        if self.counted_from == "narrated" and moved.grain in ("month", "quarter"):
            return moved
        if moved.grain not in ("day", "week", "range"):
            return moved
        return calendar.containing(moved.first, {"L": "C"}.get(unit, unit))


@dataclass(frozen=True, slots=True)
class Rolling(Meaning):
    """Up to or from the reference: "the past two months", "the next four years", "the past year".

    Attributes:
        amount: None for an unnamed number.
        by_unit: It names its unit without a number, and TIMEX3 writes the unit of the calendar
            that lies so far away: "the past year" is the year before. Of 8 such in TimeBank,
            AQUAINT and GUM 7 are annotated so.
    """

    amount: float | None
    unit: str
    sign: int
    by_unit: bool = False

    @property
    def bare(self) -> str:
        """The length as a TIMEX3 duration."""
        return length(self.amount, self.unit)

    @property
    def symbol(self) -> str | None:
        """``document-P2M/document``."""
        sides = [f"document{'+' if self.sign > 0 else '-'}{self.bare}", "document"]
        return "/".join(sides if self.sign < 0 else sides[::-1])

    def locate(self, at: Reference) -> Period | None:
        """From the reference back or ahead; an unnamed number leaves the far end open."""
        here = calendar.day(at.day)
        if self.amount is None:
            return Period(None, at.day) if self.sign < 0 else Period(at.day, None)
        far = calendar.move_period(here, self.unit, self.sign * int(self.amount))
        return calendar.hull(far, here) if far != here else here

    def written(self, period: Period) -> str:
        """The unit of the calendar, or the length."""
        far = period.first if self.sign < 0 else period.last
        return timex(calendar.containing(far, self.unit)) if self.by_unit and far else self.bare


def before(period: Period) -> Period | None:
    """All time up to a period's last day."""
    return Period(None, period.last) if period.last else None


def after(period: Period) -> Period | None:
    """All time from a period's first day on."""
    return Period(period.first, None) if period.first else None


def distance(anchor: Anchor, steps: int, unit: str) -> str:
    """``document-P1M``; only the anchor for no steps."""
    if not steps:
        return f"{anchor}/{length(1, unit)}"
    return f"{anchor}{'+' if steps > 0 else '-'}{length(abs(steps), unit)}"


def _weekend_base(base: date, steps: int, tense: int) -> date:
    """A day in the week whose weekend is meant: early in the week it is the one just past."""
    if steps:
        return base + timedelta(weeks=steps)
    if base.weekday() < 3 and tense <= 0:
        return base - timedelta(weeks=1)
    return base
