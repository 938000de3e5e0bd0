"""From frames to statements: speaker, circumstances and media of each, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Date
from foedus.statements.arguments import with_arguments
from foedus.statements.authors import with_authors
from foedus.statements.frame import Frame
from foedus.statements.interviews import spread_media
from foedus.statements.outlets import carrier_links
from foedus.statements.relations import nesting
from foedus.statements.report import Report
from foedus.statements.setting import setting_of
from foedus.statements.speaker import side_by_side, speakers_of
from foedus.statements.spoken_for import with_principals
from foedus.statements.told import Told, same_speaker


def tell(frames: Sequence[Frame], report: Report) -> list[Told]:
    """Find speaker, circumstances and media of every frame; frames are in text order.

    Returns:
        One for each frame, in that order; after them the arguments that go on with one of them,
        and one for every further speaker of a frame.
    """
    outers = nesting(frames)
    speakers = speakers_of(frames, outers, report.analysis, report.actors)
    told = []
    for n, frame in enumerate(frames):
        setting = setting_of(frame, report)
        carriers = carrier_links(frame, report, setting.words, setting.beside, speakers[n])
        told.append(Told(frame, outers[n], speakers[n], setting, carriers))
    told = spread_media(with_principals(with_authors(told, report), report), report)
    told = with_arguments(_with_paragraph_dates(told, report), report)
    return _one_by_one(told, report)


def _one_by_one(told: Sequence[Told], report: Report) -> list[Told]:
    """Give each of several speakers joined by "and" a statement of their own."""
    first: list[Told] = []
    others: list[Told] = []
    for here in told:
        speaker, *further = side_by_side(here.frame, here.speaker, report.analysis, report.actors)
        first.append(replace(here, speaker=speaker) if further else here)
        others.extend(replace(here, speaker=other) for other in further)
    return first + others


def _with_paragraph_dates(told: Sequence[Told], report: Report) -> list[Told]:
    """Give an undated statement the date of the same speaker's one before, in its paragraph."""
    result = list(told)
    for n, here in enumerate(told):
        date = None if here.setting.said_on else _date_before(told, n, report)
        if date is not None:
            result[n] = replace(here, setting=replace(here.setting, said_on=date))
    return result


def _date_before(told: Sequence[Told], n: int, report: Report) -> Date | None:
    here = told[n]
    for earlier in reversed(told[:n]):
        if "\n" in report.analysis.text[earlier.frame.end : here.frame.start]:
            return None
        if same_speaker(earlier, here) and earlier.setting.said_on is not None:
            return replace(earlier.setting.said_on, basis="paragraph")
    return None
