"""Readings of dates that stand by themselves: days, months, seasons, years, centuries."""

from __future__ import annotations

import re
from datetime import date

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.counted import CalendarUnit, Offset, QuarterEnded, SameQuarter
from foedus.time.cyclic import DayOfMonth, Seasonal, Yearless
from foedus.time.grammar import Hit
from foedus.time.meanings import Fixed, Length, Meaning
from foedus.time.readings.table import reading
from foedus.time.readings.words import day_of, number, ordinal_of, towards_of, year_of


@reading
def iso(hit: Hit) -> Meaning | None:
    """``2023-11-27``, ``2023-11-27T10:30``."""
    day, _, clock = hit.signs.text[hit.start : hit.end].partition("T")
    part = f"T{clock[:5]}" if clock else ""
    return Fixed(calendar.day(date.fromisoformat(day)), part=part)


@reading
def numeric(hit: Hit) -> Meaning | None:
    """``11/27/2023``: month first where that can be; ``27.11.2023``: day first."""
    text = hit.signs.text[hit.start : hit.end]
    one, two, year = (int(part) for part in re.split(r"[/.]", text))
    year = year if year > 99 else year + (2000 if year < 70 else 1900)
    day_first = "." in text or one > 12
    return Fixed(calendar.day(date(year, two, one) if day_first else date(year, one, two)))


@reading
def month_day(hit: Hit) -> Meaning | None:
    """``Nov. 23, 2022``, ``Friday, 8 May``."""
    year, month, day = year_of(hit), hit.value("month"), day_of(hit)
    if year is not None:
        return Fixed(calendar.day(date(year, month, day)))
    date(2024, month, day)
    return Yearless(month, day, weekday=hit.value("weekday"), towards=towards_of(hit))


@reading
def attacks(hit: Hit) -> Meaning | None:
    """``the Sept. 11 attacks``: those of 2001; any other day as usual."""
    if (hit.value("month"), day_of(hit)) == (9, 11):
        return nine_eleven_date()
    return month_day(hit)


@reading
def month_days(hit: Hit) -> Meaning | None:
    """``Sept. 19-20, 2023``."""
    year, month, first, last = year_of(hit), hit.value("month"), day_of(hit), day_of(hit, 1)
    if first >= last:
        return None
    if year is None:
        date(2024, month, last)
        return Yearless(month, first, until=last)
    return Fixed(Period(date(year, month, first), date(year, month, last)))


@reading
def the_day(hit: Hit) -> Meaning | None:
    """``on the 23rd``."""
    return DayOfMonth(day_of(hit)) if hit.word("day_ordinal")[0].isdigit() else None


@reading
def week_of(hit: Hit) -> Meaning | None:
    """``the week of March 6``: told by its day; see :class:`Yearless` for the year."""
    year = year_of(hit)
    if year is not None:
        return Fixed(calendar.week(date(year, hit.value("month"), day_of(hit))))
    return Yearless(hit.value("month"), day_of(hit), whole_week=True)


@reading
def nine_eleven(hit: Hit) -> Meaning | None:
    """``9/11``; other pairs of numbers are scores or fractions."""
    if hit.signs.text[hit.start : hit.end] != "9/11":
        return None
    return nine_eleven_date()


def nine_eleven_date() -> Meaning:
    """11 September 2001, the one day that goes by its numbers."""
    return Fixed(calendar.day(date(2001, 9, 11)))


def _ref_years(hit: Hit) -> int | None:
    """Years from the reference, for "June last year"."""
    return towards_of(hit) if hit.has("unit_year") else None


@reading
def month_year(hit: Hit) -> Meaning | None:
    """``September 2022``, ``June last year``."""
    year = year_of(hit)
    if year is None:
        return Yearless(hit.value("month"), years=_ref_years(hit))
    return Fixed(calendar.month(year, hit.value("month")))


@reading
def month_only(hit: Hit) -> Meaning | None:
    """``March``, ``mid-September``, ``last November``."""
    return Yearless(hit.value("month"), towards=towards_of(hit))


@reading
def seasonal(hit: Hit) -> Meaning | None:
    """``summer 2012``, ``this fall``, ``third-quarter``, ``the second half of 2024``.

    ``the first two quarters of 2024`` are a half.
    """
    kind, name = "season", "season"
    if hit.has("half") or hit.has("=two"):
        kind, name = "half", "half"
    elif hit.has("=quarter") or hit.has("=quarters"):
        kind, name = "quarter", "quarter"
    value = int(hit.value("season")) if kind == "season" else ordinal_of(hit)
    if kind != "season" and not 1 <= value <= {"half": 2, "quarter": 4}[name]:
        return None
    year = year_of(hit)
    years = _ref_years(hit)
    if hit.has("ago") or hit.has("before_word"):
        years = -1
    meaning = Seasonal(
        kind,  # type: ignore[arg-type]
        value,
        towards=None if years is not None else towards_of(hit),
        years=years,
        attributive=hit.rule.id == "quarter.adjective",
        fiscal=hit.has("fiscal"),
    )
    return meaning if year is None else Fixed(meaning.in_year(year))


