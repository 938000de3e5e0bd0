"""Who said what in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Piece
from foedus.records import Date, Document, Evidence, Link, Statement, content_id, quote
from foedus.statements.accept import acceptable, is_speech
from foedus.statements.according import according_frames, without_carriers
from foedus.statements.chain import (
    carrier_links,
    institution_link,
    outlet_link,
    speaker_link,
)
from foedus.statements.content import settle
from foedus.statements.continuation import continue_quotations
from foedus.statements.frame import Frame
from foedus.statements.lexicon import Lexicon, load_lexicon
from foedus.statements.meaning import about_of, act_of, form_of, is_hedged, polarity_of
from foedus.statements.model import join, model_frames
from foedus.statements.nominal import adjective_frames, noun_frames
from foedus.statements.quotations import Quotation, find_quotations
from foedus.statements.relations import distinct, nesting, outside_in
from foedus.statements.setting import Setting, document_date, setting_of
from foedus.statements.speaker import Speaker, speaker_of
from foedus.statements.speech import quotation_frames
from foedus.statements.verbs import verb_frames
from foedus.time.layer import TimeLayer
from foedus.version import __version__

_HEADLINE = 0.6
"""Headlines compress and sharpen what the body says: their statements are trusted less."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A frame with everything known of it, on the way to a statement."""

    frame: Frame
    outer: int | None
    speaker: Speaker
    setting: Setting
    carriers: tuple[Link, ...]


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
    frames = find_frames(analysis, actors, lexicon, quotations)
    frames = [f for f in frames if not _in_part(document, f, ("credit",))]
    told = _tell(frames, document, analysis, times, actors, lexicon)
    told = _spread_media(told, analysis)
    return tuple(_statements(told, document, analysis, times, actors, lexicon, quotations))


def find_frames(
    analysis: Analysis, actors: ActorLayer, lexicon: Lexicon, quotations: Sequence[Quotation]
) -> list[Frame]:
    """All attributions of a text as frames, in text order; nobody is identified yet."""
    parsed = [
        *verb_frames(analysis, lexicon),
        *noun_frames(analysis, lexicon),
        *adjective_frames(analysis, lexicon),
        *according_frames(analysis, lexicon),
    ]
    parsed = distinct(parsed)
    parsed.extend(quotation_frames(analysis, lexicon, quotations, parsed))
    joined = join(parsed, list(model_frames(analysis, lexicon)))
    settled = [settle(f, analysis, quotations) for f in joined]
    kept = [f for f in settled if acceptable(f, analysis, actors, lexicon, quotations)]
    kept = without_carriers(distinct(kept), analysis, actors)
    found = continue_quotations(kept, analysis, quotations)
    return [
        f for f, outer in zip(found, nesting(found), strict=True) if outer is None or is_speech(f)
    ]


def _in_part(document: Document, frame: Frame, kinds: Sequence[str]) -> bool:
    start = min(p.start for p in frame.content)
    return any(p.kind in kinds and p.start <= start < p.end for p in document.parts)


def _tell(
    frames: Sequence[Frame],
    document: Document,
    analysis: Analysis,
    times: TimeLayer,
    actors: ActorLayer,
    lexicon: Lexicon,
) -> list[_Told]:
    outers = nesting(frames)
    speakers: dict[int, Speaker] = {}
    for n in outside_in(outers):
        outer = outers[n]
        within = None if outer is None else speakers[outer]
        speakers[n] = speaker_of(frames[n], analysis, actors, within)
    told = []
    for n, frame in enumerate(frames):
        setting = setting_of(frame, analysis, times, actors, lexicon)
        carriers = carrier_links(
            frame, document, analysis, actors, lexicon, setting.words, speakers[n]
        )
        told.append(_Told(frame, outers[n], speakers[n], setting, carriers))
    return told


def _spread_media(told: Sequence[_Told], analysis: Analysis) -> list[_Told]:
    """Let a medium that was named once hold for the same speaker's neighbouring statements.

    Forward until the speaker is quoted on another occasion (another medium, or a date of its
    own); backward only to statements of the same or the preceding paragraph.
    """
    result = list(told)
    for n, named in enumerate(told):
        if not named.carriers or named.speaker.actor is None:
            continue
        for m in range(n + 1, len(told)):
            later = told[m]
            if later.speaker.actor != named.speaker.actor or later.outer is not None:
                continue
            if _own_occasion(later):
                break
            result[m] = _with_medium(later, named)
        for m in range(n - 1, -1, -1):
            earlier = result[m]
            if earlier.speaker.actor != named.speaker.actor or earlier.outer is not None:
                continue
            if _own_occasion(earlier) or earlier.carriers or not _near(analysis, earlier, named):
                break
            result[m] = _with_medium(earlier, named)
    return result


