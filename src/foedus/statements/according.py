"""Attributions without a verb of saying: "according to X", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Token
from foedus.statements.clause import case_of, noun_phrase
from foedus.statements.frame import Frame, pieces_of
from foedus.statements.lexicon import Lexicon

_MAX_CLIMB = 8
_LEADING = frozenset({"ADV", "CCONJ", "PUNCT"})
_PRENOMINAL = frozenset({"det", "amod", "compound", "nmod", "nummod", "case", "advmod"})


def according_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """Every "according to" and "in the words of" with the clause it vouches for."""
    for token in analysis.tokens:
        found = None
        if token.text.lower() == "according":
            found = _after_according(analysis, token)
        elif token.upos == "NOUN" and token.lemma.lower() in lexicon.markers["views"]:
            found = _in_the_words_of(analysis, token)
        if found is None or found.source.lemma.lower() in lexicon.markers["not_sources"]:
            continue
        frame = _frame(analysis, found)
        if frame is not None:
            yield frame


@dataclass(frozen=True, slots=True)
class _Marked:
    """A source, the words that mark it, and the head of the whole phrase."""

    source: Token
    marker: tuple[int, ...]
    phrase: Token


def _frame(analysis: Analysis, found: _Marked) -> Frame | None:
    source, marker, phrase = found.source, found.marker, found.phrase
    host = _clause_of(analysis, phrase)
    if host is None:
        return None
    below = set(analysis.subtree(phrase.i))
    named = [i for i in noun_phrase(analysis, source.i) if i not in marker]
    return Frame(
        source=pieces_of(analysis, _without_possessive(analysis, named)),
        cue=pieces_of(analysis, marker),
        content=pieces_of(analysis, _without_lead(analysis, host, below)),
        speaker=source.i,
        anchor=marker[0],
        entry=None,
        negated=False,
        rule="according",
        score=0.85,
    )


def _without_lead(analysis: Analysis, host: int, below: set[int]) -> list[int]:
    """The words of a clause without the phrase and without "However," before it."""
    words = [i for i in analysis.subtree(host) if i not in below]
    while words and words[0] < min(below) and analysis.tokens[words[0]].upos in _LEADING:
        words = words[1:]
    return words


def _after_according(analysis: Analysis, token: Token) -> _Marked | None:
    """The noun after "according to", by its words: parsers hang the three in several ways."""
    following = analysis.tokens[token.i + 1 : token.i + 3]
    if len(following) < 2 or following[0].text.lower() != "to":
        return None
    source = following[1]
    for _ in range(_MAX_CLIMB):
        between = analysis.tokens[source.i + 1 : source.head]
        if source.head <= source.i or source.rel not in _PRENOMINAL:
            break
        if any(t.text == "," for t in between):
            break
        source = analysis.tokens[source.head]
    if source.sentence != token.sentence or source.upos in ("VERB", "PUNCT", "ADP"):
        return None
    phrase = token if source.head in (token.i, token.i + 1) and token.head != source.i else source
    return _Marked(source, (token.i, token.i + 1), phrase)


def _in_the_words_of(analysis: Analysis, noun: Token) -> _Marked | None:
    """For "in the words of X" and "in X's view"."""
    cases = [t.i for t in analysis.dependents(noun.i, "case") if t.lemma.lower() == "in"]
    if not cases or noun.rel != "obl":
        return None
    for owner in analysis.dependents(noun.i, "nmod:poss"):
        return _Marked(owner, (cases[0], noun.i), noun)
    for owner in analysis.dependents(noun.i, "nmod"):
        if case_of(analysis, owner.i) == "of":
            of = next(t.i for t in analysis.dependents(owner.i, "case", "mark"))
            return _Marked(owner, tuple(range(cases[0], of + 1)), noun)
    return None


def _without_possessive(analysis: Analysis, words: list[int]) -> list[int]:
    return [
        i for i in words
        if not (analysis.tokens[i].rel == "case" and analysis.tokens[i].text[:1] in "'’")
    ]  # fmt: skip


def _clause_of(analysis: Analysis, source: Token) -> int | None:
    """The predicate an "according to" phrase says something about.

    At either end of a sentence it covers the whole sentence, or what a cue says in it;
    elsewhere the nearest clause.
    """
    host = analysis.tokens[source.head]
    if host.i == source.i:
        return None
    at_edge = _at_edge(analysis, source)
    for _ in range(_MAX_CLIMB):
        stops = host.rel in ("ccomp", "root") or host.head == host.i
        is_predicate = host.upos in ("VERB", "AUX", "ADJ") or bool(
            analysis.dependents(host.i, "cop", "nsubj")
        )
        if stops or (is_predicate and not at_edge):
            break
        host = analysis.tokens[host.head]
    return host.i


def _at_edge(analysis: Analysis, source: Token) -> bool:
    """Whether a phrase opens or closes its sentence."""
    sentence = analysis.sentences[source.sentence]
    words = analysis.subtree(source.i)
    before = analysis.tokens[sentence.first : words[0]]
    after = analysis.tokens[words[-1] + 1 : sentence.last]
    return all(t.upos in ("PUNCT", "CCONJ", "ADV") for t in before) or all(
        t.upos == "PUNCT" for t in after
    )


def without_carriers(
    frames: Sequence[Frame], analysis: Analysis, actors: ActorLayer
) -> list[Frame]:
    """Leave out outlets that only hand on what another cue of the sentence attributes.

    "..., the ministry said, according to TASS": TASS is a link of the ministry's chain.
    """
    anchors = {f.anchor for f in frames if f.anchor is not None}
    return [f for f in frames if not _only_carries(f, analysis, actors, anchors)]


def _only_carries(frame: Frame, analysis: Analysis, actors: ActorLayer, anchors: set[int]) -> bool:
    mention = None if frame.speaker is None else actors.by_head.get(frame.speaker)
    actor = None if mention is None else actors.by_id.get(mention.actor or "")
    if frame.speaker is None or actor is None or actor.kind != "outlet":
        return False
    host = analysis.tokens[frame.speaker].head
    return frame.rule.startswith("according") and host in anchors
