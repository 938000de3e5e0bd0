"""What a question leaves in: actors, a span of days, a day of knowledge."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, func, not_, or_, select

from foedus.errors import QueryError
from foedus.store import schema


@dataclass(frozen=True, slots=True)
class Filter:
    """A question's limits; everything is let through by default.

    Attributes:
        actor: An actor's id, name or alias. Finds the actor itself and whoever acts for it: ``ARM``
            also finds its persons, organs and groups.
        with_: A second actor that must be another participant of the same record.
        by: Only what is reported on this actor's word (statements: what it says).
        from_: First day, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; what is undated is left out.
        to: Last day in the same form; what is undated is left out.
        as_of: For standing, the day on which it must hold. For everything else only what reports
            published by that day say (undated reports are left out).
        document: Only what this document says.
        limit: Most records to give, None for all.
    """

    actor: str | None = None
    with_: str | None = None
    by: str | None = None
    from_: str | None = None
    to: str | None = None
    as_of: str | None = None
    document: str | None = None
    limit: int | None = None

    @property
    def first_day(self) -> str | None:
        """First day of the span, ``YYYY-MM-DD``."""
        return day_span(self.from_)[0] if self.from_ else None

    @property
    def last_day(self) -> str | None:
        """Last day of the span, ``YYYY-MM-DD``."""
        return day_span(self.to)[1] if self.to else None

    @property
    def as_of_day(self) -> str | None:
        """The day of :attr:`as_of`; the last one of a month or year."""
        return day_span(self.as_of)[1] if self.as_of else None


def day_span(written: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day.

    Raises:
        QueryError: Not written as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or no such day.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", written.strip())
    if match is None:
        raise QueryError(f"{written!r} is not a date; write 2024, 2024-02 or 2024-02-14")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(first.year, last_month)[1]
        return first.isoformat(), datetime.date(first.year, last_month, last_day).isoformat()
    except ValueError as error:
        raise QueryError(f"{written!r} is not a date: {error}") from error


def takes_part(sides: Table, owner: ColumnElement[str], actors: list[str]) -> ColumnElement[bool]:
    """Condition: each of ``actors`` is another participant of the record ``owner``.

    A participant counts as an actor when it is that actor, when it acts for it here
    (``principal``), or, where the record leaves that open, when it acts for it in general.
    """
    aliases = [sides.alias() for _ in actors]
    column = next(column.name for column in sides.columns if column.foreign_keys)
    conditions = [alias.c[column] == owner for alias in aliases]
    conditions += [_is(alias, actor) for alias, actor in zip(aliases, actors, strict=True)]
    if len(aliases) == 2:
        first, second = aliases
        same_place = and_(first.c.side == second.c.side, first.c.ordinal == second.c.ordinal)
        conditions.append(not_(same_place))
    return exists(select(1).select_from(*aliases).where(*conditions))


def _is(sides: Any, actor: str) -> ColumnElement[bool]:
    scope = schema.actor_scope
    stands_for = func.coalesce(sides.c.principal, sides.c.actor)
    return or_(
        sides.c.actor == actor,
        sides.c.principal == actor,
        exists(select(1).where(scope.c.actor == stands_for, scope.c.scope == actor)),
    )


def in_span(table: Table, question: Filter) -> list[ColumnElement[bool]]:
    """Conditions: the record's days overlap the question's span."""
    conditions: list[ColumnElement[bool]] = []
    if question.first_day or question.last_day:
        conditions.append(or_(table.c.earliest.is_not(None), table.c.latest.is_not(None)))
    if question.first_day:
        conditions.append(func.coalesce(table.c.latest, "9999") >= question.first_day)
    if question.last_day:
        conditions.append(func.coalesce(table.c.earliest, "0000") <= question.last_day)
    return conditions


def published_by(day: str) -> Any:
    """Ids of the documents published on or before a day."""
    return select(schema.document.c.id).where(schema.document.c.latest <= day)
