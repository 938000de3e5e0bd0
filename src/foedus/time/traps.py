"""Words that look like time and are not: "may", "march", ages, mastheads, quantities, names."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.time.context import words
from foedus.time.grammar import Hit

BARE = frozenset({"month.bare", "season.picked", "weekday", "set.word", "holiday"})
"""Rules whose single words may also be, or be part of, a name or a verb."""


def is_no_time(hit: Hit, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Whether a hit of the grammar is no time expression in its sentence."""
    before, after = _around(hit)
    rule = hit.rule.id
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
        return after[:1].isupper() or (tokens[0].text[0].isupper() and tokens[0].upos == "PROPN")
    return rule == "date.nine-eleven" and hit.signs.text[hit.start : hit.end] != "9/11"


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
    return last == "quarter" and (first in ("a", "one", "about") or after == "of")


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
        return token.deprel == "nummod" and head.i > token.i and head.has("Number=Plur")
    counted = after[:1].islower() and after.endswith("s") and not after.endswith("ss")
    return counted and before.lower() not in words("before_year")
