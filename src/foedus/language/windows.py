"""Long texts to windows the encoder can take, at paragraph or likely sentence borders."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.language.atoms import Atoms, Gap

_CLOSERS = frozenset("\"'”’)]")


def windows(text: str, atoms: Atoms, sizes: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Pack whole paragraphs into windows; cut a paragraph only where it does not fit.

    Args:
        text: The text the atoms were cut from.
        atoms: All atoms.
        sizes: Word pieces of each atom.
        most: Word pieces of a window.

    Returns:
        The first atom of each and the one after its last.
    """
    found: list[tuple[int, int]] = []
    first, room = 0, most
    for a, b in _paragraphs(atoms):
        size = sum(sizes[a:b])
        if size > room and a > first:
            found.append((first, a))
            first, room = a, most
        while size > room:
            middle = _cut(text, atoms, sizes, a, b, most)
            found.append((first, middle))
            size -= sum(sizes[a:middle])
            first = a = middle
        room -= size
    if first < len(atoms):
        found.append((first, len(atoms)))
    return found


def _paragraphs(atoms: Atoms) -> list[tuple[int, int]]:
    starts = np.flatnonzero(atoms.gaps == Gap.LINE).tolist()
    return list(zip(starts, [*starts, len(atoms)][1:], strict=True))


def _cut(text: str, atoms: Atoms, sizes: Sequence[int], first: int, last: int, most: int) -> int:
    """The last likely sentence start within reach, else the last space, else the limit."""
    room, end = most, first
    while end < last and sizes[end] <= room:
        room -= sizes[end]
        end += 1
    end = max(end, first + 1)
    floor = first + (end - first) // 3
    for i in range(end - 1, floor, -1):
        if _likely_start(text, atoms, i):
            return i
    for i in range(end - 1, floor, -1):
        if atoms.gaps[i] != Gap.NONE:
            return i
    return end


def _likely_start(text: str, atoms: Atoms, i: int) -> bool:
    if atoms.gaps[i] == Gap.NONE:
        return False
    k = i - 1
    while k > 0 and text[atoms.starts[k]] in _CLOSERS:
        k -= 1
    stop = text[atoms.starts[k] : atoms.ends[k]]
    opening = text[atoms.starts[i]]
    return stop in {".", "!", "?"} and (opening.isupper() or opening in "\"“'‘(")
