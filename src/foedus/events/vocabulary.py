"""Lemmas as the codebook spells them.

A small model guesses the lemma of a form it has not seen and may miss ("refus" for "refused").
The codebook's own words are a closed list, so a form whose lemma is not among them is brought
back to one of them by the regular endings of English and a table of irregular forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from foedus.language import Analysis, Token

INFLECTED = ("VERB", "NOUN")
SIBILANT = ("s", "x", "z", "ch", "sh", "o")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every lemma the codebook names, and irregular forms of them."""

    words: frozenset[str]
    irregular: Mapping[str, str]

    def normalize(self, analysis: Analysis) -> Analysis:
        """The same analysis, with the lemmas that can be brought back to the codebook's."""
        tokens = tuple(self._token(token) for token in analysis.tokens)
        if tokens == analysis.tokens:
            return analysis
        return replace(analysis, tokens=tokens)

    def _token(self, token: Token) -> Token:
        if token.upos not in INFLECTED:
            return token
        form = token.text.lower()
        lemma = self.irregular.get(form)
        if lemma is None and not self._settled(token, form):
            lemma = self._regular(form)
        return token if lemma in (None, token.lemma) else replace(token, lemma=lemma)

    def _settled(self, token: Token, form: str) -> bool:
        """Whether the lemma is the codebook's; a verb is no "-ing" or "-ed" form of itself."""
        inflected = token.upos == "VERB" and form.endswith(("ing", "ed"))
        return token.lemma.lower() in self.words and not (inflected and token.lemma.lower() == form)

    def _regular(self, form: str) -> str | None:
        return next((word for word in _stems(form) if word in self.words), None)


def _stems(form: str) -> Iterator[str]:
    """What a form may be an inflection of, likeliest first."""
    for ending in ("ing", "ed", "es", "s", "d"):
        if not form.endswith(ending) or len(form) < len(ending) + 3:
            continue
        stem = form[: -len(ending)]
        if ending == "es" and not stem.endswith((*SIBILANT, "i")):
            continue
        yield stem
        yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
    yield form
