"""Which frames are statements: the judgement between finding words and keeping a record."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece, Token
from foedus.statements.frame import Frame, overlap, size
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation

_UNREAL = frozenset({"would", "could", "should", "might", "may", "will", "shall", "must", "can"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until"})
_PLACEHOLDERS = frozenset({"there", "you", "one", "nothing", "what", "everything", "something"})
_SINGLE_WORD_SHARE = 2


def acceptable(
    frame: Frame,
    analysis: Analysis,
    actors: ActorLayer,
    lexicon: Lexicon,
    quotations: Sequence[Quotation],
) -> bool:
    """Whether a frame says that somebody said (or thinks, or wishes) something.

    Rejected: contents of a single unquoted word, cues that were not uttered ("could say",
    "if he says"), speakers that cannot speak ("the decision shows"), and first persons inside
    somebody's quotation, which only repeat the speaker.
    """
    if not frame.content or not _has_substance(frame, analysis, quotations):
        return False
    if frame.anchor is None or not frame.cue:
        return frame.rule != "model" or bool(frame.source)
    anchor = analysis.tokens[frame.anchor]
    if "model" not in frame.rule and (
        _is_unreal(analysis, anchor, lexicon) or _is_weak(frame, quotations)
    ):
        return False
    if _repeats_speaker(frame, analysis, quotations):
        return False
    return _can_speak(frame, analysis, actors, lexicon)


def is_speech(frame: Frame) -> bool:
    """Whether words were uttered; only such frames count inside another's statement.

    What one speaker ascribes to another ("he said they hope") is the first one's word alone.
    """
    return frame.entry is None or frame.entry.kind == "speech"


def _has_substance(frame: Frame, analysis: Analysis, quotations: Sequence[Quotation]) -> bool:
    words = [
        t for p in frame.content for t in analysis.tokens_between(p.start, p.end)
        if t.upos != "PUNCT"
    ]  # fmt: skip
    if len(words) >= _SINGLE_WORD_SHARE:
        return True
    inside = any(m.start <= p.start and p.end <= m.end for m in quotations for p in frame.content)
    return bool(words) and (inside or words[0].upos in ("NOUN", "PROPN"))


def _is_weak(frame: Frame, quotations: Sequence[Quotation]) -> bool:
    """Whether only the reading of an ambiguous word makes it a statement."""
    if frame.entry is None or not frame.entry.weak:
        return False
    return not overlap(frame.content, _as_pieces([m for m in quotations if m.utterance]))


def _is_unreal(analysis: Analysis, anchor: Token, lexicon: Lexicon) -> bool:
    """Whether the cue itself is only possible, future, wished for or a condition."""
    opener = analysis.tokens[anchor.head]
    opened = anchor.rel == "xcomp" and opener.lemma.lower() in lexicon.markers["openers"]
    for token in analysis.dependents(anchor.i, "aux", "mark"):
        word = token.lemma.lower()
        if token.rel == "aux" and (word in _UNREAL or token.text.lower() in _UNREAL):
            return True
        if token.rel == "mark" and (word in _CONDITIONS or (word == "to" and not opened)):
            return True
    return False


def _repeats_speaker(frame: Frame, analysis: Analysis, quotations: Sequence[Quotation]) -> bool:
    if frame.speaker is None:
        return False
    speaker = analysis.tokens[frame.speaker]
    first_person = speaker.lemma.lower() in ("i", "we") or speaker.has("Person=1")
    return first_person and overlap(frame.cue, _as_pieces(quotations)) > 0


def _as_pieces(quotations: Sequence[Quotation]) -> list[Piece]:
    return [Piece(m.start, m.end) for m in quotations]


def _can_speak(frame: Frame, analysis: Analysis, actors: ActorLayer, lexicon: Lexicon) -> bool:
    if frame.speaker is None:
        return "model" in frame.rule or frame.rule == "passive-clause"
    speaker = analysis.tokens[frame.speaker]
    if speaker.lemma.lower() in _PLACEHOLDERS:
        return False
    if frame.entry is None or frame.entry.kind == "speech":
        return True
    if speaker.has("Person=1") or speaker.has("Person=2"):
        return False
    mention = actors.by_head.get(frame.speaker)
    if mention is not None and mention.use == "actor":
        return frame.entry.kind == "attitude" or "that" in frame.entry.takes
    if speaker.upos == "PRON":
        return speaker.lemma.lower() not in ("it", "this", "that", "these", "those")
    if frame.entry.kind == "showing":
        return speaker.lemma.lower() in lexicon.markers["documents"]
    return size(frame.source) > 0 and speaker.upos in ("NOUN", "PROPN")
