"""Stretches of the calendar: days, weeks, months ... centuries, and how they move.

Weeks begin on Monday (ISO 8601). Seasons are the meteorological ones of the northern hemisphere,
as EDTF reads its codes 21-24; winter is counted to the year it begins in.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal[
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century",
    "range",
]  # fmt: skip

DAYS = {"D": 1, "N": 1, "W": 7, "F": 14}
"""Length in days of the units that have one."""

MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
"""Length in months of the units that have one."""

EDGE_DAYS = 365
"""The end of a period of many years is no longer than this."""

GRAIN_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120,
                "century": 1200}  # fmt: skip
"""Length in months of the grains that have one."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, both ends included; an end may be open.

    Raises:
        ValueError: The first day is after the last.
    """

    first: date | None
    last: date | None
    grain: Grain = "range"

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}")

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None


def day(value: date) -> Period:
    """One day."""
    return Period(value, value, "day")


def month(year: int, number: int) -> Period:
    """One month."""
    last = date(year, number, monthrange(year, number)[1])
    return Period(date(year, number, 1), last, "month")


def months(year: int, first: int, count: int, grain: Grain) -> Period:
    """A run of months that may reach into the next year."""
    until_year, until = divmod(year * 12 + first - 1 + count - 1, 12)
    return Period(date(year, first, 1), month(until_year, until + 1).last, grain)


def year(number: int) -> Period:
    """One year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first_year: int) -> Period:
    """Ten years from a year that ends in 0."""
    return Period(date(max(1, first_year), 1, 1), date(first_year + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The n-th century, in the everyday count from the year ending in 00."""
    first = (number - 1) * 100
    return Period(date(max(1, first), 1, 1), date(first + 99, 12, 31), "century")


def quarter(year_: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months(year_, number * 3 - 2, 3, "quarter")


def half(year_: int, number: int) -> Period:
    """A half-year, 1 or 2."""
    return months(year_, number * 6 - 5, 6, "half")


def season(year_: int, code: int) -> Period:
    """A season by its EDTF code, 21 (spring) to 24 (winter)."""
    return months(year_, (code - 20) * 3, 3, "season")


def week(inside: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = inside - timedelta(days=inside.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def weekend(inside: date) -> Period:
    """Saturday and Sunday of the week of a day."""
    saturday = inside + timedelta(days=5 - inside.weekday())
    return Period(saturday, saturday + timedelta(days=1), "weekend")


def containing(inside: date, unit: str) -> Period:
    """The calendar unit that holds a day: ``D``, ``W``, ``M``, ``Q``, ``Y``, ``E``, ``C``."""
    if unit in "DN":
        return day(inside)
    if unit in "WF":
        return week(inside)
    if unit == "M":
        return month(inside.year, inside.month)
    if unit == "Q":
        return quarter(inside.year, (inside.month - 1) // 3 + 1)
    if unit == "Y":
        return year(inside.year)
    if unit == "E":
        return decade(inside.year // 10 * 10)
    if unit == "C":
        return century(inside.year // 100 + 1)
    raise ValueError(f"not a calendar unit: {unit}")


def move(start: date, unit: str, count: int) -> date:
    """Move a day by units; the 31st becomes the last day of a shorter month.

    Raises:
        OverflowError, ValueError: The day falls outside the years 1 to 9999.
    """
    if unit in DAYS:
        return start + timedelta(days=DAYS[unit] * count)
    if unit not in MONTHS:
        return start + timedelta(hours=count if unit == "TH" else 0)
    year_, index = divmod(start.year * 12 + start.month - 1 + MONTHS[unit] * count, 12)
    return date(year_, index + 1, min(start.day, monthrange(year_, index + 1)[1]))


def move_period(period: Period, unit: str, count: int) -> Period:
    """Move both ends of a period; moved off its grain (a month by two weeks) it is a range."""
    last = period.last
    if last and period.grain == "day":
        last = move(last, unit, count)
    elif last:  # by its end, so that April becomes all of May
        last = move(last + timedelta(days=1), unit, count) - timedelta(days=1)
    return Period(
        move(period.first, unit, count) if period.first else None,
        last,
        period.grain if _keeps_grain(period.grain, unit, count) else "range",
    )


def _keeps_grain(grain: Grain, unit: str, count: int) -> bool:
    if grain == "day" or count == 0:
        return True
    if grain in ("week", "weekend"):
        return DAYS.get(unit, 1) * count % 7 == 0 and unit in DAYS
    return unit in MONTHS and MONTHS[unit] * count % GRAIN_MONTHS.get(grain, 1) == 0


def hull(one: Period, other: Period) -> Period:
    """The smallest period that holds both; open where either is open."""
    if one == other:
        return one
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return Period(first, last)


def narrowed(period: Period, modifier: str | None, *, edge: bool = False) -> Period:
    """The part of a period that *early*, *mid-* or *late* leaves possible.

    Early and late are halves, so that "late September" still holds the 19th; mid is the middle,
    with as much on either side. With ``edge`` ("the end of", "the beginning of") it is the first
    or last quarter; of a named period of many years ("the end of the Cold War") a year.
    """
    if modifier not in ("START", "MID", "END") or not period.first or not period.last:
        return period
    low, high = {"START": (0, 6), "MID": (3, 9), "END": (6, 12)}[modifier]
    if edge and modifier != "MID":
        low, high = (0, 3) if modifier == "START" else (9, 12)
    span = (period.last.year - period.first.year + 1) * 12
    if period.grain in ("year", "decade", "century") and span % 12 == 0:
        first = move(period.first, "M", span * low // 12)
        return Period(first, move(period.first, "M", span * high // 12) - timedelta(days=1))
    days = (period.last - period.first).days + 1
    if edge and period.grain == "range" and days > EDGE_DAYS * 4 and modifier != "MID":
        near = timedelta(days=EDGE_DAYS - 1)
        ends = (period.last - near, period.last)
        return Period(*ends if modifier == "END" else (period.first, period.first + near))
    first = period.first + timedelta(days=days * low // 12)
    last = period.first + timedelta(days=max(days * high // 12 - 1, days * low // 12))
    return Period(first, last)


def easter(year_: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Method: the anonymous algorithm of Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    golden, hundreds = year_ % 19, year_ // 100
    leap = hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 19 * golden + 15
    moon = leap % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year_ + year_ // 4 + moon + 2 - hundreds + hundreds // 4) % 7
    offset = moon - weekday
    month_ = 3 + (offset + 40) // 44
    return date(year_, month_, offset + 28 - 31 * (month_ // 4))
