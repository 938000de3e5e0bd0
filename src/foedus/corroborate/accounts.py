"""Sides of a conflict, and how many independent sources stand behind each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from foedus.corroborate.groups import Groups
from foedus.records import (
    Act,
    Conflict,
    ConflictAccount,
    ConflictKind,
    Event,
    Evidence,
    Lineage,
    Statement,
    content_id,
)
from foedus.version import __version__

R = TypeVar("R", Event, Act)

_DEPENDENT = frozenset({"copy", "near_copy", "shared_source", "shared_quote"})


def independence(lineage: Iterable[Lineage]) -> Groups:
    """Documents grouped so that those resting on one source are one."""
    groups = Groups()
    for relation in lineage:
        if relation.relation in _DEPENDENT and relation.document_b is not None:
            groups.join(relation.document_a, relation.document_b)
    return groups


def told_by(act: Act) -> str:
    """Whose word an act is: the innermost link of its chain; empty without one."""
    return (act.asserted_by[-1].actor or act.asserted_by[-1].name) if act.asserted_by else ""


def distinct(records: Iterable[R]) -> list[R]:
    """Each record once, in order of its first place."""
    return list({r.id: r for r in records}.values())


def account(
    value: str,
    sources: Groups,
    *,
    events: Sequence[Event] = (),
    acts: Sequence[Act] = (),
    statements: Sequence[Statement] = (),
    evidence: Sequence[Evidence] = (),
) -> ConflictAccount:
    """One side: its value and all records that support it."""
    records: list[Event | Act | Statement] = [*events, *acts, *statements]
    quoted = {e for record in records for e in record.evidence} | {*evidence}
    documents = sorted({e.document for e in quoted})
    coded: list[Event | Act] = [*events, *acts]
    said_in = {r.statement for r in coded if r.statement} | {s.id for s in statements}
    return ConflictAccount(
        value=value,
        statements=tuple(sorted(said_in)),
        events=tuple(sorted(e.id for e in events)),
        acts=tuple(sorted(a.id for a in acts)),
        documents=tuple(documents),
        independent_sources=len({sources.find(d) for d in documents}),
        evidence=tuple(sorted(quoted)),
    )


def conflict(
    kind: ConflictKind,
    about: str,
    actors: Iterable[str],
    accounts: Sequence[ConflictAccount],
    confidence: float,
) -> Conflict:
    """A conflict with its accounts in a stable order."""
    ordered = tuple(sorted(accounts, key=lambda a: (a.value, a.documents)))
    sides = [[a.value, *a.events, *a.acts, *a.statements, *a.documents] for a in ordered]
    return Conflict(
        id=content_id("c", kind, about, sides),
        about=about,
        kind=kind,
        actors=tuple(dict.fromkeys(actors)),
        accounts=ordered,
        confidence=confidence,
        version=__version__,
    )
