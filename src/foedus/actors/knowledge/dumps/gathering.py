"""What the lines of a dump add up to: persons, positions, who held which."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.actors.knowledge.dumps.terms import Holding, Person, Post
from foedus.errors import KnowledgeError

MAX_RECORDS = 8_000_000
"""Persons, positions and holdings together; about 4 GB. More is not a dump of officials."""


@dataclass(slots=True)
class Gathered:
    """Persons and positions by their id in the dump, and all holdings.

    Attributes:
        titles: Words of which the name of a position has one; empty to keep every position.
        codes: Items that are states, to their ISO-3 code; ids of organizations to their name.
    """

    titles: frozenset[str] = frozenset()
    persons: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Stop a dump that would fill the memory.

        Raises:
            KnowledgeError: It has more than :data:`MAX_RECORDS`.
        """
        if len(self.persons) + len(self.posts) + len(self.holdings) > MAX_RECORDS:
            raise KnowledgeError(f"more than {MAX_RECORDS:,} records; filter the dump first")
