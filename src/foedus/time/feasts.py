"""Feasts whose day moves: from Easter, by weekday, or by the Islamic calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from foedus.time import calendar
from foedus.time.calendar import Period

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

HIJRI_EPOCH = 227015
"""Proleptic Gregorian ordinal of 1 Muharram of the year 1 (19 July 622), civil reckoning."""


def feast(rule: str, year: int) -> Period | None:
    """When a feast falls in a year; see ``named.toml`` for the rules.

    None when an Islamic feast misses the year; of two in one year the first.

    Raises:
        ValueError: The rule cannot be read, or leaves the calendar.
    """
    name, *numbers = rule.split()
    if name == "hijri":
        return next(_islamic(year, [int(n) for n in numbers]), None)
    if name in ("easter", "orthodox"):
        sunday = calendar.easter(year) if name == "easter" else _orthodox_easter(year)
        return calendar.day(sunday + timedelta(days=int(numbers[0])))
    if name in WEEKDAYS:
        which, month, *later = (int(n) for n in numbers)
        day = _weekday_of_month(year, month, WEEKDAYS.index(name), which)
        return calendar.day(day + timedelta(days=sum(later)))
    month, day_ = (int(n) for n in name.split("-"))
    return calendar.day(date(year, month, day_))


def _weekday_of_month(year: int, month: int, weekday: int, which: int) -> date:
    """The ``which``-th such weekday of a month; -1 is the last."""
    whole = calendar.month(year, month)
    if whole.first is None or whole.last is None:
        raise ValueError("a month has two ends")
    if which > 0:
        return whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (which - 1))
    return whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches, as a Gregorian day.

    Method: Meeus, Astronomical Algorithms (1991), chapter 8, for the Julian calendar; the
    calendars are 13 days apart from 1900 to 2099, and the century rule gives the others.
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _islamic(year: int, month_and_day: list[int]) -> Iterator[Period]:
    """The occurrences in a Gregorian year of a month, or day, of the tabular Islamic calendar.

    Method: Reingold and Dershowitz, Calendrical Calculations (2018), chapter 7: 11 leap years in
    30, months of 30 and 29 days in turn.
    """
    month, *day = month_and_day
    around = int((year - 622) * 33 / 32)
    for hijri in range(around - 1, around + 3):
        first = _from_islamic(hijri, month, day[0] if day else 1)
        last = first if day else _from_islamic(hijri, month + 1, 1) - timedelta(days=1)
        if first.year == year:
            yield Period(first, last, "day" if day else "range")


def _from_islamic(year: int, month: int, day: int) -> date:
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(HIJRI_EPOCH + days)
