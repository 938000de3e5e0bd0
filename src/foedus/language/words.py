"""Which atoms begin a word: the network's joins, and what it should not decide piece by piece.

An address of the web is one word. A hyphen between letters or figures belongs to both sides or to
neither: "Franco-German" is cut into three words or into none.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from foedus.language.atoms import Atoms, Gap

_ADDRESS = re.compile(
    r"(?i:https?://|www\.)[^\s<>\[\](){}\"'“”‘’|]*[^\s<>\[\](){}\"'“”‘’|.,;:!?]"
    r"|[\w.+-]{1,64}@(?:[\w-]{1,64}\.){1,8}[A-Za-z]{2,24}\b"
)
_ADDRESS_MARKS = ("://", "www.", "@")


def word_starts(joins: NDArray[np.float32], text: str, atoms: Atoms) -> NDArray[np.int64]:
    """Indices of the atoms that begin a word.

    Args:
        joins: For each atom how much it wants to continue the word before, in nats.
        text: The text the atoms were cut from.
        atoms: The atoms of a window.
    """
    apart = atoms.gaps != Gap.NONE
    starts = (joins <= 0) | apart
    for i in np.flatnonzero((starts[:-1] != starts[1:]) & ~apart[:-1] & ~apart[1:]).tolist():
        if i and text[atoms.starts[i]] == "-" and _binds(text, atoms.starts[i]):
            starts[i] = starts[i + 1] = joins[i] + joins[i + 1] <= 0
    _keep_addresses(starts, text, atoms)
    starts[0] = True
    return np.flatnonzero(starts)


def _binds(text: str, hyphen: int) -> bool:
    return text[hyphen - 1].isalnum() and text[hyphen + 1].isalnum()


def _keep_addresses(starts: NDArray[np.bool_], text: str, atoms: Atoms) -> None:
    """Join what is inside an address."""
    first, last = atoms.starts[0], atoms.ends[-1]
    if not any(text.find(mark, first, last) >= 0 for mark in _ADDRESS_MARKS):
        return
    for match in _ADDRESS.finditer(text, first, last):
        a, b = np.searchsorted(atoms.starts, match.span())
        starts[a + 1 : b] = False
        if b < len(atoms) and atoms.starts[b] == match.end() and "@" not in match.group():
            starts[b] = True
