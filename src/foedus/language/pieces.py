"""Atoms to word pieces: WordPiece of the uncased BERT vocabulary, cut down to what we ship."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
        self.cls: int = tokenizer.token_to_id("[CLS]")
        self.sep: int = tokenizer.token_to_id("[SEP]")
        self.unknown: int = tokenizer.token_to_id("[UNK]")

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
        ids = self._known.get(atom)
        if ids is None:
            encoding = self._tokenizer.encode(atom, add_special_tokens=False)
            ids = encoding.ids or [self.unknown]
            if len(self._known) >= CACHE_LIMIT:
                self._known.clear()
            self._known[atom] = ids
        return ids
