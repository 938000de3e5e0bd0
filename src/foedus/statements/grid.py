"""Finding what lies near what, so that long reports cost time in proportion to their length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.language import Piece

_CELL = 1000
"""Characters of a cell: a few sentences, so that a frame lies in one or two."""


class Grid:
    """Numbered items by the characters they touch."""

    def __init__(self) -> None:
        self._cells: dict[int, list[int]] = {}

    def add(self, number: int, pieces: Sequence[Piece]) -> None:
        """Enter an item under every cell that its pieces touch."""
        for cell in _cells(pieces):
            self._cells.setdefault(cell, []).append(number)

    def near(self, pieces: Sequence[Piece]) -> list[int]:
        """Numbers of the items that share a cell with the pieces, ascending."""
        return sorted({n for cell in _cells(pieces) for n in self._cells.get(cell, ())})


def _cells(pieces: Sequence[Piece]) -> Iterator[int]:
    seen = set()
    for piece in pieces:
        for cell in range(piece.start // _CELL, piece.end // _CELL + 1):
            if cell not in seen:
                seen.add(cell)
                yield cell
