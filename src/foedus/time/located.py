"""A candidate with the period it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.candidates import Candidate
from foedus.time.counted import Offset
from foedus.time.meanings import Length, Repeated, Vague

Written = tuple[date, date]
"""The first and last day on which the document may have been published."""


@dataclass(frozen=True, slots=True)
class Located:
    """A candidate with the period it names.

    Attributes:
        period: None where nothing tells, or for durations and sets.
        uncertain: Several periods are possible; ``period`` spans them all.
        anchor: ``document``, ``expression:START-END``, ``event:START-END`` or None.
    """

    candidate: Candidate
    period: Period | None
    uncertain: bool = False
    anchor: str | None = None

    @property
    def possible(self) -> Period | None:
        """What *early*, *mid-*, *late*, "the end of" leave possible of the period."""
        candidate = self.candidate
        if self.period is None or self.uncertain or candidate.comparative:
            return self.period
        return calendar.narrowed(self.period, candidate.meaning.modifier, edge=candidate.edge)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        meaning = self.candidate.meaning
        bare = isinstance(meaning, Length | Repeated | Vague) or (
            isinstance(meaning, Offset) and meaning.bare_value
        )
        if bare or self.period is None or self.uncertain or not self.period.closed:
            return meaning.bare
        return meaning.written(self.period) + (meaning.part if self.period.grain == "day" else "")
