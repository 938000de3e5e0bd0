"""Quotations without a cue of their own: whose words they go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.language import Analysis, Piece
from foedus.statements.clause import subject_of
from foedus.statements.frame import Frame, overlap, pieces_of, source_of, union
from foedus.statements.grid import Grid
from foedus.statements.quotations import Quotation, quoted_share

_ALL_QUOTED = 0.95
_CARRIED = 0.75
"""Trust in a quotation that continues the paragraph before, by itself."""


def continue_quotations(
    frames: Sequence[Frame], analysis: Analysis, quotations: Sequence[Quotation]
) -> list[Frame]:
    """Give every quotation that stands alone to the speaker it continues.

    In the paragraph of a quoted statement it becomes part of that statement; in the next
    paragraph, or after an indirect statement, a statement of its own with an empty cue.
    Quotations over several paragraphs are one. A quotation that nobody spoke before stays out.
    """
    result = sorted(frames, key=_position)
    grid = Grid()
    for n, frame in enumerate(result):
        grid.add(n, frame.content)
    for number, mark in enumerate(quotations):
        piece = Piece(mark.start, mark.end)
        if not mark.utterance or _claimed(result, grid, piece):
            continue
        previous = quotations[number - 1] if number else None
        runs_on = previous is not None and not previous.closed
        if not runs_on and not _stands_alone(analysis, mark, quotations):
            continue
        _place(result, analysis, mark, previous if runs_on else None)
    return sorted(result, key=_position)


def _position(frame: Frame) -> tuple[int, int]:
    return frame.start, frame.end


def _claimed(frames: Sequence[Frame], grid: Grid, piece: Piece) -> bool:
    covered = union(*(frames[n].content for n in grid.near([piece])))
    return overlap(covered, [piece]) * 2 > piece.end - piece.start


def _stands_alone(analysis: Analysis, mark: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether the sentences of a quotation hold nothing but quotation."""
    sentences = sorted({t.sentence for t in analysis.tokens_between(mark.start, mark.end)})
    spans = [(analysis.sentences[s].start, analysis.sentences[s].end) for s in sentences]
    return quoted_share(analysis.text, spans, quotations) >= _ALL_QUOTED


def _place(
    frames: list[Frame], analysis: Analysis, mark: Quotation, open_before: Quotation | None
) -> None:
    text = analysis.text
    piece = Piece(mark.start, mark.end)
    if open_before is not None:
        owner = _owner_of(frames, Piece(open_before.start, open_before.end))
        if owner is not None:
            frames[owner] = replace(frames[owner], content=union(frames[owner].content, [piece]))
            return
    introduced = _introduced_by(analysis, mark)
    if introduced is not None:
        frames.append(replace(introduced, content=(piece,)))
        return
    last = _last_before(frames, mark.start)
    if last is None:
        return
    lines = text[frames[last].end : mark.start].split("\n")
    if len(lines) == 1 and _ends_quoted(text, frames[last]):
        frames[last] = replace(frames[last], content=union(frames[last].content, [piece]))
    elif not any(line.strip() for line in lines[1:]):
        frames.append(_carried(frames[last], piece))


def _owner_of(frames: Sequence[Frame], piece: Piece) -> int | None:
    return next((i for i, f in enumerate(frames) if overlap(f.content, [piece])), None)


def _last_before(frames: Sequence[Frame], position: int) -> int | None:
    """The last outermost statement that ends before a position."""
    earlier = [i for i, f in enumerate(frames) if f.end <= position]
    if not earlier:
        return None
    return max(earlier, key=lambda i: (frames[i].end, -frames[i].start))


def _ends_quoted(text: str, frame: Frame) -> bool:
    return any(text[p.end - 1] in "”\"'’»" for p in frame.content)


def _carried(frame: Frame, piece: Piece) -> Frame:
    return replace(
        frame, source=(), cue=(), content=(piece,), anchor=None, entry=None, negated=False,
        rule="continuation", score=frame.score * _CARRIED,
    )  # fmt: skip


def _introduced_by(analysis: Analysis, mark: Quotation) -> Frame | None:
    """The sentence before, if it ends with a colon: "He went further:"."""
    before = analysis.text[: mark.start].rstrip()
    if not before.endswith(":"):
        return None
    tokens = analysis.tokens_between(len(before) - 1, len(before))
    if not tokens:
        return None
    sentence = analysis.sentences[tokens[0].sentence]
    roots = [t for t in analysis.tokens[sentence.first : sentence.last] if t.head == t.i]
    subject = subject_of(analysis, roots[0]) if roots else None
    if subject is None or subject.agent:
        return None
    return Frame(
        source=source_of(analysis, subject),
        cue=pieces_of(analysis, [roots[0].i]),
        content=(Piece(mark.start, mark.end),),
        speaker=subject.head,
        anchor=roots[0].i,
        entry=None,
        negated=False,
        rule="introduced",
        score=0.7,
    )
