"""Readings of what goes by a name: periods of history, feasts, business and academic years."""

from __future__ import annotations

import re
from datetime import date

from foedus.records import Modifier
from foedus.time import calendar
from foedus.time.calendar import Grain, Period
from foedus.time.counted import CalendarUnit, RunningYear
from foedus.time.cyclic import Feast
from foedus.time.edtf import edtf
from foedus.time.grammar import Hit
from foedus.time.meanings import Fixed, Meaning
from foedus.time.named import BusinessYear, load_named, plain
from foedus.time.readings.dates import year_span
from foedus.time.readings.table import reading
from foedus.time.readings.words import towards_of, year_of

ACADEMIC = BusinessYear(9, by_last=False)
"""September to August, as most schools of the northern hemisphere count."""


SENTENCE_END = re.compile(r"(?<=[a-z\d)”\"])[.;] ")


@reading
def named_period(hit: Hit) -> Meaning | None:
    """``during the Cold War``, ``the Soviet era``, ``the end of World War II``.

    A war is an event to TimeML, and only an era has a TIMEX3 value.
    """
    name = "named" if hit.has("named") else "named_era"
    period: Period = hit.lexicon.values[name][plain(hit.word(name))]
    return _stretch(period) if hit.has("era_word") else Fixed(period, "")


@reading
def holiday(hit: Hit) -> Meaning | None:
    """``Christmas Day``, ``Easter week``, ``Thanksgiving 2023``, ``the end of Ramadan``."""
    rule = hit.lexicon.values["holiday"][plain(hit.word("holiday"))]
    eve = hit.value("compass") or 0
    modifier: Modifier | None = "APPROX" if rule.startswith("hijri") else None
    around: Grain = "day"
    if hit.has("unit_week"):
        around = "week"
    elif hit.has("=weekend"):
        around = "weekend"
    feast = Feast(
        1, 1, towards=towards_of(hit), rule=rule, eve=eve, modifier=modifier, around=around
    )
    year = year_of(hit)
    if year is None:
        return feast
    found = feast.in_year(year)
    return Fixed(found, modifier=modifier) if found else None


@reading
def fiscal(hit: Hit) -> Meaning | None:
    """``fiscal 1989``, ``the 2023-24 academic year``, ``the current fiscal year``.

    A calendar year is one. A business year is that of whoever the line names nearby, else any.
    """
    if hit.has("fiscal") and hit.word("fiscal") == "calendar":
        return _calendar_year(hit)
    academic = hit.has("fiscal") and hit.word("fiscal") in ("academic", "school")
    whose = ACADEMIC if academic else load_named().business_year(_around(hit))
    if hit.has("year_span"):
        span = year_span(hit)
        if not isinstance(span, Fixed) or span.period.first is None or span.period.last is None:
            return None
        years = span.period.last.year - span.period.first.year
        return _years(whose, span.period.first.year, years) if years else None
    year = year_of(hit)
    if year is None:
        steps = -1 if hit.has("latest") else towards_of(hit) or 0
        return CalendarUnit("Y", steps) if whose is None else RunningYear(whose, steps)
    if whose is None:
        return Fixed(
            Period(date(year - 1, 4, 1), date(year + 1, 6, 30)), f"{year:04d}", modifier="APPROX"
        )
    first = year - 1 if whose.by_last and whose.month > 1 else year
    return Fixed(whose.beginning(first), f"{year:04d}")


def _calendar_year(hit: Hit) -> Meaning | None:
    year = year_of(hit)
    return CalendarUnit("Y", towards_of(hit) or 0) if year is None else Fixed(calendar.year(year))


def _years(whose: BusinessYear | None, first: int, count: int) -> Meaning:
    """So many business years from one that begins in a year; of unknown months, roughly."""
    if whose is None:
        return _stretch(Period(date(first, 4, 1), date(first + count, 9, 30)), "APPROX")
    last = whose.beginning(first + count - 1).last
    return _stretch(Period(whose.beginning(first).first, last))


def _stretch(period: Period, modifier: Modifier | None = None) -> Meaning:
    """A period without a TIMEX3 value of its own: written as an interval."""
    return Fixed(period, edtf(period), modifier=modifier)


def _around(hit: Hit) -> str:
    """The line about the expression, as far as it can say whose year it is."""
    text = hit.signs.text
    before = text[max(0, hit.start - 100) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + 60].partition("\n")[0]
    return SENTENCE_END.split(before)[-1] + SENTENCE_END.split(after)[0]
