"""One document while its actors are being found: what is known so far and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from foedus.actors.cast import Cast
from foedus.actors.knowledge import Knowledge
from foedus.actors.knowledge.records import AliasKind
from foedus.actors.knowledge.surface import key
from foedus.actors.lexicon import Lexicon
from foedus.language import Analysis, Name
from foedus.records import Document, Evidence, MentionKind, MentionUse, quote

word_key = lru_cache(maxsize=2**16)(key)
"""The look-up key of one word, remembered."""
_noun = lru_cache(maxsize=2**16)(Lexicon.noun)

Day = tuple[str | None, str | None] | None
OPENING = frozenset({"“", "``", "«", '"'})
CLOSING = frozenset({"”", "''", "»", '"'})
"""Quotation marks; the straight one closes what is open."""


class Finding(NamedTuple):
    """Words that refer to an actor, settled or still wanted.

    Attributes:
        first, last: Tokens (last exclusive). ``head``: the one the rest hangs on.
        actor: Actor id, or None while (or because) it is not settled.
        alias: How the knowledge base names the actor, where the words are one of its aliases.
        wanted: What has to be found in the text before, for words that name nobody by
            themselves: ``("office", "prime minister")``, ``("organ", "parliament")``.
        owner: Actor the words belong to ("the Armenian prime minister": ARM), where known.
    """

    first: int
    last: int
    head: int
    actor: str | None
    kind: MentionKind
    use: MentionUse
    reason: str
    confidence: float
    candidates: tuple[str, ...] = ()
    alias: AliasKind | None = None
    wanted: tuple[str, str] | None = None
    owner: str | None = None

    @classmethod
    def of_word(
        cls,
        i: int,
        actor: str | None,
        kind: MentionKind,
        reason: str,
        confidence: float,
        *,
        use: MentionUse = "actor",
        candidates: tuple[str, ...] = (),
        alias: AliasKind | None = None,
        owner: str | None = None,
    ) -> Finding:
        """A finding of the single token ``i``."""
        return cls(
            i, i + 1, i, actor, kind, use, reason, confidence, candidates, alias, None, owner
        )


class Scene:
    """A document, its analysis, the findings so far and the cast of the document.

    ``at`` is the widest finding that covers a token; ``inside`` the narrowest.
    """

    def __init__(
        self, document: Document, analysis: Analysis, knowledge: Knowledge, lexicon: Lexicon
    ) -> None:
        self.document = document
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.lowers = tuple([t.text.lower() for t in analysis.tokens])
        """The words in lower case with straight apostrophes."""
        if "’" in analysis.text:
            self.lowers = tuple([word.replace("’", "'") for word in self.lowers])
        self.knowledge = knowledge
        self.lexicon = lexicon
        published = document.published
        self.day: Day = (published.earliest, published.latest) if published else None
        self.cast = Cast(document, knowledge, self.day)
        self.findings: list[Finding] = []
        self.several: dict[int, tuple[str, ...]] = {}
        """By head token the actors of words that refer to several at once."""
        self._widest: list[Finding | None] = [None] * len(analysis.tokens)
        self._narrowest: list[Finding | None] = [None] * len(analysis.tokens)

    def add(self, finding: Finding) -> int:
        """Keep a finding; its index in ``findings``."""
        index = len(self.findings)
        self.findings.append(finding)
        width = finding.last - finding.first
        for i in range(finding.first, finding.last):
            wide, narrow = self._widest[i], self._narrowest[i]
            if wide is None or width >= wide.last - wide.first:
                self._widest[i] = finding
            if narrow is None or width < narrow.last - narrow.first:
                self._narrowest[i] = finding
        return index

    def settle(self, index: int, actor: str, reason: str, confidence: float) -> None:
        """Give an open finding its actor."""
        self.change(index, actor=actor, reason=reason, confidence=confidence, candidates=())

    def change(self, index: int, **fields: object) -> None:
        """Replace fields of a finding (not its tokens)."""
        old = self.findings[index]
        new = self.findings[index] = old._replace(**fields)  # type: ignore[arg-type]
        for i in range(old.first, old.last):
            if self._widest[i] is old:
                self._widest[i] = new
            if self._narrowest[i] is old:
                self._narrowest[i] = new

    def at(self, i: int) -> Finding | None:
        """The widest finding over token ``i``."""
        return self._widest[i] if 0 <= i < len(self._widest) else None

    def inside(self, i: int) -> Finding | None:
        """The narrowest finding over token ``i``."""
        return self._narrowest[i] if 0 <= i < len(self._narrowest) else None

    def free(self, first: int, last: int) -> bool:
        """Whether no finding covers any of the tokens."""
        return all(self._widest[i] is None for i in range(first, last))

    def surface(self, first: int, last: int) -> str:
        """The characters of tokens ``first`` to ``last`` (exclusive)."""
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].end]

    def evidence(self, first: int, last: int) -> Evidence:
        """Tokens ``first`` to ``last`` (exclusive) as evidence."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return quote(self.document.id, self.analysis.text, start, end)

    def head_of(self, first: int, last: int) -> int:
        """The token of a stretch whose own head lies outside it; the last of several."""
        heads = [i for i in range(first, last) if not first <= self.tokens[i].head < last]
        roots = [i for i in range(first, last) if self.tokens[i].head == i]
        outside = roots or [i for i in heads if self.tokens[i].upos != "PUNCT"] or heads
        return outside[0] if outside else last - 1

    def sentence(self, i: int) -> range:
        """The tokens of the sentence that token ``i`` stands in."""
        return self._sentences[self.tokens[i].sentence]

    @cached_property
    def _sentences(self) -> tuple[range, ...]:
        return tuple(range(s.first, s.last) for s in self.analysis.sentences)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The look-up key of each word."""
        return tuple([word_key(token.text) for token in self.tokens])

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """For each word what :meth:`Lexicon.noun` gives: a listed noun, else its lemma."""
        return tuple([_noun(self.lexicon, token.lemma, token.text) for token in self.tokens])

    @cached_property
    def organ_words(self) -> tuple[int, ...]:
        """The words that the name of an organ of a state may begin with."""
        organs = self.lexicon.organs
        return tuple([i for i, word in enumerate(self.lowers) if word in organs])

    @cached_property
    def names(self) -> tuple[Name | None, ...]:
        """For each token the name that the model marks there; of several the first."""
        found: list[Name | None] = [None] * len(self.tokens)
        for name in reversed(self.analysis.names):
            found[name.first : name.last] = [name] * (name.last - name.first)
        return tuple(found)

    @cached_property
    def marked(self) -> dict[int, Name]:
        """The tokens that the model takes for part of a name, with the first such name of each."""
        names = reversed(self.analysis.names)
        return {i: name for name in names for i in range(name.first, name.last)}

    @cached_property
    def appositions(self) -> dict[int, list[int]]:
        """By noun what stands in apposition to it, or to a noun that it is joined to."""
        found: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.rel == "appos":
                noun = self.tokens[token.head]
                nouns = [noun.i, *(t.i for t in self.analysis.dependents(noun.i, "conj"))]
                if noun.rel == "conj":
                    nouns.append(noun.head)
                for i in nouns:
                    found.setdefault(i, []).append(token.i)
        return found

    @cached_property
    def paragraph(self) -> tuple[int, ...]:
        """For each sentence the number of its paragraph."""
        numbers: list[int] = []
        number, end = 0, 0
        for sentence in self.analysis.sentences:
            number += "\n" in self.analysis.text[end : sentence.start]
            numbers.append(number)
            end = sentence.end
        return tuple(numbers)

    @cached_property
    def region(self) -> tuple[str, ...]:
        """For each sentence the part of the document it belongs to: title, caption or body."""
        kinds: list[str] = []
        parts = [part for part in self.document.parts if part.kind != "body"]
        for sentence in self.analysis.sentences:
            part = next((p for p in parts if p.start <= sentence.start < p.end), None)
            kinds.append(f"{part.kind} {part.start}" if part else "body")
        return tuple(kinds)

    @cached_property
    def lead(self) -> int | None:
        """The number of the first paragraph of the body."""
        numbers = zip(self.paragraph, self.region, strict=True)
        return next((number for number, region in numbers if region == "body"), None)

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """For each token the number of the quotation it stands in, 0 outside quotation marks.

        A quotation ends at its closing mark or with its paragraph.
        """
        numbers: list[int] = []
        number, count, paragraph = 0, 0, -1
        for sentence, tokens in enumerate(self._sentences):
            if self.paragraph[sentence] != paragraph:
                paragraph, number = self.paragraph[sentence], 0
            for i in tokens:
                text = self.tokens[i].text
                closes = text in CLOSING
                if text in OPENING and not (closes and number):
                    count += 1
                    number, closes = count, False
                numbers.append(number)
                if closes:
                    number = 0
        return tuple(numbers)

    def lower(self, i: int) -> str:
        """Token ``i`` in lower case with a straight apostrophe."""
        return self.lowers[i]

    def order(self) -> Iterator[int]:
        """Indices of the findings in text order, outer before inner."""
        return iter(
            sorted(
                range(len(self.findings)),
                key=lambda n: (self.findings[n].first, -self.findings[n].last, n),
            )
        )
