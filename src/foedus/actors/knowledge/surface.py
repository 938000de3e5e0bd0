"""Names as they are written, made comparable without losing what tells "US" from "us"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, in their usual English transliteration.
_LETTERS = {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss",
            "æ": "ae", "Æ": "Ae", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th", "ð": "d"}  # fmt: skip
_DROPPED = "'’‘ʻʼʾʿ`´.\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TABLE = str.maketrans({**_LETTERS, **dict.fromkeys(_DROPPED, ""), "&": " and "})
_NOT_WORD = re.compile(r"(?:[^\w+]|_)+")
_ARTICLE = re.compile(r"\Athe (?=.)", re.IGNORECASE)
_SAINT = re.compile(r"\bst\b", re.IGNORECASE)
MIN_SPOKEN_ACRONYM = 4
"""Acronyms of this length up are also written as words (Nato, Asean); shorter ones are not."""
SPELLS_A_WORD = frozenset(
    {"CARE", "CITES", "FAST", "MEND", "PACE", "PLAN", "SHAPE", "START", "TIME"}
)
"""Acronyms that are English words have to stand in capitals: "Plan" is no navy."""


def stripped(surface: str) -> str:
    """Strip a name of accents, apostrophes, full stops, hyphens and its article; keep its case.

    "Côte d’Ivoire" -> "Cote dIvoire", "the U.S." -> "US", "Nagorno‑Karabakh" -> "Nagorno Karabakh".
    """
    plain_already = surface.isascii() and surface.replace(" ", "").isalpha()
    text = (surface if plain_already and "  " not in surface else _letters(surface)).strip()
    small = text.lower()
    if "st" not in small and not small.startswith("the "):
        return text
    return _SAINT.sub("Saint", _ARTICLE.sub("", text))


def _letters(surface: str) -> str:
    """Letters and digits without accents, and one space between words."""
    text = surface.translate(_TABLE)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join([c for c in decomposed if not unicodedata.combining(c)]).translate(_TABLE)
    return _NOT_WORD.sub(" ", text)


plain = lru_cache(maxsize=2**15)(stripped)
"""The same, remembered: texts repeat their names."""


def key(surface: str) -> str:
    """The form under which a name is looked up: :func:`plain`, case folded."""
    return plain(surface).casefold()


def is_abbreviation(surface: str) -> bool:
    """Whether the words are one all-capital word: "CSTO", "U.S."."""
    if not surface.isupper() and (surface[:1] not in "tT" or not _ARTICLE.match(surface)):
        return False
    text = plain(surface)
    return " " not in text and len(text) > 1 and text.isupper()


def fits(known: str, found: str) -> bool:
    """Whether ``found`` in a text may be the ``known`` name, by its capitals.

    Both are :func:`plain` forms with the same :func:`key`. Abbreviations must keep their case
    ("WHO" is not "who", "MoD" not "mod"), though long ones may be written as words ("Nato");
    a name that begins with a capital must be found with one ("turkey" is not "Turkey").
    """
    if known == found:
        return True
    if " " not in known:
        if len(known) > 1 and known.isupper():
            spoken = len(known) >= MIN_SPOKEN_ACRONYM and known not in SPELLS_A_WORD
            return spoken and found == known.capitalize()
        if known[1:] != known[1:].lower():
            return sum(c.isupper() for c in found) > 1
    return found[:1].isupper() or not known[:1].isupper()
