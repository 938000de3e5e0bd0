"""Words that look like time and are not: "may", "march", ages, mastheads, quantities, names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from foedus.language import Analysis, Token
from foedus.time.context import words
from foedus.time.grammar import Hit

BARE = frozenset({"month.bare", "season.picked", "weekday", "set.word", "holiday"})
"""Rules whose single words may also be, or be part of, a name or a verb."""

RATE = re.compile(
    r"(?:[$£€¥]\s?[\d.,]+|\d[\d.,]*%?|\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens|hundreds|thousands) [a-z]+s)$"
)
"""What counts something, before "a year"."""

OFTEN = re.compile(r"\s(?:a|an|per|each|every)\s(?:day|week|month|year)\b", re.IGNORECASE)
"""What makes a length a habit: "24 hours a day"."""

COMPARED = re.compile(r"[-‑–](?:by|on|over|to)[-‑–](?:day|week|month|quarter|year)\b")
"""What makes of a unit half of a comparison or a habit: "quarter-to-quarter"."""

TITLES = frozenset({"unit.picked", "day.deictic", "clock", "reference.word"})
"""Rules whose words have no capitals of their own, and like to name programmes and papers."""


def is_no_time(hit: Hit, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Whether a hit of the grammar is no time expression in its sentence."""
    before, after = _around(hit)
    rule = hit.rule.id
    if COMPARED.match(hit.signs.text, hit.end):
        return True
    if rule == "month.bare" and _modal(tokens, before):
        return True
    if rule == "holiday" and after[:1].isupper() and after.lower() not in words("weekdays"):
        return True
    if rule in BARE and (_masthead(after) or _named(hit, analysis, tokens) or _verb(tokens)):
        return True
    if rule.startswith("length") and _no_length(hit, before, after):
        return True
    if rule == "unit.the" and _idiom(hit, before):
        return True
    if rule == "year.bare":
        return _quantity(hit, tokens, analysis, before, after)
    if rule == "set.word":
        named = tokens[0].text[0].isupper() and tokens[0].upos == "PROPN"
        return named or after[:1].isupper() or (_adverb(tokens) and _rate(hit, before))
    if rule in TITLES and _title(analysis, tokens):
        return True
    other = OTHER_SENSES.get(rule)
    return other is not None and other(_Seen(hit, analysis, tokens, before, after))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A hit in its sentence: its tokens, and the words before and after it as written."""

    hit: Hit
    analysis: Analysis
    tokens: tuple[Token, ...]
    before: str
    after: str


def _current(seen: _Seen) -> bool:
    """A stream; or "the then current price", which is of the past."""
    return seen.tokens[0].upos in ("NOUN", "PROPN") or seen.before.lower() == "then"


def _soon(seen: _Seen) -> bool:
    """``as soon as``, ``how soon``, ``soon after``."""
    before, after = seen.before.lower(), seen.after.lower()
    return before in ("as", "how", "too") or after in ("after", "as", "thereafter")


def _future(seen: _Seen) -> bool:
    """``the future of the alliance``: its fate."""
    return seen.after.lower() == "of"


def _in_his(seen: _Seen) -> bool:
    """``in his 30s``: an age."""
    return seen.before.lower() in words("possessives")


def _no_attack(seen: _Seen) -> bool:
    """Numbers with a stroke other than ``9/11``."""
    return seen.hit.signs.text[seen.hit.start : seen.hit.end] != "9/11"


def _told_there(seen: _Seen) -> bool:
    """``at the time of its founding``: its own words say when, no date told before.

    So does the clause that follows in "at the time he was captured".
    """
    if seen.after.lower() in ("of", "that", "when"):
        return True
    return bool(seen.analysis.dependents(seen.tokens[-1].i, "acl"))


def _our_times(seen: _Seen) -> bool:
    """``today's world``, ``the leaders of tomorrow``: these times, or those to come."""
    hit = seen.hit
    if hit.signs.word(hit.last - 1) == "tomorrow":
        return seen.before.lower() == "of"
    follows = hit.signs.text[hit.end :].split(maxsplit=3)[:3]
    if seen.after not in ("'s", "’s") or len(follows) < 2:
        return False
    return any(word.strip(".,;:").lower() in words("eras") for word in follows[1:])


OTHER_SENSES: dict[str, Callable[[_Seen], bool]] = {
    "reference.current": _current,
    "reference.soon": _soon,
    "reference.future": _future,
    "reference.then": _told_there,
    "decade": _in_his,
    "day.deictic": _our_times,
    "date.nine-eleven": _no_attack,
}
"""For rules whose words have another sense: whether they have it here."""


