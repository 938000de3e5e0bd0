"""Text to atoms: the smallest stretches of characters that a word can begin or end with.

The model reads atoms and decides which of them continue the word before ("U" "." "S" "." is one
word, "24" "-" "hour" are three), so that words follow the treebanks' conventions while offsets
stay exact. Atoms never cross white space or a line break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

MAX_ATOM_CHARS = 100
"""Longer runs of letters are cut: WordPiece reads any longer word as unknown."""
REMEMBERED_CHARS = 40
"""How longer runs without a space are cut is not remembered."""

_UNITS = (
    "am|pm|hrs?|min(?:ute)?s?|secs?|yrs?|days?|years?|gmt|utc"
    "|b|bn|m|mn|t|tn|k|percent|pct"
    "|mm|cm|km|ft|kg|lbs?|oz|mg|ml|sq(?:ft|m|km)|mph|kph|hh|[km]?wh?|[kmg]?hz|[kmgt]b|º"
    "|th|st|nd|rd|s"
)
_CURRENCIES = "rs|usd|eur|gbp|inr|pkr|irr"
_ATOM = re.compile(
    rf"\d{{1,{MAX_ATOM_CHARS}}}(?=(?i:{_UNITS})[²³]?\b)"
    rf"|(?i:{_CURRENCIES})(?=\d)"
    r"|(?i:n['’`´]t\b)"
    r"|['’`´](?i:(?:s|re|ve|ll|d|m)\b|m(?=a\b))"
    rf"|(?=[^\W_]++['’`´][tT]\b)[^\W_]{{1,{MAX_ATOM_CHARS}}}?(?=(?i:n['’`´]t\b))"
    rf"|(?P<run>[^\W_]{{1,{MAX_ATOM_CHARS}}})"
    r"|."
)

_CUTS = """
can|not gon|na wan|na got|ta le|mme gim|me out|ta du|n|no a|lot
ai|nt are|nt ca|nt could|nt did|nt do|nt does|nt had|nt has|nt have|nt is|nt should|nt was|nt
were|nt wo|nt would|nt
i|m i|ve you|re you|ve you|ll they|re they|ve they|ll it|ll that|ll
he|s she|s that|s there|s here|s where|s what|s who|s
"""
_CUT_WORDS = {words.replace("|", ""): words.split("|") for words in _CUTS.split()}
"""Words written as one that the treebanks read as several, most for want of an apostrophe."""

_CUT_BEFORE_FUNCTION_WORDS = {"its": ["it", "s"], "your": ["you", "r"]}
_FUNCTION_WORD = re.compile(
    r"\s+(?i:an?|the|this|that|these|those|my|your|his|her|our|their|not|been|just|also|really|very"
    r"|simply|now|still|always|never|too|so|as|like|all|in|on|at|for|from|to|about|because|if"
    r"|nothing|something|gonna|going|welcome)(?![\w-])"
)
"""What hardly follows a possessive: "its the best", "your welcome"."""


class Shape(IntEnum):
    """What the uncased encoder cannot see in an atom's letters."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    INITIAL = 3
    MIXED = 4
    DIGITS = 5
    ALNUM = 6
    OTHER = 7


class Gap(IntEnum):
    """What stands before an atom."""

    NONE = 0
    SPACE = 1
    LINE = 2


_NONE, _SPACE, _LINE = map(int, Gap)
_GAPS = len(Gap)
SHAPE_CLASSES = len(Shape) * _GAPS + 1
"""One class for each shape and gap, and the last for the marks around a window."""


class Atom(NamedTuple):
    """Characters ``start`` to ``end`` of a text, with the index of the model's shape embedding."""

    start: int
    end: int
    gap: Gap
    shape_class: int


