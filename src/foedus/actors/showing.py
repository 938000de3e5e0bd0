"""What one occurrence of an unknown name shows: a state, a place, a person or an organization.

By the parse around it (preposition, owner of an army, title before it) and by the label that the
language model gives it, which for a name it has never seen is weak evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.actors.names import COMPASS
from foedus.actors.scene import Scene
from foedus.language import Token

POINTS = COMPASS | {"northeastern", "northwestern", "southeastern", "southwestern"}
"""All points of the compass; those between are part of no state's name."""
TOWARDS = frozenset({"on", "with", "against", "of", "to"})
STRONG, FAIR, WEAK = 3.0, 2.0, 1.0
"""What a sign is worth: one that hardly anything else shows, one that others seldom show, and a
hint. A label is worth at most ``FAIR``."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason to take a name for a ``state``, ``place``, ``person`` or ``body``."""

    of: str
    weight: float
    why: str


def signs(scene: Scene, first: int, last: int) -> Iterator[Sign]:
    """The signs around the name at tokens ``first`` to ``last`` (exclusive)."""
    head = scene.head_of(first, last)
    yield from _person_signs(scene, first, head)
    yield from _beside(scene, first, last)
    top = _top(scene, head)
    token = scene.tokens[top]
    if token.head == top:
        return
    governor = scene.tokens[token.head]
    cases = scene.analysis.dependents(top, "case")
    case = scene.lower(cases[-1].i) if cases else ""
    if case in ("'s", "'", "of") or token.deprel == "nmod:poss":
        yield from _owner_signs(scene, governor)
        if governor.upos == "PROPN" and _titled(scene, governor):
            yield Sign("state", STRONG, f"whose officer {governor.text!r} is")
    elif case:
        yield from _prepositional(scene, case, governor)
    elif token.rel == "compound" and token.head > top:
        yield from _owner_signs(scene, governor)
    elif token.rel in ("nsubj", "obj", "iobj"):
        yield from _argument_signs(scene, token, governor)


def _top(scene: Scene, i: int) -> int:
    """The first of a row of names: what rules it rules them all."""
    for _ in range(10):
        token = scene.tokens[i]
        if token.rel != "conj" or token.head == i or scene.analysis.dependents(i, "case"):
            break
        i = token.head
    return i


def _owner_signs(scene: Scene, owned: Token) -> Iterator[Sign]:
    listed = scene.lexicon
    noun = listed.noun(owned.lemma, owned.text)
    if noun in listed["strangers.state.owned"]:
        yield Sign("state", STRONG, f"owner of {owned.text!r}")
    elif noun in listed["strangers.place.offices"] or noun in listed["strangers.place.kinds"]:
        yield Sign("place", STRONG, f"with {owned.text!r}")
    elif noun in scene.lexicon["place.territory_nouns"]:
        yield Sign("place", FAIR, f"ground of {owned.text!r}")
    elif noun in scene.lexicon.collectives:
        yield Sign("place", WEAK, f"whose {owned.text!r}")


def _titled(scene: Scene, name: Token) -> bool:
    """Whether a title stands before a name: "President Merrin of Karvel"."""
    below = scene.analysis.dependents(name.i, "nmod:desc", "compound")
    return any(scene.knowledge.office(token.text) is not None for token in below)


def _prepositional(scene: Scene, case: str, governor: Token) -> Iterator[Sign]:
    listed, lemma = scene.lexicon, governor.lemma.lower()
    if case in listed["strangers.place.prepositions"]:
        yield Sign("place", FAIR, f"after {case!r}")
    if case in TOWARDS and lemma in listed["strangers.state.relations"]:
        yield Sign("state", FAIR, f"{governor.text!r} {case} it")
    noun = scene.lexicon.noun(governor.lemma, governor.text)
    if case == "from" and (noun in scene.lexicon.collectives or governor.upos == "PROPN"):
        yield Sign("place", FAIR, f"where {governor.text!r} is from")


def _argument_signs(scene: Scene, token: Token, governor: Token) -> Iterator[Sign]:
    listed, lemma = scene.lexicon, governor.lemma.lower()
    if token.rel != "nsubj" or token.deprel.endswith("pass"):
        if lemma in listed["strangers.state.suffered"]:
            yield Sign("state", FAIR, f"object of {governor.text!r}")
        return
    if lemma in listed["strangers.state.verbs"]:
        yield Sign("state", FAIR, f"subject of {governor.text!r}")
    for thing in scene.analysis.dependents(governor.i, "obj"):
        if thing.lemma.lower() in listed["strangers.state.deeds"]:
            yield Sign("state", FAIR, f"subject of {governor.text!r} with {thing.text!r}")


def _beside(scene: Scene, first: int, last: int) -> Iterator[Sign]:
    """Compass points before it, what it is said to be, states it is named together with."""
    if first and scene.lower(first - 1) in POINTS:
        yield Sign("place", STRONG, f"after {scene.lower(first - 1)!r}")
    head = scene.head_of(first, last)
    for token in scene.analysis.dependents(head, "appos"):
        if token.lemma.lower() in scene.lexicon["strangers.place.kinds"]:
            yield Sign("place", STRONG, f"called a {token.text!r}")
    joined = [*scene.analysis.dependents(head, "conj")]
    if scene.tokens[head].rel == "conj":
        joined.append(scene.tokens[scene.tokens[head].head])
    for token in joined:
        found = scene.at(token.i)
        if found is not None and scene.cast.kind(found.actor) == "state":
            yield Sign("state", FAIR, f"named together with {token.text!r}")


def _person_signs(scene: Scene, first: int, head: int) -> Iterator[Sign]:
    if first and scene.tokens[first - 1].sentence == scene.tokens[first].sentence:
        before = scene.tokens[first - 1]
        titled = before.text.lower() in scene.lexicon.honorifics or before.deprel == "nmod:desc"
        office = before.head == head and _names_person(scene, before)
        if titled or (office and before.rel != "compound"):
            yield Sign("person", STRONG + WEAK, f"after {before.text!r}")
    for token in scene.analysis.dependents(head, "appos"):
        if token.upos == "NUM" or _names_person(scene, token):
            yield Sign("person", STRONG + WEAK, f"called {token.text!r}")


def _names_person(scene: Scene, token: Token) -> bool:
    noun = token.lemma.lower()
    listed = noun in scene.lexicon["roles.nouns"] or noun in scene.lexicon["strangers.person.nouns"]
    return token.upos in ("NOUN", "ADJ") and (listed or noun in scene.lexicon.genders)
