"""PLOVER contexts: what a sentence is about, by the words it uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Contexts:
    """Lemma (or pair of lemmas) to the contexts it is a sign of (``contexts.toml``)."""

    words: Mapping[str, tuple[str, ...]]

    def of(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """Contexts of a run of lemmas, in alphabetical order."""
        found: set[str] = set()
        previous = ""
        for lemma in lemmas:
            word = lemma.lower()
            found.update(self.words.get(word, ()))
            found.update(self.words.get(f"{previous} {word}", ()))
            previous = word
        return tuple(sorted(found))


def read_contexts(table: Mapping[str, Any]) -> Contexts:
    """Turn the table of contexts and their words around."""
    words: dict[str, list[str]] = {}
    for context in sorted(table["contexts"]):
        for word in table["contexts"][context]:
            words.setdefault(word, []).append(context)
    return Contexts({word: tuple(names) for word, names in words.items()})