class Atoms(Sequence[Atom]):
    """Atoms of a text in order, kept as columns: tens of thousands of objects take their time.

    Attributes:
        starts, ends: Their first characters, and those after their last.
        shapes: Their shape classes.
        gaps: What stands before each.
    """

    __slots__ = ("ends", "gaps", "shapes", "starts")

    def __init__(self, starts: list[int], ends: list[int], shapes: NDArray[np.int64]) -> None:
        self.starts, self.ends, self.shapes = starts, ends, shapes
        self.gaps: NDArray[np.int64] = shapes % _GAPS

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Atom: ...
    @overload
    def __getitem__(self, at: slice) -> Atoms: ...
    def __getitem__(self, at: int | slice) -> Atom | Atoms:
        if isinstance(at, slice):
            return Atoms(self.starts[at], self.ends[at], self.shapes[at])
        gap, shape = Gap(self.gaps[at]), int(self.shapes[at])
        return Atom(self.starts[at], self.ends[at], gap, shape)

    def texts(self, text: str) -> list[str]:
        """The characters of each, given the text that they were cut from."""
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


def cut(text: str) -> Atoms:
    """Cut a text into atoms, in order; white space belongs to none."""
    starts: list[int] = []
    ends: list[int] = []
    shapes: list[int] = []
    end = 0
    for line in text.split("\n"):
        gap = _LINE
        for chunk in line.split():
            start = text.index(chunk, end)
            end = start + len(chunk)
            parts = _parts(chunk) if end - start <= REMEMBERED_CHARS else _parts.__wrapped__(chunk)
            cuts, undecided = parts
            if undecided and _FUNCTION_WORD.match(text, end):
                cuts = _two_words(chunk, cuts)
            for first, last, shape in cuts:
                starts.append(start + first)
                ends.append(start + last)
                shapes.append(shape + gap)
                gap = _NONE
            gap = _SPACE
    return Atoms(starts, ends, np.array(shapes, dtype=np.int64))


_Cuts = tuple[tuple[int, int, int], ...]
"""(start, end, shape class without gap) of each atom of what stands between two spaces."""


@lru_cache(maxsize=1 << 16)
def _parts(chunk: str) -> tuple[_Cuts, bool]:
    """How a chunk is cut, and whether what follows decides if its last word is one or two."""
    if chunk.isalpha() and len(chunk) <= MAX_ATOM_CHARS:
        word = chunk.lower()
        found = _atoms(chunk, 0, len(chunk), _CUT_WORDS.get(word))
    else:
        found, word = [], ""
        for match in _ATOM.finditer(chunk):
            start, end = match.span()
            word = match.group().lower() if match.lastgroup == "run" else ""
            found += _atoms(chunk, start, end, _CUT_WORDS.get(word))
    return tuple(found), word in _CUT_BEFORE_FUNCTION_WORDS


def _two_words(chunk: str, cuts: _Cuts) -> _Cuts:
    """The same with its last word cut in two."""
    start, end, _ = cuts[-1]
    words = _CUT_BEFORE_FUNCTION_WORDS[chunk[start:end].lower()]
    return (*cuts[:-1], *_atoms(chunk, start, end, words))


def _atoms(
    chunk: str, start: int, end: int, words: Sequence[str] | None
) -> list[tuple[int, int, int]]:
    """The atoms between ``start`` and ``end``: one, or as long as each of the words."""
    found = []
    for word in words or (chunk[start:end],):
        end = start + len(word)
        found.append((start, end, shape_of(chunk[start:end]) * _GAPS))
        start = end
    return found


@lru_cache(maxsize=1 << 16)
def shape_of(atom: str) -> Shape:
    """The shape of one atom's characters."""
    if atom.isalpha():
        if atom.islower():
            return Shape.LOWER
        if atom.isupper():
            return Shape.UPPER if len(atom) > 1 else Shape.INITIAL
        return Shape.TITLE if atom[0].isupper() and atom[1:].islower() else Shape.MIXED
    if atom.isdigit():
        return Shape.DIGITS
    return Shape.ALNUM if any(c.isalnum() for c in atom) else Shape.OTHER
