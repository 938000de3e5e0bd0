"""From the words of a hit to its meaning. ``grammar.toml`` names these functions by ``make``.

Each takes a hit and gives its meaning, or None when the words turn out to be no date ("31/31").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.grammar import Hit
from foedus.time.meanings import (
    Anchor,
    CalendarUnit,
    DayOfMonth,
    Fixed,
    Length,
    Meaning,
    MovableFeast,
    Offset,
    Repeated,
    Rolling,
    Seasonal,
    Then,
    Vague,
    Weekday,
    Yearless,
    length,
)

Reading = Callable[[Hit], Meaning | None]

READINGS: dict[str, Reading] = {}
"""Every function of this module by the name that ``grammar.toml`` uses."""

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def read(hit: Hit) -> Meaning | None:
    """The meaning of a hit, with its part of the day, clock time and modifier.

    None when its numbers make no date.
    """
    try:
        meaning = READINGS[hit.rule.make](hit)
    except (ValueError, OverflowError):
        return None
    if meaning is None:
        return None
    part = meaning.part or _part(hit)
    modifier = meaning.modifier or _modifier(hit)
    return replace(
        meaning,
        part=part,
        modifier=modifier,
        type="TIME" if part and meaning.type == "DATE" else meaning.type,
    )


def _reading(function: Reading) -> Reading:
    READINGS[function.__name__] = function
    return function


# -- numbers ----------------------------------------------------------------------------------


def number(hit: Hit, word: str) -> float:
    """The value of a number in digits or letters.

    Raises:
        ValueError: It is no number.
    """
    if word in hit.lexicon.values["number"]:
        return float(hit.lexicon.values["number"][word])
    if word[-1] in FRACTIONS:
        return (float(word[:-1]) if word[:-1] else 0) + FRACTIONS[word[-1]]
    if "/" in word:
        whole, part = word.split(" ")
        above, below = part.split("/")
        return float(whole) + float(above) / float(below)
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return float(_spelled(hit, word))


def _spelled(hit: Hit, word: str) -> int:
    """``twenty-four``, ``a hundred``, ``nineteen ninety-six``."""
    numbers, scale = hit.lexicon.values["number"], hit.lexicon.values["scale"]
    parts = re.split(r"[ -]", word)
    values = [1 if p == "a" else scale.get(p) or numbers[p] for p in parts]
    if parts[1] in scale:
        return int(values[0] * values[1])
    if values[0] >= 17 and (values[1] >= 20 or 10 <= values[1] < 20):
        return int(values[0] * 100 + sum(values[1:]))
    return int(sum(values))


def amount(hit: Hit) -> float | None:
    """How many units; None for an unnamed number."""
    if hit.has("half") and hit.has("article") and not hit.has("number"):
        return 1.5 if "and" in _words(hit) else 0.5
    if hit.has("few"):
        return None
    if hit.has("couple"):
        return 2.0
    if hit.has("=dozen"):
        return 12.0
    for name in ("fraction", "number"):
        if hit.has(name):
            value = number(hit, hit.word(name))
            return value + 0.5 if hit.has("half") else value
    return 1.0 if hit.has("article") else None


def _unit(hit: Hit) -> str:
    for name in ("units", "unit", "unit_calendar", "unit_long", "unit_week", "unit_month",
                 "unit_quarter", "unit_year"):  # fmt: skip
        if hit.has(name):
            return str(hit.value(name))
    return "WE" if hit.has("=weekend") else "D"


def _words(hit: Hit) -> list[str]:
    return [hit.signs.word(i) for i in range(hit.first, hit.last)]


def _year(hit: Hit) -> int | None:
    if not hit.has("year"):
        return None
    return int(number(hit, hit.word("year")))


def _towards(hit: Hit) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"."""
    if hit.has("last") or hit.has("past") or hit.has("=past") or hit.has("previous"):
        return -1
    if hit.has("next") or hit.has("=coming") or hit.has("=next"):
        return 1
    return 0 if hit.has("this") or hit.has("current") else None


def _day(hit: Hit, which: int = 0) -> int:
    days = sorted(
        [(i, hit.signs.word(i)) for name in ("day", "day_ordinal") for i in hit.found.get(name, [])]
    )
    word = days[which][1]
    ordinals: dict[str, int] = hit.lexicon.values["ordinal"]
    return ordinals.get(word) or int(re.sub(r"\D", "", word))


def _modifier(hit: Hit):  # type: ignore[no-untyped-def]
    for name in ("edge", "edge_of", "earlier"):
        if hit.has(name):
            return hit.value(name)
    return "APPROX" if hit.has("approx") or hit.has("under") else None


