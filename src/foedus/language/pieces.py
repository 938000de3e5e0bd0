"""Atoms to word pieces: WordPiece of the uncased BERT vocabulary, cut down to what we ship."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CACHE_LIMIT = 200_000
"""Distinct atoms remembered; news text repeats itself, so this is rarely reached."""


class Pieces:
    """Word pieces of single atoms, remembered.

    Args:
        tokenizer: A ``tokenizers`` tokenizer without truncation, padding or special tokens.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.cls, self.sep, self.unknown = (
            self._mark(name) for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read ``tokenizer.json``; truncation and padding stored in it are switched off."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(tokenizer)

    def of(self, atom: str) -> list[int]:
        """Ids of one atom's pieces, at least one."""
        return self._known.get(atom) or self._encode(atom)

    def of_all(self, atoms: Sequence[str]) -> list[list[int]]:
        """As :meth:`of`, for each."""
        known = self._known.get
        return [known(atom) or self._encode(atom) for atom in atoms]

    def _encode(self, atom: str) -> list[int]:
        encoding = self._tokenizer.encode(atom, add_special_tokens=False)
        if len(self._known) >= CACHE_LIMIT:
            self._known.clear()
        ids = self._known[atom] = encoding.ids or [self.unknown]
        return ids

    def _mark(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ModelError(f"language model: its vocabulary has no {name}; reinstall")
        return number

    def is_word(self, text: str) -> bool:
        """Whether the vocabulary has the text as one whole piece."""
        return self._tokenizer.token_to_id(text.lower()) is not None
