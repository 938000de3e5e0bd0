"""Word forms of the lexicon's words, so that a cue is known even where its lemma was misread.

A small model guesses lemmas of rarer words by their endings ("emphasized" -> "emphasiz"); the
lexicon knows its own words better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from foedus.language import Analysis, Token

_VOWELS = "aeiou"
_OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


def forms_of_verb(lemma: str) -> Iterator[str]:
    """The regular forms of an English verb, spelling changes included."""
    yield lemma
    yield from forms_of_noun(lemma)
    if lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing")
        if lemma[-1] not in _VOWELS + "wxy" and lemma[-2:-1] in _VOWELS:
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def forms_of_noun(lemma: str) -> Iterator[str]:
    """A noun and its regular plural (of a verb: its third person)."""
    yield lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + "s"


@dataclass(frozen=True, slots=True)
class Forms:
    """Word forms to lemmas: of verbs, and of any word where the part of speech is not a verb's."""

    verbs: Mapping[str, str]
    words: Mapping[str, str]

    def lemma(self, token: Token) -> str:
        """The lemma of a token: the table's, or its own for a word that is not in it."""
        word = token.text.lower()
        if token.upos == "VERB" and word in self.verbs:
            return self.verbs[word]
        return self.words.get(word, token.lemma)


def form_table(verbs: Iterable[str], nouns: Iterable[str], irregular: Mapping[str, str]) -> Forms:
    """Every form of the words to its lemma; irregular forms first, then words as they stand.

    "warning" is a noun of its own, and as a verb a form of "warn".
    """
    of_verbs = dict(irregular)
    verbs, nouns = list(verbs), list(nouns)
    for lemma in verbs:
        of_verbs.setdefault(lemma, lemma)
    for lemma in verbs:
        for form in forms_of_verb(lemma):
            of_verbs.setdefault(form, lemma)
    table = dict(irregular)
    for lemma in nouns:
        table.setdefault(lemma, lemma)
    for form, lemma in of_verbs.items():
        table.setdefault(form, lemma)
    for lemma in nouns:
        for form in forms_of_noun(lemma):
            table.setdefault(form, lemma)
    return Forms(of_verbs, table)


def with_known_lemmas(analysis: Analysis, forms: Forms) -> Analysis:
    """The same analysis, with the lemmas of the table's words as the table has them."""
    tokens = tuple(
        replace(t, lemma=lemma)
        if t.upos in _OPEN_CLASSES and (lemma := forms.lemma(t)) != t.lemma
        else t
        for t in analysis.tokens
    )
    return replace(analysis, tokens=tokens)
