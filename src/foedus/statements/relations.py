"""How frames relate: which are the same, and which stand inside another's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import noun_phrase
from foedus.statements.frame import Frame, dice, overlap, pieces_of, size, tidy
from foedus.statements.grid import Grid

_NAMING = ("PROPN", "PRON")
_SAME = 0.8
"""Dice from which two contents are the same."""


def distinct(frames: Sequence[Frame]) -> list[Frame]:
    """Of frames with one cue, or one speaker and one content, the best; in text order."""
    kept: list[Frame] = []
    grid = Grid()
    for frame in sorted(frames, key=lambda f: (-f.score, _spans(f), f.rule)):
        pieces = (*frame.cue, *frame.content)
        if not any(_same(frame, kept[n]) for n in grid.near(pieces)):
            grid.add(len(kept), pieces)
            kept.append(frame)
    return sorted(kept, key=lambda f: (_spans(f), f.rule))


def _spans(frame: Frame) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in (*frame.cue, *frame.content)]


def _same(one: Frame, other: Frame) -> bool:
    if one.anchor is not None and one.anchor == other.anchor:
        return True
    if one.speaker == other.speaker and overlap(one.cue, other.cue):
        return True
    return dice(one.content, other.content) >= _SAME and (
        one.speaker == other.speaker or overlap(one.source, other.source) > 0
    )


def nesting(frames: Sequence[Frame]) -> list[int | None]:
    """For each frame the one it is nested in: the smallest whose content holds its cue."""
    grid = Grid()
    for n, frame in enumerate(frames):
        grid.add(n, frame.content)
    found: list[int | None] = []
    for n, frame in enumerate(frames):
        marker = frame.cue or frame.content
        whole = size(marker)
        around = [i for i in grid.near(marker) if overlap(frames[i].content, marker) == whole]
        holders = [i for i in around if i != n and _is_larger(frames[i], frame)]
        found.append(min(holders, key=lambda i: (size(frames[i].content), i), default=None))
    return found


def _is_larger(outer: Frame, inner: Frame) -> bool:
    """Whether a content is larger than another and leads into it by no cue of its own."""
    larger = size(outer.content) > size(inner.content)
    return larger and not overlap(outer.cue, inner.content)


def with_participles(frames: Sequence[Frame], analysis: Analysis) -> list[Frame]:
    """Give a trailing participle to the speaker of the sentence: "said that it grew, adding ...".

    Parsers hang it on the nearest verb, which lies inside the content; it goes on with the act
    of speaking instead, and the content ends before it.
    """
    result = list(frames)
    for n, outer in enumerate(nesting(frames)):
        if outer is None or not _trails(frames[n], frames[outer], analysis):
            continue
        source, speaker = result[outer].source, result[outer].speaker
        result[n] = replace(result[n], source=source, speaker=speaker)
        content = _until(result[outer].content, frames[n].cue[0].start)
        result[outer] = replace(result[outer], content=tidy(analysis.text, content, ()))
    return result


def with_near_subject(frame: Frame, analysis: Analysis, actors: ActorLayer) -> Frame:
    """Give a participle without a fit subject the nearest actor that is one before it.

    "Ties soured when Oslo refused to sign, citing the war": the parser may hang "citing" on
    "soured", the model may see no source.
    """
    seen = "model" in frame.rule and bool(frame.source)
    if seen or frame.anchor is None or not _is_participle(analysis.tokens[frame.anchor]):
        return frame
    if frame.speaker is not None and (
        frame.speaker in actors.by_head or analysis.tokens[frame.speaker].upos != "NOUN"
    ):
        return frame
    sentence = analysis.sentences[analysis.tokens[frame.anchor].sentence]
    for token in reversed(analysis.tokens[sentence.first : frame.anchor]):
        if token.rel == "nsubj" and (token.i in actors.by_head or token.upos in _NAMING):
            source = pieces_of(analysis, noun_phrase(analysis, token.i))
            if overlap(source, frame.content):
                return frame
            return replace(frame, source=source, speaker=token.i)
    return frame


def _is_participle(token: Token) -> bool:
    return token.text.lower().endswith("ing") and token.rel in ("advcl", "acl", "parataxis")


def _trails(inner: Frame, outer: Frame, analysis: Analysis) -> bool:
    if inner.anchor is None or outer.anchor is None or outer.anchor > inner.anchor:
        return False
    verb = analysis.tokens[inner.anchor]
    first = analysis.tokens_between(inner.cue[0].start, inner.cue[0].end)[0]
    own_subject = bool(analysis.dependents(verb.i, "nsubj"))
    after_comma = first.i > 0 and analysis.tokens[first.i - 1].text == ","
    last = max(p.end for p in outer.content)
    at_end = last <= max(p.end for p in inner.content) + 1
    return _is_participle(verb) and after_comma and at_end and not own_subject


def _until(pieces: Sequence[Piece], end: int) -> list[Piece]:
    return [Piece(p.start, min(p.end, end)) for p in pieces if p.start < end]


def outside_in(outers: Sequence[int | None]) -> list[int]:
    """Indices so that every frame comes after the one it is nested in."""

    def depth(n: int) -> int:
        steps, current = 0, outers[n]
        while current is not None and steps < len(outers):
            steps, current = steps + 1, outers[current]
        return steps

    return sorted(range(len(outers)), key=lambda n: (depth(n), n))
