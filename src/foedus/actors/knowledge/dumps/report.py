"""What an import took, and what it left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Reason = str
"""A stable code, a key of :data:`REASONS`."""

REASONS: Mapping[Reason, str] = {
    "no-name": "the person has no name in Latin letters",
    "name-of-another": "the name is that of a state, body or place of the knowledge base",
    "no-post": "the dump does not describe the position",
    "not-an-office": "the position is none of our offices, or of no state or body we know",
    "local": "an office of a province or city",
    "disagrees": "the name of the position and its country disagree",
    "not-asked": "an office that was not asked for",
    "no-start": "no first day is given",
    "no-end": "it ended on a day that is not given, or a successor came",
    "too-old": "it ended before the year that was asked for",
    "backwards": "it ends before it begins",
    "known": "the knowledge base has it",
    "contradicts": "the knowledge base has somebody else in that office at that time",
    "contested": "the dump has two persons in an office that one holds at a time",
}
EXAMPLES = 5
"""How many of each reason a report names."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line of a dump that is no entity."""

    line: int
    reason: str
    code: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Terms left out for one reason: how many, and the first few in order of name."""

    reason: Reason
    number: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did.

    Attributes:
        lines: Lines read.
        holdings: Times of persons in positions that the dump tells of.
        terms: Rows written. ``persons``: persons they are of.
        left_out: By reason, most first.
        unreadable: The first lines that could not be read; ``unreadable_lines`` counts them all.
    """

    lines: int
    holdings: int
    terms: int
    persons: int
    left_out: tuple[LeftOut, ...]
    unreadable: tuple[Unreadable, ...]
    unreadable_lines: int

    def to_plain(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "lines": self.lines,
            "holdings": self.holdings,
            "terms": self.terms,
            "persons": self.persons,
            "left_out": [
                {"reason": item.reason, "number": item.number, "examples": list(item.examples)}
                for item in self.left_out
            ],
            "unreadable": [
                {"line": item.line, "reason": item.reason, "code": item.code}
                for item in self.unreadable
            ],
            "unreadable_lines": self.unreadable_lines,
        }
