"""From the words that name a source to the actor who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece, Token
from foedus.records import Mention
from foedus.statements.clause import noun_phrase, without
from foedus.statements.frame import Frame, overlap
from foedus.statements.relations import outside_in

_CARRIED = 0.6
"""Trust in a pronoun taken for the person who spoke last."""
_LONGEST_MENTION = 150
"""Characters of a mention with title, office and name."""
_NAME_STEPS = 2
"""Words between a title's head and the name ("secretary-general, X" is parsed in two steps)."""
LONGEST_MENTION = 120
"""Characters; longer ones do not name anybody."""

_JOINING = re.compile(r"(?:[\s,;]|\b(?:and|or|as well as|along with)\b)+$", re.IGNORECASE)
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        actor, principal: Actor ids, or None when it is open who speaks or for whom.
        span: The words that name the speaker; None when carried over or unnamed.
        confidence: That of the mention, 1.0 where there is none to doubt.
        shared: The same words name another speaker too, who comes before.
    """

    actor: str | None
    principal: str | None
    span: Piece | None
    confidence: float
    shared: bool = False


def speakers_of(
    frames: Sequence[Frame], outers: Sequence[int | None], analysis: Analysis, actors: ActorLayer
) -> list[Speaker]:
    """Resolve the sources of all frames, given in text order with what they are nested in.

    A quotation carried over has the speaker of the statement it continues. A pronoun that the
    actor layer left open is taken for the person who spoke last, in the paragraph before at most.
    """
    found: dict[int, Speaker] = {}
    by_token: dict[int, Speaker] = {}
    last: tuple[Frame, Speaker] | None = None
    for n in outside_in(outers):
        frame, outer = frames[n], outers[n]
        if not frame.source and frame.speaker in by_token:
            found[n] = replace(by_token[frame.speaker], span=None)
            continue
        speaker = _speaker_of(frame, analysis, actors, None if outer is None else found[outer])
        if speaker.actor is None and outer is None and last is not None:
            speaker = _spoke_before(frame, speaker, last, analysis, actors)
        found[n] = speaker
        if frame.speaker is not None:
            by_token.setdefault(frame.speaker, speaker)
        if outer is None:
            last = (frame, speaker)
    return [found[n] for n in range(len(frames))]


def _speaker_of(
    frame: Frame, analysis: Analysis, actors: ActorLayer, outer: Speaker | None
) -> Speaker:
    span = _span(frame, analysis)
    if frame.speaker is None:
        return Speaker(None, None, span, 1.0)
    head = _head(frame, span, analysis, actors)
    if head.lemma.lower() in _FIRST_PERSON and outer is not None:
        return Speaker(outer.actor, outer.principal, span, outer.confidence)
    mention = mention_at(head, analysis, actors)
    if mention is None:
        return Speaker(None, None, span, 1.0)
    if span is not None and _adds_words(mention, span, frame):
        span = Piece(min(span.start, mention.start), max(span.end, mention.end))
    return Speaker(mention.actor, mention.principal, span, mention.confidence)


def _head(frame: Frame, span: Piece | None, analysis: Analysis, actors: ActorLayer) -> Token:
    """The word that names the speaker: that of the source, should the parse have another.

    So in "Ruritania and Syldavia joined, the foreign minister, Zapp, said", where parsers take
    the minister for an apposition to the states.
    """
    head = analysis.tokens[frame.speaker or 0]
    if span is None or any(p.start <= head.start and head.end <= p.end for p in frame.source):
        return head
    inside = analysis.tokens_between(span.start, span.end)
    own = {token.i for token in inside}
    top = next((t for t in inside if t.head not in own and t.upos != "PUNCT"), None)
    return head if top is None or top.i not in actors.by_head else top


def _adds_words(mention: Mention, span: Piece, frame: Frame) -> bool:
    """Whether a mention completes a clipped source ("Kremlin spokesman" Dmitry Peskov)."""
    words = [Piece(mention.start, mention.end)]
    touches = overlap(words, [span]) > 0
    return touches and not overlap(words, (*frame.cue, *frame.content))


def _spoke_before(
    frame: Frame,
    speaker: Speaker,
    last: tuple[Frame, Speaker],
    analysis: Analysis,
    actors: ActorLayer,
) -> Speaker:
    """The person who spoke last, for "he" or "she" in the same or the next paragraph."""
    before, previous = last
    word = "" if frame.speaker is None else analysis.tokens[frame.speaker].lemma.lower()
    actor = actors.by_id.get(previous.actor or "")
    between = analysis.text[before.end : frame.start]
    if word not in ("he", "she") or actor is None or actor.kind != "person":
        return speaker
    if sum(1 for line in between.split("\n") if line.strip(' .”"')) > 1:
        return speaker
    return replace(speaker, actor=previous.actor, principal=previous.principal, confidence=_CARRIED)


def side_by_side(
    frame: Frame, speaker: Speaker, analysis: Analysis, actors: ActorLayer
) -> list[Speaker]:
    """The speakers of a frame one by one: "Japan and South Korea" are two.

    Only words joined to the source's head that name other known actors are speakers of their
    own, and those whom one word means ("the three", "they"); where there is none the one speaker
    stays as it is.
    """
    found = [speaker]
    if frame.speaker is None or speaker.actor is None or speaker.span is None:
        return found
    together = _meant_together(frame.speaker, speaker, actors)
    if together:
        return [speaker, *together]
    ends = speaker.span.end
    for joined in _joined_to_name(analysis, frame.speaker, actors):
        words = [analysis.tokens[i] for i in _own_words(analysis, joined.i, actors)]
        mention = mention_at(joined, analysis, actors)
        names = {other.actor for other in found}
        if mention is None or mention.actor is None or mention.actor in names or not words:
            continue
        start = next((t.start for t in words if t.rel != "cc" and t.upos != "PUNCT"), joined.start)
        span = Piece(start, words[-1].end)
        if not speaker.span.start < span.start < span.end <= speaker.span.end:
            continue
        ends = min(ends, span.start)
        found.append(Speaker(mention.actor, mention.principal, span, mention.confidence))
    if len(found) > 1:
        first = _JOINING.sub("", analysis.text[speaker.span.start : ends])
        found[0] = replace(speaker, span=Piece(speaker.span.start, speaker.span.start + len(first)))
    return found


def _meant_together(head: int, speaker: Speaker, actors: ActorLayer) -> list[Speaker]:
    """The other speakers whom one word means: "the three said"."""
    first = actors.by_head.get(head)
    if first is None or first.actor != speaker.actor:
        return []
    same = (m for m in mentions_in(actors, first.start, first.end) if m.end == first.end)
    others = {m.actor: m for m in same if m.head == head and m.start == first.start and m.actor}
    return [
        replace(speaker, actor=m.actor, principal=m.principal, shared=True)
        for m in others.values()
        if m.actor != speaker.actor
    ]


def _own_words(analysis: Analysis, head: int, actors: ActorLayer) -> list[int]:
    """A noun phrase up to what is joined to it and names another actor: "Mali and Niger"."""
    others = [t for t in _joined_to(analysis, head) if t.i in actors.by_head]
    words = without(analysis, noun_phrase(analysis, head), *(t.i for t in others))
    while words and others and analysis.tokens[words[-1]].upos in ("PUNCT", "CCONJ"):
        words = words[:-1]
    return words


def _joined_to_name(analysis: Analysis, head: int, actors: ActorLayer) -> list[Token]:
    """Words joined to a head, or to another word of its name ("Burkina Faso, Mali and Niger")."""
    name = actors.by_head.get(head)
    words = () if name is None else analysis.tokens_between(name.start, name.end)
    heads = dict.fromkeys((head, *(token.i for token in words)))
    return [joined for i in heads for joined in _joined_to(analysis, i)]


def _joined_to(analysis: Analysis, head: int) -> list[Token]:
    """Words joined to a head by "and" or commas, and those joined to them in turn."""
    found: list[Token] = []
    for token in analysis.dependents(head, "conj"):
        if token.i > head:
            found.extend((token, *_joined_to(analysis, token.i)))
    return found


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


def mentions_around(actors: ActorLayer, start: int, end: int) -> Iterator[Mention]:
    """Mentions that hold the characters ``start`` to ``end``, nearest first."""
    last = bisect_right(actors.mentions, start, key=lambda m: m.start)
    for mention in reversed(actors.mentions[max(0, last - LONGEST_MENTION) : last]):
        if mention.start < start - LONGEST_MENTION:
            return
        if mention.end >= end:
            yield mention


def mention_at(head: Token, analysis: Analysis, actors: ActorLayer) -> Mention | None:
    """The mention a source stands for.

    The one its head word heads; else the widest that covers this word; else that of a name
    beside it ("spokesman Dmitry Peskov", whichever the parser took for the head).
    """
    mention = actors.by_head.get(head.i)
    if mention is not None:
        return _named_beside(mention, head, analysis, actors) or mention
    for covering in mentions_in(actors, head.start - _LONGEST_MENTION, head.end + _LONGEST_MENTION):
        if covering.start <= head.start and head.end <= covering.end and covering.use == "actor":
            return covering
    return _beside(head, analysis, actors, _NAME_STEPS)


def _named_beside(
    title: Mention, head: Token, analysis: Analysis, actors: ActorLayer
) -> Mention | None:
    """For "its spokesman, Dmitry Peskov": the name beside a title that settles nobody."""
    actor = actors.by_id.get(title.actor or "")
    unnamed = actor is None or actor.id.startswith("group:")
    if title.kind == "name" or not unnamed:
        return None
    named = _beside(head, analysis, actors, 1)
    person = None if named is None else actors.by_id.get(named.actor or "")
    if named is None or person is None or person.kind != "person":
        return None
    return replace(named, principal=named.principal or title.principal)


def _beside(head: Token, analysis: Analysis, actors: ActorLayer, steps: int) -> Mention | None:
    """The mention of a name that hangs on a word, at most so many steps below it."""
    for token in analysis.dependents(head.i, "flat", "appos", "nmod:desc", "compound"):
        beside = actors.by_head.get(token.i)
        if beside is None and steps > 1:
            beside = _beside(token, analysis, actors, steps - 1)
        if beside is not None and beside.use == "actor":
            return beside
    return None
