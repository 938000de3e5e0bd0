"""A medium named once holds for what the same person says after it, and just before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.records import Date, Link, Mention
from foedus.statements.frame import overlap
from foedus.statements.outlets import medium_role
from foedus.statements.report import Report
from foedus.statements.told import Told, near, same_speaker

_INTERVIEWS = frozenset({"interview", "interviewed", "interviews"})


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A sentence that tells of an interview and says nothing that was said in it."""

    start: int
    end: int
    speaker: str
    carriers: tuple[Link, ...]
    said_on: Date | None


def spread_media(told: Sequence[Told], report: Report) -> list[Told]:
    """Let a medium that was named once hold for the same speaker's neighbouring statements.

    Forward until the speaker is quoted on another occasion (another medium, or a date of its
    own); backward only to statements of the same or the preceding paragraph. A sentence that
    only tells of an interview ("TASS interviewed X on Monday") works forward as well.
    """
    result = list(told)
    for occasion in _occasions(told, report):
        _spread_occasion(result, told, occasion)
    for n, named in enumerate(told):
        if not named.carriers or named.speaker.actor is None:
            continue
        for m in range(n + 1, len(told)):
            if not same_speaker(told[m], named):
                continue
            if _own_occasion(told[m]):
                break
            result[m] = _carried_by(told[m], named)
        for m in range(n - 1, -1, -1):
            if not same_speaker(result[m], named):
                continue
            apart = not near(report, result[m].frame.end, named.frame.start)
            if _own_occasion(result[m]) or apart:
                break
            result[m] = _carried_by(result[m], named)
    return result


def _own_occasion(told: Told) -> bool:
    setting = told.setting
    if told.carriers or setting.said_on is not None:
        return True
    return setting.medium is not None and not setting.again


def _carried_by(told: Told, named: Told) -> Told:
    setting = replace(
        told.setting,
        medium=named.setting.medium or told.setting.medium,
        said_on=told.setting.said_on or named.setting.said_on,
    )
    return replace(told, carriers=named.carriers, setting=setting)


# Interviews that are only told of ------------------------------------------------------------


def _spread_occasion(result: list[Told], told: Sequence[Told], occasion: _Occasion) -> None:
    for m, later in enumerate(told):
        if later.frame.start < occasion.end or later.outer is not None:
            continue
        if later.speaker.actor != occasion.speaker:
            continue
        if _own_occasion(later):
            return
        setting = replace(
            later.setting, medium="interview", said_on=later.setting.said_on or occasion.said_on
        )
        result[m] = replace(later, carriers=occasion.carriers, setting=setting)


def _occasions(told: Sequence[Told], report: Report) -> Iterator[_Occasion]:
    """Sentences of an interview that name one outlet and one person, and hold no statement."""
    analysis = report.analysis
    cues = [p for item in told for p in (*item.frame.cue, *item.frame.content)]
    for number in sorted({t.sentence for t in analysis.tokens if t.text.lower() in _INTERVIEWS}):
        sentence = analysis.sentences[number]
        here = [m for m in report.actors.mentions if sentence.start <= m.start < sentence.end]
        outlet, person = _only(here, report, "outlet"), _only(here, report, "person")
        if outlet is None or person is None or person.actor is None:
            continue
        if overlap(cues, [sentence]):  # type: ignore[list-item]
            continue
        evidence = report.evidence(outlet.start, outlet.end)
        actor = report.actors.by_id.get(outlet.actor or "")
        role = medium_role(report, actor, outlet.start, outlet.end)
        link = Link(role, outlet.actor, evidence.exact, evidence)
        date = _date(report, number)
        yield _Occasion(sentence.start, sentence.end, person.actor, (link,), date)


def _only(mentions: Sequence[Mention], report: Report, kind: str) -> Mention | None:
    """The one actor of a kind that is mentioned."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        actor = report.actors.by_id.get(mention.actor or "")
        if actor is not None and actor.kind == kind:
            found.setdefault(actor.id, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _date(report: Report, number: int) -> Date | None:
    sentence = report.analysis.sentences[number]
    dates = [
        e.date for e in report.times.expressions
        if sentence.start <= e.start < sentence.end and e.date is not None
    ]  # fmt: skip
    return dates[0] if len(dates) == 1 else None
