"""Sentences that argue for what was just said: "This is confirmed by the events of May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.language import Analysis, Sentence
from foedus.statements.frame import Frame, pieces_of, tidy
from foedus.statements.report import Report
from foedus.statements.told import Told, same_speaker

_TRUST = 0.6
"""Trust that such a sentence is still the speaker's word and not the report's."""


def with_arguments(told: Sequence[Told], report: Report) -> list[Told]:
    """Add the sentences by which a speaker supports the statement before them.

    Indirect speech is not marked sentence by sentence. A sentence that points back ("This is
    evidenced by ...") between two statements of one speaker, in the paragraph of the first, is
    that speaker's argument: a statement of its own with no cue, and with less confidence.
    """
    return [*told, *_arguments(told, report)]


def _arguments(told: Sequence[Told], report: Report) -> Iterator[Told]:
    analysis = report.analysis
    outermost = sorted((t for t in told if t.outer is None), key=lambda t: t.frame.start)
    for before, after in pairwise(outermost):
        if not same_speaker(after, before):
            continue
        for sentence in _next_sentences(analysis, before.frame.end):
            between = analysis.text[before.frame.end : sentence.start]
            if sentence.end > after.frame.start or "\n" in between:
                break
            if not _points_back(analysis, sentence, report):
                break
            frame = _frame(before.frame, analysis, sentence)
            speaker = replace(before.speaker, span=None)
            yield replace(before, frame=frame, speaker=speaker)


def _next_sentences(analysis: Analysis, end: int) -> Iterator[Sentence]:
    for sentence in analysis.sentences:
        if sentence.start >= end:
            yield sentence


def _points_back(analysis: Analysis, sentence: Sentence, report: Report) -> bool:
    """Whether a sentence opens with "this is" and a word of proof, or with its noun."""
    words = [t.text.lower() for t in analysis.tokens[sentence.first : sentence.last]]
    arguing = report.lexicon.arguing
    if words[:1] and words[0] in arguing["demonstratives"]:
        return (
            words[1:2] != []
            and words[1] in arguing["copulas"]
            and any(word in arguing["proofs"] for word in words[2:4])
        )
    return any(" ".join(words).startswith(opening) for opening in arguing["openings"])


def _frame(before: Frame, analysis: Analysis, sentence: Sentence) -> Frame:
    content = tidy(analysis.text, pieces_of(analysis, range(sentence.first, sentence.last)), ())
    return replace(
        before, source=(), cue=(), content=content, anchor=None, entry=None, negated=False,
        rule="argument", score=before.score * _TRUST, relay=None,
    )  # fmt: skip
