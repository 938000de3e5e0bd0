"""Attributions marked in running text: a notation that people can write and read.

``{1s Oslo} {1c said} {1t that {2s it} {2c had promised} {2t nothing}}.``

A passage ends at an empty line; each of its lines is a paragraph, and a line that opens with ``#``
is a remark. ``{1s ...}`` is a piece of the source of attribution 1, ``{1c ...}`` of its cue and
``{1t ...}`` of its content; ``{1m ...}`` names the agency or paper it came through and
``{1i ...}`` the institution its speaker speaks for. Pieces nest and repeat, and ``{1s+2s ...}``
belongs to two attributions. A line that opens with ``=`` says something about the passage above.

The reader is strict: what cannot be meant is an error that names the line of the passage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from bench.attribution import Spans, Triple

_ROLES = {"s": "source", "c": "cue", "t": "content", "m": "medium", "i": "institution"}
_LABEL = rf"[1-9]\d?[{''.join(_ROLES)}]"
_MARK = re.compile(rf"\{{({_LABEL}(?:\+{_LABEL})*) |[{{}}]")


class MarkupError(ValueError):
    """A passage whose markup cannot be read."""


@dataclass(frozen=True)
class Marked:
    """One attribution of a passage."""

    number: int
    roles: Mapping[str, Spans]

    def spans(self, role: str) -> Spans:
        """Characters of a role, in text order; empty where it is not marked."""
        return self.roles.get(role, ())

    @property
    def triple(self) -> Triple:
        """Source, cue and content."""
        return Triple(self.spans("source"), self.spans("cue"), self.spans("content"))


@dataclass(frozen=True)
class Passage:
    """A passage without its markup, its attributions by number, and the ``=`` lines below it.

    Paragraphs stand apart by an empty line, as in articles.
    """

    line: int
    text: str
    attributions: tuple[Marked, ...]
    notes: tuple[str, ...]


def read_passages(marked: str) -> Iterator[Passage]:
    """The passages of a file.

    Raises:
        MarkupError: Braces that do not match, an unknown label, a piece with blanks at its ends,
            numbers that leave one out, an attribution without content, or roles of an attribution
            that overlap.
    """
    first, lines, notes = 0, [], []
    for number, line in enumerate([*marked.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.startswith("="):
            notes.append(line[1:].strip())
        elif line.strip():
            first = first if lines else number
            lines.append(line.strip())
        elif lines:
            yield _passage(first, "\n\n".join(lines), tuple(notes))
            lines, notes = [], []


def _passage(line: int, marked: str, notes: tuple[str, ...]) -> Passage:
    try:
        text, attributions = unmark(marked)
    except MarkupError as error:
        raise MarkupError(f"line {line}: {error}") from error
    return Passage(line, text, attributions, notes)


def unmark(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """The bare text of one passage and its attributions; see `read_passages`."""
    text, pieces = _pieces(marked)
    found: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for labels, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if text[start:end].strip() != text[start:end] or start == end:
            raise MarkupError(f"blanks at the ends of {text[start:end]!r}")
        for label in labels.split("+"):
            found[int(label[:-1])][_ROLES[label[-1]]].append((start, end))
    if sorted(found) != list(range(1, len(found) + 1)):
        raise MarkupError(f"attributions are numbered {sorted(found)}")
    return text, tuple(_attribution(n, found[n]) for n in sorted(found))


def _pieces(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The bare text, and (labels, start, end) of every piece in it."""
    text, last = "", 0
    open_pieces: list[tuple[str, int]] = []
    closed = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            open_pieces.append((mark[1], len(text)))
        elif mark[0] == "}" and open_pieces:
            closed.append((*open_pieces.pop(), len(text)))
        else:
            raise MarkupError(f"stray brace at {marked[mark.start() :][:20]!r}")
    if open_pieces:
        raise MarkupError(f"{open_pieces[-1][0]} is not closed")
    return text + marked[last:], closed


def _attribution(number: int, roles: Mapping[str, list[tuple[int, int]]]) -> Marked:
    if "content" not in roles:
        raise MarkupError(f"attribution {number} lacks a content")
    inner = [span for role in ("source", "cue", "content") for span in roles.get(role, ())]
    for (a, b), (c, d) in combinations(inner, 2):
        if a < d and c < b:
            raise MarkupError(f"pieces of attribution {number} overlap")
    return Marked(number, {role: tuple(spans) for role, spans in roles.items()})
