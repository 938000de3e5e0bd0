"""The words an event rests on: the smallest clause that holds the predicate and its parties."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.events.codebook import QUADS
from foedus.events.frames import Frames
from foedus.events.match import Match
from foedus.language import Piece
from foedus.records import Document, Evidence, quote
from foedus.statements import find_quotations, scare_quotes

CLAUSES = ("root", "conj", "ccomp", "advcl", "acl", "parataxis", "csubj")
EDGES = " \t,;:.–—-"


class Scope:
    """Cuts evidence out of one document."""

    def __init__(self, document: Document, frames: Frames) -> None:
        self.document = document
        self.frames = frames
        self.syntax = frames.syntax
        self.analysis = frames.analysis
        self.tokens = frames.analysis.tokens
        self.quotations = find_quotations(frames.analysis.text)

    @staticmethod
    def quad(kind: str) -> int:
        """Quad class of a PLOVER type."""
        return QUADS[kind]

    def evidence(self, match: Match, shown_by: frozenset[int]) -> Evidence:
        """The clause that shows predicate, parties and modality; else the sentence."""
        needed = {*match.consumed, *match.words, *shown_by}
        sentence = self.tokens[match.head].sentence
        needed = {i for i in needed if self.tokens[i].sentence == sentence}
        start, end = self._clause(match.head, needed)
        return quote(self.document.id, self.analysis.text, start, end)

    def scare_quotes(self, evidence: Evidence) -> tuple[Evidence, ...]:
        """Names and descriptions among the words of an evidence that stand in quotation marks."""
        piece = Piece(evidence.start, evidence.end)
        found = scare_quotes(self.analysis, self.quotations, (piece,))
        return tuple(quote(self.document.id, self.analysis.text, p.start, p.end) for p in found)

    def lemmas(self, evidence: Evidence) -> Iterator[str]:
        """Lemmas of the sentence an evidence stands in."""
        first = self.analysis.tokens_between(evidence.start, evidence.end)[0]
        sentence = self.analysis.sentences[first.sentence]
        return (t.lemma for t in self.tokens[sentence.first : sentence.last])

    def _clause(self, head: int, needed: set[int]) -> tuple[int, int]:
        token = self.tokens[head]
        while token.head != token.i:
            below = self.analysis.subtree(token.i)
            if token.rel in CLAUSES and self.syntax.is_clause(token) and needed <= set(below):
                first = next((i for i in below if self.tokens[i].upos != "CCONJ"), below[0])
                return self._trim(self.tokens[first].start, self.tokens[below[-1]].end)
            token = self.tokens[token.head]
        sentence = self.analysis.sentences[token.sentence]
        return sentence.start, sentence.end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.analysis.text
        while end - start > 1 and text[start] in EDGES:
            start += 1
        while end - start > 1 and text[end - 1] in EDGES:
            end -= 1
        return start, end
