"""Text to atoms: the smallest stretches of characters that a word can begin or end with.

The model reads atoms and decides which of them continue the word before ("U" "." "S" "." is one
word, "24" "-" "hour" are three), so that words follow the treebanks' conventions while offsets
stay exact. Atoms never cross white space or a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

MAX_ATOM_CHARS = 100
"""Longer runs of letters are cut: WordPiece reads any longer word as unknown."""

_UNITS = "am|pm|bn|tn|km|kg|cm|mm|ft|mph|kph|k|m|th|st|nd|rd|s"
_ATOM = re.compile(
    r"(?P<break>\n)"
    rf"|\d{{1,{MAX_ATOM_CHARS}}}(?=(?i:{_UNITS})\b)"
    r"|(?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b)|le(?=mme\b)|gim(?=me\b))"
    r"|(?i:n['’`]t\b)"
    r"|['’`](?i:s|re|ve|ll|d|m)\b"
    rf"|[^\W_]+?(?=(?i:n['’`]t\b))"
    rf"|[^\W_]{{1,{MAX_ATOM_CHARS}}}"
    r"|[^\S\n]+"
    r"|."
)


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


_GAPS = len(Gap)
SHAPE_CLASSES = len(Shape) * _GAPS + 1
"""One class for each shape and gap, and the last for the marks around a window."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters ``start`` to ``end`` of a text, with the shape class the model is given."""

    start: int
    end: int
    gap: Gap
    shape: Shape

    @property
    def shape_class(self) -> int:
        """Index of the shape embedding."""
        return int(self.shape) * _GAPS + int(self.gap)


def cut(text: str) -> list[Atom]:
    """Cut a text into atoms, in order; white space belongs to none."""
    atoms: list[Atom] = []
    gap = Gap.LINE
    for match in _ATOM.finditer(text):
        if match.lastgroup == "break":
            gap = Gap.LINE
        elif match.group().isspace():
            gap = max(gap, Gap.SPACE)
        else:
            atoms.append(Atom(match.start(), match.end(), gap, shape_of(match.group())))
            gap = Gap.NONE
    return atoms


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
