"""What goes by a name: periods of history, feasts, business years, read from ``named.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.time import calendar
from foedus.time.calendar import Period


@dataclass(frozen=True, slots=True)
class BusinessYear:
    """How a country counts its budget: first month, and which day's year it is named after."""

    month: int
    by_last: bool

    def beginning(self, year: int) -> Period:
        """The twelve months that begin in a year."""
        return calendar.months(year, self.month, 12, "range")

    def holding(self, day: date) -> int:
        """The year in which the one that holds a day begins."""
        return day.year if day.month >= self.month else day.year - 1


@dataclass(frozen=True, slots=True)
class Named:
    """All that goes by a name.

    Attributes:
        periods: By lower-case name, hyphens as spaces; ``eras`` those that need "era".
        feasts: The rule of each feast, see :mod:`foedus.time.feasts`.
        business_years: By the lower-case word that says whose.
    """

    periods: dict[str, Period]
    eras: dict[str, Period]
    feasts: dict[str, str]
    business_years: dict[str, BusinessYear]

    def business_year(self, text: str) -> BusinessYear | None:
        """The business year of whoever a stretch of text names; None if of none or of several."""
        found = {self.business_years[m.group().lower()] for m in _owners().finditer(text)}
        return found.pop() if len(found) == 1 else None


def plain(name: str) -> str:
    """A name as it is looked up: lower case, hyphens and dashes as spaces."""
    return re.sub(r"[-–‑\s]+", " ", name.lower())


@cache
def load_named() -> Named:
    """Read ``named.toml``.

    Raises:
        ValueError: A date in it is none, or a period ends before it begins.
    """
    raw = tomllib.loads(files("foedus.time").joinpath("named.toml").read_text("utf-8"))
    periods: dict[bool, dict[str, Period]] = {False: {}, True: {}}
    for entry in raw["period"]:
        period = Period(_days(entry["from"])[0], _days(entry["to"])[1])
        for name in entry["names"]:
            periods[entry.get("era", False)][plain(name)] = period
    return Named(
        periods=periods[False],
        eras=periods[True],
        feasts={plain(name): entry["rule"] for entry in raw["feast"] for name in entry["names"]},
        business_years={
            owner: BusinessYear(entry["month"], entry["named_by"] == "last")
            for entry in raw["business_year"]
            for owner in entry["of"]
        },
    )


@cache
def _owners() -> re.Pattern[str]:
    owners: Any = sorted(load_named().business_years, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, owners))})(?!\w)", re.IGNORECASE)


def _days(value: str) -> tuple[date, date]:
    """First and last day of ``1991``, ``1994-07`` or ``1991-12-26``."""
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    period = calendar.year(numbers[0]) if len(numbers) == 1 else calendar.month(*numbers)
    if period.first is None or period.last is None:
        raise ValueError(f"not a date: {value}")
    return period.first, period.last
