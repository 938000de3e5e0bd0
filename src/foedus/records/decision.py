"""Who is one with whom: what persons decided, and what comparing the documents shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["merge", "split", "rename", "undo"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about an identity. Never changed or deleted: undoing is one more.

    Attributes:
        kind: ``merge``: ``actor`` is ``into``. ``split``: in ``documents``, ``actor`` is ``into``.
            ``rename``: ``actor`` is called ``name``. ``undo``: the decision or automatic merge
            ``of`` no longer holds; an undone undo makes it hold again.
        actor, into: Actor ids; for an undo, ``actor`` is empty.
        name: New name of ``actor`` (rename) or of ``into`` where it is a new actor (split).
        by: Who decided. ``at``: when, in UTC, ``2024-05-01T12:00:00.000000Z``.
        note: The reason that was given, or empty.
    """

    id: str
    kind: DecisionKind
    actor: str
    into: str | None
    documents: tuple[str, ...]
    name: str | None
    of: str | None
    by: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """Two records of persons that are, or may be, of one person.

    Attributes:
        actor, into: Actor ids; ``into`` is the one that stays.
        status: ``sure`` ones are merged until somebody undoes that, ``proposed`` ones wait for
            somebody to merge them.
        reason: Plain words: which names, offices and times agree.
    """

    id: str
    actor: str
    into: str
    status: Literal["sure", "proposed"]
    reason: str
    confidence: float
    version: str
