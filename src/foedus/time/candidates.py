"""The expressions of a text with their place in the sentence, before they are given dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from foedus.language import Analysis
from foedus.time import syntax
from foedus.time.context import words
from foedus.time.cyclic import each
from foedus.time.grammar import Hit, load_grammar
from foedus.time.meanings import Meaning
from foedus.time.readings import read
from foedus.time.traps import is_no_time

SIGNALS = {
    "since": "since", "from": "from", "until": "until", "till": "until", "through": "until",
    "by": "by", "before": "before", "after": "after", "following": "after", "between": "from",
    "to": "to", "and": "to", "-": "to", "–": "to", "—": "to", "during": "in", "in": "in",
}  # fmt: skip
"""Words that say how what is dated lies to the date, by the relation they express."""


TENSE_BEFORE = {"since": -1, "ended": -2, "effective": 1, "payable": 1}
"""Words before an expression that say on which side it lies, whatever the verb."""

AHEAD_ONLY = frozenset({"reference.soon", "reference.later"})
"""Rules of what is no time seen from the report when told as past: "soon became"."""

LINE_BREAK = re.compile("\n")

LOOKS_AHEAD = re.compile(r"\b(?:as (?:soon|early|late) as|ahead of)\s+$", re.IGNORECASE)
"""What looks ahead before any date."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One expression of the text.

    Attributes:
        start, end: Characters. ``first``, ``last``: tokens (last exclusive).
        rule: Id of the grammar rule.
        signal: since, from, until, by, before, after, to, in or None; ``signal_word`` the word
            itself.
        head: Token that attaches the expression to its sentence. ``predicate``: token of the
            verb, or predicate noun or adjective, it belongs to.
        tense: -1 past, 1 future, 0 neither; -2 past however far ("ended Oct. 31").
        paragraph, sentence: Which ones it stands in.
        comparative: It begins with "earlier" or "later", not "early" or "late".
        edge: It is "the end of" or "the beginning of" something.
        attributive: It stands before the noun that it belongs to: "the May 8, 1998, attack".
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    meaning: Meaning
    signal: str | None
    signal_word: str | None
    head: int
    predicate: int | None
    tense: int
    paragraph: int
    sentence: int
    comparative: bool
    edge: bool
    attributive: bool = False


def find_candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """All time expressions of a text, in order; words that only look like time are left out."""
    breaks = [match.start() for match in LINE_BREAK.finditer(analysis.text)]
    has_parse = syntax.parsed(analysis)
    found = []
    for hit in load_grammar().search(analysis.text):
        tokens = analysis.tokens_between(hit.start, hit.end)
        if not tokens or is_no_time(hit, analysis, tokens):
            continue
        meaning = read(hit)
        if meaning is not None:
            place = _place(analysis, tokens[0].i, tokens[-1].i + 1, has_parse=has_parse)
            if hit.rule.id in AHEAD_ONLY and place.tense < 0:
                continue
            meaning = _as_habit(meaning, place, analysis)
            found.append(_candidate(hit, meaning, place, bisect_right(breaks, hit.start), analysis))
    return tuple(found)


def _as_habit(meaning: Meaning, place: _Place, analysis: Analysis) -> Meaning:
    """The meaning, as a repetition where its verb tells what is the rule."""
    if place.predicate is None or not syntax.habitual(analysis, place.predicate):
        return meaning
    return each(meaning) or meaning


def _deadline(place: _Place, analysis: Analysis) -> bool:
    """``has until Friday``, ``postponed until Friday``, ``unless it is done by Friday``."""
    if place.predicate is None:
        return False
    verb = analysis.tokens[place.predicate]
    return place.tense == 0 or verb.lemma.lower() in words("deferring")


@dataclass(frozen=True, slots=True)
class _Place:
    first: int
    last: int
    head: int
    predicate: int | None
    tense: int


def _place(analysis: Analysis, first: int, last: int, *, has_parse: bool) -> _Place:
    if not has_parse:
        return _Place(first, last, last - 1, None, syntax.tense_by_words(analysis, first, last))
    head = syntax.head_of(analysis, first, last)
    predicate = syntax.predicate_of(analysis, head)
    if predicate is None:
        return _Place(first, last, head.i, None, 0)
    return _Place(first, last, head.i, predicate.i, syntax.tense_at(analysis, head, predicate))


def _candidate(
    hit: Hit, meaning: Meaning, place: _Place, paragraph: int, analysis: Analysis
) -> Candidate:
    word = hit.signs.word(hit.first - 1) if hit.first else ""
    if analysis.text[hit.end : hit.end + 2] in ("'s", "’s"):
        word = ""  # "since last week's summit": the word goes with the summit
    ahead = LOOKS_AHEAD.search(analysis.text, max(0, hit.start - 12), hit.start) or (
        SIGNALS.get(word) in ("until", "by") and _deadline(place, analysis)
    )
    return Candidate(
        start=hit.start,
        end=hit.end,
        first=place.first,
        last=place.last,
        rule=hit.rule.id,
        meaning=meaning,
        signal=SIGNALS.get(word),
        signal_word=word if word in SIGNALS else None,
        head=place.head,
        predicate=place.predicate,
        tense=1 if ahead else TENSE_BEFORE.get(word, place.tense),
        paragraph=paragraph,
        sentence=analysis.tokens[place.first].sentence,
        comparative=hit.has("earlier"),
        edge=hit.has("edge_of"),
        attributive=word in words("determiners")
        or syntax.before_its_noun(analysis, place.head, place.last),
    )
