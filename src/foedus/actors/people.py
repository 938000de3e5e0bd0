"""Persons: names with their titles and appositions, to identities; then their short forms."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.identities import add_full
from foedus.actors.marked import PersonSpan
from foedus.actors.named import Named, find_named, surnames_left
from foedus.actors.scene import Scene
from foedus.actors.surnames import add_short
from foedus.actors.titles import Title


def find_people(scene: Scene, spans: Sequence[PersonSpan], titles: Sequence[Title]) -> list[Title]:
    """Add a finding for every named person and for the titles beside the names.

    Returns:
        The titles that stand without a name.
    """
    named = find_named(scene, spans, titles)
    full = [n for n in named if n.last - n.first > 1 and not _is_no_person(scene, n)]
    for person in full:
        add_full(scene, person)
    short = [n for n in named if n.last - n.first == 1]
    covered = {i for n in named for i in range(n.first, n.last)}
    short.extend(surnames_left(scene, covered, {title.last: title for title in titles}))
    for person in sorted(short, key=lambda n: n.first):
        if not _is_named_already(scene, person):
            add_short(scene, person)
    attached = {title.first for n in (*named, *short) for title in n.titles}
    return [title for title in titles if title.first not in attached]


def _is_no_person(scene: Scene, named: Named) -> bool:
    """Whether the whole name is known as that of a state or body: "Timor-Leste"."""
    found = scene.at(named.first)
    covered = found is not None and found.first <= named.first and found.last >= named.last
    known = found.actor if found is not None and covered and not named.titles else None
    return known is not None and scene.cast.kind(known) in ("state", "organization", "outlet")


def _is_named_already(scene: Scene, named: Named) -> bool:
    """Whether the knowledge base names somebody else by these words ("Afghans")."""
    found = scene.at(named.first)
    return found is not None and found.first <= named.first and found.last >= named.last
