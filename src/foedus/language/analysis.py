"""What the language step says about one document: a small typed record, offsets exact."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from typing import Protocol


@dataclass(frozen=True, slots=True, init=False)
class Token:
    """One syntactic word (Universal Dependencies).

    Attributes:
        i: Index in :attr:`Analysis.tokens`.
        start, end: Characters of the text; ``text == Analysis.text[start:end]``.
        upos: UD part of speech. ``feats``: UD features, ``Number=Sing|Tense=Past`` or ``""``.
        head: Index of the head token; its own index for the root of a sentence.
        deprel: UD relation, with sub-type where the treebanks have it (``nsubj:pass``).
        rel: The relation without its sub-type.
        sentence: Index in :attr:`Analysis.sentences`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    sentence: int
    rel: str = field(init=False, repr=False, compare=False)

    def __init__(
        self, i: int, start: int, end: int, text: str, lemma: str, upos: str, feats: str,
        head: int, deprel: str, sentence: int,
    ) -> None:  # fmt: skip
        # What a frozen dataclass does here takes three times as long, and a text has many tokens.
        _set_i(self, i)
        _set_start(self, start)
        _set_end(self, end)
        _set_text(self, text)
        _set_lemma(self, lemma)
        _set_upos(self, upos)
        _set_feats(self, feats)
        _set_head(self, head)
        _set_deprel(self, deprel)
        _set_sentence(self, sentence)
        _set_rel(self, _relation(deprel))

    def has(self, feature: str) -> bool:
        """Whether a feature such as ``Voice=Pass`` is among the token's features."""
        return feature in features(self.feats)


(
    _set_i, _set_start, _set_end, _set_text, _set_lemma, _set_upos, _set_feats, _set_head,
    _set_deprel, _set_sentence, _set_rel,
) = (getattr(Token, each.name).__set__ for each in fields(Token))  # fmt: skip


@lru_cache(maxsize=2**12)
def features(feats: str) -> frozenset[str]:
    """UD features one by one: ``Number=Sing|Tense=Past``."""
    return frozenset(feats.split("|"))


@lru_cache(maxsize=2**10)
def _relation(deprel: str) -> str:
    return deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) and the characters they cover."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: tokens ``first`` to ``last`` (exclusive).

    ``label`` is one of PER, ORG, LOC (places and states), NORP (peoples, adjectives and demonyms),
    EVENT, TITLE (before a person's name); pipelines from elsewhere may give MISC.
    """

    first: int
    last: int
    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of characters that belongs to an attribution."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, cue and content that belong together.

    Source or cue may be empty; each may be discontinuous, its pieces in text order.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    score: float


class Asked(Protocol):
    """What a model keeps of a reading to answer questions about actors (``language.focus``)."""

    def shares(
        self, task: str, tokens: Sequence[int], first: int, last: int
    ) -> dict[str, float] | None:
        """The share of each class for ``tokens``, looking from token ``first`` to ``last``."""
        ...


@dataclass(frozen=True)
class Analysis:
    """Every layer of one document's cleaned text.

    Tokens are in text order and cover all non-space characters that the model reads as words;
    a token never crosses a line break. ``version`` names the model or pipeline. ``asked`` answers
    :meth:`relation` and :meth:`stance`; it is no part of what the analysis says.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    version: str
    asked: Asked | None = field(default=None, compare=False, repr=False)

    def relation(self, source: int, target: int) -> dict[str, float] | None:
        """What passes between the actors at two tokens: shares of ``labels.RELATIONS``.

        The classifier knows no direction: who does it to whom is for the tree to say.

        Returns:
            None if the pipeline has no such classifier, or the tokens lie too far apart.
        """
        return self._shares("relation", source, target)

    def stance(self, token: int) -> dict[str, float] | None:
        """How the sentence speaks of the actor at a token: shares of ``labels.STANCES``.

        Returns:
            None if the pipeline has no such classifier.
        """
        return self._shares("stance", token)

    def _shares(self, task: str, *tokens: int) -> dict[str, float] | None:
        if self.asked is None:
            return None
        around = [self.sentences[self.tokens[i].sentence] for i in tokens]
        first, last = min(s.first for s in around), max(s.last for s in around)
        return self.asked.shares(task, tokens, first, last)

    @cached_property
    def _below(self) -> tuple[tuple[tuple[Token, str, str], ...], ...]:
        """For each token its dependents, their relations with and without sub-type."""
        plain = {name: _relation(name) for name in {token.deprel for token in self.tokens}}
        named = [(token, token.deprel, plain[token.deprel]) for token in self.tokens]
        return tuple([tuple([named[j] for j in i]) if i else () for i in self.children])

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        below: list[list[int] | None] = [None] * len(self.tokens)
        for i, token in enumerate(self.tokens):
            head = token.head
            if head != i:
                known = below[head]
                if known is None:
                    below[head] = [i]
                else:
                    known.append(i)
        return tuple([tuple(items) if items else () for items in below])

    def dependents(self, i: int, *relations: str) -> list[Token]:
        """Dependents of token ``i``, in text order.

        With ``relations``, only those with one of them, compared with and without sub-type.
        """
        found = []
        for token, relation, plain in self._below[i]:
            if not relations or plain in relations or relation in relations:
                found.append(token)
        return found

    def subtree(self, i: int) -> list[int]:
        """Token ``i`` and everything below it, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.children[j])
        return sorted(found)

    def sentence_text(self, index: int) -> str:
        """The characters of one sentence."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that overlap the characters ``start`` to ``end``."""
        first = bisect_left(self._token_starts, start)
        while first > 0 and self.tokens[first - 1].end > start:
            first -= 1
        return self.tokens[first : bisect_left(self._token_starts, end, first)]
