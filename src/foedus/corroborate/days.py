"""Day arithmetic on the intervals that dates carry."""

from __future__ import annotations

from datetime import date

from foedus.records import Date

Interval = tuple[date, date]


def interval(value: Date | None, at_most: int | None = None) -> Interval | None:
    """First and last possible day of a date, or None if open, undated or too wide.

    Args:
        value: The date.
        at_most: The widest interval, in days, that still says when something was.
    """
    if value is None or value.earliest is None or value.latest is None:
        return None
    first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    if at_most is not None and (last - first).days > at_most:
        return None
    return first, last


def gap(a: Interval, b: Interval) -> int:
    """Days between two intervals, 0 when they share a day."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)
