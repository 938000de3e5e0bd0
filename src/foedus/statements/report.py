"""Everything the step is given about one document, and what it looks up in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece
from foedus.records import Document, Evidence, quote
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation
from foedus.time.layer import TimeLayer


@dataclass(frozen=True, slots=True)
class Report:
    """One document with its layers, its quotations and the lexicon."""

    document: Document
    analysis: Analysis
    times: TimeLayer
    actors: ActorLayer
    lexicon: Lexicon
    quotations: Sequence[Quotation]

    def evidence(self, start: int, end: int) -> Evidence:
        """The characters ``start`` to ``end`` as evidence."""
        return quote(self.document.id, self.analysis.text, start, end)

    def words(self, pieces: Sequence[Piece]) -> str:
        """The words of pieces on one line, without line breaks and double spaces."""
        text = self.analysis.text
        return " ".join(" ".join(text[p.start : p.end].split()) for p in pieces)

    def stands_in(self, start: int, *kinds: str) -> bool:
        """Whether a character stands in a part of one of these kinds."""
        parts = self.document.parts
        at = bisect_right(parts, start, key=lambda part: part.start) - 1
        return at >= 0 and start < parts[at].end and parts[at].kind in kinds
