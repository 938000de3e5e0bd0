"""Actors named in a row: "Burkina Faso, Mali and Niger", "Putin and Pashinyan".

Found by the words between them, since parses of long lists are unsure; the parse only says where
a new clause begins ("Georgia recalled its envoy and Russia protested").
"""

from __future__ import annotations

from foedus.actors.scene import Finding, Scene

ARTICLES = frozenset({"the", "mr.", "ms.", "mrs."})
LINKS = frozenset({",", "and"})
BEFORE = ARTICLES | LINKS
"""What stands before every member of a list but the first."""
KINDS = frozenset({"state", "organization", "organ", "person", "group"})


def listed_with(scene: Scene, finding: Finding) -> tuple[Finding, ...]:
    """The findings of the list that a finding stands in, in order; itself alone if in none.

    A list ends with "and"; what stands between "and" and its last member may be an article.
    """
    row = [finding]
    if scene.at(finding.first) is not finding:
        return (finding,)  # part of something longer
    while (before := _before(scene, row[0])) is not None:
        row.insert(0, before)
    while (after := _after(scene, row[-1])) is not None:
        row.append(after)
    joined = [n for n in range(1, len(row)) if _ends_with_and(scene, row[n])]
    if not joined:
        return (finding,)
    row = row[: joined[-1] + 1]
    return tuple(row) if finding in row and row[0].use != "place" else (finding,)


def _before(scene: Scene, finding: Finding) -> Finding | None:
    i = finding.first - 1
    if scene.lowers[i] not in BEFORE:
        return None
    start = scene.sentence(finding.first).start
    while i > start and scene.lower(i) in ARTICLES:
        i -= 1
    links = 0
    while i > start and links < 2 and scene.lower(i) in LINKS:
        i, links = i - 1, links + 1
    found = scene.at(i) if links and i >= start else None
    fits = found is not None and found.last == i + 1 and _is_alike(scene, found, finding)
    return found if fits else None


def _after(scene: Scene, finding: Finding) -> Finding | None:
    i, links = finding.last, 0
    if i == len(scene.tokens) or scene.lowers[i] not in LINKS:
        return None
    stop = scene.sentence(finding.first).stop
    while i < stop and links < 2 and scene.lower(i) in LINKS:
        i, links = i + 1, links + 1
    while links and i < stop and scene.lower(i) in ARTICLES:
        i += 1
    found = scene.at(i) if links and i < stop else None
    fits = found is not None and found.first == i and _is_alike(scene, finding, found)
    return found if fits else None


def _is_alike(scene: Scene, one: Finding, other: Finding) -> bool:
    """Both settled, of kinds that are named together, and no clause of its own begins between."""
    kinds = {scene.cast.kind(one.actor), scene.cast.kind(other.actor)}
    alike = (
        kinds <= KINDS
        and one.actor != other.actor
        and (kinds == {"person"} or "person" not in kinds)
    )
    first, later = scene.tokens[one.head], scene.tokens[other.head]
    begins = later.rel in ("nsubj", "csubj") and later.head != first.head
    places = kinds != {"state"} and "place" in (one.use, other.use)
    return alike and not begins and not places


def _ends_with_and(scene: Scene, finding: Finding) -> bool:
    i = finding.first - 1
    while i > 0 and scene.lower(i) in ARTICLES:
        i -= 1
    return i > 0 and scene.lower(i) == "and"
