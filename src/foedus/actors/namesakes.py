"""Places and states that lend their names to persons: "Medina said" after "Danilo Medina"."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.actors.knowledge import Alias
from foedus.actors.scene import Scene

LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "throughout", "into"}
)
"""Prepositions that a place takes and a person does not; "from" and "to" go with both."""


def last_names(scene: Scene, persons: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The last words of all names of persons that have more than one.

    Args:
        scene: The document at hand.
        persons: First and last token (exclusive) of each name.
    """
    return frozenset(
        scene.tokens[last - 1].text for first, last in persons if last - first > 1
    )  # fmt: skip


def is_first_name(scene: Scene, first: int, last: int, alias: Alias) -> bool:
    """Tell that "Charlotte" in "Charlotte Moore" is no city, "Chad" in "Chad Moore" no state."""
    name = scene.names[first]
    if name is None or name.label != "PER" or name.first != first or last >= name.last:
        return False
    rest = scene.tokens[last : name.last]
    plain = all(token.upos == "PROPN" and token.text[:1].isupper() for token in rest)
    return plain and (_is_place(scene, alias) or alias.kind == "name")


def is_last_name(
    scene: Scene, first: int, last: int, alias: Alias, surnames: frozenset[str]
) -> bool:
    """Tell that a city or state is the person of that surname, whom the text names in full.

    A city stays one where the model marks it so, or after a preposition of place.
    """
    token = scene.tokens[first]
    if last - first != 1 or token.text not in surnames or alias.kind == "adjective":
        return False
    cases = scene.analysis.dependents(first, "case")
    if not _is_place(scene, alias):  # a state or its capital: only where a person would stand
        return token.deprel == "nmod:poss" or (token.rel == "nsubj" and not cases)
    name = scene.names[first]
    if name is not None and (name.last - name.first > 1 or name.label == "LOC"):
        return False
    return not any(scene.lower(case.i) in LOCATIVE for case in cases)


def _is_place(scene: Scene, alias: Alias) -> bool:
    actor = scene.knowledge.actors.get(alias.actor)
    return actor is not None and actor.kind == "place-as-actor"
