"""Quotation marks as evidence: quotations that belong to a cue, and quotations without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import cue_tokens, subject_of
from foedus.statements.frame import Frame, overlap, pieces_of, source_of
from foedus.statements.grid import Grid
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation
from foedus.statements.verbs import lemma_of

_REACH = 120
"""Characters on each side of a quotation in which its cue is looked for."""


def quotation_frames(
    analysis: Analysis, lexicon: Lexicon, quotations: Sequence[Quotation], taken: Sequence[Frame]
) -> Iterator[Frame]:
    """Cues that stand right beside a quotation the parse did not give them.

    Any verb counts whose clause stands outside the quotation and touches it ("he thundered"),
    if it has a subject and no reading that was already used.
    """
    anchors = {frame.anchor for frame in taken}
    grid = Grid()
    for n, given in enumerate(taken):
        grid.add(n, given.content)
    for mark in quotations:
        piece = Piece(mark.start, mark.end)
        claimed = [p for n in grid.near([piece]) for p in taken[n].content]
        if not mark.utterance or overlap([piece], claimed) * 2 > mark.end - mark.start:
            continue
        for verb in _beside(analysis, mark):
            if verb.i in anchors:
                continue
            frame = _frame(analysis, lexicon, verb, piece)
            if frame is not None:
                anchors.add(verb.i)
                yield frame
                break


def _frame(analysis: Analysis, lexicon: Lexicon, verb: Token, piece: Piece) -> Frame | None:
    subject = subject_of(analysis, verb)
    if subject is None or subject.agent:
        return None
    entry = lexicon.verb(lemma_of(analysis, verb), "quote")
    if entry is None and not _bare(analysis, verb, piece):
        return None
    source = source_of(analysis, subject)
    if overlap(source, [piece]):
        return None
    return Frame(
        source=source,
        cue=pieces_of(analysis, cue_tokens(analysis, verb)),
        content=(piece,),
        speaker=subject.head,
        anchor=verb.i,
        entry=entry,
        negated=False,
        rule="beside-quotation",
        score=0.85 if entry is not None else 0.6,
    )


def _bare(analysis: Analysis, verb: Token, piece: Piece) -> bool:
    """An unknown verb governs a quotation only if it has nothing else to govern."""
    other = analysis.dependents(verb.i, "obj", "xcomp", "ccomp", "cop", "advcl")
    if any(not (piece.start <= t.start < piece.end) for t in other):
        return False
    mark = analysis.text[max(0, piece.start - 2) : piece.start].strip()
    return piece.start < verb.start or mark in (",", ":")


def _beside(analysis: Analysis, mark: Quotation) -> Iterator[Token]:
    """Verbs whose own words touch a quotation: just after it, then just before it."""
    text = analysis.text
    after = analysis.tokens_between(mark.end, min(len(text), mark.end + _REACH))
    before = analysis.tokens_between(max(0, mark.start - _REACH), mark.start)
    line_end = text.find("\n", mark.end)
    for token in after:
        if token.upos == "VERB" and (line_end < 0 or token.start < line_end):
            if _touching(analysis, token, mark):
                yield token
            break
    line_start = text.rfind("\n", 0, mark.start)
    for token in reversed(before):
        if token.upos == "VERB" and token.start > line_start:
            if _touching(analysis, token, mark):
                yield token
            break


def _touching(analysis: Analysis, verb: Token, mark: Quotation) -> bool:
    """Whether only the verb's own subject and phrases lie between it and the quotation."""
    low, high = (mark.end, verb.start) if verb.start >= mark.end else (verb.end, mark.start)
    between = [t for t in analysis.tokens_between(low, high) if low <= t.start and t.end <= high]
    if any(t.text in (".", "!", "?", ";") for t in between):
        return False
    own = set(analysis.subtree(verb.i))
    for token in analysis.dependents(verb.i, "ccomp", "parataxis", "conj"):
        own -= set(analysis.subtree(token.i))
    words = [t for t in between if t.upos != "PUNCT"]
    if verb.start >= mark.end:
        return all(t.i in own for t in words)
    return all(t.i in own for t in words) and _joins(analysis.text, high)


def _joins(text: str, start: int) -> bool:
    """Whether what precedes a quotation introduces it: a comma, a colon or a word, no stop."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?;"
