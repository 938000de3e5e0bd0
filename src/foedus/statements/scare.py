"""Names and descriptions that a text sets in quotation marks: the “peacekeepers”.

They say nothing of their own, but mark distance: of the writer, or of whoever is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.language import Analysis, Piece, Token
from foedus.statements.quotations import Quotation, around

_LONGEST = 4
"""Words of a name or description; more of them are somebody's words."""
_OPENING_PHRASE = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN"})


def scare_quotes(
    analysis: Analysis, quotations: Sequence[Quotation], pieces: Sequence[Piece]
) -> tuple[Piece, ...]:
    """The quoted names and descriptions inside some stretches of text, marks included.

    Counted are quotations of at most four words that are part of a larger noun phrase: its
    modifier ("its “peacekeeping” force") or its noun ("the “aggression”"). A predicate of its own
    ("called it “regrettable”") and a verb ("has “frozen” its part") are a speaker's own words.
    """
    found = []
    for piece in pieces:
        for mark in around(quotations, piece.start, piece.end):
            inside = piece.start <= mark.start and mark.end <= piece.end
            whole = mark.start == piece.start and mark.end == piece.end
            if inside and not whole and mark.closed and _is_name(analysis, mark):
                found.append(Piece(mark.start, mark.end))
    return tuple(dict.fromkeys(found))


def _is_name(analysis: Analysis, mark: Quotation) -> bool:
    words = [
        t for t in analysis.tokens_between(mark.inner_start, mark.inner_end) if t.upos != "PUNCT"
    ]
    if not 0 < len(words) <= _LONGEST or any(_speaks(t) for t in words):
        return False
    return _is_opened(analysis, words[0]) or _goes_on(analysis, words, mark)


def _speaks(token: Token) -> bool:
    """Whether a word is a verb of a clause of its own."""
    if token.upos == "AUX":
        return True
    return token.upos == "VERB" and token.rel not in ("amod", "compound")


def _is_opened(analysis: Analysis, first: Token) -> bool:
    """Whether an article, possessor or adjective before the mark opens the phrase."""
    before = [t for t in analysis.tokens[max(0, first.i - 2) : first.i] if t.upos != "PUNCT"]
    if not before or before[-1].sentence != first.sentence:
        return False
    token = before[-1]
    opens = token.upos == "DET" or token.deprel == "nmod:poss" or token.lemma in ("'s", "’s")
    return opens or (token.upos == "ADJ" and token.rel == "amod")


def _goes_on(analysis: Analysis, words: Sequence[Token], mark: Quotation) -> bool:
    """Whether the noun of the phrase follows the mark: “peacekeeping” contingent."""
    after = analysis.tokens_between(mark.end, mark.end + 2)
    if not after or after[0].upos not in ("NOUN", "PROPN"):
        return False
    close = not analysis.text[mark.end : after[0].start].strip()
    return close and all(w.upos in _OPENING_PHRASE | {"VERB", "ADV"} for w in words)
