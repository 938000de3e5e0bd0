"""Located expressions as records: EDTF, bounds, and what the word before an expression adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from foedus.language import Analysis
from foedus.records import Date, Modifier
from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.counted import CalendarUnit
from foedus.time.cyclic import Yearless
from foedus.time.edtf import edtf
from foedus.time.layer import TimeExpression
from foedus.time.located import Located, Written
from foedus.time.meanings import Fixed, Length, Repeated, Vague

CONFIDENCE = {"yearless": 0.96, "fixed": 0.88, "counted": 0.83, "length": 0.83, "vague": 0.68,
              "narrated": 0.6, "unresolved": 0.39, "uncertain": 0.39}  # fmt: skip
"""Chance that an expression is one and its TIMEX3 value is right, by how it was come by.

Measured on 1,902 expressions found in TimeBank and AQUAINT, whose documents are dated:
``uncertain`` does not occur there and is taken as ``unresolved``.
"""

OPENING: dict[str, Modifier] = {
    "since": "AFTER", "from": "AFTER", "after": "AFTER",
    "until": "BEFORE", "by": "BEFORE", "before": "BEFORE",
}  # fmt: skip
"""The side on which a signal leaves a period open."""


def to_date(item: Located, period: Period, possible: Period, modifier: Modifier | None) -> Date:
    """A period as a record: EDTF says the period, the bounds say what of it is possible."""
    return Date(
        edtf=edtf(period, uncertain=item.uncertain, approximate=modifier == "APPROX"),
        earliest=possible.first.isoformat() if possible.first else None,
        latest=possible.last.isoformat() if possible.last else None,
        basis="expression",
        anchor=item.anchor,
        modifier=modifier,
    )


def expressions_of(
    located: Sequence[Located], analysis: Analysis, written: Written | None
) -> tuple[TimeExpression, ...]:
    """The records, ranges ("from May to July") joined."""
    joined = _joined(located, analysis)
    return tuple(
        _expression(item, partner, written) for item, partner in zip(located, joined, strict=True)
    )


def _expression(item: Located, joined: Period | None, written: Written | None) -> TimeExpression:
    candidate = item.candidate
    signal = candidate.signal if candidate.signal in OPENING else None
    named = _named(item)
    whole: Date | None
    if joined is not None:
        whole = to_date(item, joined, joined, None)
    elif named is not None and signal and item.period is not None and item.period.closed:
        whole = _opened(item, signal)
    else:
        whole = _clipped(item, named, written)
    return TimeExpression(
        start=candidate.start,
        end=candidate.end,
        first=candidate.first,
        last=candidate.last,
        type=candidate.meaning.type,
        value=item.value,
        date=whole,
        rule=candidate.rule,
        confidence=_confidence(item),
        named=named,
        signal=signal,
    )


def _named(item: Located) -> Date | None:
    meaning = item.candidate.meaning
    if isinstance(meaning, Length | Repeated):
        return None
    if item.period is None or item.possible is None:
        return Date(None, None, None, "expression", item.anchor, meaning.modifier, meaning.symbol)
    return to_date(item, item.period, item.possible, meaning.modifier)


def _opened(item: Located, signal: str) -> Date:
    """Open at the end for "since 2018", at the beginning for "until May"."""
    period = item.period
    if period is None or period.first is None or period.last is None:
        raise ValueError("only a closed period can be opened")
    inner = item.possible or period
    grain = period.grain if inner == period else "day"
    if signal in ("since", "from"):
        opened = Period(inner.first, None, grain)
    elif signal == "after":
        opened = Period((inner.last or period.last) + timedelta(days=1), None, grain)
    elif signal == "before":
        opened = Period(None, (inner.first or period.first) - timedelta(days=1), grain)
    else:
        opened = Period(None, inner.last, grain)
    return to_date(item, opened, opened, OPENING[signal])


def _clipped(item: Located, named: Date | None, written: Written | None) -> Date | None:
    """Up to the day of writing for "earlier this year", from it for "later this month"."""
    meaning, period = item.candidate.meaning, item.period
    if (
        named is None
        or written is None
        or not isinstance(meaning, CalendarUnit)
        or meaning.steps
        or meaning.modifier not in ("START", "END")
        or not item.candidate.comparative
        or period is None
        or period.first is None
        or period.last is None
    ):
        return named
    if meaning.modifier == "START":
        return replace(named, earliest=period.first.isoformat(),
                       latest=min(period.last, written[1]).isoformat())  # fmt: skip
    return replace(named, earliest=max(period.first, written[0]).isoformat(),
                   latest=period.last.isoformat())  # fmt: skip


def _joined(located: Sequence[Located], analysis: Analysis) -> list[Period | None]:
    """For both ends of "from X to Y", "between X and Y", "X - Y": the whole stretch."""
    found: list[Period | None] = [None] * len(located)
    for i, (one, other) in enumerate(pairwise(located)):
        between = analysis.text[one.candidate.end : other.candidate.start].strip().lower()
        if between in ("ended", "ending"):
            found[i] = _ended(one, other)
        elif between == "of":
            found[i] = _part_of(one, other, analysis)
        if not _is_range(one.candidate, between) or not one.period or not other.period:
            continue
        first, last = one.period.first, other.period.last
        if first and last and first <= last:
            found[i] = found[i + 1] = Period(first, last)
    return found


def _ended(one: Located, other: Located) -> Period | None:
    """The stretch of "the year ended March 31", "the nine months ended Sept. 30"."""
    meaning, period = one.candidate.meaning, other.period
    if not isinstance(meaning, Length) or meaning.amount is None or period is None:
        return None
    if meaning.unit not in calendar.MONTHS or period.last is None or meaning.amount % 1:
        return None
    after = period.last + timedelta(days=1)
    return Period(calendar.move(after, meaning.unit, -int(meaning.amount)), period.last)


def _part_of(one: Located, other: Located, analysis: Analysis) -> Period | None:
    """The stretch of "the first nine months of 2023", "the last two weeks of May"."""
    meaning, period = one.candidate.meaning, other.period
    if not isinstance(meaning, Length) or one.candidate.rule != "length.part":
        return None
    if meaning.amount is None or meaning.amount % 1 or meaning.unit.startswith("T"):
        return None
    if period is None or period.first is None or period.last is None or other.uncertain:
        return None
    words = set(analysis.text[one.candidate.start : one.candidate.end].lower().split())
    after, count = period.last + timedelta(days=1), int(meaning.amount)
    if not words.isdisjoint(("last", "final", "closing")):
        first, last = calendar.move(after, meaning.unit, -count), period.last
    elif not words.isdisjoint(("first", "opening", "initial")):
        first = period.first
        last = calendar.move(first, meaning.unit, count) - timedelta(days=1)
    else:
        return None
    return Period(first, last) if period.first <= first and last <= period.last else None


def _is_range(one: Candidate, between: str) -> bool:
    if between in ("-", "–", "—", "to", "through", "until", "till"):
        return between in ("-", "–", "—") or one.signal == "from"
    return between == "and" and one.signal_word == "between"


def _confidence(item: Located) -> float:
    meaning = item.candidate.meaning
    if isinstance(meaning, Length | Repeated):
        return CONFIDENCE["length"]
    if isinstance(meaning, Fixed):
        return CONFIDENCE["fixed"]
    if item.period is None:
        return CONFIDENCE["unresolved"]
    if item.uncertain:
        return CONFIDENCE["uncertain"]
    if isinstance(meaning, Vague):
        return CONFIDENCE["vague"]
    if item.anchor and item.anchor.startswith(("expression", "event")):
        return CONFIDENCE["narrated"]
    yearless = isinstance(meaning, Yearless) and meaning.towards is None
    return CONFIDENCE["yearless" if yearless else "counted"]
