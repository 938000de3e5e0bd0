"""The working record of this step: a source, a cue and a content, before anyone is identified."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.language import Analysis, Piece
from foedus.statements.clause import Subject
from foedus.statements.lexicon import Cue
from foedus.statements.quotations import MARKS, Quotation

_EDGE = " \t\n\r,;:.!?-–—…" + MARKS
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution as the parse, the model or the quotation marks show it.

    Attributes:
        source, cue, content: Characters, in text order; source and cue may be empty.
        speaker: Token that heads the source; for a relative clause or an inherited subject the
            token it stands for.
        anchor: Token that heads the cue.
        entry: The cue's reading in the lexicon, or None for an unknown cue.
        negated: The cue is negated ("did not say", "no plans to").
        rule: Name of the rule, for tests and tuning.
        score: How far the rule alone can be trusted, 0..1.
        inherited: Its source is the subject of another clause ("arrived, saying"): where the
            model names somebody else, the model is right nine times of ten.
        relay: Token of the outlet that quotes the source ("TASS quoted Lund as saying").
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    speaker: int | None
    anchor: int | None
    entry: Cue | None
    negated: bool
    rule: str
    score: float
    inherited: bool = False
    relay: int | None = None

    @property
    def start(self) -> int:
        """First character of its words."""
        return min([p.start for p in (*self.source, *self.cue, *self.content)])

    @property
    def end(self) -> int:
        """One past the last character of its words."""
        return max([p.end for p in (*self.source, *self.cue, *self.content)])


@dataclass(frozen=True, slots=True)
class Complement:
    """What a rule found to be the content of a verb.

    Attributes:
        tokens: Token indices. ``cue``: further tokens that belong to the cue (prepositions).
        entry: The reading of the verb that takes such content.
    """

    tokens: tuple[int, ...]
    rule: str
    score: float
    entry: Cue | None
    cue: tuple[int, ...] = ()


def pieces_of(analysis: Analysis, tokens: Iterable[int]) -> tuple[Piece, ...]:
    """Runs of tokens as characters; punctuation alone does not interrupt a run."""
    runs: list[tuple[int, int]] = []
    previous = -1
    for i in sorted(set(tokens)):
        token, (start, end) = analysis.tokens[i], runs[-1] if runs else (0, 0)
        gap = analysis.tokens[previous + 1 : i]
        if runs and (not gap or all(t.upos == "PUNCT" for t in gap)):
            runs[-1] = start, max(end, token.end)
        else:
            runs.append((token.start, token.end))
        previous = i
    return tuple(Piece(start, end) for start, end in runs)


def source_of(
    analysis: Analysis, subject: Subject, outside: Iterable[int] = ()
) -> tuple[Piece, ...]:
    """The words of a subject, its relative pronoun as a piece of its own."""
    cut = set(outside)
    named = pieces_of(analysis, (i for i in subject.tokens if i not in cut))
    if subject.pronoun is None:
        return named
    return (*named, *pieces_of(analysis, (subject.pronoun,)))


def tidy(text: str, pieces: Sequence[Piece], quotations: Sequence[Quotation]) -> tuple[Piece, ...]:
    """Bring content pieces to clean edges.

    Punctuation at the edges goes, except marks whose partner is inside; a piece that reaches
    into a quotation up to its last or first word takes the mark (and the full stop or comma
    inside it) along.
    """
    tidied: list[Piece] = []
    for piece in pieces:
        start, end = _strip(text, piece.start, piece.end)
        if start >= end:
            continue
        for mark in quotations:
            start, end = _snap(text, start, end, mark)
        if tidied and start < tidied[-1].end:
            tidied[-1] = Piece(tidied[-1].start, max(end, tidied[-1].end))
        else:
            tidied.append(Piece(start, end))
    return tuple(tidied)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    closer = text[end - 1] if end > start else ""
    if closer in _BRACKETS and text.count(_BRACKETS[closer], start, end) == 0:
        end -= 1
    for close, opener in _BRACKETS.items():
        if text.count(opener, start, end) > text.count(close, start, end) and text[end] == close:
            end += 1
    return start, end


def _snap(text: str, start: int, end: int, mark: Quotation) -> tuple[int, int]:
    """Take a quotation's marks in where only punctuation lies between them and the piece."""
    reaches_end = mark.start < end <= mark.inner_end and start < mark.inner_end
    if (
        reaches_end
        and not _has_word(text, end, mark.inner_end)
        and (start <= mark.start or not _has_word(text, mark.inner_start, start))
    ):
        end = mark.end
    if mark.inner_start <= start < mark.end <= end and not _has_word(text, mark.inner_start, start):
        start = mark.start
    return start, end


def _has_word(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def overlap(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """Number of characters two sets of pieces share."""
    shared = 0
    for a in left:
        for b in right:
            # written out: this is called more often than anything else of the step
            start = a.start if a.start > b.start else b.start
            end = a.end if a.end < b.end else b.end
            if start < end:
                shared += end - start
    return shared


def size(pieces: Sequence[Piece]) -> int:
    """Number of characters of the pieces."""
    return sum([p.end - p.start for p in pieces])


def dice(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """Dice coefficient of two sets of pieces, in characters."""
    shared = overlap(left, right)
    return 2 * shared / (size(left) + size(right)) if shared else 0.0


def union(*groups: Sequence[Piece]) -> tuple[Piece, ...]:
    """All pieces together, those that touch or overlap merged."""
    merged: list[Piece] = []
    for piece in sorted((p for g in groups for p in g), key=lambda p: (p.start, p.end)):
        if merged and piece.start <= merged[-1].end:
            merged[-1] = Piece(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)
