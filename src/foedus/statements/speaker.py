"""From the words that name a source to the actor who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece
from foedus.records import Mention
from foedus.statements.frame import Frame

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        actor, principal: Actor ids, or None when it is open who speaks or for whom.
        span: The words that name the speaker; None when carried over or unnamed.
        confidence: That of the mention, 1.0 where there is none to doubt.
    """

    actor: str | None
    principal: str | None
    span: Piece | None
    confidence: float


NOBODY = Speaker(None, None, None, 1.0)


def speaker_of(
    frame: Frame, analysis: Analysis, actors: ActorLayer, outer: Speaker | None
) -> Speaker:
    """Resolve a frame's source; ``outer`` is the speaker of the statement it is nested in."""
    span = _span(frame, analysis)
    if frame.speaker is None:
        return Speaker(None, None, span, 1.0)
    word = analysis.tokens[frame.speaker].lemma.lower()
    if word in _FIRST_PERSON and outer is not None:
        return Speaker(outer.actor, outer.principal, span, outer.confidence)
    mention = mention_at(frame.speaker, span, actors)
    if mention is None:
        return Speaker(None, None, span, 1.0)
    return Speaker(mention.actor, mention.principal, span, mention.confidence)


def _span(frame: Frame, analysis: Analysis) -> Piece | None:
    """The piece of the source that names the speaker (not the relative pronoun)."""
    if not frame.source:
        return None
    if frame.speaker is not None:
        head = analysis.tokens[frame.speaker]
        for piece in frame.source:
            if piece.start <= head.start and head.end <= piece.end:
                return piece
    return frame.source[0]


def mentions_in(actors: ActorLayer, start: int, end: int) -> Iterator[Mention]:
    """Mentions inside the characters ``start`` to ``end``, found without a full scan."""
    first = bisect_left(actors.mentions, start, key=lambda m: m.start)
    for mention in islice(actors.mentions, first, None):
        if mention.start >= end:
            return
        if mention.end <= end:
            yield mention


def mention_at(head: int, span: Piece | None, actors: ActorLayer) -> Mention | None:
    """The mention a source stands for: the one its head word heads, else the widest inside."""
    mention = actors.by_head.get(head)
    if mention is not None or span is None:
        return mention
    for inside in mentions_in(actors, span.start, span.end):
        if inside.use == "actor" and inside.kind in ("name", "title", "metonym"):
            return inside
    return None
