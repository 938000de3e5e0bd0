"""The words that stand with a cue by position, whatever the parser hangs them on.

"X was cited as saying by TASS on Nov. 27", "Speaking to the BBC on Thursday, X said": agency and
date belong to the act of speaking, but parsers attach them in many ways. What lies between a cue
and its content or the end of its clause, with no other verb before it, is read as the cue's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedus.language import Analysis, Piece, Token
from foedus.statements.frame import Frame, overlap
from foedus.statements.quotations import MARKS

_ENDS = frozenset({";", ":", "(", ")", "–", "—"}) | set(MARKS)
_CARRYING = frozenset({"acl", "amod", "advcl"})
_SPEAKING = frozenset({"speaking", "talking", "writing"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


def words_beside(frame: Frame, analysis: Analysis) -> tuple[int, ...]:
    """Tokens of the cue's clause, found by their place: in text order, without its own words."""
    own = [t for p in frame.cue for t in analysis.tokens_between(p.start, p.end)]
    if not own:
        return ()
    sentence = analysis.sentences[own[0].sentence]
    cue = [t.i for t in own if t.sentence == own[0].sentence]
    named = [t.i for t in _speaker_words(frame, analysis) if sentence.first <= t.i < sentence.last]
    mine = {*cue, *named}
    after = _until_stop(frame, analysis, range(cue[0], sentence.last), mine)
    before = _until_stop(frame, analysis, range(cue[0] - 1, sentence.first - 1, -1), mine)
    return tuple(sorted({*after, *before}))


def _speaker_words(frame: Frame, analysis: Analysis) -> Iterator[Token]:
    """The words that name the speaker: a model may add the agency to the source."""
    head = None if frame.speaker is None else analysis.tokens[frame.speaker]
    for piece in frame.source:
        if head is None or piece.start <= head.start < piece.end:
            yield from analysis.tokens_between(piece.start, piece.end)


def _until_stop(
    frame: Frame, analysis: Analysis, span: Iterable[int], own: set[int]
) -> Iterator[int]:
    """Tokens of a stretch up to the first that begins something else."""
    for i in span:
        token = analysis.tokens[i]
        if i in own:
            continue
        if _stops(token, frame.content):
            return
        yield i


def _stops(token: Token, content: Sequence[Piece]) -> bool:
    if token.text in _ENDS or token.upos in ("SCONJ", "CCONJ"):
        return True
    if overlap(content, [Piece(token.start, token.end)]):
        return True
    return token.upos in ("VERB", "AUX") and not _describes(token)


def _describes(token: Token) -> bool:
    """Whether a verb only describes the occasion: "published on Saturday", "speaking to"."""
    form = token.text.lower()
    if form in _SPEAKING:
        return True
    return token.rel in _CARRYING and form.endswith(("ed", "en")) and not token.has("Tense=Pres")


def introduced_by(analysis: Analysis, start: int) -> Token | None:
    """The word before the noun phrase that a character stands in: "by" of "by Russia’s TASS"."""
    tokens = analysis.tokens_between(start, start + 1)
    if not tokens:
        return None
    i = tokens[0].i - 1
    while i >= 0 and analysis.tokens[i].upos in _NAMING:
        i -= 1
    inside = i >= 0 and analysis.tokens[i].sentence == tokens[0].sentence
    return analysis.tokens[i] if inside else None
