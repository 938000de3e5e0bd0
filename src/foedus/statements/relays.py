"""Outlets that quote somebody: "TASS quoted Lund as saying that", "Reuters reported, citing X".

The words are the quoted person's, and the outlet a link of the chain. Parsers and models alike
take the outlet for the speaker and everything after it for the content; what counts is the order
of the words: outlet, verb of relaying, name, "as saying".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import is_passive
from foedus.statements.frame import Frame, overlap, pieces_of, tidy
from foedus.statements.lexicon import Lexicon
from foedus.statements.text import Text

_REACH = 14
"""Words a name with its titles may take up between "quoted" and "as saying"."""
_CERTAIN = 0.85
_NAMED = ("PROPN", "NOUN", "PRON")


def relayed(frames: Sequence[Frame], text: Text) -> list[Frame]:
    """Frames with those that outlets only hand on given to whom they quote."""
    found = [_inside_clause(f, frames, text) for f in _without_this(frames, text)]
    for quoted in _quoted_as_saying(text):
        outlet = text.is_outlet(quoted.relay)
        region = Piece(quoted.cue[0].start, quoted.cue[-1].end)
        found = [f for f in found if not _is_replaced(f, quoted, region, keep_outer=not outlet)]
        found.append(quoted)
    cited = [c for frame in found for c in _citing(text, frame)]
    for source in cited:
        found = [_without_source(f, source) for f in found if not _repeats(f, source)]
    return sorted([*found, *cited], key=lambda f: (f.start, f.end))


def _without_this(frames: Sequence[Frame], text: Text) -> list[Frame]:
    """Frames that say something: no bare "this" speaks, and no occasion is what was said.

    "In a statement quoted by BelTA" and "on condition of anonymity" tell how it was said.
    """
    return [f for f in frames if not _is_bare(f, text) and not _is_occasion(f, text)]


def _is_bare(frame: Frame, text: Text) -> bool:
    words = [text.analysis.text[p.start : p.end].lower() for p in frame.source]
    return words in (["this"], ["that"])


def _is_occasion(frame: Frame, text: Text) -> bool:
    """Whether a content is no more than an occasion of an outlet's, or a condition of speaking."""
    words = [
        t for p in frame.content for t in text.analysis.tokens_between(p.start, p.end)
        if t.upos not in ("DET", "ADP", "PUNCT", "ADJ")
    ]  # fmt: skip
    if [t.text.lower() for t in words[-2:]] == ["condition", "anonymity"]:
        return True
    clause = any(t.upos in ("VERB", "AUX") for t in words)
    occasion = bool(words) and words[0].text.lower() in text.lexicon.occasions
    return occasion and not clause and text.is_outlet(frame.speaker)


def _inside_clause(frame: Frame, frames: Sequence[Frame], text: Text) -> Frame:
    """An "according to" inside what somebody says vouches for no more than that.

    "X reported that, according to Y, it had failed": Y's is only that it had failed.
    """
    if not frame.rule.startswith("according"):
        return frame
    for outer in frames:
        reaches = outer.cue and overlap(frame.content, outer.cue)
        if outer is frame or not reaches or not overlap(outer.content, frame.cue):
            continue
        inner = [p for p in outer.content if p.end > frame.cue[0].start]
        cut = Piece(inner[0].start, max(frame.source[-1].end, frame.cue[-1].end))
        content = _outside(text, inner, cut)
        return replace(frame, content=content) if content else frame
    return frame


# "X quoted Y as saying" --------------------------------------------------------------------


def _quoted_as_saying(text: Text) -> Iterator[Frame]:
    analysis, lexicon = text.analysis, text.lexicon
    for verb in analysis.tokens:
        if verb.upos != "VERB" or verb.lemma.lower() not in lexicon.markers["relay_verbs"]:
            continue
        if is_passive(analysis, verb):
            continue
        opening = _as_saying(analysis, lexicon, verb)
        if opening is None:
            continue
        frame = _quoted_frame(text, verb, opening)
        if frame is not None:
            yield frame


