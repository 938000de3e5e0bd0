"""Quotation marks as evidence: quotations that belong to a cue, and quotations without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import subject_of
from foedus.statements.cue import cue_of, lemma_of
from foedus.statements.frame import Frame, overlap, pieces_of, source_of, union
from foedus.statements.grid import Grid
from foedus.statements.lexicon import Cue, Lexicon
from foedus.statements.quotations import Quotation

_STOPS = frozenset({".", "!", "?", ";"})
_REACH = 120
"""Characters on each side of a quotation in which its cue is looked for."""


def quotation_frames(
    analysis: Analysis, lexicon: Lexicon, quotations: Sequence[Quotation], taken: Sequence[Frame]
) -> Iterator[Frame]:
    """Cues that stand right beside a quotation the parse did not give them.

    Any verb counts whose clause stands outside the quotation and touches it ("he thundered"),
    if it has a subject and no reading that was already used.
    """
    by_anchor = {frame.anchor: frame for frame in taken}
    grid = Grid()
    for n, given in enumerate(taken):
        grid.add(n, given.content)
    for mark in quotations:
        piece = Piece(mark.start, mark.end)
        claimed = [p for n in grid.near([piece]) for p in taken[n].content]
        if not mark.utterance or overlap([piece], claimed) * 2 > mark.end - mark.start:
            continue
        for verb in _beside(analysis, lexicon, mark):
            frame = _frame(analysis, lexicon, verb, piece)
            if frame is not None:
                yield _with_known(frame, by_anchor.get(verb.i))
                break


def _frame(analysis: Analysis, lexicon: Lexicon, verb: Token, piece: Piece) -> Frame | None:
    subject = subject_of(analysis, verb)
    if subject is None or subject.agent:
        return None
    entry = lexicon.verb(lemma_of(analysis, verb), "quote")
    if entry is None and (_is_circumstance(analysis, verb) or not _bare(analysis, verb, piece)):
        return None
    source = source_of(analysis, subject)
    if overlap(source, [piece]):
        return None
    return Frame(
        source=source,
        cue=pieces_of(analysis, cue_of(analysis, lexicon, verb)),
        content=(piece if entry is None else _with_lead(analysis, verb, entry, piece),),
        speaker=subject.head,
        anchor=verb.i,
        entry=entry,
        negated=False,
        rule="beside-quotation",
        score=0.85 if entry is not None else 0.6,
    )


def _with_known(frame: Frame, known: Frame | None) -> Frame:
    """A cue the parse gave another content has both."""
    if known is None:
        return frame
    return replace(known, content=union(known.content, frame.content))


def _with_lead(analysis: Analysis, verb: Token, entry: Cue, piece: Piece) -> Piece:
    """The words between a cue and a quotation belong to the content: said it "will stay".

    Phrases of the cue itself ("said in Oslo:") do not.
    """
    if verb.start >= piece.start:
        return piece
    relations = ["obl", "iobj", "advmod", "nsubj", "advcl"]
    if not entry.takes & {"object", "predicate"}:
        relations.append("obj")
    phrases = analysis.dependents(verb.i, *relations)
    own = {i for t in phrases for i in analysis.subtree(t.i)}
    for token in analysis.tokens_between(verb.end, piece.start):
        if token.i > verb.i and token.i not in own and token.upos != "PUNCT":
            return Piece(token.start, piece.end)
    return piece


def _is_circumstance(analysis: Analysis, verb: Token) -> bool:
    """Whether a clause of its own only tells when or why: "as the toll has mounted, '...'"."""
    return verb.rel == "advcl" and bool(analysis.dependents(verb.i, "nsubj", "mark"))


def _bare(analysis: Analysis, verb: Token, piece: Piece) -> bool:
    """An unknown verb governs a quotation only if it has nothing else to govern."""
    other = analysis.dependents(verb.i, "obj", "xcomp", "ccomp", "cop", "advcl")
    if any(not (piece.start <= t.start < piece.end) for t in other):
        return False
    mark = analysis.text[max(0, piece.start - 2) : piece.start].strip()
    return piece.start < verb.start or mark in (",", ":")


def _beside(analysis: Analysis, lexicon: Lexicon, mark: Quotation) -> Iterator[Token]:
    """Verbs whose own words touch a quotation: just after it, then just before it."""
    text = analysis.text
    after = analysis.tokens_between(mark.end, min(len(text), mark.end + _REACH))
    before = analysis.tokens_between(max(0, mark.start - _REACH), mark.start)
    for token in _first_verb(after):
        verb = _speaking(analysis, lexicon, token)
        if "\n" not in text[mark.end : verb.start] and _follows(analysis, token, mark):
            yield verb
    for token in _first_verb(tuple(reversed(before))):
        verb = _speaking(analysis, lexicon, token)
        if "\n" not in text[verb.end : mark.start] and _leads(analysis, lexicon, verb, mark):
            yield verb


def _first_verb(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.upos == "VERB"][:1]


def _speaking(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Token:
    """The cue proper behind a verb that hands words on: "was cited as saying"."""
    if verb.lemma.lower() in lexicon.markers["relay_verbs"]:
        for token in analysis.dependents(verb.i, "advcl", "xcomp", "ccomp"):
            if token.lemma.lower() in lexicon.verbs and token.i > verb.i:
                return token
    return verb


def _follows(analysis: Analysis, verb: Token, mark: Quotation) -> bool:
    """Whether only the verb's own subject and phrases lie between a quotation and the verb."""
    between = _between(analysis, mark.end, verb.start)
    own = _own_words(analysis, verb)
    return not _STOPS & {t.text for t in between} and all(
        t.i in own for t in between if t.upos != "PUNCT"
    )


def _leads(analysis: Analysis, lexicon: Lexicon, verb: Token, mark: Quotation) -> bool:
    """Whether a verb introduces a quotation: by its own phrases, or as a known cue by any words."""
    between = _between(analysis, verb.end, mark.start)
    if _STOPS & {t.text for t in between} or not _joins(analysis.text, mark.start):
        return False
    own = _own_words(analysis, verb)
    known = lexicon.verb(lemma_of(analysis, verb), "quote") is not None
    return known or all(t.i in own for t in between if t.upos != "PUNCT")


def _between(analysis: Analysis, low: int, high: int) -> list[Token]:
    return [t for t in analysis.tokens_between(low, high) if low <= t.start and t.end <= high]


def _own_words(analysis: Analysis, verb: Token) -> set[int]:
    own = set(analysis.subtree(verb.i))
    for token in analysis.dependents(verb.i, "ccomp", "parataxis", "conj"):
        own -= set(analysis.subtree(token.i))
    return own


def _joins(text: str, start: int) -> bool:
    """Whether what precedes a quotation introduces it: a comma, a colon or a word, no stop."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?;"
