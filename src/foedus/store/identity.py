"""Whose filter finds an actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.records import Actor

ROLLED_UP = frozenset({"person", "organ", "group", "place-as-actor"})
"""Kinds that speak or act for another. An outlet does not act for its country, nor does an
organization for its host."""


def scopes(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """For every actor the ids whose filter also finds it, its own included.

    ``nikol-pashinyan`` is found by ``ARM``, ``CSTO/secretariat`` by ``CSTO``, and an identity
    that another record is ``same_as`` by that record too.
    """
    known = {actor.id: actor for actor in actors}
    return {identity: frozenset(_above(identity, known)) for identity in known}


def _above(identity: str, known: Mapping[str, Actor]) -> set[str]:
    found: set[str] = set()
    waiting = [identity]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        actor = known.get(current)
        if actor is None:
            continue
        above = [actor.same_as]
        if actor.kind in ROLLED_UP:
            above += [actor.parent] if actor.parent else [actor.country]
        waiting += [item for item in above if item]
    return found
