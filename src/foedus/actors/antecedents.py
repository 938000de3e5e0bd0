"""What the choices of an antecedent share: the answer, reflexives, who a verb excludes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.actors.discourse import Discourse, actors_at, predicate_above, subject_of
from foedus.actors.scene import Scene
from foedus.language import Token

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
Answer = tuple[tuple[str, ...], str, float]
"""Actors, reason and confidence; no actors: left open."""


def left_open(reason: str) -> Answer:
    """The answer that there is none, and why."""
    return (), reason, 0.3


def reflexive(discourse: Discourse, token: Token, kinds: Iterable[str]) -> Answer:
    """For "itself", "themselves": the understood subject of the clause, if it is of these kinds."""
    if token.text.lower() not in REFLEXIVE:
        return left_open("nobody fits")
    scene, wanted = discourse.scene, set(kinds)
    emphasized = actors_at(scene, discourse, token.head)  # "the president himself said"
    beside = token.rel in ("nmod", "appos") and not scene.analysis.dependents(token.i, "case")
    if emphasized and beside and token.head < token.i:
        return emphasized, "stands beside it", 0.9
    predicate: int | None = token.head
    for _ in range(4):
        if predicate is None:
            break
        subject = subject_of(scene, predicate)
        actors = actors_at(scene, discourse, subject) if subject is not None else ()
        if actors and {scene.cast.kind(a) for a in actors} <= wanted:
            return actors, "subject of the clause around", 0.9
        if subject is not None and scene.tokens[predicate].upos == "VERB":
            break  # an actor further out is not meant
        predicate = predicate_above(scene, predicate)
    return left_open("the subject of the clause is no actor")


def coarguments(discourse: Discourse, token: Token) -> frozenset[str | int]:
    """Who a pronoun cannot be: the other arguments of its verb ("Putin met him")."""
    scene = discourse.scene
    if token.rel == "nmod" or token.text.lower() in REFLEXIVE:
        return frozenset()
    found: set[str | int] = set()
    for argument in scene.analysis.dependents(token.head, "nsubj", "obj", "iobj", "obl"):
        if argument.i != token.i:
            found.add(argument.i)
            found.update(actors_at(scene, discourse, argument.i))
            for beside in scene.analysis.dependents(argument.i, "appos"):
                found.update(actors_at(scene, discourse, beside.i))
    subject = subject_of(scene, token.head)
    if subject is not None and token.rel != "nsubj":
        found.update(actors_at(scene, discourse, subject))
    if token.rel == "nsubj":
        found.update(_in_fronted(scene, discourse, token))
    return frozenset(found)


def _in_fronted(scene: Scene, discourse: Discourse, token: Token) -> Iterator[str | int]:
    """Whom a clause without a subject before the pronoun has beside it: "Led by Lund, he ..."."""
    for clause in scene.analysis.dependents(token.head, "advcl"):
        if clause.i > token.i or scene.analysis.dependents(clause.i, "nsubj"):
            continue
        for i in scene.analysis.subtree(clause.i):
            if i < token.i and scene.tokens[i].rel in ("obj", "iobj", "obl", "nmod"):
                yield i
                yield from actors_at(scene, discourse, i)


def actors_of(scene: Scene, head: int) -> tuple[str, ...]:
    """The actor of the mention with this very head, without those coordinated with it."""
    found = scene.at(head)
    return (found.actor,) if found and found.head == head and found.actor else ()