def _own_occasion(told: _Told) -> bool:
    return (
        bool(told.carriers) or told.setting.medium is not None or told.setting.said_on is not None
    )


def _near(analysis: Analysis, earlier: _Told, later: _Told) -> bool:
    between = analysis.text[_last(earlier.frame) : _first(later.frame)]
    return sum(1 for line in between.split("\n") if line.strip()) <= 2


def _with_medium(told: _Told, named: _Told) -> _Told:
    setting = replace(
        told.setting,
        medium=named.setting.medium,
        said_on=told.setting.said_on or named.setting.said_on,
    )
    return replace(told, carriers=named.carriers, setting=setting)


def _first(frame: Frame) -> int:
    return min(p.start for p in (*frame.source, *frame.cue, *frame.content))


def _last(frame: Frame) -> int:
    return max(p.end for p in (*frame.source, *frame.cue, *frame.content))


def _statements(
    told: Sequence[_Told],
    document: Document,
    analysis: Analysis,
    times: TimeLayer,
    actors: ActorLayer,
    lexicon: Lexicon,
    quotations: Sequence[Quotation],
) -> Iterator[Statement]:
    ids = [_id(document, t) for t in told]
    outlet = outlet_link(document, actors)
    chains: dict[int, tuple[Link, ...]] = {}
    for n in outside_in([t.outer for t in told]):
        chains[n] = _chain(told[n], outlet, chains, document, analysis, actors)
    for n, item in enumerate(told):
        frame, speaker = item.frame, item.speaker
        about = about_of(frame, actors, speaker)
        yield Statement(
            id=ids[n],
            document=document.id,
            speaker=speaker.actor,
            speaker_principal=speaker.principal,
            speaker_text="" if speaker.span is None else _words(analysis, [speaker.span]),
            chain=chains[n],
            cue=_words(analysis, frame.cue),
            content=tuple(
                quote(document.id, analysis.text, p.start, p.end) for p in frame.content
            ),
            within=None if item.outer is None else ids[item.outer],
            form=form_of(analysis.text, frame.content, quotations),
            act=act_of(frame, analysis, about),
            about=about,
            polarity=polarity_of(frame, analysis, lexicon, about),
            hedged=is_hedged(frame, analysis, lexicon),
            negated=frame.negated,
            said_on=item.setting.said_on or _paragraph_date(told, n, analysis)
            or document_date(times),
            place=item.setting.place,
            medium=item.setting.medium,
            evidence=tuple(_evidence(frame, document, analysis)),
            confidence=_confidence(item, document),
            version=f"{__version__}+{analysis.version}",
        )  # fmt: skip


def _id(document: Document, told: _Told) -> str:
    span = told.speaker.span
    return content_id(
        "s",
        document.id,
        None if span is None else [span.start, span.end],
        [[p.start, p.end] for p in told.frame.cue],
        [[p.start, p.end] for p in told.frame.content],
    )


def _words(analysis: Analysis, pieces: Sequence[Piece]) -> str:
    return " ".join(" ".join(analysis.text[p.start : p.end].split()) for p in pieces)


def _chain(
    told: _Told,
    outlet: Link,
    chains: dict[int, tuple[Link, ...]],
    document: Document,
    analysis: Analysis,
    actors: ActorLayer,
) -> tuple[Link, ...]:
    institution = institution_link(document, analysis, actors, told.speaker)
    relayed = told.outer is not None
    last = speaker_link(document, analysis, told.speaker, actors, relayed=relayed)
    before = chains[told.outer] if told.outer is not None else (outlet,)
    return (*before, *told.carriers, *institution, last)


def _paragraph_date(told: Sequence[_Told], n: int, analysis: Analysis) -> Date | None:
    """The date of the same speaker's statement just before, if it is in the same paragraph."""
    here = told[n]
    for m in range(n - 1, -1, -1):
        earlier = told[m]
        if "\n" in analysis.text[_last(earlier.frame) : _first(here.frame)]:
            return None
        if earlier.speaker.actor == here.speaker.actor and earlier.setting.said_on is not None:
            return replace(earlier.setting.said_on, basis="paragraph")
    return None


def _evidence(frame: Frame, document: Document, analysis: Analysis) -> Iterator[Evidence]:
    """The sentences in which source, cue and content stand."""
    pieces = (*frame.source, *frame.cue, *frame.content)
    sentences = sorted(
        {t.sentence for p in pieces for t in analysis.tokens_between(p.start, p.end)}
    )
    for s in sentences:
        sentence = analysis.sentences[s]
        yield quote(document.id, analysis.text, sentence.start, sentence.end)


def _confidence(told: _Told, document: Document) -> float:
    score = min(told.frame.score, 0.5 + told.speaker.confidence / 2)
    if _in_part(document, told.frame, ("title", "subtitle", "heading")):
        score *= _HEADLINE
    return round(min(0.99, score), 3)
