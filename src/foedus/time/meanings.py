"""What an expression means before it is known when it was written.

Each meaning answers two questions: which stretch of the calendar it names, seen from a reference
(:meth:`locate`), and how TIMEX3 writes it when no reference is known (:attr:`bare`).
TIMEX3 values follow TimeML 1.2.1 (Pustejovsky et al. 2003; ISO 24617-1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from foedus.records import Modifier
from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.layer import TimexType

Anchor = Literal["document", "narrated", "event"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The point an expression is seen from.

    Attributes:
        day: The day of writing.
        tense: -1 when the verb it belongs to is past, 1 when future, 0 when neither is clear.
        narrated: The date the text told of last, for "the next day" and "at the time".
        event: The date of the event it is counted from ("a day after the summit").
        year: The year the surrounding text is telling of, where it says so.
        sure: The day of writing is known, not one end of what is possible.
    """

    day: date
    tense: int = 0
    narrated: Period | None = None
    event: Period | None = None
    year: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What all meanings share: part of the day, clock time and modifier."""

    type: TimexType = "DATE"
    modifier: Modifier | None = None
    part: str = ""

    @property
    def anchor(self) -> Anchor | None:
        """What the expression is counted from; None when it stands by itself."""
        return "document"

    @property
    def bare(self) -> str:
        """The TIMEX3 value without a reference."""
        return "XXXX-XX-XX"

    @property
    def symbol(self) -> str | None:
        """How the distance from an unknown reference is written in :class:`Date`."""
        return self.bare

    def locate(self, at: Reference) -> Period | None:
        """The stretch of the calendar it names, or None if the reference does not tell."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A date that says its own year, decade or century."""

    period: Period

    @property
    def anchor(self) -> Anchor | None:
        """None: it stands by itself."""
        return None

    @property
    def bare(self) -> str:
        """Its TIMEX3 value, always known."""
        return timex(self.period)

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """The period itself."""
        return self.period


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
            past = [p for p in past if p.last and p.last < at.day]
        ahead = [p for p in choices if p.last and p.last >= at.day]
        if self.towards == 0:
            return self.in_year(at.day.year)
        towards = at.tense if self.towards is None else self.towards
        if at.sure and self.towards is None and towards < 0 and past and ahead:
            towards = 1 if _too_long_ago(past[-1], ahead[0], at.day) else -1
        if towards < 0 or not ahead:
            return past[-1] if past else None
        if towards > 0 or not past:
            return ahead[0]
        return min((past[-1], ahead[0]), key=lambda p: _distance(p, at.day))

    def _fits(self, period: Period) -> bool:
        return self.weekday is None or period.first is None or (
            period.first.weekday() == self.weekday or self.day is None
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MovableFeast(Yearless):
    """A holiday whose day changes: ``easter``, ``thanksgiving`` (United States)."""

    name: str = "easter"

    def in_year(self, year: int) -> Period | None:
        """Easter Sunday, or the fourth Thursday of November."""
        if self.name == "easter":
            return calendar.day(calendar.easter(year))
        first = date(year, 11, 1)
        return calendar.day(first + timedelta(days=(3 - first.weekday()) % 7 + 21))


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """ "The 23rd": a day of the month told of."""

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
    """ "On Friday", "last Monday": ``towards`` as in :class:`Yearless`, 7-day cycle."""

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
    """

    kind: Literal["season", "quarter", "half"]
    number: int
    towards: int | None = None
    years: int | None = None

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
        ahead = [p for p in choices if p.first and p.first > at.day]
        if self.towards == -1:
            return over[-1]
        if self.towards == 1 or (self.towards is None and at.tense > 0):
            return ahead[0]
        if self.towards == 0:
            return self.in_year(at.day.year)
        return begun[-1]


@dataclass(frozen=True, slots=True)
class CalendarUnit(Meaning):
    """ "Last week", "this year", "today", "the following month": a unit and a count of steps.

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
            base = at.narrated.first
        if self.unit == "WE":
            return calendar.weekend(_weekend_base(base, self.steps, at.tense))
        unit = "W" if self.unit == "F" else self.unit
        return calendar.containing(calendar.move(base.replace(day=1) if unit in "MQYEC" else base,
                                                 unit, self.steps), unit)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """ "Two weeks ago", "a year earlier", "four days after the summit".

    Attributes:
        amount: None for an unnamed number ("days after", "several years ago").
    """

    amount: float | None
    unit: str
    sign: int
    counted_from: Anchor = "document"

    @property
    def anchor(self) -> Anchor | None:
        """The document, the date narrated, or an event."""
        return self.counted_from

    @property
    def bare(self) -> str:
        """The distance as a TIMEX3 duration."""
        return length(self.amount, self.unit)

    @property
    def symbol(self) -> str | None:
        """``event+P1D``."""
        sign = "+" if self.sign > 0 else "-"
        return f"{self.counted_from}{sign}{length(self.amount, self.unit)}"

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
        if self.amount is None:
            return before(base) if self.sign < 0 else after(base)
        whole = int(self.amount)
        moved = calendar.move_period(base, self.unit, self.sign * whole)
        if self.amount != whole and self.unit in calendar.MONTHS:
            moved = calendar.move_period(moved, "M", self.sign * calendar.MONTHS[self.unit] // 2)
            return self._coarsened(moved, "M")
        return self._coarsened(moved, self.unit)

    def _coarsened(self, moved: Period, unit: str) -> Period:
        """ "Two months ago" names a month, unless it is counted from a day named exactly."""
        if self.counted_from == "event" or unit not in calendar.MONTHS or not moved.first:
            return moved
        if self.counted_from == "narrated" and moved.grain in ("day", "quarter"):
            return moved
        if moved.grain not in ("day", "week", "range"):
            return moved
        return calendar.containing(moved.first, {"L": "C"}.get(unit, unit))


@dataclass(frozen=True, slots=True)
class Rolling(Meaning):
    """ "The past two months", "recent years", "the next four years": up to or from the reference."""

    amount: float | None
    unit: str
    sign: int

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


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """A pure duration: "24-hour", "for three years"."""

    amount: float | None
    unit: str
    type: TimexType = field(default="DURATION", kw_only=True)

    @property
    def anchor(self) -> Anchor | None:
        """None: it is at no place in time."""
        return None

    @property
    def bare(self) -> str:
        """``PT24H``, ``P3Y``, ``PXD``."""
        return length(self.amount, self.unit)

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """Nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Repeated(Meaning):
    """A set: "every month", "Tuesdays"."""

    value: str
    type: TimexType = field(default="SET", kw_only=True)

    @property
    def anchor(self) -> Anchor | None:
        """None: it is at no one place in time."""
        return None

    @property
    def bare(self) -> str:
        """``P1M``, ``XXXX-WXX-2``."""
        return self.value

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """Nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Vague(Meaning):
    """ "Recently", "now", "in the future": bounded by the reference and by nothing else."""

    value: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]

    @property
    def bare(self) -> str:
        """The TIMEX3 value itself."""
        return self.value

    @property
    def symbol(self) -> str | None:
        """Before, at or after the document."""
        return {"PAST_REF": "<document", "PRESENT_REF": "document"}.get(self.value, ">document")

    def locate(self, at: Reference) -> Period | None:
        """Up to the reference, at it, or from it on."""
        if self.value == "PRESENT_REF":
            return calendar.day(at.day)
        past = self.value == "PAST_REF"
        return Period(None, at.day) if past else Period(at.day, None)


@dataclass(frozen=True, slots=True)
class Then(Meaning):
    """ "At the time", "that day", "the same year": the date narrated, or the unit that holds it."""

    unit: str | None = None

    @property
    def anchor(self) -> Anchor | None:
        """The date narrated last."""
        return "narrated"

    @property
    def bare(self) -> str:
        """``PAST_REF``: all that is known without a narrated date."""
        return "PAST_REF"

    @property
    def symbol(self) -> str | None:
        """The narrated date itself."""
        return "expression"

    def locate(self, at: Reference) -> Period | None:
        """The date narrated, widened to the unit."""
        if at.narrated is None or self.unit is None or at.narrated.first is None:
            return at.narrated
        return calendar.containing(at.narrated.first, self.unit)


def before(period: Period) -> Period | None:
    """All time up to a period's last day."""
    return Period(None, period.last) if period.last else None


def after(period: Period) -> Period | None:
    """All time from a period's first day on."""
    return Period(period.first, None) if period.first else None


def length(amount: float | None, unit: str) -> str:
    """A TIMEX3 duration; X for an unnamed number.

    >>> length(2, "W"), length(24, "TH"), length(2.5, "Y"), length(3, "E"), length(None, "D")
    ('P2W', 'PT24H', 'P2Y6M', 'P30Y', 'PXD')
    """
    time, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if letter == "F":
        amount, letter = (amount * 2 if amount else amount), "W"
    letter = {"N": "D"}.get(letter, letter)
    if amount is None:
        return f"P{time}X{'Y' if letter in 'ECL' else letter}"
    years = {"E": 10, "C": 100, "L": 1000}.get(letter)
    if years:
        amount, letter = amount * years, "Y"
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"P{time}{whole}{letter}"
    below = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("", 24), "W": ("D", 7)}
    small = below.get(time + letter)
    if not small or not small[0]:
        return f"P{time}{amount:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{round(rest * small[1])}{small[0]}"


