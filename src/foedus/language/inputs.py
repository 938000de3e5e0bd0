"""A text to what the network takes: windows of word pieces and shapes, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from foedus.language.atoms import SHAPE_CLASSES, Atoms, cut
from foedus.language.pieces import Pieces
from foedus.language.windows import windows

Ints = NDArray[np.int64]

MARKS = 2
"""Word pieces that mark the ends of a window."""
MARK = SHAPE_CLASSES - 1
"""Shape class of the marks around a window."""


@dataclass(frozen=True)
class Input:
    """What the network reads at once.

    Attributes:
        atoms: The atoms of the window.
        pieces: Ids of their word pieces, with a mark at each end.
        shapes: The shape class of every piece.
        first: The first piece of every atom, after that of the opening mark.
    """

    atoms: Atoms
    pieces: Ints
    shapes: Ints
    first: Ints


def inputs(text: str, pieces: Pieces, window: int) -> Iterator[Input]:
    """The windows of a text, in order, of at most ``window`` word pieces."""
    atoms = cut(text)
    ids = pieces.of_all(atoms.texts(text))
    counts = list(map(len, ids))
    sizes = np.array(counts, dtype=np.int64)
    starts = np.append(0, sizes.cumsum())
    flat = np.fromiter(chain.from_iterable(ids), np.int64, starts[-1])
    shapes = np.repeat(atoms.shapes, sizes)
    for a, b in windows(text, atoms, counts, window - MARKS):
        part = slice(starts[a], starts[b])
        yield Input(
            atoms[a:b],
            _between(pieces.cls, flat[part], pieces.sep),
            _between(MARK, shapes[part], MARK),
            np.append(0, starts[a:b] - starts[a] + 1),
        )


def _between(before: int, values: Ints, after: int) -> Ints:
    made = np.empty(len(values) + 2, dtype=np.int64)
    made[0], made[1:-1], made[-1] = before, values, after
    return made
