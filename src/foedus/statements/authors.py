"""Texts and outlets that speak: "the declaration called for", "the newspaper said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.statements.clause import subject_of
from foedus.statements.frame import overlap
from foedus.statements.outlets import last_named
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker, mention_at
from foedus.statements.told import Told, last_outermost, near

_AUTHOR = 0.6
"""Trust that a document just named speaks for whoever made the statement before."""
_ISSUED = 0.8
"""The same where it was said who issued the document."""
_ISSUED_WITHIN = 2
"""Sentences back in which that may be said."""
_LIKELY = 0.5
"""The same where nothing says that the statement before was made in writing."""
_INSTITUTIONS = ("organ", "organization", "state")


def with_authors(told: Sequence[Told], report: Report) -> list[Told]:
    """Let texts and outlets named with "the" speak for those they belong to.

    "The declaration", after a statement made in one, speaks for its authors; "the newspaper" is
    the outlet named last; "the publication" after an institution's word is the institution's,
    unless an outlet was named after it.
    """
    result = list(told)
    for n, here in enumerate(told):
        if here.outer is None and here.speaker.actor is None:
            speaker = _author(result, n, report)
            if speaker is not None:
                result[n] = replace(here, speaker=speaker)
    return result


def _author(told: Sequence[Told], n: int, report: Report) -> Speaker | None:
    here = told[n]
    if here.frame.speaker is None:
        return None
    last = last_outermost(told, n)
    if last is not None and not near(report, last.frame.end, here.frame.start):
        last = None
    if _is_text(here, report):
        issuer = _issuer(here, report)
        if issuer is not None:
            return issuer
        known = last is not None and last.speaker.actor is not None
        if known and last is not None and last.setting.medium in report.lexicon.written:
            return _speaks_for(here, last.speaker, _AUTHOR)
        return _outlet(here, report) or _institution(here, last, report)
    return _outlet(here, report)


def _issuer(here: Told, report: Report) -> Speaker | None:
    """Who issued a text just before: "They issued a joint statement. The statement said"."""
    analysis = report.analysis
    text = analysis.tokens[here.frame.speaker or 0]
    first = analysis.sentences[max(0, text.sentence - _ISSUED_WITHIN)].first
    for token in reversed(analysis.tokens[first : text.i]):
        if token.lemma.lower() != text.lemma.lower() or token.rel not in ("obj", "nsubj"):
            continue
        verb = analysis.tokens[token.head]
        subject = subject_of(analysis, verb)
        if verb.lemma.lower() not in report.lexicon.markers["light_verbs"] or subject is None:
            return None
        mention = mention_at(analysis.tokens[subject.head], analysis, report.actors)
        if mention is None or mention.actor is None:
            return None
        author = Speaker(mention.actor, mention.principal, None, mention.confidence)
        return _speaks_for(here, author, min(mention.confidence, _ISSUED))
    return None


def _speaks_for(here: Told, author: Speaker, trust: float) -> Speaker:
    return replace(here.speaker, actor=author.actor, principal=author.principal, confidence=trust)


def _is_text(told: Told, report: Report) -> bool:
    """Whether an unresolved source is a document named with "the"."""
    token = report.analysis.tokens[told.frame.speaker or 0]
    definite = any(
        t.lemma.lower() in ("the", "this", "that")
        for t in report.analysis.dependents(token.i, "det")
    )
    return definite and token.lemma.lower() in report.lexicon.markers["documents"]


def _outlet(here: Told, report: Report) -> Speaker | None:
    """The outlet that a noun takes up, if it was named before and is not the statement's medium."""
    token = report.analysis.tokens[here.frame.speaker or 0]
    mention = last_named(report, token)
    if mention is None or any(link.actor == mention.actor for link in here.carriers):
        return None
    return replace(here.speaker, actor=mention.actor, confidence=_AUTHOR)


def _institution(here: Told, last: Told | None, report: Report) -> Speaker | None:
    """The institution that a text near by belongs to, whether or not it was said to be written."""
    if last is None or overlap(last.frame.content, here.frame.cue):
        return None
    actor = report.actors.by_id.get(last.speaker.actor or "")
    if actor is None or actor.kind not in _INSTITUTIONS:
        return None
    return _speaks_for(here, last.speaker, _LIKELY)
