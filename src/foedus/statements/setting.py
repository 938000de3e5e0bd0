"""When, where and by what means something was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece, Token
from foedus.records import Date
from foedus.statements.beside import words_beside
from foedus.statements.clause import case_of
from foedus.statements.content import occasion_start, occasions
from foedus.statements.frame import Frame
from foedus.statements.lexicon import Lexicon
from foedus.statements.report import Report
from foedus.time.layer import TimeLayer

_NOT_BY = frozenset(
    {"after", "before", "since", "following", "until", "ahead", "ahead of", "prior to", "despite"}
)
_OCCASION_REACH = 40
"""Characters after a content in which the noun of an occasion is looked for."""
_ON_A_DAY = frozenset({"on", ",", "late", "early"})
_TAKING_UP = frozenset({"the", "this", "that", "same"})
_OBLIQUE = ("obl", "nmod", "advcl", "obl:tmod", "obl:unmarked", "advmod")


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances of one statement.

    Attributes:
        words: Tokens that hang on the cue (its phrases, without the content).
        beside: Tokens that stand with it by position alone.
        again: The occasion is one named before ("in the interview").
    """

    words: tuple[int, ...]
    beside: tuple[int, ...]
    said_on: Date | None
    place: str | None
    medium: str | None
    again: bool = False


def setting_of(frame: Frame, report: Report) -> Setting:
    """Read the phrases that hang on a cue for date, place and medium."""
    analysis, lexicon = report.analysis, report.lexicon
    words = (*cue_phrases(frame, analysis), *_occasion(frame, analysis, lexicon))
    beside = words_beside(frame, analysis)
    near = (*words, *(i for i in beside if i not in words))
    noun = _medium(analysis, lexicon, near)
    own = None if noun else _own_medium(frame, analysis, lexicon)
    return Setting(
        words=words,
        beside=beside,
        said_on=_date(frame, analysis, report.times, words) or _date_beside(report, beside),
        place=_place(analysis, report.actors, words),
        medium=noun[1] if noun else own,
        again=noun is not None and _taken_up(analysis, noun[0]),
    )


def cue_phrases(frame: Frame, analysis: Analysis) -> tuple[int, ...]:
    """Tokens of the cue's clause outside content, speaker and coordinated clauses."""
    if frame.anchor is None:
        return ()
    anchors = [frame.anchor]
    head = analysis.tokens[frame.anchor]
    # "was cited as saying by TASS", "responded by noting": the outer verb's phrases count too
    if head.rel in ("xcomp", "advcl", "ccomp") and head.head != head.i:
        outer = analysis.tokens[head.head]
        if any(p.start <= outer.start and outer.end <= p.end for p in frame.cue):
            anchors.append(outer.i)
    found: set[int] = set()
    for anchor in anchors:
        for phrase in analysis.dependents(anchor, *_OBLIQUE):
            if phrase.i not in anchors and not _is_verbal(phrase):
                found.update(analysis.subtree(phrase.i))
    return tuple(i for i in sorted(found) if not _inside(frame.content, analysis.tokens[i]))


def _occasion(frame: Frame, analysis: Analysis, lexicon: Lexicon) -> Sequence[int]:
    """The phrase right after a content that tells where it was said, whatever it hangs on."""
    if not frame.content:
        return ()
    end = frame.content[-1].end
    following = analysis.tokens_between(end, end + _OCCASION_REACH)
    for token in occasions(lexicon, following):
        start = occasion_start(analysis, token)
        if start is not None and not analysis.text[end:start].strip(" ,"):
            return [i for i in analysis.subtree(token.i) if analysis.tokens[i].start >= start]
    return ()


def _is_verbal(phrase: Token) -> bool:
    return phrase.rel == "advcl" and phrase.upos == "VERB"


def _inside(pieces: tuple[Piece, ...], token: Token) -> bool:
    return any(p.start <= token.start and token.end <= p.end for p in pieces)


def _date(
    frame: Frame, analysis: Analysis, times: TimeLayer, words: tuple[int, ...]
) -> Date | None:
    """The date of the expression that governs the cue, or stands among its phrases."""
    if frame.anchor is not None and frame.anchor in times.governed:
        expression = times.expressions[times.governed[frame.anchor]]
        token = analysis.tokens[expression.first]
        if expression.date is not None and not _inside(frame.content, token):
            return expression.date
    for i in words:
        start = analysis.tokens[i].start
        at = bisect_left(times.expressions, start, key=lambda e: e.start)
        for expression in times.expressions[at : at + 1]:
            if expression.first == i and expression.date is not None:
                return expression.date
    return None


def _date_beside(report: Report, beside: tuple[int, ...]) -> Date | None:
    """The day that stands beside a cue, "on Nov. 27", whatever it hangs on."""
    tokens = report.analysis.tokens
    for expression in report.times.expressions:
        date = expression.date
        if expression.first not in beside or date is None or date.earliest is None:
            continue
        before = tokens[expression.first - 1] if expression.first else None
        joined = before is None or before.lemma.lower() in _ON_A_DAY or before.i not in beside
        if joined and date.earliest == date.latest:
            return date
    return None


def document_date(times: TimeLayer) -> Date | None:
    """What the report's own date says of its statements: made no later than that."""
    published = times.document.published
    if published is None or published.latest is None:
        return None
    return Date(
        edtf=f"../{published.latest}",
        earliest=None,
        latest=published.latest,
        basis="document",
        anchor="document",
        modifier="BEFORE",
    )


def _place(analysis: Analysis, actors: ActorLayer, words: tuple[int, ...]) -> str | None:
    for i in words:
        mention = actors.by_head.get(i)
        if mention is not None and mention.use == "place":
            return analysis.text[mention.start : mention.end]
    return None


def _taken_up(analysis: Analysis, noun: int) -> bool:
    """Whether a noun takes up an occasion named before: "in the interview"."""
    below = analysis.dependents(noun, "det", "nmod", "acl", "amod", "compound")
    alone = all(t.rel == "det" for t in below)
    return alone and any(t.lemma.lower() in _TAKING_UP for t in below)


def _medium(analysis: Analysis, lexicon: Lexicon, words: tuple[int, ...]) -> tuple[int, str] | None:
    """The noun among the cue's phrases that names a medium, with the word before it."""
    for i in words:
        token = analysis.tokens[i]
        if token.upos not in ("NOUN", "PROPN"):
            continue
        if case_of(analysis, i) in _NOT_BY:
            continue
        noun = token.text.lower()
        before = analysis.tokens[i - 1].text.lower() if i else ""
        for key in (f"{before} {noun}", f"{before} {token.lemma.lower()}"):
            if key in lexicon.qualified:
                return i, lexicon.qualified[key]
            if key in lexicon.media:
                return i, lexicon.media[key]
        if noun in lexicon.media and token.rel in ("obl", "nmod", "conj"):
            return i, lexicon.media[noun]
    return None


def _own_medium(frame: Frame, analysis: Analysis, lexicon: Lexicon) -> str | None:
    """A text that speaks is its own medium: "the declaration called for"."""
    if frame.speaker is None:
        return "social media" if _tweeted(frame, analysis) else None
    token = analysis.tokens[frame.speaker]
    if token.upos == "NOUN" and token.lemma.lower() in lexicon.markers["documents"]:
        return lexicon.media.get(token.lemma.lower())
    return "social media" if _tweeted(frame, analysis) else None


def _tweeted(frame: Frame, analysis: Analysis) -> bool:
    return frame.anchor is not None and analysis.tokens[frame.anchor].lemma in ("tweet", "retweet")
