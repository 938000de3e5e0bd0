"""Lines of a plain report with their numbers; hard-wrapped paragraphs put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.clean.characters import normalise, split_lines

_CLOSERS = "\"'”’»)]"
_WRAP_MIN, _WRAP_MAX = 50, 100
"""Widths at which mail programs and old systems break lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw text.

    Attributes:
        number: From 1, in the raw text; of the first line if several were joined. None where
            the raw form has no lines (HTML).
        raw: The characters as they were.
        text: Normalised; empty for a blank line.
    """

    number: int | None
    raw: str
    text: str


def read_lines(content: str) -> list[Line]:
    """Cut a plain text into lines, joining the lines of hard-wrapped paragraphs."""
    raw = split_lines(content)
    lines = [Line(number, line, normalise(line)) for number, line in enumerate(raw, 1)]
    return _unwrap(lines) if _is_wrapped(lines) else lines


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does: a stop, behind closing quotes or brackets."""
    return text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…")


def words(text: str) -> list[str]:
    """The words of a line, letters and digits with inner apostrophes, dots and hyphens."""
    return _WORD.findall(text)


_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Runs of lines that no blank line interrupts."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are broken at a fixed width.

    Then most lines inside a block end close to the longest line, in mid-sentence.
    """
    inner = [line.text for block in _blocks(lines) for line in block[:-1]]
    if len(inner) < 4:
        return False
    width = max(map(len, inner))
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    broken = sum(len(text) >= 0.7 * width and not ends_sentence(text) for text in inner)
    return broken >= 0.6 * len(inner)


def _unwrap(lines: Sequence[Line]) -> list[Line]:
    width = max(len(line.text) for line in lines)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        # a line that would have had room for the next word ends its paragraph
        first_word = line.text.partition(" ")[0]
        last = before.raw.rpartition("\n")[2] if before else ""
        room = len(normalise(last)) + 1 + len(first_word) <= width
        if before is None or not line.text or not before.text or room:
            joined.append(line)
        else:
            raw, text = f"{before.raw}\n{line.raw}", f"{before.text} {line.text}"
            joined[-1] = Line(before.number, raw, text)
    return joined
