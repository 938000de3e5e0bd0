"""Organs that a state and an organization call by one name: whose "the Security Council" is."""

from __future__ import annotations

from functools import lru_cache

from foedus.actors.discourse import Discourse, actors_at, subject_of
from foedus.actors.knowledge import Knowledge
from foedus.actors.knowledge.surface import key
from foedus.actors.lexicon import OrganType
from foedus.actors.organs import bare_name, known_organs
from foedus.actors.scene import Finding, Scene

PRESIDING = frozenset({"chair", "convene", "gather", "summon", "instruct", "preside"})
"""What only those do to a council whose own it is."""


def organ_abroad(
    discourse: Discourse, finding: Finding, organ: OrganType, state: str | None
) -> str | None:
    """The organ of an organization that words with a capital name, and not the state's own.

    A state has its own only where the knowledge base knows of it. It does not call on it, write
    to it or veto anything in it: who does so speaks to that of the organization.

    Args:
        discourse: What was read so far.
        finding: The words, with no owner beside them.
        organ: The kind of organ that a state calls so.
        state: The state whose organ it would be otherwise, if any.
    """
    scene = discourse.scene
    words = scene.surface(finding.first, finding.last)
    shared = _of_organizations(scene.knowledge, key(words))
    if not words[0].isupper() or len(shared) != 1:
        return None
    if state is None or not _has_own(scene, state, organ, words):
        return shared[0]
    return shared[0] if _is_addressed(discourse, finding, state) else None


def presided(discourse: Discourse, finding: Finding, organ: OrganType) -> str | None:
    """The state whose organ it is because its own officials preside over it: "Lund chaired"."""
    scene = discourse.scene
    verb = scene.tokens[scene.tokens[finding.head].head]
    if verb.lemma.lower() not in PRESIDING:
        return None
    subject = subject_of(scene, verb.i)
    actors = actors_at(scene, discourse, subject) if subject is not None else ()
    persons = [actor for actor in actors if scene.cast.kind(actor) == "person"]
    state = scene.cast.country(persons[0]) if len(persons) == 1 else None
    words = scene.surface(finding.first, finding.last)
    return state if state and _has_own(scene, state, organ, words) else None


@lru_cache(maxsize=512)
def _of_organizations(knowledge: Knowledge, name: str) -> tuple[str, ...]:
    """Organs of organizations that have a name, without their body's, for their first one."""
    found = []
    for actor in knowledge.actors.values():
        body = knowledge.actors.get(actor.parent or "") if actor.kind == "organ" else None
        if body is not None and body.kind == "organization":
            own = key(actor.name)
            if own.endswith(name) and bare_name(knowledge, body.id, own) == name:
                found.append(actor.id)
    return tuple(sorted(found))


def _has_own(scene: Scene, state: str, organ: OrganType, words: str) -> bool:
    known = known_organs(scene.knowledge, state)
    return any(key(name) in known for name in (words, *scene.lexicon.organ_names[organ.id]))


def _is_addressed(discourse: Discourse, finding: Finding, state: str) -> bool:
    """Whether the state itself, and none of its officials, does something to or in the organ."""
    scene = discourse.scene
    token = scene.tokens[finding.head]
    if token.rel not in ("obj", "iobj", "obl", "nmod"):
        return False
    governor = scene.tokens[token.head]
    verb = governor if token.rel != "nmod" else scene.tokens[governor.head]
    subject = subject_of(scene, verb.i)
    actors = actors_at(scene, discourse, subject) if subject is not None else ()
    return actors == (state,)
