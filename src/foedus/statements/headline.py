"""Headlines with the source at the end: "Talks Will Fail, Warns Minister", "..., Minister Says".

Their capitals and clipped grammar defeat the parser, but their form is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.language import Analysis, Piece, Token
from foedus.statements.frame import Frame, pieces_of
from foedus.statements.lexicon import Cue, Lexicon

_LONGEST_SOURCE = 8
"""Words of a cue and its source at the end of a headline."""


def headline_frames(
    analysis: Analysis, lexicon: Lexicon, headlines: Sequence[Piece]
) -> Iterator[Frame]:
    """The statement of each headline that ends with a comma, a cue and its source."""
    for headline in headlines:
        tokens = analysis.tokens_between(headline.start, headline.end)
        commas = [n for n, t in enumerate(tokens) if t.text == ","]
        if not commas:
            continue
        content, tail = tokens[: commas[-1]], [
            t for t in tokens[commas[-1] + 1 :] if t.upos != "PUNCT"
        ]  # fmt: skip
        frame = _frame(analysis, lexicon, content, tail)
        if frame is not None:
            yield frame


def _frame(
    analysis: Analysis, lexicon: Lexicon, content: Sequence[Token], tail: Sequence[Token]
) -> Frame | None:
    if not content or not 2 <= len(tail) <= _LONGEST_SOURCE:
        return None
    first, last = _reading(lexicon, tail[0]), _reading(lexicon, tail[-1])
    if first is not None:
        entry, cue, source = first, tail[0], tail[1:]
    elif last is not None:
        entry, cue, source = last, tail[-1], tail[:-1]
    else:
        return None
    return Frame(
        source=pieces_of(analysis, (t.i for t in source)),
        cue=pieces_of(analysis, (cue.i,)),
        content=pieces_of(analysis, (t.i for t in content)),
        speaker=_head(source).i,
        anchor=cue.i,
        entry=entry,
        negated=False,
        rule="headline",
        score=0.8,
    )


def _reading(lexicon: Lexicon, token: Token) -> Cue | None:
    """The present-tense cue a word is, by its letters: parsers take "Warns" for a name."""
    word = token.text.lower()
    return lexicon.verb(lexicon.verb_of(word), "quote") if word.endswith("s") else None


def _head(source: Sequence[Token]) -> Token:
    """The last word before a preposition: "Head" of "Head of Military Alliance"."""
    for n, token in enumerate(source):
        if n and token.upos in ("ADP", "PUNCT"):
            return source[n - 1]
    return source[-1]
