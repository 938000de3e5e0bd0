"""The table of word vectors: a byte a number, near to what was learned, whole after a file."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from foedus.language.vectors import Vectors

NUMBERS = arrays.arrays(
    np.float32, (5, 3), elements=st.floats(-2, 2, width=32, allow_subnormal=False)
)


@given(NUMBERS)
def test_a_number_is_off_by_a_step_at_most(numbers: np.ndarray) -> None:
    spread = spread_of(numbers)
    if spread < 1e-3:
        return
    found = Vectors.of_numbers(numbers).of(np.arange(5))
    assert np.abs(found - numbers).max() <= 1.01 * spread / 255


def spread_of(numbers: np.ndarray) -> float:
    return float(numbers.max() - numbers.min())


def test_a_table_survives_a_file(tmp_path: Path) -> None:
    made = Vectors.of_numbers(np.linspace(-1, 2, 12, dtype=np.float32).reshape(4, 3))
    made.save(tmp_path / "words.npz")
    pieces = np.array([3, 0, 3])
    assert (Vectors.load(tmp_path / "words.npz").of(pieces) == made.of(pieces)).all()
