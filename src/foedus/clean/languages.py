"""Which language a report is in."""

from __future__ import annotations

from foedus.clean.lines import words

_SAMPLE_CHARS = 4000
_SHORT_WORDS = 12
_SURE = 3.0
"""Twenty times as likely as the next language."""
_COMMON_ENGLISH = {
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but",
    "by", "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it",
    "its", "more", "not", "of", "on", "or", "said", "she", "that", "the", "their", "they", "this",
    "to", "was", "were", "which", "who", "will", "with", "would",
}  # fmt: skip


def identify_language(text: str, hint: str | None = None) -> str:
    """Name the language of a text.

    py3langid is sure of texts of some sentences. Of a few words it is not, so there common
    English words decide first, then what the metadata say, then whether the script is Latin.

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
    (code, best), (_, second), *_ = _rank(text[:_SAMPLE_CHARS])
    # names and numbers mislead it; no other language has so many of these words
    if code != "en" and share >= 0.3:
        return "en"
    if len(sample) < _SHORT_WORDS and (hint or best - second < _SURE):
        return hint or ("en" if text.isascii() else "und")
    return "und" if code == "zxx" else code


def _rank(text: str) -> list[tuple[str, float]]:
    """Languages with the logarithms of their likelihoods, best first."""
    from py3langid import rank  # its model takes a while to load

    return [(str(code), float(score)) for code, score in rank(text)]
