"""What the networks know of word pieces before reading: a vector each, a byte a number."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.language.inputs import Ints
from foedus.language.pairs import Floats


@dataclass(frozen=True)
class Vectors:
    """A table that all networks share.

    Attributes:
        table: (pieces, width) of ``number / scale + zero``.
    """

    table: NDArray[np.uint8]
    scale: np.float32
    zero: np.float32

    def of(self, pieces: Ints) -> Floats:
        """The vectors of some pieces."""
        found: Floats = self.table.take(pieces, axis=0).astype(np.float32)
        found -= self.zero
        found *= self.scale
        return found

    @classmethod
    def of_numbers(cls, numbers: Floats) -> Vectors:
        """The nearest table with 256 values between the smallest number and the largest."""
        least, most = numbers.min(), numbers.max()
        scale = np.float32((most - least) / 255)
        zero = np.float32(np.rint(-least / scale))
        table = np.clip(np.rint(numbers / scale) + zero, 0, 255)
        return cls(table.astype(np.uint8), scale, zero)

    @classmethod
    def load(cls, path: Path) -> Vectors:
        """Read what :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["table"], arrays["scale"][()], arrays["zero"][()])

    def save(self, path: Path) -> None:
        """Write the table, compressed."""
        np.savez_compressed(path, table=self.table, scale=self.scale, zero=self.zero)
