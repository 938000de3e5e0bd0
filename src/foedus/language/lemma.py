"""The lemma of a word: what its form and its tags say, else what the network guesses.

Universal Dependencies leave little open once a word's part of speech and features are known: an
adjective that is not compared is its own lemma, a plural in "-s" follows from spelling. The
network's guesses (edit scripts) decide the rest, and the case of letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat

from foedus.language.analysis import features
from foedus.language.inflection import Known, irregular, positive_of, singular_of, verb_of
from foedus.language.labels import apply_script

CACHE_LIMIT = 200_000
"""Distinct tagged words remembered."""

_COMPOUNDS = {"women": "woman", "men": "man", "children": "child", "fish": "fish"}
_NEW = " "
"""In place of the lemma of a word that has not been looked for."""
_OPEN = frozenset({"ADJ", "NOUN", "VERB"})
_LOWER = frozenset({"ADP", "ADV", "CCONJ", "DET", "INTJ", "SCONJ"})
_COMPARED = frozenset({"Degree=Cmp", "Degree=Sup"})
_SINGULAR = re.compile(r"(?:[^s]|ss|us|is|ics)$|^.{1,3}$")
"""Endings of nouns that are no plurals in "-s"."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ADDRESS = re.compile(r"(?i:https?://|www\.|mailto:)|.@.")


class Lemmas:
    """Lemmas of tagged words, remembered.

    Args:
        known: Whether a word is a word.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[tuple[str, str, str, str], str] = {}

    def of(
        self, forms: Sequence[str], upos: Sequence[str], feats: Sequence[str],
        scripts: Sequence[str],
    ) -> list[str]:  # fmt: skip
        """The lemma of each form; ``scripts`` are the network's best guesses.

        Returns:
            "" where the guess is no word, so that others have their say (:meth:`among`).
        """
        keys = list(zip(forms, upos, feats, scripts, strict=True))
        if len(self._found) >= CACHE_LIMIT:
            self._found.clear()
        found = list(map(self._found.get, keys, repeat(_NEW)))
        for i in [i for i, lemma in enumerate(found) if lemma is _NEW]:
            found[i] = self._found[keys[i]] = self._of(*keys[i])
        return found

    def _of(self, form: str, upos: str, feats: str, script: str) -> str:
        guess = apply_script(form, script)
        return self._choose(form, upos, feats, guess) if self._settles(form, guess) else ""

    def among(self, form: str, upos: str, feats: str, scripts: Sequence[str]) -> str:
        """The lemma of a form for which :meth:`of` has none.

        ``scripts`` are the network's guesses, best first: the first that gives a word counts, else
        the best.
        """
        guesses = [apply_script(form, script) for script in scripts]
        guess = next(filter(self._known, guesses), guesses[0])
        return self._choose(form, upos, feats, guess)

    def _settles(self, form: str, guess: str) -> bool:
        """Whether a guess is the form itself or a word of its own, or the form has no letters."""
        if guess.lower() == form.lower() or not guess.isalpha() or self._known(guess):
            return True
        return not any(map(str.isalpha, form))

    def _choose(self, form: str, upos: str, feats: str, guess: str) -> str:
        if not form.isalpha():
            if not any(map(str.isalpha, form)):
                return _number(form) if upos == "NUM" else guess
            if _ADDRESS.search(form):
                return form
        ruled = self._ruled(form.lower().replace("’", "'"), guess, upos, features(feats))
        if upos == "PROPN":
            return _name(form, guess, ruled)
        if ruled is None:
            return guess
        return _cased(ruled, guess) if upos in _OPEN else ruled

    def _ruled(self, word: str, guess: str, upos: str, feats: frozenset[str]) -> str | None:
        """What a word in lower case must come from; None where its tags leave it open."""
        table = irregular()
        if upos == "AUX" and word in ("'s", "s"):
            return guess if guess in ("be", "have") else "be"
        closed = table.auxiliaries if upos == "AUX" else table.closed.get(upos, {})
        if word in closed:
            return closed[word]
        if "Abbr=Yes" in feats:
            return table.abbreviations.get(word.rstrip(".")) if upos == "PROPN" else None
        if "Typo=Yes" in feats:
            return None
        if upos == "VERB":
            return self._verb(word, feats)
        if upos in ("NOUN", "PROPN"):
            return self._noun(word, guess, upos, feats)
        if upos in ("ADJ", "ADV") and feats & _COMPARED:
            return self._positive(word, guess, upos)
        return word if upos == "ADJ" or (upos in _LOWER and not guess.isupper()) else None

    def _verb(self, word: str, feats: frozenset[str]) -> str:
        """Of a compound the last word is inflected: "re-elected"."""
        table = irregular()
        before, hyphen, last = word.rpartition("-")
        base = table.verbs.get(last)
        if base is None or (last in table.own and "Tense=Past" not in feats):
            base = verb_of(last, self._known) or last
        return before + hyphen + base

    def _noun(self, word: str, guess: str, upos: str, feats: frozenset[str]) -> str | None:
        """A plural's singular, and of a word in "-s" that was taken for one; else the word."""
        if "Number=Plur" in feats:
            return self._singular(word)
        if upos != "NOUN":
            return None
        if "Number=Ptan" in feats or word.endswith("ing") or word in irregular().singular:
            return word
        singular = None if _SINGULAR.search(word) else self._singular(word)
        if singular is not None and self._known(singular):
            return singular
        return word if word.startswith(guess.lower()) else None

    def _singular(self, word: str) -> str | None:
        before, hyphen, last = word.rpartition("-")
        for plural, singular in _COMPOUNDS.items():
            if last.endswith(plural):
                return word.removesuffix(plural) + singular
        if last[:1].isdigit():
            return None
        base = irregular().nouns.get(last) or singular_of(last, self._known)
        return base and before + hyphen + base

    def _positive(self, word: str, guess: str, upos: str) -> str:
        """ "More" and "less" are lemmas; "better" is one of "good" or of "well"."""
        table = irregular()
        own, other = table.adjectives, table.adverbs
        if upos == "ADV":
            own, other = other, own
        if guess in (own.get(word), other.get(word)):
            return guess
        return own.get(word) or positive_of(word, self._known) or word


def _number(form: str) -> str:
    """Figures without the commas between thousands."""
    return form.replace(",", "") if _THOUSANDS.fullmatch(form) else form


def _cased(lemma: str, guess: str) -> str:
    """A lemma with the capitals of a guess as far as they agree."""
    if guess.islower():
        return lemma
    if guess.lower() == lemma.lower():
        return guess if lemma.islower() else lemma
    same = 0
    while same < min(len(lemma), len(guess)) and guess[same].lower() == lemma[same]:
        same += 1
    return guess[:same] + lemma[same:]


def _name(form: str, guess: str, ruled: str | None) -> str:
    """A name keeps its capitals; in the plural it may be its own lemma ("the Beatles")."""
    if ruled is not None and not ruled.islower():
        return ruled
    if guess.lower() not in (form.lower(), ruled) and form.isalpha() and len(form) > 4:
        guess = ruled or form
    return _cased(guess, form) if form[:1].isupper() and guess.islower() else guess
