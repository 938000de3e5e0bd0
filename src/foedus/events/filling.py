"""Events that no pattern names: two sides and a verb between them, and a classifier that is sure.

The tree says who does it to whom, the classifier (:func:`foedus.events.scoring.type_shares`) what
is done. Without a classifier nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.events.codebook import Codebook, EventEntry
from foedus.events.frame import Frame
from foedus.events.match import Match
from foedus.events.matching import Matcher
from foedus.events.party import Party
from foedus.events.pattern import Clause, Pattern, Role
from foedus.events.scoring import NOTHING, type_shares

SURE = 0.9
"""The least share of a type. Below it the classifier, which was trained on pairs that do act on
each other, mistakes bystanders for sides."""
ANY_VERB = Pattern("", None, Clause(frozenset(), None, False, ()))
SOURCE, TARGET = Role("SRC", "body"), Role("TGT", "body")
TOWARDS = frozenset({"with", "against", "to", "on", "from", "at", "for"})
"""Prepositions of an argument that may be the other side."""


def filled(
    matcher: Matcher, codebook: Codebook, taken: frozenset[int]
) -> Iterator[tuple[EventEntry, Pattern, Match]]:
    """Matches of the classifier at verbs that no pattern explains, in text order.

    Args:
        matcher: The document's predicates and parties.
        codebook: ``codebook.filled`` has the entry of each type.
        taken: Words that patterns have explained, or are told to make nothing of.
    """
    if matcher.frames.analysis.asked is None:
        return
    for token in matcher.tokens:
        if token.upos != "VERB" or token.i in taken or token.lemma in codebook.silent:
            continue
        if not matcher.names.has_sides(token.sentence):
            continue
        frame = matcher.frames.frame(token.i)
        sources, targets = _sides(matcher, frame)
        if not (sources and targets) or frame.negated:
            continue
        shares = type_shares(matcher.frames.analysis, sources, targets)
        if not shares:
            continue
        best = max(sorted(shares), key=lambda name: shares[name])
        if best == NOTHING or shares[best] < SURE or best not in codebook.filled:
            continue
        entry = codebook.filled[best]
        confidence = round(entry.confidence * shares[best], 3)
        yield replace(entry, confidence=confidence), ANY_VERB, _match(frame, sources, targets)


def _sides(matcher: Matcher, frame: Frame) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties of the subject, and those of the object or else of a phrase behind the verb."""
    parties = matcher.parties
    sources = tuple(dict.fromkeys(p for i in frame.subjects for p in parties.at(i, SOURCE)))
    if not sources:
        return (), ()
    own = frozenset(p.actor for p in sources)
    near = [[*frame.objects], [i for p, i in frame.obliques if p in TOWARDS]]
    for words in near:
        found = dict.fromkeys(
            p
            for i in words
            for p in parties.at(i, TARGET)
            if p.actor not in own and not matcher.kinds.unnamed(p)
        )
        if found:
            return sources, tuple(found)
    return sources, ()


def _match(frame: Frame, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> Match:
    return Match(
        head=frame.head,
        inner=frame.head,
        carrier=frame.carrier,
        roles={"SRC": sources, "TGT": targets},
        words=frozenset(p.head for p in (*sources, *targets)),
        named=frozenset(),
        consumed=frozenset({frame.head}),
        complements=frozenset(),
        score=0.0,
        inherited=frame.inherited,
        passive=frame.passive,
    )
