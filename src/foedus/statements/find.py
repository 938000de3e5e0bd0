"""Who said what in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece
from foedus.records import Document, Evidence, Link, PartKind, Statement, content_id
from foedus.statements.accept import accepted, is_speech
from foedus.statements.according import according_frames, without_carriers
from foedus.statements.chain import (
    agency_links,
    institution_link,
    outlet_link,
    speaker_link,
    through_outlets,
)
from foedus.statements.content import settle
from foedus.statements.continuation import continue_quotations
from foedus.statements.frame import Frame, overlap
from foedus.statements.headline import headline_frames
from foedus.statements.lexicon import load_lexicon
from foedus.statements.meaning import about_of, act_of, form_of, is_hedged, polarity_of
from foedus.statements.model import join, model_frames
from foedus.statements.nominal import adjective_frames, noun_frames
from foedus.statements.occasion import tell
from foedus.statements.quotations import find_quotations
from foedus.statements.relations import (
    distinct,
    nesting,
    outside_in,
    with_near_subject,
    with_participles,
)
from foedus.statements.relays import relayed
from foedus.statements.report import Report
from foedus.statements.scare import scare_quotes
from foedus.statements.setting import document_date
from foedus.statements.speech import quotation_frames
from foedus.statements.text import Text
from foedus.statements.told import Told
from foedus.statements.verbs import verb_frames
from foedus.time.layer import TimeLayer
from foedus.version import __version__

_HEADLINES: tuple[PartKind, ...] = ("title", "subtitle", "heading")
_HEADLINE = 0.6
"""Headlines compress and sharpen what the body says: their statements are trusted less."""


def find_statements(
    document: Document, analysis: Analysis, times: TimeLayer, actors: ActorLayer
) -> tuple[Statement, ...]:
    """Find every attributed statement of a document.

    The model's attribution spans, rules over the parse and quotation marks are joined; each
    statement is given to a speaker, with the chain it came through and its circumstances.
    Scope as in PolNeAR (Newell et al. 2018): speech and ascribed attitudes; other than there,
    nested statements are statements of their own.

    Args:
        document: The cleaned report.
        analysis: What the language step read in ``document.text``.
        times: Its time expressions and date.
        actors: Its actors.

    Returns:
        Statements in text order. Those in titles and headings are kept with lower confidence.
    """
    lexicon = load_lexicon()
    quotations = find_quotations(analysis.text)
    report = Report(document, analysis, times, actors, lexicon, quotations)
    headlines = [Piece(p.start, p.end) for p in document.parts if p.kind in _HEADLINES]
    text = Text(analysis, actors, lexicon, quotations)
    frames = find_frames(text, headlines)
    told = tell([f for f in frames if not report.stands_in(f.start, "credit")], report)
    return tuple(_statements(told, report))


def find_frames(text: Text, headlines: Sequence[Piece] = ()) -> list[Frame]:
    """All attributions of a text as frames, in text order; nobody is identified yet.

    In headlines only what their own form shows counts, or model and parse together.
    """
    analysis, lexicon = text.analysis, text.lexicon
    parsed = [
        *verb_frames(analysis, lexicon),
        *noun_frames(analysis, lexicon),
        *adjective_frames(analysis, lexicon),
        *according_frames(analysis, lexicon),
    ]
    parsed = distinct(parsed)
    parsed.extend(quotation_frames(analysis, lexicon, text.quotations, parsed))
    joined = join(parsed, list(model_frames(analysis, lexicon)))
    joined = [f for f in joined if "+" in f.rule or not overlap(f.content, headlines)]
    clear = list(headline_frames(analysis, lexicon, headlines))
    joined = [f for f in joined if not any(overlap(f.cue, h.cue) for h in clear)] + clear
    joined = [with_near_subject(f, analysis, text.actors) for f in joined]
    settled = [settle(f, analysis, lexicon, text.quotations) for f in joined]
    kept = accepted(settled, text)
    kept = without_carriers(distinct(kept), analysis, text.actors)
    kept = relayed(kept, text)
    kept = with_participles(kept, analysis)
    found = continue_quotations(kept, analysis, text.quotations)
    outers = nesting(found)
    return [f for f, outer in zip(found, outers, strict=True) if outer is None or is_speech(f)]


def _statements(told: Sequence[Told], report: Report) -> Iterator[Statement]:
    ids = [_id(report, item) for item in told]
    chains = _chains(told, report)
    in_text = sorted(range(len(told)), key=lambda n: (told[n].frame.start, told[n].frame.end, n))
    for n in in_text:
        item = told[n]
        frame, speaker, setting = item.frame, item.speaker, item.setting
        about = about_of(frame, report, speaker)
        yield Statement(
            id=ids[n],
            document=report.document.id,
            speaker=speaker.actor,
            speaker_principal=speaker.principal,
            speaker_text="" if speaker.span is None else report.words([speaker.span]),
            chain=chains[n],
            cue=report.words(frame.cue),
            content=tuple(report.evidence(p.start, p.end) for p in frame.content),
            within=None if item.outer is None else ids[item.outer],
            form=form_of(frame, report),
            act=act_of(frame, report, about),
            about=about,
            polarity=polarity_of(frame, report, about),
            hedged=is_hedged(frame, report),
            negated=frame.negated,
            said_on=setting.said_on or document_date(report.times),
            place=setting.place,
            medium=setting.medium,
            evidence=tuple(_evidence(frame, report)),
            confidence=_confidence(item, report),
            version=f"{__version__}+{report.analysis.version}",
            scare_quotes=tuple(
                report.evidence(p.start, p.end)
                for p in scare_quotes(report.analysis, report.quotations, frame.content)
            ),
        )


def _id(report: Report, told: Told) -> str:
    speaker = told.speaker
    span = None if speaker.span is None else [speaker.span.start, speaker.span.end]
    return content_id(
        "s",
        report.document.id,
        [speaker.actor, span] if speaker.shared else span,
        [[p.start, p.end] for p in told.frame.cue],
        [[p.start, p.end] for p in told.frame.content],
    )


def _chains(told: Sequence[Told], report: Report) -> dict[int, tuple[Link, ...]]:
    """The chain of each statement; that of a nested one starts with that of the outer."""
    start = (outlet_link(report), *agency_links(report))
    chains: dict[int, tuple[Link, ...]] = {}
    for n in outside_in([item.outer for item in told]):
        item = told[n]
        before = start if item.outer is None else through_outlets(chains[item.outer], report)
        outer = None if item.outer is None else told[item.outer].speaker.actor
        if outer is not None and outer == item.speaker.actor:
            chains[n] = before  # a speaker's word on an earlier word of his own adds no hop
            continue
        institution = institution_link(report, item.speaker)
        relayed = any(link.role in ("speaker", "relayed") for link in before)
        last = speaker_link(report, item.speaker, relayed=relayed)
        named = {link.actor or link.name for link in before}
        carriers = (c for c in item.carriers if (c.actor or c.name) not in named)
        chains[n] = (*before, *carriers, *institution, *last)
    return chains


def _evidence(frame: Frame, report: Report) -> Iterator[Evidence]:
    """The sentences in which source, cue and content stand."""
    analysis = report.analysis
    pieces = (*frame.source, *frame.cue, *frame.content)
    for s in sorted({t.sentence for p in pieces for t in analysis.tokens_between(p.start, p.end)}):
        yield report.evidence(analysis.sentences[s].start, analysis.sentences[s].end)


def _confidence(told: Told, report: Report) -> float:
    score = min(told.frame.score, 0.5 + told.speaker.confidence / 2)
    if report.stands_in(told.frame.start, *_HEADLINES):
        score *= _HEADLINE
    return round(min(0.99, score), 3)
