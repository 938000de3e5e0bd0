"""Periods as EDTF strings (ISO 8601-2:2019, levels 0 and 1, with level 2 quarters and halves)."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.time.calendar import Period

MARKABLE = frozenset({"day", "month", "year"})
"""Grains whose EDTF date can carry ``?`` or ``~``; the others are written as intervals then."""


def edtf(period: Period, *, uncertain: bool = False, approximate: bool = False) -> str | None:
    """Write a period as EDTF.

    Args:
        period: Open on one side at most, else None is returned.
        uncertain: The text does not settle which of several dates it is: ``?`` on both ends.
        approximate: The text says "around": ``~``.

    >>> edtf(Period(date(2023, 9, 1), date(2023, 9, 30), "month"))
    '2023-09'
    >>> edtf(Period(date(2018, 1, 1), None, "year"))
    '2018/..'
    """
    mark = {(True, False): "?", (False, True): "~", (True, True): "%"}.get(
        (uncertain, approximate), ""
    )
    first, last = period.first, period.last
    if first is None and last is None:
        return None
    if first is None or last is None:
        begin = ".." if first is None else _point(first, period.grain, ends=False) + mark
        end = ".." if last is None else _point(last, period.grain, ends=True) + mark
        return f"{begin}/{end}"
    if not mark or period.grain in MARKABLE:
        whole = _whole(period, first)
        if whole:
            return whole + mark
    begin, end = _ends(first, last)
    return begin + mark if begin == end else f"{begin}{mark}/{end}{mark}"


def _whole(period: Period, first: date) -> str | None:
    """One EDTF date for a calendar grain that has one."""
    year, month = f"{first.year:04d}", f"{first.month:02d}"
    if period.grain == "day":
        return first.isoformat()
    if period.grain == "month":
        return f"{year}-{month}"
    if period.grain == "year":
        return year
    if period.grain == "quarter":
        return f"{year}-{33 + (first.month - 1) // 3}"
    if period.grain == "half":
        return f"{year}-{40 + (first.month - 1) // 6}"
    if period.grain == "season" and first.month < 12:  # winter code 24 would end in December
        return f"{year}-{20 + first.month // 3}"
    if period.grain == "decade" and first.year % 10 == 0:
        return year[:3] + "X"
    if period.grain == "century" and first.year % 100 == 0:
        return year[:2] + "XX"
    return None


def _point(day: date, grain: str, *, ends: bool) -> str:
    """One end of an open interval, no finer than it was named."""
    month_edge = (day + timedelta(days=1)).day == 1 if ends else day.day == 1
    if grain == "year" and month_edge and day.month == (12 if ends else 1):
        return f"{day.year:04d}"
    if grain == "month" and month_edge:
        return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


def _ends(first: date, last: date) -> tuple[str, str]:
    """Both ends as years or months where they are whole, else as days."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04d}", f"{last.year:04d}"
        return first.isoformat()[:7], last.isoformat()[:7]
    return first.isoformat(), last.isoformat()
