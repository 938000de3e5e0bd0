"""Meanings that come round again: days and months without a year, weekdays, seasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.edtf import edtf
from foedus.time.feasts import feast
from foedus.time.meanings import Anchor, Meaning, Reference, Repeated
from foedus.time.values import part_of_year, timex

STALE = 270
FRESH = 100
HALF_YEAR = 180
"""Days. A date without its year that lies further off than STALE on the side of the verb, while on
the other side it is nearer than FRESH, is meant there: "declared a dividend payable Dec. 15",
"will run from January 23" (begun a week ago). With seasons and quarters, HALF_YEAR is far enough:
"expects a loss for the third quarter", said in October."""


@dataclass(frozen=True, slots=True)
class Yearless(Meaning):
    """A day, a run of days, or a month without its year: "May 8", "in March", "last November".

    Attributes:
        towards: -1 "last", 0 "this", 1 "next"; None when only the tense can tell.
        years: For "June last year": years from the reference.
        whole_week: The week of that day is meant ("the week of March 6").
    """

    month: int
    day: int | None = None
    until: int | None = None
    weekday: int | None = None
    towards: int | None = None
    years: int | None = None
    whole_week: bool = False

    @property
    def bare(self) -> str:
        """``XXXX-05-08`` or ``XXXX-03``."""
        return f"XXXX-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def in_year(self, year: int) -> Period | None:
        """The day or month in a year; None on 29 February of a common year."""
        if self.day is None:
            return calendar.month(year, self.month)
        try:
            first = date(year, self.month, self.day)
            last = date(year, self.month, self.until or self.day)
        except ValueError:
            return None
        if self.whole_week:
            return calendar.week(first)
        return calendar.day(first) if first == last else Period(first, last)

    def locate(self, at: Reference) -> Period | None:
        """In the year told of, the year counted, or the nearest on the side of the tense."""
        if self.years is not None:
            return self.in_year(at.day.year + self.years)
        if at.year is not None and self.towards is None:
            return self.in_year(at.year)
        return self._nearest(at)

    def _nearest(self, at: Reference) -> Period | None:
        years = range(at.day.year - 4, at.day.year + 5)
        choices = [period for y in years if (period := self.in_year(y)) and self._fits(period)]
        past = [p for p in choices if p.first and p.first <= at.day]
        if self.towards == -1:
            past = [p for p in past if p.last and self._is_last(p.last, at.day)]
        ahead = [p for p in choices if p.last and p.last >= at.day]
        if self.towards == 0:
            return self.in_year(at.day.year)
        towards = at.tense if self.towards is None else self.towards
        if at.sure and self.towards is None and past and ahead:
            towards = _turned(towards, _distance(past[-1], at.day), _distance(ahead[0], at.day))
        if not past or not ahead:
            return past[-1] if past else ahead[0] if ahead else None
        if towards:
            return past[-1] if towards < 0 else ahead[0]
        return min((past[-1], ahead[0]), key=lambda p: _distance(p, at.day))

    def _is_last(self, end: date, here: date) -> bool:
        """Whether "last" can mean it: no month just over, which is "last month" or "in May"."""
        return end < (here if self.day else calendar.move(here.replace(day=1), "M", -1))

    def _fits(self, period: Period) -> bool:
        return self.weekday is None or period.first is None or (
            period.first.weekday() == self.weekday or self.day is None
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feast(Yearless):
    """A feast without its year, by its rule in ``named.toml``.

    Attributes:
        eve: Days from the feast: -1 on its eve.
        around: ``week`` or ``weekend`` for the one that the feast lies in: "Easter week".
    """

    rule: str = "easter +0"
    eve: int = 0
    around: calendar.Grain = "day"

    @property
    def bare(self) -> str:
        """``XXXX``: the day differs by year."""
        return "XXXX"

    def written(self, period: Period) -> str:
        """The day, or the interval of a month of fasting."""
        whole = period.grain in ("day", "week", "weekend")
        return timex(period) if whole else edtf(period) or self.bare

    def in_year(self, year: int) -> Period | None:
        """When it falls in a year; None where it does not, or outside the calendar."""
        try:
            found = feast(self.rule, year)
        except (ValueError, OverflowError):
            return None
        if found is None or found.first is None or self.around == "day":
            return calendar.move_period(found, "D", self.eve) if found and self.eve else found
        week = calendar.week if self.around == "week" else calendar.weekend
        return week(found.first)


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """A day of the month told of: "the 23rd"."""

    day: int

    @property
    def bare(self) -> str:
        """``XXXX-XX-23``."""
        return f"XXXX-XX-{self.day:02d}"

    def locate(self, at: Reference) -> Period | None:
        """In the month narrated last, else in the month of the reference."""
        base = at.narrated.first if at.narrated and at.narrated.first else at.day
        try:
            return calendar.day(base.replace(day=self.day))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A weekday, "Friday" or "last Monday"; ``towards`` as in :class:`Yearless`."""

    weekday: int
    towards: int | None = None
    counted_from: Anchor = "document"

    @property
    def anchor(self) -> Anchor | None:
        """The document, or the date narrated for "the following Monday"."""
        return self.counted_from

    @property
    def bare(self) -> str:
        """``XXXX-WXX-5``."""
        return f"XXXX-WXX-{self.weekday + 1}"

    def locate(self, at: Reference) -> Period | None:
        """The nearest such day on the side of the word or the tense; the day itself counts."""
        base = at.day
        if self.counted_from == "narrated":
            if at.narrated is None or at.narrated.first is None:
                return None
            base = at.narrated.first
        back = (base.weekday() - self.weekday) % 7
        ahead = (self.weekday - base.weekday()) % 7
        if self.towards == 0:
            return calendar.day(base + timedelta(days=self.weekday - base.weekday()))
        if self.towards is not None:
            step = -(back or 7) if self.towards < 0 else (ahead or 7)
            return calendar.day(base + timedelta(days=step))
        return calendar.day(base + timedelta(days=ahead if at.tense > 0 else -back))


