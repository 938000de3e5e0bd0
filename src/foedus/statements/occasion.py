"""Frames with everything known of them: speaker, circumstances, and the media they came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.records import Date, Link
from foedus.statements.chain import carrier_links
from foedus.statements.frame import Frame
from foedus.statements.relations import nesting
from foedus.statements.report import Report
from foedus.statements.setting import Setting, setting_of
from foedus.statements.speaker import Speaker, side_by_side, speakers_of

_AUTHOR = 0.6
"""Trust that a document just named speaks for whoever made the statement before."""
_NEAR_PARAGRAPHS = 2
"""Stretches of text between two statements in the same or in neighbouring paragraphs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A frame on its way to a statement.

    Attributes:
        outer: Number of the frame it is nested in.
        carriers: The agencies and media it came through.
    """

    frame: Frame
    outer: int | None
    speaker: Speaker
    setting: Setting
    carriers: tuple[Link, ...]


def tell(frames: Sequence[Frame], report: Report) -> list[Told]:
    """Find speaker, circumstances and media of every frame; frames are in text order.

    Returns:
        One for each frame, in that order; after them one for every further speaker of a frame.
    """
    outers = nesting(frames)
    speakers = speakers_of(frames, outers, report.analysis, report.actors)
    told = []
    for n, frame in enumerate(frames):
        setting = setting_of(frame, report)
        carriers = carrier_links(frame, report, setting.words, speakers[n])
        told.append(Told(frame, outers[n], speakers[n], setting, carriers))
    told = _with_authors(told, report)
    return _one_by_one(_with_paragraph_dates(_spread_media(told, report), report), report)


def _one_by_one(told: Sequence[Told], report: Report) -> list[Told]:
    """Give each of several speakers joined by "and" a statement of their own."""
    first: list[Told] = []
    others: list[Told] = []
    for here in told:
        speaker, *further = side_by_side(here.frame, here.speaker, report.analysis, report.actors)
        first.append(replace(here, speaker=speaker))
        others.extend(replace(here, speaker=other) for other in further)
    return first + others


def _with_authors(told: Sequence[Told], report: Report) -> list[Told]:
    """Let "the declaration", named after a statement made in one, speak for its authors."""
    result = list(told)
    last: Told | None = None
    for n, here in enumerate(told):
        if here.outer is not None:
            continue
        if last is not None and _is_text(here, report) and _near(report, last, here):
            author = last.speaker
            if author.actor is not None and last.setting.medium in report.lexicon.written:
                speaker = replace(
                    here.speaker, actor=author.actor, principal=author.principal,
                    confidence=_AUTHOR,
                )  # fmt: skip
                result[n] = replace(here, speaker=speaker)
        last = result[n]
    return result


def _is_text(told: Told, report: Report) -> bool:
    """Whether an unresolved source is a document named with "the"."""
    head = told.frame.speaker
    if head is None or told.speaker.actor is not None:
        return False
    token = report.analysis.tokens[head]
    definite = any(
        t.lemma.lower() in ("the", "this", "that") for t in report.analysis.dependents(head, "det")
    )
    return definite and token.lemma.lower() in report.lexicon.markers["documents"]


def _spread_media(told: Sequence[Told], report: Report) -> list[Told]:
    """Let a medium that was named once hold for the same speaker's neighbouring statements.

    Forward until the speaker is quoted on another occasion (another medium, or a date of its
    own); backward only to statements of the same or the preceding paragraph.
    """
    result = list(told)
    for n, named in enumerate(told):
        if not named.carriers or named.speaker.actor is None:
            continue
        for m in range(n + 1, len(told)):
            if not _same_speaker(told[m], named):
                continue
            if _own_occasion(told[m]):
                break
            result[m] = _carried_by(told[m], named)
        for m in range(n - 1, -1, -1):
            if not _same_speaker(result[m], named):
                continue
            if _own_occasion(result[m]) or not _near(report, result[m], named):
                break
            result[m] = _carried_by(result[m], named)
    return result


def _same_speaker(one: Told, other: Told) -> bool:
    """Whether two outermost statements have one known speaker."""
    known = one.speaker.actor is not None
    return known and one.speaker.actor == other.speaker.actor and one.outer is None


def _own_occasion(told: Told) -> bool:
    setting = told.setting
    return bool(told.carriers) or setting.medium is not None or setting.said_on is not None


def _near(report: Report, earlier: Told, later: Told) -> bool:
    between = report.analysis.text[earlier.frame.end : later.frame.start]
    return sum(1 for line in between.split("\n") if line.strip()) <= _NEAR_PARAGRAPHS


def _carried_by(told: Told, named: Told) -> Told:
    setting = replace(
        told.setting,
        medium=named.setting.medium,
        said_on=told.setting.said_on or named.setting.said_on,
    )
    return replace(told, carriers=named.carriers, setting=setting)


def _with_paragraph_dates(told: Sequence[Told], report: Report) -> list[Told]:
    """Give an undated statement the date of the same speaker's one before, in its paragraph."""
    result = list(told)
    for n, here in enumerate(told):
        if here.setting.said_on is None:
            date = _date_before(told, n, report)
            result[n] = replace(here, setting=replace(here.setting, said_on=date))
    return result


def _date_before(told: Sequence[Told], n: int, report: Report) -> Date | None:
    here = told[n]
    for earlier in reversed(told[:n]):
        if "\n" in report.analysis.text[earlier.frame.end : here.frame.start]:
            return None
        if _same_speaker(earlier, here) and earlier.setting.said_on is not None:
            return replace(earlier.setting.said_on, basis="paragraph")
    return None
