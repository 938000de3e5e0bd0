"""What the collection as a whole says: standing, conflicts, lineage, stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.evidence import Evidence

Track = Literal["de_jure", "de_facto"]
ConflictKind = Literal[
    "date", "number", "place", "actor", "occurrence", "cause", "status", "intent", "evaluation"
]
Relation = Literal["copy", "near_copy", "shared_source", "shared_quote", "cites"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a state stands in an organization over an interval, on one of two tracks.

    Bitemporal: ``from_``/``to`` say when it held, ``known_from`` since which publication day
    it was known. Conflicting assertions coexist as several records.

    Attributes:
        status: ``member``, ``associate``, ``observer``, ``partner``, ``candidate``,
            ``applicant``, ``suspended``, ``withdrawn``, ``never`` (de jure); ``participating``,
            ``partly_absent``, ``boycotting``, ``frozen``, ``outside``, and intents: ``staying``,
            ``considering_exit``, ``leaving``, ``expected_to_leave``, ``urged_to_leave``,
            ``considering_membership``, ``urged_to_join``, ``unclear`` (de facto).
        from_, to: EDTF, as precise as it was told: a day, month or year (``2024-02``), else the
            interval in which the day lies (``2024-02-05/2024-02-11``); None if not known.
        basis: ``kb`` when only the knowledge base says so (no acts), else ``acts``.
        asserted_by: Actor ids on whose word it rests; for a report's own word its outlet, or the
            document's id where the outlet is not known.
        acts: Ids of the acts it is read from.
    """

    id: str
    state: str
    organization: str
    track: Track
    status: str
    from_: str | None
    to: str | None
    known_from: str | None
    basis: Literal["kb", "acts"]
    asserted_by: tuple[str, ...]
    acts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str


@dataclass(frozen=True, slots=True)
class ConflictAccount:
    """One side of a conflict: a value and everything that supports it."""

    value: str
    statements: tuple[str, ...]
    events: tuple[str, ...]
    acts: tuple[str, ...]
    documents: tuple[str, ...]
    independent_sources: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that cannot all be right, or evaluations that are opposed. Never resolved."""

    id: str
    about: str
    kind: ConflictKind
    actors: tuple[str, ...]
    accounts: tuple[ConflictAccount, ...]
    confidence: float
    version: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """How two documents depend on each other.

    ``document_b`` is None when the document rests on an agency or medium that is not itself in
    the collection ("cites TASS").
    """

    id: str
    document_a: str
    document_b: str | None
    relation: Relation
    source: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str


@dataclass(frozen=True, slots=True)
class Story:
    """Documents on one story. ``from_``/``to`` are the span of their dated events."""

    id: str
    title: str
    documents: tuple[str, ...]
    from_: str | None
    to: str | None
    actors: tuple[str, ...]
    version: str
