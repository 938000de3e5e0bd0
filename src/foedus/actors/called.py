"""The short nouns a body may be called by: "the alliance", "the ministry", "the commission"."""

from __future__ import annotations

from foedus.actors.knowledge.surface import key
from foedus.actors.scene import Scene

BODIES = frozenset({"organization", "organ", "group"})
"""Kinds of actors that short nouns are looked for."""
GENERIC = frozenset({"organization", "organisation", "group", "body"})


def short_nouns(scene: Scene, actor: str) -> frozenset[str]:
    """Every short noun that fits an organization, organ or group, as a lemma in lower case."""
    nouns = frozenset(scene.knowledge.short_nouns(actor))
    found = scene.cast.get(actor)
    if found is None or found.kind == "group":
        return nouns
    if found.kind == "organ":
        organ = scene.lexicon.organ_types.get(actor.rpartition("/")[2])
        return nouns.union(organ.nouns if organ else (), (_head_noun(found.name),))
    kind = scene.knowledge.kind(actor)
    if kind is None:
        generic = GENERIC if found.kind == "organization" else frozenset()
        return nouns.union(generic, (_head_noun(found.name),))
    return nouns | scene.lexicon.lists.get(f"organization_nouns.{kind}", frozenset())


def with_parent(scene: Scene, actor: str | None) -> tuple[str, ...]:
    """An actor, and the organization whose organ it is: "the bloc" after its commission."""
    found = scene.cast.get(actor) if actor else None
    if found is None:
        return ()
    organ_of_body = found.kind == "organ" and scene.cast.kind(found.parent) == "organization"
    return (found.id, found.parent) if organ_of_body and found.parent else (found.id,)


def _head_noun(name: str) -> str:
    """The noun a name is built on: "Museum of Fine Arts" -> "museum"."""
    words = key(name).split()
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for", "on")), len(words))
    return words[end - 1] if words else ""