def distance(anchor: Anchor, steps: int, unit: str) -> str:
    """``document-P1M``; only the anchor for no steps."""
    if not steps:
        return f"{anchor}/{length(1, unit)}"
    return f"{anchor}{'+' if steps > 0 else '-'}{length(abs(steps), unit)}"


def part_of_year(kind: str, number: int) -> str:
    """``SU``, ``Q3`` or ``H1``."""
    if kind == "season":
        return {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[number]
    return f"{'Q' if kind == 'quarter' else 'H'}{number}"


def timex(period: Period) -> str:
    """The TIMEX3 value of a closed period of a calendar grain; a range gives its first part."""
    first = period.first or period.last
    if first is None:
        return "XXXX"
    if period.grain in ("week", "weekend"):
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if period.grain == "weekend" else "")
    if period.grain == "season":
        return f"{first.year:04d}-" + part_of_year("season", 20 + first.month // 3)
    if period.grain == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if period.grain == "half":
        return f"{first.year:04d}-H{(first.month + 5) // 6}"
    text = first.isoformat()
    return {"month": text[:7], "year": text[:4], "decade": text[:3], "century": text[:2]}.get(
        period.grain, text
    )


STALE = 270
FRESH = 100
"""Days. A date without its year that lies further back than STALE, while its next occurrence is
nearer than FRESH, is still to come whatever the verb: "declared a dividend payable Dec. 15"."""


def _too_long_ago(past: Period, ahead: Period, day: date) -> bool:
    return _distance(past, day) > STALE and _distance(ahead, day) < FRESH


def _distance(period: Period, day: date) -> int:
    if period.first and period.first > day:
        return (period.first - day).days
    return (day - period.last).days if period.last and period.last < day else 0


def _weekend_base(base: date, steps: int, tense: int) -> date:
    """A day in the week whose weekend is meant: early in the week it is the one just past."""
    if steps:
        return base + timedelta(weeks=steps)
    if base.weekday() < 3 and tense <= 0:
        return base - timedelta(weeks=1)
    return base
