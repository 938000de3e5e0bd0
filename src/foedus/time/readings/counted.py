"""Readings of what is counted from somewhere, of durations, sets and vague references."""

from __future__ import annotations

from dataclasses import replace

from foedus.time.counted import CalendarUnit, Clock, Offset, Rolling
from foedus.time.cyclic import Weekday
from foedus.time.grammar import Hit
from foedus.time.meanings import Anchor, Length, Meaning, Repeated, Then, Vague
from foedus.time.readings.table import reading
from foedus.time.readings.words import amount, number, towards_of, unit_of, words_of
from foedus.time.values import length, part_of_year


@reading
def today(hit: Hit) -> Meaning | None:
    """``yesterday morning``."""
    return CalendarUnit("D", hit.value("day_deictic"))


@reading
def this_part(hit: Hit) -> Meaning | None:
    """``this morning``, ``last night``."""
    return CalendarUnit("D", -1 if hit.has("last") else 0)


@reading
def part_narrated(_hit: Hit) -> Meaning | None:
    """``in the morning``: of the day told of last."""
    return CalendarUnit("D", 0, "narrated")


@reading
def tonight(hit: Hit) -> Meaning | None:
    """``tonight``, ``overnight``."""
    steps, part = hit.value("part_deictic")
    return CalendarUnit("D", steps, part=part)


@reading
def weekday(hit: Hit) -> Meaning | None:
    """``Friday``, ``last Monday``, ``the following Tuesday``."""
    told = hit.has("following") or hit.has("previous")
    towards = towards_of(hit)
    if hit.has("following"):
        towards = 1
    if hit.has("=week"):
        return Weekday(hit.value("weekday"), 0)
    return Weekday(hit.value("weekday"), towards, "narrated" if told else "document")


@reading
def weekday_set(hit: Hit) -> Meaning | None:
    """``Tuesdays``, ``every Thursday``, ``Sunday mornings``."""
    number_ = hit.value("weekdays") if hit.has("weekdays") else hit.value("weekday")
    part = hit.value("dayparts") or hit.value("daypart") or ""
    return Repeated(f"XXXX-WXX-{number_ + 1}{part}")


@reading
def calendar_unit(hit: Hit) -> Meaning | None:
    """``last week``, ``this year``, ``the end of the month``."""
    towards = towards_of(hit) or 0
    return CalendarUnit(unit_of(hit), towards)


@reading
def narrated_unit(hit: Hit) -> Meaning | None:
    """``the next day``, ``the following year``, ``that same month``."""
    if hit.has("that") or hit.has("same"):
        return Then(unit=unit_of(hit))
    return CalendarUnit(unit_of(hit), -1 if hit.has("previous") else 1, "narrated")


def _offset(hit: Hit, sign: int, anchor: Anchor) -> Offset:
    count = 1.0 if hit.has("the") else amount(hit)
    return Offset(count, unit_of(hit), sign, anchor)


@reading
def ago(hit: Hit) -> Meaning | None:
    """``two weeks ago``."""
    if hit.value("unit") == "E" and hit.has("article"):
        return Offset(10.0, "Y", -1)
    return _offset(hit, -1, "document")


@reading
def narrated_offset(hit: Hit) -> Meaning | None:
    """``a year earlier``, ``two days later``; "an hour later" is a length, no clock being told."""
    back = hit.has("before_word") or hit.has("event_before")
    meaning = _offset(hit, -1 if back else 1, "narrated")
    return replace(meaning, type="DURATION") if meaning.unit.startswith("T") else meaning


@reading
def soon_after(_hit: Hit) -> Meaning | None:
    """``soon afterward``: close after the date narrated."""
    return Offset(None, "D", 1, "narrated", soon=True, modifier="APPROX")


@reading
def event_offset(hit: Hit) -> Meaning | None:
    """``four days after ...``: a length, and with its event a date; "from now" is from today."""
    if hit.has("=now"):
        return _offset(hit, 1, "document")
    back = hit.has("event_before") or hit.has("=prior")
    meaning = _offset(hit, -1 if back else 1, "event")
    return meaning if hit.has("the") else replace(meaning, type="DURATION")


@reading
def rolling(hit: Hit) -> Meaning | None:
    """``the past two months``, ``recent years``, ``the coming weeks``.

    "In coming months", without an article, is no stretch but only some time ahead. "The past
    decade" is ten years up to now, no decade of the calendar.
    """
    ahead = any(hit.has(n) for n in ("next", "=coming", "=future", "=ahead", "=come"))
    if hit.rule.id == "rolling.vague" and not (hit.has("the") or hit.has("recent")):
        return Vague("FUTURE_REF" if ahead else "PAST_REF")
    sign = 1 if ahead else -1
    unit = unit_of(hit)
    long = unit in ("E", "C") and hit.has("past")
    if hit.has("unit_long") and not long:
        return Rolling(1.0, unit, sign, by_unit=True)
    return Rolling(1.0 if long else amount(hit), unit, sign, type="DURATION")


@reading
def seasons(hit: Hit) -> Meaning | None:
    """``the past three summers``: each of them."""
    return Repeated(f"XXXX-{part_of_year('season', hit.value('seasons'))}")


@reading
def duration(hit: Hit) -> Meaning | None:
    """``24-hour``, ``three years``, ``decades``."""
    return Length(amount(hit), unit_of(hit))


@reading
def while_(_hit: Hit) -> Meaning | None:
    """``for a while``: a length of unknown unit."""
    return Length(None, "X")


@reading
def every(hit: Hit) -> Meaning | None:
    """``every month``, ``each July``, ``every two years``."""
    if hit.has("month"):
        return Repeated(f"XXXX-{hit.value('month'):02d}")
    if hit.has("season"):
        return Repeated(f"XXXX-{part_of_year('season', hit.value('season'))}")
    if hit.has("daypart"):
        return Repeated(f"XXXX-XX-XX{hit.value('daypart')}")
    count = number(hit, hit.word("number")) if hit.has("number") else 1.0
    return Repeated(length(count, unit_of(hit)))


@reading
def set_word(hit: Hit) -> Meaning | None:
    """``weekly``."""
    return Repeated(hit.value("set_word") or hit.value("set_adjective"))


@reading
def per(hit: Hit) -> Meaning | None:
    """``twice a week``."""
    return Repeated(length(1.0, unit_of(hit)))


@reading
def clock_time(_hit: Hit) -> Meaning | None:
    """``10:35 a.m.``: a time of the day told of."""
    return Clock("D", 0)


@reading
def vague(hit: Hit) -> Meaning | None:
    """``recently``, ``now``, ``the future``, ``at a later date``."""
    words = words_of(hit)
    if any(hit.has(name) for name in ("=future", "=term", "future_ref", "=one", "=later")):
        return Vague("FUTURE_REF")
    if hit.has("past_ref") or "recently" in words or "past" in words:
        return Vague("PAST_REF")
    return Vague("PRESENT_REF")


@reading
def then(_hit: Hit) -> Meaning | None:
    """``at the time``."""
    return Then()
