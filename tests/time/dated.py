"""Small reports for the tests of the time step: plain words, or parsed by hand."""

from __future__ import annotations

import re

from foedus.language import Analysis, Sentence, Token, from_conllu
from foedus.records import Date, Document
from foedus.time import TimeExpression, TimeLayer, find_times

SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])\s(?=[A-Z])|\n")
WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")


def plain(text: str) -> Analysis:
    """Words without tags or parse, in rough sentences."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    start = 0
    for end in [
        *(m.end() for m in re.finditer(r"(?<=[a-z0-9][.!?])\s(?=[A-Z])|\n", text)),
        len(text),
    ]:
        first = len(tokens)
        for m in WORD.finditer(text, start, end):
            i = len(tokens)
            row = (i, m.start(), m.end(), m[0], m[0].lower(), "", "", i, "root", len(sentences))
            tokens.append(Token(*row))
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), tokens[first].start, tokens[-1].end))
        start = end
    return Analysis(text, tuple(tokens), tuple(sentences), (), (), "plain")


def parsed(*sentences: str) -> Analysis:
    """One sentence a line: ``form/lemma/UPOS/head:relation[/features]`` for each word."""
    rows: list[str] = []
    for sentence in sentences:
        words = sentence.split()
        for n, word in enumerate(words, 1):
            form, lemma, upos, attachment, *feats = word.split("/")
            head, _, relation = attachment.partition(":")
            glued = n < len(words) and words[n].split("/")[0] in {",", ".", "'s"}
            row = [
                str(n),
                form,
                lemma or form.lower(),
                upos,
                "_",
                *(feats or ["_"]),
                head,
                relation,
            ]
            rows.append("\t".join([*row, "_", "SpaceAfter=No" if glued else "_"]))
        rows.append("")
    return from_conllu("\n".join(rows) + "\n")


def document(text: str, published: str | None) -> Document:
    """A document that states its day of publication, or none."""
    date = Date(published, published, published, "stated") if published else None
    return Document(
        id="d-0000000000000000",
        uri="report.txt",
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
        version="test",
    )


def layer(text: str | Analysis, published: str | None = "2023-11-27") -> TimeLayer:
    """The time step's reading of a report."""
    analysis = plain(text) if isinstance(text, str) else text
    return find_times(document(analysis.text, published), analysis)


def only(text: str | Analysis, published: str | None = "2023-11-27") -> TimeExpression:
    """The one expression of a report."""
    (found,) = layer(text, published).expressions
    return found


def spans(text: str) -> list[str]:
    """The words of every expression found."""
    return [text[e.start : e.end] for e in layer(text).expressions]


def bounds(expression: TimeExpression) -> tuple[str | None, str | None]:
    """First and last possible day of what the expression governs."""
    assert expression.date is not None
    return expression.date.earliest, expression.date.latest
