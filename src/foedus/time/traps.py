"""Words that look like time and are not: "may", "march", ages, mastheads, quantities, names."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.time.grammar import Hit

MASTHEADS = frozenset(
    ["times", "telegraph", "mirror", "herald", "express", "mail", "post", "people", "world", "independent", "business", "tribune", "star", "sun", "news", "magazine", "journal", "review", "mercury", "observer", "sport", "standard", "beast"]
)
"""What follows a weekday or "daily" in the name of a newspaper."""

CURRENCY = frozenset("$£€¥#")

MODAL_MONTHS = frozenset({"may", "march"})

BEFORE_MONTH = frozenset(
    """in since until till by of from to and or between through during before after for on late
    early mid last next this each every the is was around about — – - , ( /""".split()
)
"""What may stand before "May" or "March" when they are months."""

BARE = frozenset({"month.bare", "season.picked", "weekday", "set.word", "holiday"})
"""Rules whose single words may also be, or be part of, a name or a verb."""

QUANTITY_MARKS = frozenset({"%", "percent", "per", "km", "miles", "metres", "meters", "feet"})


def is_no_time(hit: Hit, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Whether a hit of the grammar is no time expression in its sentence."""
    before, after = _around(hit)
    rule = hit.rule.id
    if rule == "month.bare" and _word(tokens) in MODAL_MONTHS and before.lower() not in BEFORE_MONTH:
        return True
    if rule in BARE and (_masthead(after) or _named(hit, analysis, tokens) or _verb(tokens)):
        return True
    if rule.startswith("length") and _no_length(hit, before, after):
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


def _word(tokens: tuple[Token, ...]) -> str:
    return tokens[0].text.lower() if len(tokens) == 1 else ""


def _masthead(after: str) -> bool:
    return after[:1].isupper() and after.lower() in MASTHEADS


def _named(hit: Hit, analysis: Analysis, tokens: tuple[Token, ...]) -> bool:
    """Inside a longer name of a person, organization or place: "Theresa May", "Black Friday Inc."."""
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
    words = [hit.signs.word(i) for i in range(hit.first, hit.last)]
    return words[-1] == "quarter" and (words[0] in ("a", "one", "about") or after == "of")


def _quantity(
    hit: Hit, tokens: tuple[Token, ...], analysis: Analysis, before: str, after: str
) -> bool:
    """A four-digit number that counts or numbers something."""
    if before in CURRENCY or after in QUANTITY_MARKS or before.lower() in ("no", "number", "than"):
        return True
    if hit.last - hit.first > 1:
        return False
    token = tokens[0]
    head = analysis.tokens[token.head]
    if token.upos:
        return token.deprel == "nummod" and head.i > token.i and head.has("Number=Plur")
    counted = after[:1].islower() and after.endswith("s") and not after.endswith("ss")
    return counted and before.lower() not in ("in", "of", "the", "since", "by", "from", "during")
