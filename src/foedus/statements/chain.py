"""The chain through which a statement reached the reader, outermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.language import Analysis
from foedus.records import Actor, ChainRole, Link, Mention
from foedus.statements.clause import case_of
from foedus.statements.frame import Frame
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker, mentions_in

_WINDOW = 40
"""Characters on each side of an outlet's name in which "news agency" is looked for."""


def outlet_link(report: Report) -> Link:
    """The report itself: its outlet, else its title, else its id."""
    document = report.document
    name = document.outlet or document.title or document.id
    actor = None
    if document.outlet is not None:
        wanted = document.outlet.casefold()
        for candidate in report.actors.actors:
            names = (candidate.name, *candidate.aliases)
            if candidate.kind == "outlet" and wanted in {n.casefold() for n in names}:
                actor = candidate.id
    return Link("outlet", actor, name, None)


def agency_links(report: Report) -> tuple[Link, ...]:
    """The agency whose report this is, by its dateline: "MINSK, Nov. 23 (AFP) -".

    An agency of a contribution line is none: it does not say what of the report is the agency's.
    """
    found = []
    for credit in report.document.credits:
        evidence = credit.evidence
        if report.stands_in(evidence.start, "body"):
            mentions = mentions_in(report.actors, evidence.start, evidence.end)
            actor = next((m.actor for m in mentions), None)
            found.append(Link("agency", actor, credit.name, evidence))
    return tuple(found)


def carrier_links(
    frame: Frame, report: Report, words: Sequence[int], speaker: Speaker
) -> tuple[Link, ...]:
    """Agencies and media named with the cue: "told X", "in an interview with X", "by X"."""
    actors = report.actors
    found: dict[str, Link] = {}
    for token in (*words, *_listeners(frame, report.analysis)):
        mention = actors.by_head.get(token)
        if mention is None or mention.actor is None or mention.actor == speaker.actor:
            continue
        actor = actors.by_id.get(mention.actor)
        if actor is None or actor.kind != "outlet":
            continue
        evidence = report.evidence(mention.start, mention.end)
        role: ChainRole = "agency" if _is_agency(actor, mention, report) else "medium"
        found.setdefault(actor.id, Link(role, actor.id, evidence.exact, evidence))
    return tuple(found.values())


def _is_agency(actor: Actor, mention: Mention, report: Report) -> bool:
    """A news agency by its names, or by the words beside this mention."""
    text = report.analysis.text
    around = text[max(0, mention.start - _WINDOW) : mention.end + _WINDOW].lower()
    names = " ".join((actor.name, *actor.aliases)).lower().split()
    return "news agency" in around or bool(report.lexicon.carriers["agency_words"] & set(names))


def _listeners(frame: Frame, analysis: Analysis) -> Iterator[int]:
    """Objects of a cue of telling, and sources of an "according to" that hangs on the cue."""
    if frame.anchor is None:
        return
    for token in analysis.dependents(frame.anchor, "obj", "iobj"):
        yield token.i
    for token in analysis.dependents(frame.anchor, "obl"):
        if case_of(analysis, token.i).startswith("according"):
            yield token.i


def institution_link(report: Report, speaker: Speaker) -> tuple[Link, ...]:
    """The institution in whose name an official speaks, when the words of the source name it."""
    span = speaker.span
    if span is None:
        return ()
    for mention in mentions_in(report.actors, span.start, span.end):
        actor = report.actors.by_id.get(mention.actor or "")
        if actor is None or actor.kind not in ("organ", "organization"):
            continue
        joined = report.analysis.tokens[mention.head].rel == "conj"
        if actor.id == speaker.actor or joined or _is_whole(mention, span.start, span.end):
            continue
        evidence = report.evidence(mention.start, mention.end)
        return (Link("institution", actor.id, evidence.exact, evidence),)
    return ()


def _is_whole(mention: Mention, start: int, end: int) -> bool:
    return mention.start <= start and mention.end >= end


def speaker_link(report: Report, speaker: Speaker, *, relayed: bool) -> tuple[Link, ...]:
    """The last hop: who speaks, in the words of the text or, if carried over, by name.

    Empty where the text does not say at all who speaks ("it was reported that").
    """
    role: ChainRole = "relayed" if relayed else "speaker"
    if speaker.span is not None:
        evidence = report.evidence(speaker.span.start, speaker.span.end)
        return (Link(role, speaker.actor, evidence.exact, evidence),)
    actor = report.actors.by_id.get(speaker.actor or "")
    return () if actor is None else (Link(role, actor.id, actor.name, None),)