def _title(analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Part of a name, as "Europe Today" or "This Week", by its capitals.

    Not at the start of a sentence nor in a headline, where they say nothing.
    """
    sentence = analysis.sentences[tokens[0].sentence]
    words_ = [t for t in analysis.tokens[sentence.first : sentence.last] if t.text[:1].isalpha()]
    capital = [t for t in words_ if t.text[0].isupper()]
    if len(capital) * 2 > len(words_) or not all(t in capital for t in tokens if t in words_):
        return False
    if any(t.text[0].isdigit() for t in tokens):
        return False  # "10:35 GMT"
    before = [t for t in words_ if t.i < tokens[0].i]
    return bool(before) and (len(tokens) > 1 or before[-1] in capital)


def _around(hit: Hit) -> tuple[str, str]:
    """The words before and after a hit, as written."""
    signs = hit.signs
    before = after = ""
    if hit.first:
        before = signs.text[signs.starts[hit.first - 1] : signs.ends[hit.first - 1]]
    if hit.last < len(signs.starts):
        after = signs.text[signs.starts[hit.last] : signs.ends[hit.last]]
    return before, after


def _modal(tokens: tuple[Token, ...], before: str) -> bool:
    """Whether "May" or "March" stands where no month can: a title's "May Harm"."""
    if len(tokens) > 1 or tokens[0].text.lower() not in words("modal_months"):
        return False
    return before.lower() not in words("before_month")


def _idiom(hit: Hit, before: str) -> bool:
    """Whether it is the idiom "at the end of the day"."""
    words_ = hit.signs.text[hit.start : hit.end].lower().split()
    return before.lower() == "at" and words_ == ["the", "end", "of", "the", "day"]


def _masthead(after: str) -> bool:
    return after[:1].isupper() and after.lower() in words("mastheads")


def _named(hit: Hit, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Inside a longer name of a person, organization or place, such as "Theresa May"."""
    if hit.last - hit.first > 1:
        return False
    first, last = tokens[0].i, tokens[-1].i + 1
    return any(
        name.label in ("PER", "ORG", "LOC")
        and name.first <= first
        and last <= name.last
        and name.last - name.first > last - first
        for name in analysis.names
    )


def _verb(tokens: tuple[Token, ...]) -> bool:
    """A single word that the tagger reads as verb or auxiliary: "May", "March on"."""
    return len(tokens) == 1 and tokens[0].upos in ("VERB", "AUX")


def _no_length(hit: Hit, before: str, after: str) -> bool:
    """Ages ("34-year-old", "aged 60 years"), "a quarter of", "second"."""
    text = hit.signs.text
    rest = text[hit.end : hit.end + 5].lower()
    if rest.startswith(("-old", " old", "‑old", "s-old")) or before.lower() in ("age", "aged"):
        return True
    first, last = hit.signs.word(hit.first), hit.signs.word(hit.last - 1)
    if last == "hours" and hit.has("edge"):
        return True  # "in the early hours"
    if last == "quarter" and (first in ("a", "one", "about") or after == "of"):
        return True
    if last == "quarters" and re.search(r"\bthree[- ]quarters$", text[hit.start : hit.end], re.I):
        return True
    if OFTEN.match(text, hit.end):
        return True
    return first in ("a", "an") and hit.last - hit.first == 2 and _rate(hit, before)


def _adverb(tokens: tuple[Token, ...]) -> bool:
    """``annually``, and not ``annual``."""
    return tokens[0].upos in ("ADV", "")


def _rate(hit: Hit, before: str) -> bool:
    """ "$500 million a year", "10,000 units annually": so much in each, not so long or so often."""
    text = hit.signs.text
    behind = text[max(0, hit.start - 40) : hit.start].rstrip()
    return before.lower() in words("amounts") or RATE.search(behind) is not None


def _of_a_year(number: str, before: str) -> bool:
    """Whether "2014" before a plural is likely a year ("the 2014 protests"), not how many."""
    year = number.isdigit() and 1900 <= int(number) <= 2050
    return year and (int(number) % 100 > 0 or before.lower() in words("before_year"))


def _quantity(
    hit: Hit, tokens: tuple[Token, ...], analysis: Analysis, before: str, after: str
) -> bool:
    """A four-digit number that counts or numbers something."""
    if (
        before in words("currency")
        or after in words("measures")
        or before.lower() in words("before_number")
    ):
        return True
    if hit.last - hit.first > 1:
        return False
    token = tokens[0]
    head = analysis.tokens[token.head]
    if token.upos:
        counts = token.deprel == "nummod" and head.i > token.i and head.has("Number=Plur")
        return counts and not _of_a_year(token.text, before)
    counted = after[:1].islower() and after.endswith("s") and not after.endswith("ss")
    return counted and before.lower() not in words("before_year")
