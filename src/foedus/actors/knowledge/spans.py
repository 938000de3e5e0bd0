"""Days, and partial dates as the intervals they leave open."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

Day = str | tuple[str | None, str | None] | None
"""An ISO date or prefix (``2023-11-23``, ``2023``), an interval of two, or None for any time."""

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
FIRST, LAST = "0001-01-01", "9999-12-31"


def earliest(date: str | None) -> str:
    """First day a date or prefix leaves possible.

    Raises:
        ValueError: The text is not an ISO date, month or year.
    """
    return FIRST if date is None else _bounds(date)[0]


def latest(date: str | None) -> str:
    """Last day a date or prefix leaves possible.

    Raises:
        ValueError: The text is not an ISO date, month or year.
    """
    return LAST if date is None else _bounds(date)[1]


@lru_cache(maxsize=8192)
def _bounds(date: str) -> tuple[str, str]:
    match = _PARTIAL.fullmatch(date)
    if match is None:
        raise ValueError(f"{date!r} is not an ISO date, month or year")
    year, month, day = match.groups()
    if int(year) < 1 or (month and not 1 <= int(month) <= 12):
        raise ValueError(f"{date!r} does not exist")
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    days = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{days:02}"
    if not 1 <= int(day) <= days:
        raise ValueError(f"{date!r} does not exist")
    return date, date


def interval(day: Day) -> tuple[str, str]:
    """First and last day of a question about time."""
    if isinstance(day, tuple):
        return earliest(day[0]), latest(day[1])
    return earliest(day), latest(day)


def overlaps(from_: str | None, to: str | None, day: Day) -> bool:
    """Whether something that lasted ``from_`` to ``to`` may have held at some time of ``day``."""
    first, last = interval(day)
    return earliest(from_) <= last and first <= latest(to)