def _part(hit: Hit) -> str:
    """The part of the day as TIMEX3 writes it after the date: ``TMO``, ``T09:00``."""
    if hit.has("clock") or hit.has("ampm"):
        return "T" + _clock(hit)
    for name, value in (("=noon", "T12:00"), ("=midday", "T12:00"), ("=midnight", "T24:00")):
        if hit.has(name):
            return value
    return str(hit.value("daypart")) if hit.has("daypart") else ""


def _clock(hit: Hit) -> str:
    text = next(hit.word(n) for n in ("clock", "hour", "hour24") if hit.has(n))
    hours, _, minutes = text.partition(":")
    hour = int(hours)
    if hit.has("ampm"):
        hour = hour % 12 + (12 if hit.word("ampm").startswith("p") else 0)
    return f"{hour:02d}:{minutes[:2] or '00'}"


# -- whole dates ------------------------------------------------------------------------------


@_reading
def iso(hit: Hit) -> Meaning | None:
    """``2023-11-27``, ``2023-11-27T10:30``."""
    day, _, clock = hit.signs.text[hit.start : hit.end].partition("T")
    part = f"T{clock[:5]}" if clock else ""
    return Fixed(calendar.day(date.fromisoformat(day)), part=part)


@_reading
def numeric(hit: Hit) -> Meaning | None:
    """``11/27/2023``: month first, unless the first number can be no month; 27.11.2023 day first."""
    text = hit.signs.text[hit.start : hit.end]
    one, two, year = (int(part) for part in re.split(r"[/.]", text))
    year = year if year > 99 else year + (2000 if year < 70 else 1900)
    day_first = "." in text or one > 12
    return Fixed(calendar.day(date(year, two, one) if day_first else date(year, one, two)))


@_reading
def month_day(hit: Hit) -> Meaning | None:
    """``Nov. 23, 2022``, ``Friday, 8 May``."""
    year, month, day = _year(hit), hit.value("month"), _day(hit)
    if year is not None:
        return Fixed(calendar.day(date(year, month, day)))
    date(2024, month, day)
    return Yearless(month, day, weekday=hit.value("weekday"), towards=_towards(hit))


@_reading
def month_days(hit: Hit) -> Meaning | None:
    """``Sept. 19-20, 2023``."""
    year, month, first, last = _year(hit), hit.value("month"), _day(hit), _day(hit, 1)
    if first >= last:
        return None
    if year is None:
        date(2024, month, last)
        return Yearless(month, first, until=last)
    return Fixed(Period(date(year, month, first), date(year, month, last)))


@_reading
def the_day(hit: Hit) -> Meaning | None:
    """``on the 23rd``."""
    return DayOfMonth(_day(hit)) if hit.word("day_ordinal")[0].isdigit() else None


@_reading
def week_of(hit: Hit) -> Meaning | None:
    """``the week of March 6``: told by its day; see :class:`Yearless` for the year."""
    year = _year(hit)
    if year is not None:
        return Fixed(calendar.week(date(year, hit.value("month"), _day(hit))))
    return Yearless(hit.value("month"), _day(hit), whole_week=True)


@_reading
def nine_eleven(hit: Hit) -> Meaning | None:
    """``9/11``; other pairs of numbers are scores or fractions."""
    if hit.signs.text[hit.start : hit.end] != "9/11":
        return None
    return Fixed(calendar.day(date(2001, 9, 11)))


# -- months, seasons, quarters, years -----------------------------------------------------------


def _ref_years(hit: Hit) -> int | None:
    """Years from the reference, for "June last year"."""
    return _towards(hit) if hit.has("unit_year") else None


@_reading
def month_year(hit: Hit) -> Meaning | None:
    """``September 2022``, ``June last year``."""
    year = _year(hit)
    if year is None:
        return Yearless(hit.value("month"), years=_ref_years(hit))
    return Fixed(calendar.month(year, hit.value("month")))


@_reading
def month_only(hit: Hit) -> Meaning | None:
    """``March``, ``mid-September``, ``last November``."""
    return Yearless(hit.value("month"), towards=_towards(hit))


@_reading
def seasonal(hit: Hit) -> Meaning | None:
    """``summer 2012``, ``this fall``, ``third-quarter``, ``the second half of 2024``."""
    kind, name = "season", "season"
    if hit.has("half"):
        kind, name = "half", "half"
    elif hit.has("unit_quarter"):
        kind, name = "quarter", "quarter"
    value = int(hit.value("season")) if kind == "season" else _ordinal(hit)
    if kind != "season" and not 1 <= value <= {"half": 2, "quarter": 4}[name]:
        return None
    year = _year(hit)
    years = _ref_years(hit)
    if hit.has("ago") or hit.has("before_word"):
        years = -1
    meaning = Seasonal(
        kind,  # type: ignore[arg-type]
        value,
        towards=None if years is not None else _towards(hit),
        years=years,
    )
    return meaning if year is None else Fixed(meaning.in_year(year))


