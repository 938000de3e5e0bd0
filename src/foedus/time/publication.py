"""When an undated report was published, as far as its own expressions tell.

Four habits of news English are used, each weaker than a date line, so that the result is always
an interval with its reasoning:

* What is told as past has happened: the report is not older than the latest date it names.
* A past date without its year is of the year of publication, or close behind (Associated Press
  Stylebook, "months"): the report and that date share a year, or lie within three months.
* A writer who leaves years off writes one where leaving it off would mislead. "September 2022"
  is then not the last September. In 88 dated reports of TimeBank, AQUAINT and GUM, 17 of 19
  months named with their year lay more than a year back; of full dates (13 of 19) that is not so.
* A report whose opening dates its news to a day appears within a week of that day.

A report that names months only with their years is placed in the year of the latest, if a second
one lies within a year of it; years alone bound it from below only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.records import Date, Document
from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.cyclic import Yearless
from foedus.time.edtf import edtf
from foedus.time.located import Located
from foedus.time.meanings import Fixed
from foedus.time.resolve import locate

OPENING_SENTENCES = 3
NEWS_DAYS = 7
TRAILING_MONTHS = 3
FORWARD = frozenset({"by", "until", "to"})


@dataclass(frozen=True, slots=True)
class _Clue:
    """An expression and the period it names, with its words."""

    located: Located
    period: Period
    words: str

    @property
    def first(self) -> date:
        """First day it leaves possible."""
        possible = self.located.possible or self.period
        return possible.first or date.min

    @property
    def opens(self) -> bool:
        """Whether it stands in the opening of the report."""
        return self.located.candidate.sentence < OPENING_SENTENCES


@dataclass(frozen=True, slots=True)
class _Guess:
    earliest: date
    latest: date | None
    because: str


def infer_publication(document: Document, candidates: Sequence[Candidate]) -> Document:
    """Set ``published`` of an undated document to an interval, with one sentence of reasoning.

    Nothing is set when no expression bounds it: never a guess from outside the text.
    """
    located = locate(candidates, None)
    guess = _guess(document.text, located)
    if guess is None:
        return replace(
            document,
            published_basis="unknown",
            published_reasoning="No date is stated and no expression in the text bounds one.",
        )
    ahead = _ahead(document.text, located, guess.earliest)
    latest = min((d for d in (guess.latest, ahead) if d), default=None)
    period = Period(guess.earliest, latest)
    published = Date(
        edtf=edtf(period),
        earliest=guess.earliest.isoformat(),
        latest=latest.isoformat() if latest else None,
        basis="inferred",
    )
    return replace(
        document,
        published=published,
        published_basis="inferred",
        published_reasoning=guess.because,
    )


def _guess(text: str, located: Sequence[Located]) -> _Guess | None:
    named = _named(text, located)
    yearless = _yearless(text, located)
    if not named:
        return None
    latest = max(named, key=lambda c: c.first)
    if yearless:
        return _from_yearless(latest, named, yearless)
    fine = [c for c in named if c.period.grain in ("day", "month")]
    if latest.opens and latest.period.grain == "day":
        return _from_opening(latest, latest.first, "")
    near = [
        c for c in fine
        if c.period != latest.period and (latest.first - c.first).days <= 366
    ]  # fmt: skip
    if latest not in fine or not near:
        return _Guess(
            latest.first, None, f"The latest date told as past is “{latest.words}”; nothing else "
            "bounds the day of publication."
        )  # fmt: skip
    return _Guess(
        latest.first,
        date(latest.first.year, 12, 31),
        f"The latest of the dates told as past is “{latest.words}”, close after "
        f"“{max(near, key=lambda c: c.first).words}”; the report is taken to be of that year.",
    )


def _from_yearless(latest: _Clue, named: list[_Clue], yearless: list[_Clue]) -> _Guess:
    """The first year in which the last year-less date comes after all that carries its year."""
    floor, reason = latest.first, f"“{latest.words}” is told as past"
    for clue in named:
        if clue.period.grain == "month" and clue.period.first:
            again = calendar.move(clue.period.first, "Y", 1)
            if again > floor:
                floor = again
                reason = f"“{clue.words}” carries its year, so another has begun since"
    last = _last_of_cycle(yearless)
    meaning = last.located.candidate.meaning
    assert isinstance(meaning, Yearless)  # noqa: S101 - _yearless keeps no others
    when = _first_after(meaning, floor)
    if when is None or when.first is None:
        return _Guess(latest.first, None, f"{reason}; its year-less dates fit no year after it.")
    reason = f"“{last.words}” is told as past without its year, and {reason}"
    opening = [c for c in yearless if c.opens and c is last and when.grain == "day"]
    if opening:
        return _from_opening(last, when.first, f"; {reason}")
    until = max(date(when.first.year, 12, 31), calendar.move(when.first, "M", TRAILING_MONTHS))
    return _Guess(when.first, until, f"{reason}: in {when.first.year}, after that date.")


def _from_opening(clue: _Clue, day: date, reason: str) -> _Guess:
    return _Guess(
        day,
        day + timedelta(days=NEWS_DAYS),
        f"The opening dates its news to “{clue.words}”{reason}: within a week of {day}.",
    )


def _named(text: str, located: Sequence[Located]) -> list[_Clue]:
    """Past dates that carry their year, or stand beside one that does."""
    found = []
    for item in located:
        candidate, period = item.candidate, item.period
        if period is None or period.first is None or period.grain in ("decade", "century"):
            continue
        if candidate.tense > 0 or candidate.signal in FORWARD:
            continue
        coarse = period.grain in ("year", "range")
        if not isinstance(candidate.meaning, Fixed | Yearless) or (coarse and candidate.tense >= 0):
            continue
        found.append(_Clue(item, period, text[candidate.start : candidate.end]))
    return found


def _yearless(text: str, located: Sequence[Located]) -> list[_Clue]:
    """Past dates whose year nothing near them tells."""
    found = []
    for item in located:
        candidate = item.candidate
        meaning = candidate.meaning
        if item.period is not None or not isinstance(meaning, Yearless):
            continue
        if meaning.towards not in (None, -1) or meaning.years is not None:
            continue
        if candidate.tense > 0 or (meaning.day is None and candidate.tense == 0):
            continue
        period = meaning.in_year(2024)
        if period is not None:
            found.append(_Clue(item, period, text[candidate.start : candidate.end]))
    return found


def _last_of_cycle(yearless: Sequence[_Clue]) -> _Clue:
    """Of dates on the circle of the year, the one before the widest gap: the last in time."""
    ordered = sorted(yearless, key=lambda c: (c.first, c.located.candidate.start))
    gaps = []
    for one, other in zip(ordered, [*ordered[1:], ordered[0]], strict=True):
        days = (other.first - one.first).days
        gaps.append((days if days > 0 else days + 366 if other is ordered[0] else 0, one))
    return max(gaps, key=lambda g: g[0])[1]


def _first_after(meaning: Yearless, floor: date) -> Period | None:
    for year in range(floor.year, floor.year + 8):
        period = meaning.in_year(year)
        if period is None or period.first is None or (period.last or period.first) < floor:
            continue
        if meaning.weekday is None or meaning.day is None:
            return period
        if period.first.weekday() == meaning.weekday:
            return period
    return None


def _ahead(text: str, located: Sequence[Located], earliest: date) -> date | None:
    """The earliest end of a date told as still to come."""
    del text
    ends = [
        item.period.last
        for item in located
        if item.candidate.tense > 0
        and isinstance(item.candidate.meaning, Fixed)
        and item.period is not None
        and item.period.last is not None
        and item.period.last >= earliest
    ]
    return min(ends, default=None)
