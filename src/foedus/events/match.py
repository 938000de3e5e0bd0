"""A pattern of the codebook that fits, and what is bound while one is tried."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from foedus.events.party import Party
from foedus.records import Date

INFERENCE_COST = 0.1
"""Taken off the confidence for each thing read from context: a subject found in another clause,
a passive."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits.

    Attributes:
        head: The predicate word. ``inner``: the last word of its chain of predicates ("sign" in
            "refused to sign"), else the head.
        roles: Parties by role name. ``words``: all argument words used; ``named``: those of them
            that the pattern names.
        consumed: Predicate words that are spoken for; ``complements``: those of them that are
            complements of the head.
        score: How much of the sentence the pattern explains.
        implied: The organization is left out, for the report to have named it before.
        date: That of a party in a list whose items have a date each.
    """

    head: int
    inner: int
    carrier: int
    roles: dict[str, tuple[Party, ...]]
    words: frozenset[int]
    named: frozenset[int]
    consumed: frozenset[int]
    complements: frozenset[int]
    score: float
    inherited: bool
    passive: bool
    implied: bool = False
    date: Date | None = None

    def head_only(self) -> Match:
        """The match without its complement, which is left to be coded for itself."""
        return replace(
            self,
            inner=self.head,
            consumed=self.consumed - self.complements,
            complements=frozenset(),
        )

    def confidence(self, base: float) -> float:
        """That of the entry, less what had to be inferred, at most that of the mentions."""
        inferred = self.inherited + self.passive
        mentions = [p.confidence for parties in self.roles.values() for p in parties]
        return round(max(0.05, min([base - INFERENCE_COST * inferred, *mentions])), 3)


@dataclass
class State:
    """What has been bound so far while a pattern is tried.

    ``stray`` are objects behind a particle that the parser took for a preposition ("took in
    refugees").
    """

    roles: dict[str, tuple[Party, ...]] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)
    consumed: set[int] = field(default_factory=set)
    complements: set[int] = field(default_factory=set)
    score: float = 0.0
    inner: int = -1
    has_object: bool = False
    stray: tuple[int, ...] = ()
    named: set[int] = field(default_factory=set)
    implied: bool = False

    def copy(self) -> State:
        """One that can be bound further without changing this one."""
        return State(
            dict(self.roles),
            set(self.words),
            set(self.consumed),
            set(self.complements),
            self.score,
            self.inner,
            self.has_object,
            self.stray,
            set(self.named),
            self.implied,
        )