@dataclass(frozen=True, slots=True)
class Seasonal(Meaning):
    """A season or quarter or half-year without its year.

    Attributes:
        kind: ``season`` (EDTF code), ``quarter`` or ``half`` (ordinal number).
        attributive: It belongs to a noun ("third-quarter profit"), so no verb moves it.
        fiscal: It is said to be one of a business year.
    """

    kind: Literal["season", "quarter", "half"]
    number: int
    towards: int | None = None
    years: int | None = None
    attributive: bool = False
    fiscal: bool = False

    @property
    def bare(self) -> str:
        """``XXXX-SU``, ``XXXX-Q3``, ``XXXX-H1``."""
        return "XXXX-" + part_of_year(self.kind, self.number)

    def in_year(self, year: int) -> Period:
        """The season, quarter or half of a year."""
        make = {
            "season": calendar.season, "quarter": calendar.quarter, "half": calendar.half,
        }  # fmt: skip
        return make[self.kind](year, self.number)

    def locate(self, at: Reference) -> Period | None:
        """As for months: the year told of, or the nearest begun (past) or not ended (future)."""
        if self.years is not None:
            return self.in_year(at.day.year + self.years)
        if at.year is not None and self.towards is None:
            return self.in_year(at.year)
        choices = [self.in_year(y) for y in range(at.day.year - 2, at.day.year + 3)]
        begun = [p for p in choices if p.first and p.first <= at.day]
        over = [p for p in choices if p.last and p.last < at.day]
        if self.towards == -1:
            return over[-1]
        if self.towards == 1:
            return next(p for p in choices if p.first and p.first > at.day)
        if self.towards == 0:
            return self.in_year(at.day.year)
        if at.tense > 0 and not self.attributive:
            ahead = next(p for p in choices if p.last and p.last >= at.day)
            just_over = _distance(over[-1], at.day) < FRESH < HALF_YEAR < _distance(ahead, at.day)
            return over[-1] if just_over else ahead
        return begun[-1]


def each(meaning: Meaning) -> Repeated | None:
    """What comes round again as a habit: "usually meets in May"; None where it cannot be one."""
    if not isinstance(meaning, Yearless | Seasonal | Weekday) or isinstance(meaning, Feast):
        return None
    counted = meaning.anchor == "narrated" or getattr(meaning, "years", None) is not None
    if counted or meaning.towards is not None:
        return None
    return Repeated(meaning.bare + meaning.part)


def _turned(tense: int, back: int, ahead: int) -> int:
    """The other side, when the side of the tense is far away and the other is near."""
    if tense == -1 and back > STALE and ahead < FRESH:
        return 1
    return -1 if tense > 0 and ahead > STALE and back < FRESH else tense


def _distance(period: Period, day: date) -> int:
    if period.first and period.first > day:
        return (period.first - day).days
    return (day - period.last).days if period.last and period.last < day else 0