def _as_saying(analysis: Analysis, lexicon: Lexicon, verb: Token) -> int | None:
    """The token "as" before a participle of speech that follows a verb and a name."""
    last = min(analysis.sentences[verb.sentence].last - 1, verb.i + _REACH)
    for i in range(verb.i + 2, last):
        token, following = analysis.tokens[i], analysis.tokens[i + 1]
        if token.text.lower() != "as" or not following.text.lower().endswith("ing"):
            continue
        return i if lexicon.verb_of(following.text.lower()) else None
    return None


def _quoted_frame(text: Text, verb: Token, opening: int) -> Frame | None:
    analysis = text.analysis
    source = [i for i in range(verb.i + 1, opening) if analysis.tokens[i].upos != "PUNCT"]
    head = _head_of(analysis, source)
    saying = analysis.tokens[opening + 1]
    content = _said_after(analysis, saying) or _said_before(analysis, verb)
    if head is None or not content:
        return None
    lemma = text.lexicon.verb_of(saying.text.lower())
    pieces = tidy(analysis.text, pieces_of(analysis, content), text.quotations)
    return Frame(
        source=pieces_of(analysis, source),
        cue=pieces_of(analysis, (verb.i, opening, saying.i)),
        content=pieces,
        speaker=head,
        anchor=saying.i,
        entry=text.lexicon.verb(lemma, "that") or text.lexicon.verb(lemma, "quote"),
        negated=False,
        rule="quoted-as-saying",
        score=_CERTAIN,
        relay=_subject(analysis, verb),
    )


def _head_of(analysis: Analysis, words: Sequence[int]) -> int | None:
    """The head of a run of words: the name that most of them hang on."""
    inside = set(words)
    named = [i for i in words if analysis.tokens[i].upos in _NAMED]
    for i in named:
        token = analysis.tokens[i]
        if token.head not in inside or token.head == i:
            return i
    return named[-1] if named else None


def _said_after(analysis: Analysis, saying: Token) -> list[int]:
    """The words behind "as saying" to the end of its sentence; from "that" where one is near."""
    sentence = analysis.sentences[saying.sentence]
    rest = [
        i for i in range(saying.i + 1, sentence.last)
        if analysis.tokens[i].text not in (",", ":") or i > saying.i + 1
    ]  # fmt: skip
    that = next((i for i in rest[:_REACH] if analysis.tokens[i].text.lower() == "that"), None)
    listener = any(
        analysis.tokens[i].upos in ("VERB", "AUX") for i in range(saying.i + 1, that or 0)
    )
    if that is not None and not listener:
        rest = [i for i in rest if i >= that]
    spoken = any(analysis.tokens[i].upos in ("VERB", "AUX", "NOUN", "ADJ") for i in rest)
    return rest if spoken else []


def _said_before(analysis: Analysis, verb: Token) -> list[int]:
    """The words before "..., TASS quoted X as saying": all up to the outlet's name and a comma."""
    sentence = analysis.sentences[verb.sentence]
    commas = [
        i for i in range(sentence.first + 1, verb.i)
        if analysis.tokens[i].text in (",", "”", '"', "''")
    ]  # fmt: skip
    return list(range(sentence.first, commas[-1] + 1)) if commas else []


def _subject(analysis: Analysis, verb: Token) -> int | None:
    """Who relays: the subject, or the nearest name before the verb."""
    subjects = [t.i for t in analysis.dependents(verb.i, "nsubj") if t.i < verb.i]
    if subjects:
        return subjects[-1]
    first = analysis.sentences[verb.sentence].first
    names = [t.i for t in analysis.tokens[first : verb.i] if t.upos in ("PROPN", "NOUN")]
    return names[-1] if names else None


def _is_replaced(frame: Frame, quoted: Frame, region: Piece, *, keep_outer: bool) -> bool:
    """Whether a frame is another reading of what a quoting one says."""
    if not overlap(frame.cue, [region]):
        return False
    outer = frame.anchor is not None and overlap(frame.cue, quoted.cue[:1]) > 0
    return not (keep_outer and outer and overlap(frame.content, quoted.source))


