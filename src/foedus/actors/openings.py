"""With which words names of the knowledge base begin: a quick test before they are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from foedus.actors.knowledge import Knowledge
from foedus.actors.knowledge.surface import key, plain


@dataclass(slots=True)
class Opening:
    """The names that begin with one word.

    Attributes:
        words: How many the longest has. ``second``: The second words of all.
        small: Whether any may be found where the text begins it with a small letter.
    """

    words: int
    second: set[str]
    small: bool


@lru_cache(maxsize=4)
def openings_of(knowledge: Knowledge) -> dict[str, Opening]:
    """What is known of the names that begin with a word, by the key of that word."""
    found: dict[str, Opening] = {}
    for known, alias in knowledge.spellings():
        if alias.kind != "surname":
            surface = alias.surface.replace("’", "'")
            words = known.count(" ") + 1 + surface.count("'")
            first, _, rest = known.partition(" ")
            head = surface.partition(" ")[0]
            small = _may_be_small(alias.surface)
            _widen(found, first, words, rest, small)
            if head.lower() != first:  # "Armenia's parliament" begins with the token "Armenia"
                _widen(found, key(head.partition("'s")[0]), words, rest, small)
    return {word: opening for word, opening in found.items() if word not in ("", "the")}


def _may_be_small(surface: str) -> bool:
    """Whether a name may be found where the text begins with a small letter: "al-Shabaab".

    See :func:`knowledge.surface.fits`; "st" stands for "Saint" whatever its letters.
    """
    text = plain(surface)
    mixed = " " not in text and not text.isupper() and text[1:] != text[1:].lower()
    return mixed or not text[:1].isupper() or text.startswith("Saint")


def _widen(found: dict[str, Opening], first: str, words: int, rest: str, small: bool) -> None:
    opening = found.get(first)
    if opening is None:
        opening = found[first] = Opening(0, set(), small)
    opening.small = opening.small or small
    if words > opening.words:
        opening.words = words
    if rest:
        opening.second.add(rest.partition(" ")[0])