@reading
def quarter_only(hit: Hit) -> Meaning | None:
    """``the latest quarter``: the one that figures are of, or last completed."""
    return CalendarUnit("Q", 0) if hit.has("current") else SameQuarter(years=0)


@reading
def quarter_of_months(hit: Hit) -> Meaning | None:
    """``the July-September quarter``: three months that are one of the calendar."""
    names: dict[str, int] = hit.lexicon.values["month"]
    first, last = (names[hit.word("month", which)] for which in (0, 1))
    return Seasonal("quarter", last // 3) if last % 3 == 0 and last - first == 2 else None


@reading
def quarter_ended(hit: Hit) -> Meaning | None:
    """``the quarter`` before ``ended July 31``."""
    month, day, year = hit.value("month"), day_of(hit), year_of(hit)
    date(year or 2024, month, day)
    return QuarterEnded(month, day, year)


@reading
def quarter_compared(hit: Hit) -> Meaning | None:
    """``the year-ago quarter``, ``the 1988 period``, ``last year's quarter``."""
    period = hit.has("unit_quarter") and hit.word("unit_quarter") == "period"
    return SameQuarter(year_of(hit), 0 if hit.has("this") else -1, period)


@reading
def year_only(hit: Hit) -> Meaning | None:
    """``2018``, ``late 2024``, ``nineteen ninety-six``."""
    year = year_of(hit)
    if year is None or not 1500 <= year <= 2100:
        return None
    return Fixed(calendar.year(year))


@reading
def era(hit: Hit) -> Meaning | None:
    """``347 AD``, ``AD 1200``."""
    name = "year" if hit.has("year") else "number"
    year = int(number(hit, hit.word(name)))
    return Fixed(calendar.year(year)) if 1 <= year <= 2100 else None


@reading
def year_span(hit: Hit) -> Meaning | None:
    """``2023-24``: two years where the second follows the first; ``2023-11`` a month."""
    first, second = re.split(r"[-–/]", hit.signs.word(hit.found["year_span"][0]))
    year, rest = int(first), int(second)
    if rest > year % 100 and (rest == year % 100 + 1 or rest > 12):
        return Fixed(Period(date(year, 1, 1), date(year - year % 100 + rest, 12, 31)))
    return Fixed(calendar.month(year, rest)) if 1 <= rest <= 12 else None


@reading
def year_end(hit: Hit) -> Meaning | None:
    """``by year-end``: the last day of the running year, ``since year-end`` of the one before.

    ``by year's end``: in the last part of the running year.
    """
    if hit.has("possessive_s"):
        return CalendarUnit("Y", 0, modifier="END")
    return Yearless(12, 31, towards=-1 if hit.has("=since") else 0)


@reading
def year_closed(_hit: Hit) -> Meaning | None:
    """``the year ended March 31``: any twelve months, not those of the calendar."""
    return Length(1.0, "Y")


@reading
def year_ago(_hit: Hit) -> Meaning | None:
    """``year-earlier``: the year before."""
    return Offset(1.0, "Y", -1)


@reading
def decade(hit: Hit) -> Meaning | None:
    """``the 1990s``, ``the '80s``, ``the nineties``."""
    return Fixed(_decade(hit))


def _decade(hit: Hit) -> Period:
    if hit.has("decade_word"):
        tens = int(hit.value("decade_word"))
        return calendar.decade((1900 if tens else 2000) + tens)
    digits = re.sub(r"\D", "", hit.word("decade"))
    if len(digits) == 4:
        if digits.endswith("00") and digits != "2000":
            return calendar.century(int(digits) // 100 + 1)
        return calendar.decade(int(digits))
    return calendar.decade(1900 + int(digits) if int(digits) >= 20 else 2000 + int(digits))


@reading
def half_decade(hit: Hit) -> Meaning | None:
    """``the last half of the '80s``."""
    return Fixed(_decade(hit), modifier="START" if ordinal_of(hit) == 1 else "END")


@reading
def century(hit: Hit) -> Meaning | None:
    """``the 21st century``."""
    number_ = ordinal_of(hit)
    return Fixed(calendar.century(number_)) if 1 <= number_ <= 99 else None
