"""The language model's attribution spans as frames, and their joining with those of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foedus.language import Analysis, Attribution, Piece, Token
from foedus.statements.clause import is_negated, subject_of
from foedus.statements.frame import Frame, dice, overlap, size, source_of, union
from foedus.statements.grid import Grid
from foedus.statements.lexicon import Cue, Lexicon
from foedus.statements.quotations import MARKS

_SAME_CONTENT = 0.8
"""Dice from which two contents count as the same, as in evaluation."""
_ELSEWHERE = frozenset({"sentence-before", "object-relative"})
"""Rules whose content the cue only takes up ("this", "which"): the model marks the pronoun."""
_AGREED_BONUS = 0.6
"""Share of the remaining doubt that agreement of model and parse takes away."""


def model_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """Turn the model's attributions into frames; those without a content are left out."""
    for attribution in analysis.attributions:
        if attribution.content:
            yield _frame(analysis, lexicon, _in_whole_words(analysis, attribution))


def _in_whole_words(analysis: Analysis, attribution: Attribution) -> Attribution:
    """The spans of an attribution widened to whole words."""

    def widened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        found = []
        for piece in pieces:
            tokens = analysis.tokens_between(piece.start, piece.end)
            if tokens:
                start, end = min(piece.start, tokens[0].start), max(piece.end, tokens[-1].end)
                found.append(Piece(start, end))
        return tuple(found)

    return replace(
        attribution,
        source=widened(attribution.source),
        cue=widened(attribution.cue),
        content=widened(attribution.content),
    )


def _frame(analysis: Analysis, lexicon: Lexicon, attribution: Attribution) -> Frame:
    anchor = _cue_head(analysis, lexicon, attribution.cue)
    speaker = _head(analysis, attribution.source)
    source = attribution.source
    content = _in_paragraph(analysis, attribution.cue, attribution.content)
    token = None if speaker is None else analysis.tokens[speaker]
    if anchor is not None and token is not None and _is_relative(token):
        subject = subject_of(analysis, analysis.tokens[anchor])
        if subject is not None and speaker == subject.pronoun:
            speaker, source = subject.head, source_of(analysis, subject)
    return Frame(
        source=source,
        cue=attribution.cue,
        content=content,
        speaker=speaker,
        anchor=anchor,
        entry=None if anchor is None else _fitting(analysis, lexicon, anchor, content),
        negated=_negated(analysis, lexicon, anchor, content),
        rule="model",
        score=attribution.score,
    )


def _negated(
    analysis: Analysis, lexicon: Lexicon, anchor: int | None, content: Sequence[Piece]
) -> bool:
    """Whether a cue is negated; one that is none by itself cannot be ("was not amused: '...'")."""
    if anchor is None:
        return False
    token = analysis.tokens[anchor]
    quoted = bool(content) and analysis.text[content[0].start] in MARKS
    known = _any_reading(lexicon, token) is not None
    return (known or not quoted) and is_negated(analysis, token)


def _in_paragraph(
    analysis: Analysis, cue: Sequence[Piece], content: Sequence[Piece]
) -> tuple[Piece, ...]:
    """The pieces of a content in the paragraph of its cue; all of it if it is a quotation.

    What is quoted in the next paragraph is a statement of its own (see `continuation`).
    """

    def beside(piece: Piece) -> bool:
        between = (min(piece.end, cue[-1].end), max(piece.start, cue[0].start))
        return "\n" not in analysis.text[slice(*between)]

    if not cue:
        return tuple(content)
    near = tuple(p for p in content if beside(p))
    quoted = bool(content) and analysis.text[content[0].start] in MARKS
    led_in = quoted or analysis.text[: content[0].start].rstrip().endswith(":")
    return tuple(content) if led_in and not near else near


def _is_relative(token: Token) -> bool:
    return token.has("PronType=Rel") or token.lemma.lower() in ("who", "which")


def _tokens(analysis: Analysis, pieces: Iterable[Piece]) -> list[Token]:
    return [t for p in pieces for t in analysis.tokens_between(p.start, p.end)]


def _head(analysis: Analysis, pieces: Sequence[Piece]) -> int | None:
    """The first token whose head lies outside the pieces: their syntactic head."""
    tokens = _tokens(analysis, pieces)
    inside = {t.i for t in tokens}
    for token in tokens:
        if (token.head not in inside or token.head == token.i) and token.upos != "PUNCT":
            return token.i
    return tokens[0].i if tokens else None


def _cue_head(analysis: Analysis, lexicon: Lexicon, pieces: Sequence[Piece]) -> int | None:
    """The cue's known verb, noun or adjective; else its syntactic head."""
    known = [t for t in _tokens(analysis, pieces) if _any_reading(lexicon, t) is not None]
    for token in known:
        if token.upos == "VERB":
            return token.i
    return known[0].i if known else _head(analysis, pieces)


