"""MinHash signatures, by which near copies are found later."""

from __future__ import annotations

from typing import Literal

from foedus.clean.lines import words

PERMUTATIONS = 128
"""Estimates Jaccard similarity with a standard error of at most 0.044 (Broder 1997)."""

SHINGLE_WORDS = 3
SEED = 1
SCHEME: Literal["affine32"] = "affine32"
"""datasketch's hashing scheme; signatures of different schemes cannot be compared."""


def signature(text: str) -> tuple[int, ...]:
    """The MinHash of the word 3-grams of a text, case ignored.

    The share of equal places in two signatures estimates the Jaccard similarity of the texts.
    A text shorter than a shingle is one shingle; without words the signature is that of nothing.
    """
    from datasketch import MinHash  # 0.8 s

    found = [word.casefold() for word in words(text)]
    last = max(1, len(found) - SHINGLE_WORDS + 1)
    shingles = {" ".join(found[i : i + SHINGLE_WORDS]) for i in range(last)} if found else set()
    sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME)
    sketch.update_batch([shingle.encode("utf-8", "replace") for shingle in sorted(shingles)])
    return tuple(int(value) for value in sketch.hashvalues)
