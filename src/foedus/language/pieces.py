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
        self._words: dict[str, int] = tokenizer.get_vocab()
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
        return self._known.get(atom) or self.of_all([atom])[0]

    def of_all(self, atoms: Sequence[str]) -> list[list[int]]:
        """As :meth:`of`, for each."""
        if len(self._known) >= CACHE_LIMIT:
            self._known.clear()
        fresh = list(set(atoms).difference(self._known))
        if fresh:
            self._learn(fresh)
        return list(map(self._known.__getitem__, atoms))

    def _learn(self, atoms: list[str]) -> None:
        """Cut atoms into pieces: those that are none in one call, as each takes longer than one."""
        rare = []
        for atom in atoms:
            whole = self._words.get(atom.lower()) if atom.isascii() and atom.isalnum() else None
            if whole is None:
                rare.append(atom)
            else:
                self._known[atom] = [whole]
        cut = self._tokenizer.encode(rare, is_pretokenized=True, add_special_tokens=False)
        found: list[list[int]] = [[] for _ in rare]
        for piece, k in zip(cut.ids, cut.word_ids, strict=True):
            if k is not None:
                found[k].append(piece)
        self._known.update(zip(rare, (ids or [self.unknown] for ids in found), strict=True))

    def _mark(self, name: str) -> int:
        number = self._words.get(name)
        if number is None:
            raise ModelError(f"language model: its vocabulary has no {name}; reinstall")
        return number

    def is_word(self, text: str) -> bool:
        """Whether the vocabulary has the text as one whole piece."""
        return text.lower() in self._words