# "Reuters reported, citing X, that" -----------------------------------------------------------


def _citing(text: Text, frame: Frame) -> Iterator[Frame]:
    """The source that an outlet names for what it reports."""
    if not frame.cue or not text.is_outlet(frame.speaker):
        return
    marker = _citation(text, frame)
    if marker is None:
        return
    source = _source_after(text.analysis, marker[-1])
    head = _head_of(text.analysis, source)
    if head is None or not _can_be_cited(text, head):
        return
    pieces = pieces_of(text.analysis, source)
    cut = Piece(text.analysis.tokens[marker[0]].start, pieces[-1].end)
    yield replace(
        frame,
        source=pieces,
        cue=pieces_of(text.analysis, marker),
        content=_outside(text, frame.content, cut),
        speaker=head,
        anchor=marker[0],
        entry=None,
        rule="citing",
        relay=frame.speaker,
        inherited=False,
    )


def _citation(text: Text, frame: Frame) -> tuple[int, ...] | None:
    """The words "citing", "quoting" or "with reference to" in a cue's sentence, after the cue."""
    analysis = text.analysis
    cue = analysis.tokens_between(frame.cue[-1].start, frame.cue[-1].end)
    if not cue:
        return None
    start = analysis.tokens_between(frame.cue[0].start, frame.cue[0].end)[0].i
    for i in range(start + 1, analysis.sentences[cue[-1].sentence].last):
        token = analysis.tokens[i]
        word = token.text.lower()
        if word in text.lexicon.carriers["citing"]:
            return (i,)
        words = [t.text.lower() for t in analysis.tokens[i : i + 3]]
        if words == ["with", "reference", "to"]:
            return (i, i + 1, i + 2)
    return None


def _source_after(analysis: Analysis, marker: int) -> list[int]:
    """The words of a name up to the next comma, clause or end."""
    words: list[int] = []
    sentence = analysis.sentences[analysis.tokens[marker].sentence]
    for token in analysis.tokens[marker + 1 : sentence.last]:
        stop = token.upos in ("PUNCT", "VERB", "AUX", "SCONJ")
        if stop or token.text.lower() in ("that", "as"):
            break
        words.append(token.i)
    return words


def _can_be_cited(text: Text, head: int) -> bool:
    """Whether a noun names somebody, or a text of somebody's, and no circumstance."""
    mention = text.actors.by_head.get(head)
    token = text.analysis.tokens[head]
    known = mention is not None and mention.use == "actor"
    markers = text.lexicon.markers
    named = token.lemma.lower() in markers["people"] | markers["documents"]
    return known or named or token.upos == "PROPN"


def _outside(text: Text, content: Sequence[Piece], cut: Piece) -> tuple[Piece, ...]:
    left = []
    for piece in content:
        if not overlap([piece], [cut]):
            left.append(piece)
            continue
        left += [Piece(piece.start, cut.start), Piece(cut.end, piece.end)]
    kept = [p for p in left if p.end > p.start]
    return tidy(text.analysis.text, kept, text.quotations)


def _repeats(frame: Frame, cited: Frame) -> bool:
    """Whether a frame takes the citation for a statement of its own: "citing two officials"."""
    return bool(overlap(frame.cue, cited.cue)) and frame.rule != "citing" and (
        overlap(frame.content, cited.source) > 0
    )  # fmt: skip


def _without_source(frame: Frame, cited: Frame) -> Frame:
    """A frame whose cue and content leave out the citation."""
    if frame.rule == "citing" or not overlap(frame.content, cited.source):
        if not overlap(frame.cue, cited.cue) or frame.rule == "citing":
            return frame
        cue = tuple(p for p in frame.cue if not overlap([p], cited.cue))
        return replace(frame, cue=cue) if cue else frame
    return replace(frame, content=cited.content)
