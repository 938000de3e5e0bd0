"""Somebody who holds the same office elsewhere: "his Armenian counterpart"."""

from __future__ import annotations

from foedus.actors.belonging import possessors
from foedus.actors.discourse import Discourse
from foedus.actors.officeholders import holder_of
from foedus.actors.roles import offices_of
from foedus.actors.scene import Scene
from foedus.language import Token

Answer = tuple[tuple[str, ...], str, float]


def counterpart(discourse: Discourse, first: int, token: Token) -> Answer | None:
    """Who "his Armenian counterpart" is: the person named beside it, else by office and date.

    None for the plural, and where it is not said whose counterpart, or of which state.
    """
    scene = discourse.scene
    beside = _named_beside(scene, token)
    if beside is not None:
        return (beside,), "counterpart named beside it", 0.9
    owners = possessors(discourse, first) if scene.tokens[first].has("Poss=Yes") else ()
    found = (scene.inside(i) for i in range(first, token.i))
    states = [f.actor for f in found if f and f.actor and scene.cast.kind(f.actor) == "state"]
    if len(owners) != 1 or len(states) != 1 or token.has("Number=Plur"):
        return None
    for office, _ in offices_of(scene, owners[0]):
        known = scene.knowledge.offices.get(office)
        holder = holder_of(scene, states[0], office)[0] if known and known.single else None
        if holder is not None and holder not in owners:
            return (holder,), f"{office} of {states[0]}, as counterpart of {owners[0]}", 0.82
    return (), f"no office of {owners[0]} that somebody of {states[0]} is known to hold", 0.3


def _named_beside(scene: Scene, token: Token) -> str | None:
    """The person named right after: "his counterpart Ruiz", "his counterpart, Ruiz"."""
    i = token.i + 1
    if i < len(scene.tokens) and scene.tokens[i].text == ",":
        i += 1
    found = scene.at(i) if i in scene.sentence(token.i) else None
    if found is None or found.first != i or found.kind != "name" or found.actor is None:
        return None
    joined = i == token.i + 1 or scene.tokens[found.head].rel in ("appos", "flat")
    return found.actor if joined and scene.cast.kind(found.actor) == "person" else None