def _any_reading(lexicon: Lexicon, token: Token) -> Cue | None:
    readings = _readings(lexicon, token)
    return readings[0] if readings else None


def _readings(lexicon: Lexicon, token: Token) -> Sequence[Cue]:
    table = {"VERB": lexicon.verbs, "NOUN": lexicon.nouns, "ADJ": lexicon.adjectives}
    return table.get(token.upos, {}).get(token.lemma.lower(), ())


def _fitting(
    analysis: Analysis, lexicon: Lexicon, anchor: int, content: Sequence[Piece]
) -> Cue | None:
    """The reading of a cue that takes such content: "recalled that", but not "recalled X"."""
    token = analysis.tokens[anchor]
    readings = _readings(lexicon, token)
    if token.upos != "VERB":
        return readings[0] if readings else None
    head = _head(analysis, content)
    first = analysis.text[content[0].start :][:3].lower() if content else ""
    if first == "to ":
        wanted = {"to", "person"}
    elif head is None or _is_clause(analysis, head) or first[:1] in MARKS:
        wanted = {"that", "quote"}
    else:
        wanted = {"object", "predicate"}
    if "that" not in wanted:
        before = _word_before(analysis, content)
        wanted |= {before} if before else set()
    fitting = (e for e in readings if (e.takes | e.prepositions) & wanted)
    spare = (e for e in readings if e.prepositions and "that" not in wanted)
    return next(fitting, None) or next(spare, None)


def _word_before(analysis: Analysis, content: Sequence[Piece]) -> str:
    """The word right before a content: "for" in "called for calm"."""
    first = analysis.tokens_between(content[0].start, content[0].end)[:1] if content else ()
    return analysis.tokens[first[0].i - 1].lemma.lower() if first and first[0].i else ""


def _is_clause(analysis: Analysis, head: int) -> bool:
    token = analysis.tokens[head]
    verbal = token.upos in ("VERB", "AUX") and not token.has("VerbForm=Ger")
    return verbal or bool(analysis.dependents(head, "nsubj", "cop", "mark"))


def join(parsed: Sequence[Frame], modelled: Sequence[Frame]) -> list[Frame]:
    """One list out of two: frames of one cue are merged, the rest kept.

    Where both found the attribution, the parse gives source, cue and reading (it knows
    inherited subjects and auxiliaries); the content is the model's, but for the
    whole sentence or quotation that only a rule can see.
    """
    joined: list[Frame] = []
    used: set[int] = set()
    grid = Grid()
    for n, frame in enumerate(modelled):
        grid.add(n, (*frame.cue, *frame.content))
    for frame in parsed:
        near = [n for n in grid.near((*frame.cue, *frame.content)) if n not in used]
        match = _best_match(frame, modelled, near)
        if match is None:
            joined.append(frame)
            continue
        used.add(match)
        joined.append(_merge(frame, modelled[match]))
    joined.extend(m for i, m in enumerate(modelled) if i not in used)
    return joined


def _best_match(frame: Frame, modelled: Sequence[Frame], near: Sequence[int]) -> int | None:
    best, best_key = None, (0.0, 0.0)
    for i in near:
        other = modelled[i]
        shared = overlap(frame.cue, other.cue)
        same = dice(frame.content, other.content)
        sourced = overlap(frame.source, other.source) > 0
        if shared and (same > 0 or sourced):
            key = (float(shared) + 1, same)
        elif same >= _SAME_CONTENT and sourced:
            key = (1.0, same)
        else:
            continue
        if key > best_key:
            best, best_key = i, key
    return best


def _merge(frame: Frame, other: Frame) -> Frame:
    agreed = dice(frame.content, other.content) >= _SAME_CONTENT
    score = max(frame.score, other.score)
    if agreed:
        score += (1 - score) * _AGREED_BONUS
    content = other.content
    if frame.rule == "clause":
        start, end = frame.cue[-1].end, frame.content[0].start
        content = tuple(p for p in content if not (start <= p.start and p.end <= end))
    if frame.rule in _ELSEWHERE or not size(content):
        content = frame.content
    elif frame.rule == "beside-quotation":
        content = union(frame.content, content)
    contested = not overlap(frame.source, other.source)
    whole = len(other.source) == 1 and not frame.rule.startswith("according")
    sourced = whole and (frame.inherited or not frame.source or not contested)
    return replace(
        frame,
        content=content,
        source=other.source if sourced else frame.source,
        speaker=other.speaker if sourced and contested else frame.speaker,
        rule=f"{frame.rule}+model",
        score=score,
    )
