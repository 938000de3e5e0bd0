"""A text as a string of signs: one character for each word, number or mark.

The recogniser has its own words, since "mid-September" or "24-hour" are one token in one
treebank and three in another; the tokens of the language step come in where syntax is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from foedus.time.lexicon import OTHER, Lexicon
from foedus.time.named import plain

TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES = "one|two|three|four|five|six|seven|eight|nine"
CENTURY = "seventeen|eighteen|nineteen|twenty"
NOT_PLAIN = f"{TEENS}|{TENS}|{ONES}|a|am|p|pm"
"""Words that what follows may make part of a number or a time of day."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of a text.

    Attributes:
        text: The text itself. ``string``: one sign a word, of the words kept.
        starts, ends: Characters of each word.
    """

    text: str
    string: str
    starts: list[int]
    ends: list[int]

    def word(self, i: int) -> str:
        """A word in lower case, without the full stop of an abbreviation."""
        return self.text[self.starts[i] : self.ends[i]].lower().rstrip(".")


@cache
def _pattern(abbreviations: frozenset[str]) -> re.Pattern[str]:
    months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    short = _by_initial(form for a in abbreviations for form in (a.capitalize(), a.upper()))
    return re.compile(
        rf"""
        (?P<plain>(?!(?:{_by_initial(NOT_PLAIN.split("|"))})(?![a-z]))[a-z]++(?![^\W\d_]))
      | (?P<abbreviation>\b(?=[A-Z])(?:{short})(?:\.|(?=\s\d)|(?=,\s(?:{months}))))
      | (?P<spelled_year>\b(?=[sentSENT])(?i:{CENTURY})[ -]
            (?i:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|hundred)\b)
      | (?P<spelled>\b(?=[aA]\s|[efnostEFNOST])
            (?i:(?:{TENS})[ -](?:{ONES})|(?:a|{ONES})[ ](?:hundred|thousand))\b)
      | (?P<word>[^\W\d_]+)
      | (?P<iso_time>\d{{4}}-\d{{2}}-\d{{2}}T\d{{2}}:\d{{2}}(?::\d{{2}})?)
      | (?P<iso_date>\d{{4}}-\d{{2}}-\d{{2}}(?![\d-]))
      | (?P<slash_date>\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?![\d/]))
      | (?P<year_span>(?:1[89]|20)\d\d[-–/]\d\d(?![\d/-]))
      | (?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)|(?:[01]\d|2[0-3])[0-5]\d(?=\sGMT\b))
      | (?P<decade>(?:(?:1\d|20)\d|['’]?\d)0['’]?s\b)
      | (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
      | (?P<fraction>\d+[ ]\d/\d|\d*[½¼¾]|\d+\.\d+(?!\.?\d))
      | (?P<number>\d+(?:,\d{{3}})*)
      | (?P<short_year>['’]\d\d\b)
      | (?P<possessive_s>['’]s\b)
      | (?P<break>\n)
      | (?P<other>\S)
        """,
        re.VERBOSE,
    )


def _by_initial(words: Iterable[str]) -> str:
    """A pattern of any of the words, longer ones first, that is refused at the first letter."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{initial}(?:{'|'.join(rests[initial])})" for initial in sorted(rests))


HALF_DAY = re.compile(r"[ap](?:\.m\b\.?|m\b)", re.IGNORECASE)
"""``a.m.``, ``pm``: looked for only where a word could begin one."""

HALF_DAY_CLASS = frozenset({"ampm"})


def read_signs(text: str, lexicon: Lexicon) -> Signs:
    """Cut a text into words and give each its sign. A line break is a word of its own.

    Of several words in a row that are none of time only the first and the last are kept: no
    pattern matches them, and more than one word before or after a match is never asked for.
    """
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    small = lexicon.small
    after = others = 0
    for match in _pattern(lexicon.abbreviations).finditer(text):
        start, end = match.span()
        if start < after:
            continue
        kind = match.lastgroup
        if kind == "plain" or kind == "other":
            sign = small.get(match.group(), OTHER)
        elif kind == "word":
            sign, end = _word(match.group(), text, start, end, lexicon)
        elif kind == "abbreviation":
            sign = lexicon.upper[match.group().lower().rstrip(".")]
        else:
            sign = lexicon.sign(_classes(kind or "", match.group()))
        after = end
        others = others + 1 if sign == OTHER else 0
        if others > 2:
            starts[-1], ends[-1] = start, end
            continue
        signs.append(sign)
        starts.append(start)
        ends.append(end)
    return Signs(text, "".join(signs), starts, ends)


def _word(word: str, text: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """The sign of a word, and where the name of several words or "a.m." that it begins ends."""
    lower = word.lower()
    if word[0].isupper():
        sign = lexicon.capital.get(lower, OTHER)
        if lower in lexicon.longer:
            pattern, names = lexicon.longer[lower]
            if name := pattern.match(text, start):
                sign, end = names[plain(name.group())], name.end()
    else:
        sign = lexicon.small.get(lower, OTHER)
    if word[0] in "aApP" and len(word) < 3 and (found := HALF_DAY.match(text, start)):
        return lexicon.sign(HALF_DAY_CLASS), found.end()
    return sign, end


def _classes(shape: str, word: str) -> frozenset[str]:
    """The classes of what is told by its shape."""
    if shape == "number":
        return _number_classes(word)
    if shape == "spelled":
        return frozenset({"number", "spelled"})
    if shape == "spelled_year":
        return frozenset({"year", "spelled"})
    if shape == "ordinal":
        value = int(word[:-2])
        return frozenset({"ordinal", "day_ordinal"} if 1 <= value <= 31 else {"ordinal"})
    return frozenset({shape})


def _number_classes(word: str) -> frozenset[str]:
    if "," in word or len(word) > 4:
        return frozenset({"number"})
    value = int(word)
    if len(word) == 4:
        return frozenset({"number", "year"} if 1000 <= value <= 2199 else {"number"})
    classes = {"number"}
    if value <= 24:
        classes.add("hour24")
    if 1 <= value <= 12:
        classes.add("hour")
    if 1 <= value <= 31 and len(word) <= 2:
        classes.add("day")
    return frozenset(classes)
