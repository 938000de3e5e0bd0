"""Ids and names of imported persons, so that they join the knowledge base and hide nobody in it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.dumps.posts import Seat
from foedus.actors.knowledge.dumps.terms import Person
from foedus.actors.knowledge.surface import key


class Naming:
    """Gives out ids in the order it is asked; one person of the dump has one id."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._given: dict[str, str] = {}

    def identity(self, source: str, person: Person, seats: Sequence[Seat]) -> str | None:
        """The id of a person of the dump; None if the name is that of a state, body or place.

        Somebody of the base is the same only with the same full name and a state or body in
        common; a namesake gets the id of the dump behind the name.
        """
        known = self._knowledge.lookup(person.name)
        people = [
            a.actor
            for a in known
            if self._knowledge.actors[a.actor].kind == "person" and a.kind != "surname"
        ]
        if any(self._knowledge.actors[a.actor].kind != "person" for a in known):
            return None
        homes = {seat.actor for seat in seats}
        same = [p for p in people if homes & self._homes(p)]
        if len(same) == 1 and self._given.setdefault(same[0], source) == source:
            return same[0]
        plain = key(person.name).replace(" ", "-")
        taken = plain in self._knowledge.actors or self._given.get(plain, source) != source
        identity = f"{plain}-{source.casefold()}" if taken else plain
        self._given[identity] = source
        return identity

    def _homes(self, person: str) -> set[str]:
        actor = self._knowledge.actors[person]
        return {a.actor for a in actor.affiliations} | {actor.country or ""}

    def names(self, identity: str, person: Person) -> tuple[str, tuple[str, ...]]:
        """Name and aliases for a row: those of the base kept, and none that names another."""
        known = self._knowledge.actors.get(identity)
        name = known.name if known else person.name
        given = [*(known.aliases if known else ()), person.name, *person.aliases]
        mine = (a for a in dict.fromkeys(given) if a != name and self._is_free(a, identity))
        return name, tuple(mine)

    def _is_free(self, alias: str, identity: str) -> bool:
        return all(a.actor == identity for a in self._knowledge.lookup(alias))
