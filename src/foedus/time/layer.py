"""What the time step says about one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from foedus.records import Date, Document

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of the text.

    Attributes:
        start, end: Characters of the cleaned text; ``first``, ``last`` tokens (last exclusive).
        type: TIMEX3 type. ``value``: TIMEX3 value (``2023-11-23``, ``P1Y``, ``PAST_REF``), empty
            for what TIMEX3 does not mark: wars and the like, which are events to TimeML.
        date: The calendar interval in which what it governs lies, the word before it included:
            ``2018/..`` for "since 2018"; None for a pure duration ("24-hour") or set.
        rule: Id of the grammar rule, for ``explain``.
        named: The calendar interval that its own words name: ``2018`` for "since 2018".
        signal: The word before it that turns ``named`` into ``date``: since, until, by, ...
    """

    start: int
    end: int
    first: int
    last: int
    type: TimexType
    value: str
    date: Date | None
    rule: str
    confidence: float
    named: Date | None = None
    signal: str | None = None


@dataclass(frozen=True, slots=True)
class TimeLayer:
    """All time expressions of a document, in text order.

    Attributes:
        document: The document with ``published``, ``published_basis`` and
            ``published_reasoning`` filled in: stated and metadata dates as ``clean`` found them,
            otherwise inferred from the expressions, otherwise unknown.
        governed: For token indices of predicates that an expression governs: the index of that
            expression in ``expressions``.
        dates: For token indices of predicates: their date, where an expression gives it, directly
            or by counting ("X comes four days after Y" dates Y as well).
    """

    document: Document
    expressions: tuple[TimeExpression, ...]
    governed: dict[int, int]
    dates: dict[int, Date] = field(default_factory=dict)
