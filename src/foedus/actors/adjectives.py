"""Adjectives of places by their endings: which place "Velmaran" or "Ulvanese" may speak of.

The endings are those English forms adjectives of places with (Quirk et al. 1985, "A comprehensive
grammar of the English language", appendix I.39): -an, -ian, -ese, -i, -ish, -ic, -ite.
"""

from __future__ import annotations

from functools import lru_cache

ENDINGS = ("nian", "ian", "ean", "an", "n", "nese", "ese", "i", "ish", "ic", "ite", "er")
LOST = ("", "a", "e", "o", "i", "y", "u", "ia", "ea", "ya", "as", "os", "us", "is", "um", "en")
"""What the name of a place may end in where its adjective has the ending instead."""
TELLING = ("ian", "ese", "an", "ean", "ish", "i")
"""Endings that tell an adjective of a place by themselves, beside a noun that fits."""
SHORTEST = 3


@lru_cache(maxsize=2**14)
def is_adjective_of(word: str, place: str) -> bool:
    """Whether a word may be the adjective, or the plural demonym, of a place by its form."""
    form, name = word.casefold(), place.casefold()
    if form == name:
        return False
    forms = (form, form.removesuffix("s")) if form.endswith("s") else (form,)
    return any(_derived(one, name) for one in forms)


def _derived(form: str, name: str) -> bool:
    for ending in ENDINGS:
        stem = form.removesuffix(ending)
        known = stem != form and len(stem) >= SHORTEST and name.startswith(stem)
        if known and name[len(stem) :] in LOST:
            return True
    return False


@lru_cache(maxsize=2**14)
def looks_derived(word: str) -> bool:
    """Whether a word ends as adjectives of places do."""
    form = word.casefold()
    return any(form.endswith(ending) and len(form) - len(ending) > SHORTEST for ending in TELLING)


def place_of(word: str) -> str:
    """The likeliest name of the place of an adjective whose place is never named.

    "Velmaran" -> "Velmara", "Grellish" -> "Grell". A guess: no rule of English settles it.
    """
    if word.endswith("an"):
        return word[:-1]
    for ending in ("ese", "ish", "i"):
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word
