"""Which line is the title of a plain report."""

from __future__ import annotations

import re

from foedus.clean.lexicon import fold
from foedus.clean.lines import ends_sentence, words
from foedus.clean.sheet import Sheet

_REPEAT_WITHIN = 12
"""A title and its repetition stand this close (in lines with text)."""

_MAX_WORDS = 30
_OUTLET_SUFFIX = re.compile(r"\s+[|–—•·-]\s+(?P<outlet>[^|–—•·]{2,50})$")
_OPENING_QUOTE = re.compile(r"[\"“'‘]")
_DATELINE = re.compile(
    r"[A-Z][A-Z.,' -]{2,40}(?:[A-Z][a-z]+ ?)?(?:\([A-Z][\w ./-]+\)|,\s+\w{3,9}\.?\s+\d{1,2})"
    r".{0,30}[–—_-](?:\s|$)"
    r"|[A-Z][A-Z.' -]{2,30}(?:,\s[A-Z][\w.]{1,12})?\s[–—_-]{1,2}(?:\s|$)"
)
_SENTENCE_OPENING = re.compile(
    r"(?:it|he|she|they|we|i|you|there|this|that|these|those|the|a|an|on|in|at|after|when|but|and)\b",
    re.IGNORECASE,
)
_SMALL = {
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "its", "nor",
    "of", "off", "on", "onto", "or", "over", "per", "than", "that", "the", "this", "to", "up",
    "via", "vs", "was", "were", "will", "with", "after", "amid", "be", "been", "before", "he",
    "her", "his", "it", "not", "says", "said", "their", "they", "who",
}  # fmt: skip


def find_title(sheet: Sheet) -> int | None:
    """Find the line that is the title.

    A first line that is repeated is the title; so is a short first line that is no sentence;
    and a short first sentence in the manner of headlines, if longer paragraphs follow.

    Returns:
        Index of the line, or None for a report without title.
    """
    candidates = sheet.open()[:_REPEAT_WITHIN]
    if not candidates:
        return None
    first = candidates[0]
    keys = [same_title_key(sheet.texts[i]) for i in candidates]
    for at, key in enumerate(keys[:4]):
        # a sentence may come again further down as a pull quote; a title stands close by
        reach = at + 4 if ends_sentence(sheet.texts[candidates[at]]) else _REPEAT_WITHIN
        if key in keys[at + 1 : reach] and 3 <= sheet.words(candidates[at]) <= _MAX_WORDS:
            return candidates[at]
    return first if _is_title(sheet, first, candidates[1:]) else None


def is_dateline(text: str) -> bool:
    """Whether a text begins with a dateline such as "MINSK, Nov. 23 (AFP) -"."""
    return bool(_DATELINE.match(text))


def same_title_key(text: str) -> str:
    """What two copies of one title share: no case, outer symbols, or outlet behind a bar."""
    return fold(_OUTLET_SUFFIX.sub("", text) if len(words(text)) > 5 else text)


def outlet_behind(title: str, other: str) -> str | None:
    """The outlet in "Title | Outlet", known because the title also stands without it."""
    found = _OUTLET_SUFFIX.search(title)
    if found and fold(title[: found.start()]) == fold(other):
        return found["outlet"].strip()
    return None


def _is_title(sheet: Sheet, first: int, after: list[int]) -> bool:
    text = sheet.texts[first]
    longest = max((sheet.words(i) for i in after), default=0)
    count = sheet.words(first)
    if not 2 <= count <= _MAX_WORDS or longest < 1.2 * count or is_dateline(text):
        return False
    if text.endswith((":", ",")) or text.startswith(("-", "•", "*")):
        return False
    if not ends_sentence(text):
        return True
    if _follows_directly(sheet, first) or count > 20 or len(after) < 2:
        return False
    return is_dateline(sheet.texts[after[0]]) or _is_headline(sheet, text, after)


def _follows_directly(sheet: Sheet, i: int) -> bool:
    return i + 1 < len(sheet.texts) and bool(sheet.texts[i + 1])


def _is_headline(sheet: Sheet, text: str, after: list[int]) -> bool:
    """Capitalised like a headline, or a summary of what follows.

    A headline with a stop ("Minister skips summit.") repeats words of the report and begins
    with a name or noun; a first sentence of the report itself mostly brings new words, or
    begins with an article or pronoun. A quotation is no headline.
    """
    content = [w for w in words(text) if w.lower() not in _SMALL]
    capitals = sum(w[0].isupper() for w in content)
    if len(content) >= 3 and capitals >= 0.8 * len(content):
        return True
    several = re.search(r"[.!?][\"”']?\s+[A-Z]", text)
    if several or _OPENING_QUOTE.match(text) or _SENTENCE_OPENING.match(text):
        return False
    body = {w.casefold() for i in after for w in words(sheet.texts[i])}
    return sum(w.casefold() in body for w in content) >= 0.5 * len(content) > 0
