"""Quotation marks: where words are given as somebody's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARKS = "\"'“”„‟«»‘’‚‹›"
"""Every character that may be part of a quotation mark."""

_PARAGRAPH = re.compile(r"[^\n]+")
_CANDIDATE = re.compile(r"''|``|[\"“„‟«‘‹']")
_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›"}
_DOUBLE = '"“”„‟«»'
_CLAUSE_WORDS = 5
"""From this many words a quotation is taken for an utterance even without end punctuation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, its marks included.

    Attributes:
        start, end: Characters of the text, marks included.
        inner_start, inner_end: The same without the marks.
        closed: False when the paragraph ends first (it goes on in the next one).
        utterance: Long or complete enough to be something said; a single quoted word or name
            ("frozen") is not.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    utterance: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, paragraph by paragraph.

    A mark that is opened and not closed before the paragraph ends makes an open quotation only
    if the next paragraph starts with an opening mark, as typesetters repeat it; otherwise it is
    taken for a stray mark.
    """
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and _CANDIDATE.match(text, following) is not None
        found.extend(_in_paragraph(text, start, end, goes_on))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> Iterator[Quotation]:
    i = start
    while (candidate := _CANDIDATE.search(text, i, end)) is not None:
        i, mark = candidate.start(), candidate.group()
        if not _opens(text, i, len(mark), start):
            i += len(mark)
            continue
        close, width = _closing(text, i, mark, end)
        if close is not None:
            yield _quotation(text, i, close + width, len(mark), width, closed=True)
            i = close + width
        elif goes_on and mark[0] in _DOUBLE + "'" and end - i > 2 * len(mark):
            yield _quotation(text, i, end, len(mark), 0, closed=False)
            return
        else:
            i += len(mark)


def _opens(text: str, i: int, width: int, start: int) -> bool:
    """Whether a mark can open: at the start or after a space or bracket, before a word."""
    before = text[i - 1] if i > start else " "
    after = text[i + width : i + width + 1]
    return (before.isspace() or before in "([{—–-―:,/" + MARKS) and bool(after.strip())


def _closing(text: str, i: int, mark: str, end: int) -> tuple[int | None, int]:
    """Where the quotation opened at ``i`` closes, and the width of the closing mark."""
    width = len(mark)
    if mark in ("''", "``"):
        at = text.find("''", i + width, end)
        return (at if at >= 0 else None), 2
    closers = _OPENING.get(mark, mark)
    single = mark in "‘'‹"
    j = i + width
    while j < end:
        closes = text[j] in closers and not text[j - 1].isspace()
        if closes and not (single and _is_apostrophe(text, j, end)):
            return j, 1
        j += 1
    return None, 1


def _is_apostrophe(text: str, j: int, end: int) -> bool:
    """Inside single marks: ``don’t`` always, ``allies’ plan`` when a word goes on after it."""
    after = text[j + 1] if j + 1 < end else " "
    before = text[j - 1]
    return after.isalnum() or (before == "s" and after == " " and text[j + 2 : j + 3].islower())


def _quotation(
    text: str, start: int, end: int, opening: int, closing: int, *, closed: bool
) -> Quotation:
    inner_start, inner_end = start + opening, end - closing
    inner = text[inner_start:inner_end].strip()
    words = len(inner.split())
    complete = inner[-1:] in ".,!?…—–-" and words > 1
    return Quotation(start, end, inner_start, inner_end, closed, complete or words >= _CLAUSE_WORDS)


def around(marks: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """The quotations, given in text order, that touch the characters ``start`` to ``end``."""
    first = bisect_left(marks, start, key=lambda m: m.end)
    last = bisect_left(marks, end, key=lambda m: m.start)
    return marks[first:last]


def quoted_share(text: str, spans: Sequence[tuple[int, int]], marks: Sequence[Quotation]) -> float:
    """Share of the letters and digits of ``spans`` that stand inside quotation marks."""
    inside = total = 0
    for start, end in spans:
        total += _weight(text, start, end)
        for mark in around(marks, start, end):
            low, high = max(start, mark.inner_start), min(end, mark.inner_end)
            if low < high:
                inside += _weight(text, low, high)
    return inside / total if total else 0.0


def _weight(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
