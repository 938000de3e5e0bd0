"""Quotation marks as evidence: quotations that belong to a cue, and quotations without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import cue_tokens, subject_of
from foedus.statements.frame import Frame, overlap, pieces_of, source_of, tidy, union
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation
from foedus.statements.verbs import lemma_of

_GAP = 3
"""Characters of punctuation and space that may stand between a cue and its quotation."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def quotation_frames(
    analysis: Analysis, lexicon: Lexicon, quotations: Sequence[Quotation], taken: Sequence[Frame]
) -> Iterator[Frame]:
    """Cues that stand right beside a quotation the parse did not give them.

    Any verb counts whose clause stands outside the quotation and touches it ("he thundered"),
    if it has a subject and no reading that was already used.
    """
    anchors = {frame.anchor for frame in taken}
    claimed = [p for frame in taken for p in frame.content]
    for mark in quotations:
        piece = Piece(mark.start, mark.end)
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
    after = analysis.tokens_between(mark.end, min(len(text), mark.end + 120))
    before = analysis.tokens_between(max(0, mark.start - 120), mark.start)
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
    return all(t.i in own for t in words) and text_joins(analysis.text, high)


def text_joins(text: str, start: int) -> bool:
    """Whether what precedes a quotation introduces it: a comma, a colon or a word, no stop."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?;"


def settle(frame: Frame, analysis: Analysis, quotations: Sequence[Quotation]) -> Frame:
    """Give a frame clean edges and fit its content to the quotation marks around it.

    - content inside a quotation that holds the cue too stays inside it;
    - content that fills its sentence's part of a longer quotation takes the whole quotation;
    - a second half after an interrupting cue (``"...," he said, "..."``) is taken in.
    """
    content = frame.content
    for mark in quotations:
        if _holds(mark, frame.cue):
            content = _clip(content, mark)
        elif mark.utterance and _fills(analysis, content, mark):
            content = union(content, [Piece(mark.start, mark.end)])
    content = union(content, _second_half(analysis, frame, content, quotations))
    outside = _subtract(content, (*frame.cue, *frame.source))
    return replace(
        frame,
        source=tidy(analysis.text, frame.source, ()),
        content=tidy(analysis.text, outside, quotations),
    )


def _holds(mark: Quotation, pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(
        mark.inner_start <= p.start and p.end <= mark.inner_end for p in pieces
    )


def _clip(pieces: Sequence[Piece], mark: Quotation) -> tuple[Piece, ...]:
    clipped = (Piece(max(p.start, mark.inner_start), min(p.end, mark.inner_end)) for p in pieces)
    return tuple(p for p in clipped if p.start < p.end)


def _fills(analysis: Analysis, content: Sequence[Piece], mark: Quotation) -> bool:
    """Whether content covers most of a quotation's words within the sentences it touches."""
    shared = overlap(content, [Piece(mark.inner_start, mark.inner_end)])
    if not shared:
        return False
    sentences = {
        t.sentence for p in content for t in analysis.tokens_between(p.start, p.end)
        if t.start < mark.inner_end and t.end > mark.inner_start
    }  # fmt: skip
    reach = sum(
        max(0, min(analysis.sentences[s].end, mark.inner_end)
            - max(analysis.sentences[s].start, mark.inner_start))
        for s in sentences
    )  # fmt: skip
    return shared * 10 >= reach * 6


def _second_half(
    analysis: Analysis, frame: Frame, content: Sequence[Piece], quotations: Sequence[Quotation]
) -> list[Piece]:
    """A quotation that opens right after the cue's clause, when one ended right before it."""
    if not frame.cue or not content or content[0].start > frame.cue[0].start:
        return []
    first = min(p.start for p in (*frame.cue, *frame.source))
    last = max(p.end for p in (*frame.cue, *frame.source) if p.start >= content[0].end or True)
    text = analysis.text
    before = any(m.utterance and m.end <= first and first - m.end <= _GAP for m in quotations)
    if not before:
        return []
    for mark in quotations:
        gap = text[last : mark.start]
        if mark.start >= last and len(gap) <= _GAP and "," in gap and "\n" not in gap:
            return [Piece(mark.start, mark.end)]
    return []


def _subtract(pieces: Sequence[Piece], cuts: Sequence[Piece]) -> tuple[Piece, ...]:
    left = list(pieces)
    for cut in cuts:
        remaining: list[Piece] = []
        for piece in left:
            if cut.end <= piece.start or cut.start >= piece.end:
                remaining.append(piece)
                continue
            if piece.start < cut.start:
                remaining.append(Piece(piece.start, cut.start))
            if cut.end < piece.end:
                remaining.append(Piece(cut.end, piece.end))
        left = remaining
    return tuple(left)
