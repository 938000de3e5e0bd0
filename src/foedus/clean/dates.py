"""Publication dates as date lines and metadata state them; never guessed from running text.

Relative and partial dates of the text itself are the business of the ``time`` step.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from foedus.records import Date

Role = Literal["published", "updated"]

_YEARS = range(1900, 2100)
_MAX_LINE = 140
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_NUMERIC = r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<a>\d{1,2})(?!\d)",
        _NUMERIC,
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>\d{{4}})(?!\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}})(?!\d)",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
_LABEL = re.compile(
    r"(?P<updated>(?:last |latest )?(?:updated?|modified|edited|revised|upd)(?: on| at)?)"
    r"|(?:first |originally )?(?:published|posted|created|issued|released|publication date"
    r"|date published|date|release date|uploaded|added)(?: on| at)?|on\b|at\b",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"[\s,|•·:;()\[\]–—/-]+"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|t?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?(?=\W|z|$)"
    r"|\d{1,2}\s?[ap]\.?m\.?(?=\W|$)"
    r"|(?:[ecmp]?[esd]t|gmt|utc|bst|cet|cest|eet|eest|msk|amt|ist|wat|z)\b|[+]\d{2}:?\d{2}"
    r"|(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d{2})?|(?:local|[a-z]+) time\b"
    r"|\d{1,3} min(?:ute)?s? read\b|\.$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:an?|\d{1,2}) (?:second|minute|min|hour|hr|day|week|month)s? ago|yesterday|today|just now",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<b>\d{1,2})[/-](?P<a>\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date somebody states for the report.

    Attributes:
        role: Whether it is the day of publication or of an update.
        days: The possible days; two where day and month could be either way round, every day
            of the month where only a month is given.
        words: The words it was read from.
        month_only: Only the month is given.
    """

    role: Role
    days: tuple[date, ...]
    words: str
    month_only: bool = False


def read_date_line(line: str) -> list[StatedDate] | None:
    """Read a line that is nothing but a date or time stamp.

    Returns:
        The dates in it; an empty list for a label or stamp without one ("Updated:", "3 hours
        ago"); None if the line is anything else, a clock time by itself included: reports
        that grow through the day have such headings.
    """
    if len(line) > _MAX_LINE:
        return None
    found: list[StatedDate] = []
    role: Role = "published"
    at = marks = 0
    while at < len(line):
        stated = _date_at(line, at, role)
        label = _LABEL.match(line, at)
        other = _AGO.match(line, at) or _NEUTRAL.match(line, at)
        if stated:
            found.append(stated)
            at += len(stated.words)
            marks += 1
        elif label:
            role = "updated" if label.group("updated") else "published"
            at, marks = label.end(), marks + (len(label.group()) > 2)
        elif other:
            marks += bool(_AGO.fullmatch(other.group()))
            at = other.end()
        else:
            return None
    return found if marks else None


def read_metadata_date(value: str) -> StatedDate | None:
    """Read the date of a metadata field: ISO, e-mail, compact, epoch seconds or any written form.

    The day is taken as written, whatever the time zone.
    """
    value = value.strip()
    compact = _COMPACT.fullmatch(value)
    if compact:
        day = _day(*map(int, compact.groups()))
        return StatedDate("published", (day,), value) if day else None
    if _EPOCH.fullmatch(value):
        seconds = int(value.partition(".")[0][:10])
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
        return StatedDate("published", (day,), value)
    for at in _starts(value):
        found = _date_at(value, at, "published")
        if found:
            return found
    return None


def date_in_url(url: str) -> StatedDate | None:
    """Read a date that is part of a web address (``/2023/11/27/``)."""
    found = _IN_URL.search(url)
    day = _day(int(found["year"]), int(found["b"]), int(found["a"])) if found else None
    return StatedDate("published", (day,), found.group()) if found and day else None


def settle(stated: StatedDate, others: Sequence[StatedDate], text: str) -> StatedDate:
    """Decide which number is the day, if the rest of the report tells.

    Tried in turn: another date of the same report; a date that agrees with only one way round in
    the same numeric form (27/11 shows that the day comes first); the day written out in the text.
    """
    if len(stated.days) != 2 or stated.month_only:
        return stated
    agreeing = {day for other in others if len(other.days) == 1 for day in other.days}
    choices = [day for day in stated.days if day in agreeing]
    if len(choices) != 1:
        choices = _same_order(stated, others) or [d for d in stated.days if _is_written(d, text)]
    if len(choices) != 1:
        return stated
    return StatedDate(stated.role, (choices[0],), stated.words)


def to_record(stated: StatedDate) -> Date:
    """The date as a record: a day, a month, or one of two days (EDTF level 2)."""
    first, last = min(stated.days), max(stated.days)
    if stated.month_only:
        edtf = first.strftime("%Y-%m")
    elif len(stated.days) == 1:
        edtf = first.isoformat()
    else:
        edtf = f"[{first.isoformat()},{last.isoformat()}]"
    return Date(edtf, first.isoformat(), last.isoformat(), basis="stated")


def _starts(value: str) -> Iterator[int]:
    """Where a date may begin: at the beginning of words and numbers."""
    return (found.start() for found in re.finditer(r"\b\w", value[:_MAX_LINE]))


def _date_at(text: str, at: int, role: Role) -> StatedDate | None:
    for pattern in _DATES:
        found = pattern.match(text, at)
        days = _days(found) if found else ()
        if found and days:
            return StatedDate(role, days, found.group(), month_only=len(days) > 2)
    return None


def _days(found: re.Match[str]) -> tuple[date, ...]:
    parts = found.groupdict()
    year = int(parts["year"])
    year += 0 if year > 99 else 1900 if year > 69 else 2000
    if parts.get("a") is not None:
        return _numeric_days(year, int(parts["a"]), int(parts["b"]), found)
    month = _MONTHS[parts["month"].lower()]
    if parts.get("day") is not None:
        day = _day(year, month, int(parts["day"]))
        return (day,) if day else ()
    if year not in _YEARS:
        return ()
    return tuple(date(year, month, d + 1) for d in range(calendar.monthrange(year, month)[1]))


def _numeric_days(year: int, a: int, b: int, found: re.Match[str]) -> tuple[date, ...]:
    """Year first is year-month-day and dots mean day first; otherwise either way round."""
    day_first, month_first = _day(year, b, a), _day(year, a, b)
    if found.start("year") == found.start() or found["sep"] == ".":
        return (day_first,) if day_first else ()
    return tuple(sorted({day for day in (day_first, month_first) if day}))


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _same_order(stated: StatedDate, others: Sequence[StatedDate]) -> list[date]:
    """Read the date as an unambiguous one in the same form is read."""
    mine = re.fullmatch(_NUMERIC, stated.words)
    for other in others:
        theirs = re.fullmatch(_NUMERIC, other.words)
        if not (mine and theirs and mine["sep"] == theirs["sep"] and len(other.days) == 1):
            continue
        if theirs["a"] == theirs["b"]:
            continue
        day_first = other.days[0].day == int(theirs["a"])
        return [d for d in stated.days if (d.day == int(mine["a"])) == day_first]
    return []


def _is_written(day: date, text: str) -> bool:
    month = rf"(?:{calendar.month_name[day.month]}|{calendar.month_abbr[day.month]}\.?)"
    return bool(re.search(rf"\b(?:{month} {day.day}|{day.day} {month})\b(?!\d)", text))
