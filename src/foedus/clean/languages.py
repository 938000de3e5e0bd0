"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from typing import Any

from foedus.clean.lines import words

_SAMPLE_CHARS = 4000
_SHORT_WORDS = 12
_COMMON_ENGLISH = {
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but",
    "by", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it",
    "its", "more", "not", "of", "on", "or", "said", "she", "that", "the", "their", "they", "this",
    "to", "was", "were", "which", "who", "will", "with", "would",
}  # fmt: skip


def identify_language(text: str, hint: str | None = None) -> str:
    """Name the language of a text.

    py3langid is sure of texts of some sentences; of a few words it is not, so there common
    English words decide first and then what the metadata say.

    Args:
        text: The cleaned text.
        hint: Language that metadata claim.

    Returns:
        ISO 639-1 code, ``und`` when there are no words.
    """
    sample = [word.casefold() for word in words(text[:_SAMPLE_CHARS])]
    if not sample:
        return "und"
    share = sum(word in _COMMON_ENGLISH for word in sample) / len(sample)
    if len(sample) < _SHORT_WORDS and (share >= 0.2 or hint == "en"):
        return "en"
    code, _ = _identifier().classify(text[:_SAMPLE_CHARS])
    if code != "en" and share >= 0.3:
        return "en"  # names and numbers mislead it; no other language has so many of these words
    return str(code) if len(sample) >= _SHORT_WORDS or hint is None else hint


@cache
def _identifier() -> Any:
    import py3langid  # loads its model at the first call

    return py3langid
