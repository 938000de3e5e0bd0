"""One actor in a role of an event, and of what kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.events.pattern import Role
from foedus.records import Actor

IMPLIED = 0.6
"""Trust in an organization that the words imply and do not name."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor in a role: its id, its kind, and the word that names it."""

    actor: str
    principal: str | None
    kind: str
    head: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """Of what kind the parties of one document are.

    Attributes:
        by_id: The document's actors.
    """

    by_id: Mapping[str, Actor]

    def fits(self, party: Party, role: Role) -> bool:
        """Whether a party is of the kind its role asks for."""
        if role.kind == "org":
            return self.organization(party) is not None
        if role.name == "ORG":
            return party.kind in ("organization", "organ")
        if role.kind == "state":
            return party.kind != "person" and self.state(party) is not None
        if role.kind == "country":
            return party.kind in ("state", "place-as-actor")
        if role.kind == "place":
            return party.kind == "place-as-actor"
        if role.kind == "body":
            return party.kind != "person"
        if role.kind in ("person", "outlet"):
            return party.kind == role.kind
        return True

    def unnamed(self, party: Party) -> bool:
        """Whether a party is a collective of nobody in particular."""
        return is_unnamed(self.by_id[party.actor])

    def organization(self, party: Party) -> tuple[str, str | None] | None:
        """(organization, organ) of a party that is one of the two; a state's organ is neither."""
        actor = self.by_id.get(party.actor)
        if party.kind == "organization":
            return party.actor, None
        if party.kind == "organ" and actor and actor.parent and actor.parent != actor.country:
            return actor.parent, party.actor
        return None

    def parent(self, party: Party) -> Party:
        """For an event or office named by its organization, the organization."""
        organ = self.by_id[party.actor]
        parent = self.by_id.get(organ.parent or "")
        if parent is None:
            return party
        return Party(parent.id, parent.id, parent.kind, party.head, party.confidence)

    def state(self, party: Party) -> str | None:
        """The state a party is or acts for."""
        return party.actor if party.kind == "state" else self._state_of(party)

    def _state_of(self, party: Party) -> str | None:
        principal = party.principal
        if principal is None:
            return None
        known = self.by_id.get(principal)
        if known is not None:
            return principal if known.kind == "state" or is_of_nobody(known) else None
        return principal if len(principal) == 3 and principal.isupper() else None


def is_unnamed(actor: Actor) -> bool:
    """Whether an actor is a collective that only the text makes, of nobody: "protesters"."""
    return actor.kind == "group" and bool(actor.evidence) and not (actor.parent or actor.country)


def is_of_nobody(actor: Actor) -> bool:
    """Whether an actor is a place that only the text names, of no known state."""
    return actor.kind == "place-as-actor" and actor.country is None and bool(actor.evidence)
