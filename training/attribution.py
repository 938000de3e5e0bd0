"""Passages with attributions marked in the text: the reader of `training/data/attribution.txt`.

The markup is described at the head of that file. It is meant to be written and read by people, so
the reader is strict: what cannot be meant is an error that names the line of the passage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench.attribution import Triple

PASSAGES = Path(__file__).parent / "data" / "attribution.txt"

_ROLES = {"s": "source", "c": "cue", "t": "content"}
_LABEL = r"[1-9]\d?[sct]"
_MARK = re.compile(rf"\{{({_LABEL}(?:\+{_LABEL})*) |[{{}}]")

Passage = tuple[str, list[Triple]]
Span = tuple[int, int]


class MarkupError(ValueError):
    """A passage whose markup cannot be read."""


def read_file(path: Path = PASSAGES) -> list[Passage]:
    """The passages of a file. Raises `MarkupError` with the line a bad passage starts in."""
    return list(read_passages(path.read_text("utf-8")))


def read_passages(marked: str) -> Iterator[Passage]:
    """Each passage as its bare text and its attributions, in the order of their numbers.

    Paragraphs of a passage stand apart by an empty line in the bare text, as in articles.

    Raises:
        MarkupError: Braces that do not match, an unknown label, a piece with blanks at its ends,
            numbers that leave one out, an attribution without cue or content, roles of an
            attribution that overlap, or two attributions that start with the same cue word.
    """
    lines: list[str] = []
    for number, line in enumerate([*marked.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            lines.append(line.strip())
        elif lines:
            try:
                yield read_passage("\n\n".join(lines))
            except MarkupError as error:
                raise MarkupError(f"passage before line {number}: {error}") from error
            lines = []


def read_passage(marked: str) -> Passage:
    """One passage; see `read_passages`."""
    text, pieces = _unmark(marked)
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for labels, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if text[start:end].strip() != text[start:end] or start == end:
            raise MarkupError(f"blanks at the ends of {text[start:end]!r}")
        for label in labels.split("+"):
            spans[int(label[:-1])][_ROLES[label[-1]]].append((start, end))
    if sorted(spans) != list(range(1, len(spans) + 1)):
        raise MarkupError(f"attributions are numbered {sorted(spans)}")
    triples = [_triple(n, spans[n]) for n in sorted(spans)]
    starts = [t.cue[0][0] for t in triples]
    if len(set(starts)) < len(starts):
        raise MarkupError("two attributions start with the same cue word")
    return text, triples


def _unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
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


def _triple(number: int, roles: dict[str, list[Span]]) -> Triple:
    if "cue" not in roles or "content" not in roles:
        raise MarkupError(f"attribution {number} lacks a cue or a content")
    every = [span for spans in roles.values() for span in spans]
    for (a, b), (c, d) in combinations(every, 2):
        if a < d and c < b:
            raise MarkupError(f"pieces of attribution {number} overlap")
    return Triple(*(tuple(roles.get(role, ())) for role in ("source", "cue", "content")))