def _ordinal(hit: Hit) -> int:
    if hit.has("first_last") and not hit.has("ordinal"):
        return 2 if hit.value("first_last") < 0 else 1
    word = hit.word("ordinal")
    ordinals: dict[str, int] = hit.lexicon.values["ordinal"]
    return ordinals.get(word) or int(re.sub(r"\D", "", word))


@_reading
def quarter_only(hit: Hit) -> Meaning | None:
    """``the latest quarter``: the one last completed; "the year-ago quarter" a year before it."""
    steps = 0 if hit.has("current") else -1
    if hit.has("ago") or hit.has("before_word"):
        steps = -5
    return CalendarUnit("Q", steps)


@_reading
def year_only(hit: Hit) -> Meaning | None:
    """``2018``, ``late 2024``, ``nineteen ninety-six``."""
    year = _year(hit)
    if year is None or not 1500 <= year <= 2100:
        return None
    return Fixed(calendar.year(year))


@_reading
def fiscal(hit: Hit) -> Meaning | None:
    """``fiscal 1989``, ``the 2023-24 academic year``; without a number the running year."""
    if hit.has("year_span"):
        return year_span(hit)
    year = _year(hit)
    return CalendarUnit("Y", 0) if year is None else Fixed(calendar.year(year))


@_reading
def year_span(hit: Hit) -> Meaning | None:
    """``2023-24``: two years where the second follows the first; ``2023-11`` a month."""
    first, second = re.split(r"[-–/]", hit.signs.word(hit.found["year_span"][0]))
    year, rest = int(first), int(second)
    if rest > year % 100 and (rest == year % 100 + 1 or rest > 12):
        return Fixed(Period(date(year, 1, 1), date(year - year % 100 + rest, 12, 31)))
    return Fixed(calendar.month(year, rest)) if 1 <= rest <= 12 else None


@_reading
def year_end(hit: Hit) -> Meaning | None:
    """``year-end``: the last day of the running year."""
    return Yearless(12, 31, towards=0)


@_reading
def year_ago(hit: Hit) -> Meaning | None:
    """``year-earlier``: the year before."""
    return CalendarUnit("Y", -1)


@_reading
def decade(hit: Hit) -> Meaning | None:
    """``the 1990s``, ``the '80s``, ``the nineties``."""
    return Fixed(_decade(hit))


