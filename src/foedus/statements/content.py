"""Fitting the content of a frame to the words and quotation marks around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedus.language import Analysis, Piece, Token
from foedus.statements.frame import Frame, overlap, tidy, union
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation, around

_GAP = 3
"""Characters of punctuation and space that may stand between a quotation and its cue."""
_CLAUSE = 80
"""Characters a cue's clause may take up between two halves of a quotation."""
_WAITING = frozenset(
    {"det", "amod", "compound", "case", "nummod", "aux", "cop", "mark", "flat", "nmod"}
)
_INSTANCES = frozenset({"including", "such"})
_WAITING_WORDS = 5
_GAP_IN_CONTENT = 30
_OCCASION_CASES = frozenset({"in", "during", "on"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STOP = re.compile(r"[.!?;\n]")


def settle(
    frame: Frame, analysis: Analysis, lexicon: Lexicon, quotations: Sequence[Quotation]
) -> Frame:
    """Give a frame clean edges and fit its content to the quotation marks around it.

    - content inside a quotation that holds the cue too stays inside it;
    - content that fills its sentence's part of a longer quotation takes the whole quotation;
    - a second half after an interrupting cue (``"...," he said, "..."``) is taken in;
    - where it was said is left out ("accused Oslo of theft in remarks to the press").
    """
    content = frame.content
    source = frame.source
    if "model" in frame.rule:
        source = complete(analysis, source, (*frame.cue, *content))
        content = complete(analysis, content, (*frame.cue, *source))
    marks = around(quotations, frame.start - _GAP, frame.end + _CLAUSE)
    for mark in marks:
        if _holds(mark, frame.cue):
            content = _clip(content, mark)
        elif mark.utterance and _fills(analysis, content, mark):
            content = union(content, [Piece(mark.start, mark.end)])
    content = union(content, _second_half(analysis, frame, content, marks))
    content = _to_comma(analysis, frame, content)
    content = _from_that(analysis, frame, _without_gaps(analysis, frame, content))
    content = _without_occasion(analysis, lexicon, content, marks)
    outside = _subtract(content, (*frame.cue, *frame.source))
    return replace(
        frame,
        source=tidy(analysis.text, source, ()),
        content=tidy(analysis.text, outside, marks),
    )


def complete(
    analysis: Analysis, pieces: Sequence[Piece], outside: Sequence[Piece]
) -> tuple[Piece, ...]:
    """Let pieces that end in the middle of a phrase run on to its end.

    A sequence model may stop after "such as the" or between a first name and a surname. A piece
    runs on while its last words wait for their head, or the next word hangs on a word inside.
    """
    return union([_run_on(analysis, piece, outside) for piece in pieces])


def _run_on(analysis: Analysis, piece: Piece, outside: Sequence[Piece]) -> Piece:
    words = list(analysis.tokens_between(piece.start, piece.end))
    if not words:
        return piece
    inside = {t.i for t in words}
    last = words[-1].i
    while (following := _continuing(analysis, inside, last)) is not None:
        reached = analysis.tokens[following]
        stretch = Piece(analysis.tokens[last].start, reached.end)
        if overlap([stretch], outside):
            break
        inside.update(range(last + 1, following + 1))
        last = following
    return Piece(piece.start, max(piece.end, analysis.tokens[last].end))


def _continuing(analysis: Analysis, inside: set[int], last: int) -> int | None:
    """The token up to which an unfinished phrase runs on, or None if it is finished."""
    here = analysis.tokens[last]
    for i in range(last, max(-1, last - _WAITING_WORDS), -1):
        token = analysis.tokens[i]
        waits = token.i in inside and token.head > last and token.rel in _WAITING
        if waits and analysis.tokens[token.head].sentence == here.sentence:
            return token.head
    if last + 1 >= len(analysis.tokens):
        return None
    following = analysis.tokens[last + 1]
    if following.text == "," and last + 2 < len(analysis.tokens):
        following = analysis.tokens[last + 2]
        if following.text.lower() not in _INSTANCES:
            return None
    if following.upos == "PUNCT" or following.sentence != here.sentence:
        return None
    head = analysis.tokens[following.head]
    if following.head in inside:
        return following.i
    opens = head.i > following.i and following.rel in _WAITING | {"cc"}
    return head.i if opens and head.head in inside else None


def _without_gaps(analysis: Analysis, frame: Frame, content: Sequence[Piece]) -> tuple[Piece, ...]:
    """Close gaps that only a parser's slip can have made: neither cue nor source lies in them."""
    closed: list[Piece] = []
    for piece in content:
        gap = [Piece(closed[-1].end, piece.start)] if closed else []
        words = analysis.text[gap[0].start : gap[0].end] if gap else ""
        cut = _STOP.search(words) or overlap(gap, (*frame.cue, *frame.source))
        if closed and len(words) <= _GAP_IN_CONTENT and not cut:
            closed[-1] = Piece(closed[-1].start, piece.end)
        else:
            closed.append(piece)
    return tuple(closed)


def _without_occasion(
    analysis: Analysis,
    lexicon: Lexicon,
    content: Sequence[Piece],
    marks: Sequence[Quotation],
) -> tuple[Piece, ...]:
    """Content up to the phrase at its end that tells where it was said."""
    if not content:
        return ()
    last = content[-1]
    words = analysis.tokens_between(last.start, last.end)
    for token in occasions(lexicon, words[1:]):
        start = occasion_start(analysis, token)
        if start is None or start <= last.start or _quoted(start, marks):
            continue
        if max(analysis.subtree(token.i)) >= words[-1].i:
            return (*content[:-1], Piece(last.start, start))
    return tuple(content)


def occasions(lexicon: Lexicon, words: Sequence[Token]) -> list[Token]:
    """The nouns that name an occasion of speaking: "interview"."""
    return [t for t in words if t.text.lower() in lexicon.occasions]


def occasion_start(analysis: Analysis, token: Token) -> int | None:
    """Where the phrase of an occasion starts that tells where something was said, if it is one."""
    if token.rel not in ("obl", "nmod"):
        return None
    if any(t.lemma.lower() in _DEFINITE for t in analysis.dependents(token.i, "det")):
        return None
    for case in analysis.dependents(token.i, "case"):
        if case.lemma.lower() in _OCCASION_CASES and case.i < token.i:
            return case.start
    return None


def _quoted(position: int, marks: Sequence[Quotation]) -> bool:
    return any(m.start <= position < m.end for m in marks)


def _from_that(analysis: Analysis, frame: Frame, content: Sequence[Piece]) -> tuple[Piece, ...]:
    """Content whose "that" stands right after the cue starts there."""
    if not content or not frame.cue:
        return tuple(content)
    end = frame.cue[-1].end
    first = content[0]
    between = analysis.text[end : first.start]
    if not between.startswith(" that ") or _STOP.search(between):
        return tuple(content)
    return (Piece(end + 1, first.end), *content[1:])


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
    analysis: Analysis, frame: Frame, content: Sequence[Piece], marks: Sequence[Quotation]
) -> list[Piece]:
    """A quotation that opens after the cue's clause and a comma, when one ended before it."""
    if not frame.cue or not content:
        return []
    clause = (*frame.cue, *frame.source)
    first, last = min(p.start for p in clause), max(p.end for p in clause)
    if not any(m.utterance and m.end <= first <= m.end + _GAP for m in marks):
        return []
    for mark in marks:
        gap = analysis.text[last : mark.start]
        interrupted = gap.rstrip().endswith(",") and not _STOP.search(gap)
        if mark.start >= last and len(gap) <= _CLAUSE and interrupted:
            return [Piece(mark.start, mark.end)]
    return []


def _to_comma(analysis: Analysis, frame: Frame, content: Sequence[Piece]) -> tuple[Piece, ...]:
    """Content that opens its sentence and stops short of "..., X said" runs on to the comma."""
    if len(content) != 1 or not frame.source or not frame.cue:
        return tuple(content)
    piece = content[0]
    rest = min(p.start for p in (*frame.source, *frame.cue))
    words = analysis.tokens_between(piece.start, piece.end)
    between = analysis.text[piece.end : rest]
    opens = bool(words) and words[0].i == analysis.sentences[words[0].sentence].first
    short = between.endswith(", ") and "," not in between[:-2] and len(between) <= _CLAUSE
    if opens and between.strip(" ,") and short and not _STOP.search(between):
        return (Piece(piece.start, rest - 2),)
    return tuple(content)


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
