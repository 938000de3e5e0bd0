"""Small reports for the tests of the time step: plain words, or parsed by hand."""

from __future__ import annotations

from bench.reading import document
from bench.reading import plain_analysis as plain

from foedus.language import Analysis, from_conllu
from foedus.time import TimeExpression, TimeLayer, find_times


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
