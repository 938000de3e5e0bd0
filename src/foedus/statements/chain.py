"""The chain through which a statement reached the reader, outermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import ChainRole, Link, Mention
from foedus.statements.outlets import medium_role
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker, mentions_in


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


def through_outlets(links: Sequence[Link], report: Report) -> tuple[Link, ...]:
    """A chain as it leads on from an outlet: what quotes somebody is a medium and no speaker."""
    return tuple(_as_medium(link, report) for link in links)


def _as_medium(link: Link, report: Report) -> Link:
    actor = report.actors.by_id.get(link.actor or "")
    if link.role not in ("speaker", "relayed") or actor is None or actor.kind != "outlet":
        return link
    at = link.evidence
    role = medium_role(report, actor, at.start if at else 0, at.end if at else 0)
    return replace(link, role=role)
