"""Reading texts for the benchmarks of single steps, with the language model or without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.language import Analysis, Sentence, Token, load
from foedus.records import Date, Document

WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")


class Reader:
    """Texts to analyses.

    Args:
        name: A pipeline, or ``plain`` for only words and rough sentences, without tags and
            parse: for steps that can do without, and for comparison.
    """

    def __init__(self, name: str) -> None:
        self._pipeline = None if name == "plain" else load(name)

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        """One analysis a text."""
        if self._pipeline is None:
            return [plain_analysis(text) for text in texts]
        return self._pipeline.read(texts)


def plain_analysis(text: str) -> Analysis:
    """Words and sentences by punctuation, without tags or parse."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    start = 0
    for end in [*(m.end() for m in SENTENCE_END.finditer(text)), len(text)]:
        first = len(tokens)
        for m in WORD.finditer(text, start, end):
            i = len(tokens)
            tokens.append(
                Token(i, m.start(), m.end(), m[0], m[0].lower(), "", "", i, "root", len(sentences))
            )
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), tokens[first].start, tokens[-1].end))
        start = end
    return Analysis(text, tuple(tokens), tuple(sentences), (), (), "plain")


def document(text: str, published: str | None) -> Document:
    """A document with a stated date, or without one."""
    date = Date(published, published, published, "stated") if published else None
    return Document(
        id="d-0000000000000000",
        uri="bench",
        outlet=None,
        title=None,
        authors=(),
        published=date,
        published_basis="stated" if date else "unknown",
        published_reasoning="",
        language="en",
        text=text,
        parts=(),
        removed=(),
        credits=(),
        version="bench",
    )
