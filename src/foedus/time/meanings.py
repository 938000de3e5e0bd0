"""What an expression means before it is known when it was written.

Each meaning answers two questions: which stretch of the calendar it names, seen from a reference
(:meth:`Meaning.locate`), and how TIMEX3 writes it when no reference is known
(:attr:`Meaning.bare`). Here are those that need no calendar arithmetic; ``cyclic`` has what comes
round again (months, weekdays), ``counted`` what is so many units away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from foedus.records import Modifier
from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.layer import TimexType
from foedus.time.values import length, timex

Anchor = Literal["document", "narrated", "event"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The point an expression is seen from.

    Attributes:
        day: The day of writing.
        tense: -1 when the verb it belongs to is past, 1 when future, 0 when neither is clear, -2
            when it is past without doubt.
        narrated: The date the text told of last, for "the next day" and "at the time".
        event: The date of the event it is counted from ("a day after the summit").
        year: The year the surrounding text is telling of, where it says so.
        sure: The day of writing is known, not one end of what is possible.
    """

    day: date
    tense: int = 0
    narrated: Period | None = None
    event: Period | None = None
    year: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What all meanings share: part of the day, clock time and modifier."""

    type: TimexType = "DATE"
    modifier: Modifier | None = None
    part: str = ""

    @property
    def anchor(self) -> Anchor | None:
        """What the expression is counted from; None when it stands by itself."""
        return "document"

    @property
    def bare(self) -> str:
        """The TIMEX3 value without a reference."""
        return "XXXX-XX-XX"

    @property
    def symbol(self) -> str | None:
        """How the distance from an unknown reference is written in :class:`Date`."""
        return self.bare

    def locate(self, at: Reference) -> Period | None:
        """The stretch of the calendar it names, or None if the reference does not tell."""
        raise NotImplementedError

    def written(self, period: Period) -> str:
        """The TIMEX3 value once its period is known."""
        return timex(period)


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A date that says its own year, decade or century.

    Attributes:
        value: Its TIMEX3 value where that is not the value of the period: "fiscal 2023" is written
            2023, whenever it began. Empty for what TIMEX3 does not mark.
    """

    period: Period
    value: str | None = None

    @property
    def anchor(self) -> Anchor | None:
        """None: it stands by itself."""
        return None

    @property
    def bare(self) -> str:
        """Its TIMEX3 value, always known."""
        return timex(self.period) if self.value is None else self.value

    def written(self, period: Period) -> str:  # noqa: ARG002 - every meaning is asked so
        """Its TIMEX3 value."""
        return self.bare

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """The period itself."""
        return self.period


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """A pure duration: "24-hour", "for three years"."""

    amount: float | None
    unit: str
    type: TimexType = field(default="DURATION", kw_only=True)

    @property
    def anchor(self) -> Anchor | None:
        """None: it is at no place in time."""
        return None

    @property
    def bare(self) -> str:
        """``PT24H``, ``P3Y``, ``PXD``."""
        return length(self.amount, self.unit)

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """Nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Repeated(Meaning):
    """A set: "every month", "Tuesdays"."""

    value: str
    type: TimexType = field(default="SET", kw_only=True)

    @property
    def anchor(self) -> Anchor | None:
        """None: it is at no one place in time."""
        return None

    @property
    def bare(self) -> str:
        """``P1M``, ``XXXX-WXX-2``."""
        return self.value

    def locate(self, at: Reference) -> Period | None:  # noqa: ARG002 - every meaning is asked so
        """Nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Vague(Meaning):
    """Bounded by the reference and by nothing else: "recently", "now", "in the future"."""

    value: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]

    @property
    def bare(self) -> str:
        """The TIMEX3 value itself."""
        return self.value

    @property
    def symbol(self) -> str | None:
        """Before, at or after the document."""
        return {"PAST_REF": "<document", "PRESENT_REF": "document"}.get(self.value, ">document")

    def locate(self, at: Reference) -> Period | None:
        """Up to the reference, at it, or from it on."""
        if self.value == "PRESENT_REF":
            return calendar.day(at.day)
        past = self.value == "PAST_REF"
        return Period(None, at.day) if past else Period(at.day, None)


_UNTOLD_DAY = {"month": "-XX", "year": "-XX-XX"}
"""What TIMEX3 adds to a month or year for a day in it that is not told."""


@dataclass(frozen=True, slots=True)
class Then(Meaning):
    """The date narrated, or the unit that holds it: "at the time", "that day"."""

    unit: str | None = None

    @property
    def anchor(self) -> Anchor | None:
        """The date narrated last."""
        return "narrated"

    @property
    def bare(self) -> str:
        """``PAST_REF``: all that is known without a narrated date."""
        return "PAST_REF"

    @property
    def symbol(self) -> str | None:
        """The narrated date itself."""
        return "expression"

    def written(self, period: Period) -> str:
        """Its TIMEX3 value; "that day" in a month told is ``1998-10-XX``."""
        return timex(period) + (_UNTOLD_DAY.get(period.grain, "") if self.unit == "D" else "")

    def locate(self, at: Reference) -> Period | None:
        """The date narrated, widened to the unit."""
        told = at.narrated
        if told is None or self.unit is None or told.first is None or told.last is None:
            return told
        unit = calendar.containing(told.first, self.unit)
        return unit if unit.last and told.last <= unit.last else told
