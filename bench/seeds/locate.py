"""Finding a quotation in a text in spite of other quotation marks, dashes and line breaks."""

from __future__ import annotations

import re

Span = tuple[int, int]

# One character to one character, so that offsets stay those of the text.
_SAME = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
})  # fmt: skip


class NotFoundError(LookupError):
    """A quotation of the gold does not stand in the text, or stands there several times."""


def plain(text: str) -> str:
    """The text with one form of each quotation mark, dash and space; the same length."""
    return text.translate(_SAME)


def locate(text: str, words: str, start: int = 0, *, unique: bool = True) -> Span:
    """Characters of a quotation.

    Args:
        text: Where to look.
        words: The quotation; if part of it is in braces, only that part is returned.
        start: Where to begin looking.
        unique: Whether it may stand in the text once only.

    Raises:
        NotFoundError: It is not there, or (``unique``) there more than once.
    """
    before, marked, after = _parts(words)
    pattern = f"{_pattern(before)}({_pattern(marked)}){_pattern(after)}"
    found = list(re.finditer(pattern, plain(text)[start:]))
    if not found or (unique and len(found) > 1):
        raise NotFoundError(f"{len(found)} times in the text: {words!r}")
    return found[0].start(1) + start, found[0].end(1) + start


def _parts(words: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"([^{]*)\{([^}]*)\}(.*)", words, re.DOTALL)
    return (match[1], match[2], match[3]) if match else ("", words, "")


def _pattern(words: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(plain(words)))


def overlap(one: Span, other: Span) -> int:
    """Characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
