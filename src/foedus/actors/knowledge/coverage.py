"""How far the terms of office reach: in which years of which states a holder is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.actors.knowledge.spans import overlaps

if TYPE_CHECKING:
    from foedus.actors.knowledge.base import Knowledge
    from foedus.actors.knowledge.records import Office

FIRST_YEAR, LAST_YEAR = 2000, 2025
"""The years for which the shipped tables are meant to be complete."""

_MIDYEAR = "07-01"


@dataclass(frozen=True, slots=True)
class Coverage:
    """State-years of the members of the United Nations with a known holder of an office.

    Attributes:
        office: head of state, head of government, foreign minister or defence minister.
        known, total: Years with a holder on their first of July, and years of existence.
        gaps: The years without, by state.
    """

    office: str
    known: int
    total: int
    gaps: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def share(self) -> float:
        """Part of the state-years with a known holder, 0 to 1."""
        return self.known / self.total if self.total else 0.0


def coverage(
    knowledge: Knowledge, first: int = FIRST_YEAR, last: int = LAST_YEAR
) -> tuple[Coverage, ...]:
    """Coverage of the four leading offices over the years ``first`` to ``last``.

    Governors general count as heads of state. Where no prime minister was ever known, the head
    of state counts as head of the government too. States without armed forces or with a premier
    who is his own minister count like all others, so that the whole is never quite reached.
    """
    states = [r["id"] for r in knowledge.tables["states"] if r["status"] == "un_member"]
    years = {state: tuple(_years(knowledge, state, first, last)) for state in states}
    return tuple(
        _coverage(name, years, knowledge, offices) for name, offices in _kinds(knowledge).items()
    )


def _kinds(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    def named(test: Callable[[Office], bool]) -> tuple[str, ...]:
        return tuple(name for name, office in knowledge.offices.items() if test(office))

    return {
        "head of state": named(lambda o: o.rank == "head_of_state"),
        "head of government": named(lambda o: o.rank == "head_of_government"),
        "foreign minister": ("foreign minister",),
        "defence minister": ("defence minister",),
    }


def _years(knowledge: Knowledge, state: str, first: int, last: int) -> Iterator[int]:
    from_, to = knowledge.lifetime(state)
    return (y for y in range(first, last + 1) if overlaps(from_, to, f"{y}-{_MIDYEAR}"))


def _coverage(
    name: str, years: dict[str, tuple[int, ...]], knowledge: Knowledge, offices: tuple[str, ...]
) -> Coverage:
    gaps: dict[str, tuple[int, ...]] = {}
    for state, lived in years.items():
        asked = offices
        if name == "head of government" and not _any(knowledge, state, offices, None):
            asked = _kinds(knowledge)["head of state"]
        unknown = (y for y in lived if not _any(knowledge, state, asked, f"{y}-{_MIDYEAR}"))
        if missing := tuple(unknown):
            gaps[state] = missing
    total = sum(map(len, years.values()))
    missed = sum(map(len, gaps.values()))
    return Coverage(name, total - missed, total, tuple(sorted(gaps.items())))


def _any(knowledge: Knowledge, state: str, offices: tuple[str, ...], day: str | None) -> bool:
    return any(knowledge.holders(state, office, day) for office in offices)
