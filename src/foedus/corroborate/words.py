"""Comparing texts by their words, without a parse: enough to say that two passages are alike."""

from __future__ import annotations

import re
from functools import lru_cache

STEM_CHARS = 6
"""Words are compared by their first letters, so that inflections of one word meet."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON_WORDS = """
about after again against also although among another because been before being between both
could does down during each from further have having here into more most must only other
over said same says should some such than that their them then there these they this those
through under until very were what when where which while will with would your
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The content words of a passage, cut to their first letters."""
    words = (w.casefold() for w in _WORD.findall(text))
    return frozenset(w[:STEM_CHARS] for w in words if w not in _COMMON)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a share of the smaller side; 0 when either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def letters(text: str) -> str:
    """Letters and digits only, folded: quotations compare equal whatever marks surround them."""
    return "".join(c for c in text.casefold() if c.isalnum() or c == " ").strip()
