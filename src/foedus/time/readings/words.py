"""What the words of a hit say: numbers, years, units, parts of the day."""

from __future__ import annotations

import re
from typing import cast

from foedus.records import Modifier
from foedus.time.grammar import Hit

DAYS = ("day", "day_ordinal", "ordinal")
"""Classes of what can be the day of a month."""

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


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
        return 1.5 if "and" in words_of(hit) else 0.5
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
    return 1.0 if hit.has("article") or (hit.has("unit") and not hit.has("few")) else None


def unit_of(hit: Hit) -> str:
    """The TIMEX3 letter of the unit; ``WE`` for the weekend, a day where none is named."""
    for name in ("units", "unit", "unit_calendar", "unit_long", "unit_week", "unit_month",
                 "unit_quarter", "unit_year"):  # fmt: skip
        if hit.has(name):
            return str(hit.value(name))
    return "WE" if hit.has("=weekend") else "D"


def words_of(hit: Hit) -> list[str]:
    """The words of the expression, lower case."""
    return [hit.signs.word(i) for i in range(hit.first, hit.last)]


def year_of(hit: Hit) -> int | None:
    """The year it names."""
    name = "year" if hit.has("year") else "spelled"
    return int(number(hit, hit.word(name))) if hit.has(name) else None


def towards_of(hit: Hit) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"."""
    if hit.has("last") or hit.has("past") or hit.has("=past") or hit.has("previous"):
        return -1
    if hit.has("next") or hit.has("=coming") or hit.has("=next"):
        return 1
    return 0 if hit.has("this") or hit.has("current") else None


def day_of(hit: Hit, which: int = 0) -> int:
    """The day of the month it names; of two days the ``which``-th."""
    days = sorted([(i, hit.signs.word(i)) for name in DAYS for i in hit.found.get(name, [])])
    word = days[which][1]
    ordinals: dict[str, int] = hit.lexicon.values["ordinal"]
    return ordinals.get(word) or int(re.sub(r"\D", "", word))


def modifier_of(hit: Hit) -> Modifier | None:
    """START, MID, END for "early", "mid", "the end of"; APPROX for "about", "or so"."""
    for name in ("edge", "edge_of", "earlier"):
        if hit.has(name):
            return cast("Modifier", hit.value(name))
    return "APPROX" if any(hit.has(name) for name in ("approx", "under", "=so")) else None


def part_of_day(hit: Hit) -> str:
    """The part of the day as TIMEX3 writes it after the date: ``TMO``, ``T09:00``."""
    if hit.has("clock") or hit.has("ampm"):
        return "T" + _clock(hit)
    if hit.has("hour"):
        return _spoken_hour(hit)
    for name, value in (("=noon", "T12:00"), ("=midday", "T12:00"), ("=midnight", "T24:00")):
        if hit.has(name):
            return value
    return str(hit.value("daypart")) if hit.has("daypart") else ""


def _clock(hit: Hit) -> str:
    text = next(hit.word(n) for n in ("clock", "hour", "hour24") if hit.has(n))
    hours, _, minutes = text.partition(":") if ":" in text else (text[:2], "", text[2:])
    hour = int(hours)
    if hit.has("ampm"):
        hour = hour % 12 + (12 if hit.word("ampm").startswith("p") else 0)
    return f"{hour:02d}:{minutes[:2] or '00'}"


def _spoken_hour(hit: Hit) -> str:
    """``4 in the morning``; a late hour of the night is before midnight."""
    hour, part = int(hit.word("hour")) % 12, hit.value("daypart")
    later = part in ("TAF", "TEV") or (part == "TNI" and hour >= 6)
    return f"T{hour + 12 * later:02d}:00"


def ordinal_of(hit: Hit) -> int:
    """The ordinal it names: "third" is 3, "last half" 2."""
    if hit.has("first_last") and not hit.has("ordinal"):
        return 2 if hit.value("first_last") < 0 else 1
    word = hit.word("ordinal")
    ordinals: dict[str, int] = hit.lexicon.values["ordinal"]
    return ordinals.get(word) or int(re.sub(r"\D", "", word))