def _decade(hit: Hit) -> Period:
    if hit.has("decade_word"):
        tens = int(hit.value("decade_word"))
        return calendar.decade((1900 if tens else 2000) + tens)
    digits = re.sub(r"\D", "", hit.word("decade"))
    if len(digits) == 4:
        if digits.endswith("00"):
            return calendar.century(int(digits) // 100 + 1)
        return calendar.decade(int(digits))
    return calendar.decade(1900 + int(digits) if int(digits) >= 20 else 2000 + int(digits))


@_reading
def half_decade(hit: Hit) -> Meaning | None:
    """``the last half of the '80s``."""
    return Fixed(_decade(hit), modifier="START" if _ordinal(hit) == 1 else "END")


@_reading
def century(hit: Hit) -> Meaning | None:
    """``the 21st century``."""
    number_ = _ordinal(hit)
    return Fixed(calendar.century(number_)) if 1 <= number_ <= 99 else None


# -- deictic ----------------------------------------------------------------------------------


@_reading
def today(hit: Hit) -> Meaning | None:
    """``yesterday morning``."""
    return CalendarUnit("D", hit.value("day_deictic"))


@_reading
def this_part(hit: Hit) -> Meaning | None:
    """``this morning``, ``last night``."""
    return CalendarUnit("D", -1 if hit.has("last") else 0)


@_reading
def tonight(hit: Hit) -> Meaning | None:
    """``tonight``, ``overnight``."""
    steps, part = hit.value("part_deictic")
    return CalendarUnit("D", steps, part=part)


@_reading
def weekday(hit: Hit) -> Meaning | None:
    """``Friday``, ``last Monday``, ``the following Tuesday``."""
    told = hit.has("following") or hit.has("previous")
    towards = _towards(hit)
    if hit.has("following"):
        towards = 1
    if hit.has("=week"):
        return Weekday(hit.value("weekday"), 0)
    return Weekday(hit.value("weekday"), towards, "narrated" if told else "document")


@_reading
def weekday_set(hit: Hit) -> Meaning | None:
    """``Tuesdays``, ``every Thursday``."""
    number_ = hit.value("weekdays") if hit.has("weekdays") else hit.value("weekday")
    return Repeated(f"XXXX-WXX-{number_ + 1}")


@_reading
def calendar_unit(hit: Hit) -> Meaning | None:
    """``last week``, ``this year``, ``the end of the month``."""
    towards = _towards(hit) or 0
    return CalendarUnit(_unit(hit), towards)


@_reading
def narrated_unit(hit: Hit) -> Meaning | None:
    """``the next day``, ``the following year``, ``that same month``."""
    if hit.has("that") or hit.has("same"):
        return Then(unit=_unit(hit))
    return CalendarUnit(_unit(hit), -1 if hit.has("previous") else 1, "narrated")


# -- counted ----------------------------------------------------------------------------------


def _offset(hit: Hit, sign: int, anchor: Anchor) -> Meaning:
    count = 1.0 if hit.has("the") else amount(hit)
    return Offset(count, _unit(hit), sign, anchor)


@_reading
def ago(hit: Hit) -> Meaning | None:
    """``two weeks ago``."""
    if hit.value("unit") == "E" and hit.has("article"):
        return Offset(10.0, "Y", -1)
    return _offset(hit, -1, "document")


@_reading
def narrated_offset(hit: Hit) -> Meaning | None:
    """``a year earlier``, ``two days later``."""
    back = hit.has("before_word") or hit.has("event_before")
    return _offset(hit, -1 if back else 1, "narrated")


@_reading
def soon_after(hit: Hit) -> Meaning | None:
    """``soon afterward``: from the date narrated on."""
    return Offset(None, "D", 1, "narrated", modifier="APPROX")


@_reading
def event_offset(hit: Hit) -> Meaning | None:
    """``four days after ...``; "from now" is counted from the document."""
    if hit.has("=now"):
        return _offset(hit, 1, "document")
    back = hit.has("event_before") or hit.has("=prior")
    return _offset(hit, -1 if back else 1, "event")


@_reading
def rolling(hit: Hit) -> Meaning | None:
    """``the past two months``, ``recent years``, ``the coming weeks``."""
    ahead = any(hit.has(n) for n in ("next", "=coming", "=future", "=ahead"))
    one = hit.has("unit_long")
    return Rolling(1.0 if one else amount(hit), _unit(hit), 1 if ahead else -1, type="DURATION")


@_reading
def duration(hit: Hit) -> Meaning | None:
    """``24-hour``, ``three years``, ``decades``."""
    return Length(amount(hit), _unit(hit))


# -- sets, clock, references --------------------------------------------------------------------


@_reading
def every(hit: Hit) -> Meaning | None:
    """``every month``, ``each July``, ``every two years``."""
    if hit.has("month"):
        return Repeated(f"XXXX-{hit.value('month'):02d}")
    if hit.has("season"):
        return Repeated(f"XXXX-{ {21: 'SP', 22: 'SU', 23: 'FA', 24: 'WI'}[hit.value('season')] }")
    if hit.has("daypart"):
        return Repeated(f"XXXX-XX-XX{hit.value('daypart')}")
    count = number(hit, hit.word("number")) if hit.has("number") else 1.0
    return Repeated(length(count, _unit(hit)))


@_reading
def set_word(hit: Hit) -> Meaning | None:
    """``weekly``."""
    return Repeated(hit.value("set_word") or hit.value("set_adjective"))


@_reading
def per(hit: Hit) -> Meaning | None:
    """``twice a week``."""
    return Repeated(length(1.0, _unit(hit)))


@_reading
def clock_time(hit: Hit) -> Meaning | None:
    """``10:35 a.m.``: a time of the day narrated or of the document."""
    return CalendarUnit("D", 0)


@_reading
def vague(hit: Hit) -> Meaning | None:
    """``recently``, ``now``, ``the future``."""
    words = _words(hit)
    if hit.has("=future") or hit.has("=term"):
        return Vague("FUTURE_REF")
    if hit.has("past_ref") or "recently" in words or "past" in words:
        return Vague("PAST_REF")
    return Vague("PRESENT_REF")


@_reading
def then(hit: Hit) -> Meaning | None:
    """``at the time``."""
    return Then()


@_reading
def holiday(hit: Hit) -> Meaning | None:
    """``Christmas Day``, ``Thanksgiving 2023``."""
    kind = hit.value("holiday")
    eve = timedelta(days=hit.value("compass") or 0)
    year = _year(hit)
    if kind[0].isdigit():
        month, day = int(kind[:2]), int(kind[3:])
        when = date(2024, month, day) + eve
        if year is None:
            return Yearless(when.month, when.day, towards=_towards(hit))
        return Fixed(calendar.day(date(year, month, day) + eve))
    feast = MovableFeast(11, 1, towards=_towards(hit), name=kind)
    if year is None:
        return feast
    found = feast.in_year(year)
    return Fixed(found) if found else None
