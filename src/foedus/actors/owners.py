"""Whose: the state, organization, organ or person that a noun is said to belong to.

"the Armenian prime minister", "Russia's foreign ministry", "the president of the European
Council", "Pashinyan's government", "the [CSTO] secretariat".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.lists import listed_with
from foedus.actors.scene import Finding, Scene

MAX_BETWEEN = 3
HYPHENS = ("-", "‑", "–")
POSSESSIVES = ("'s", "'")
BETWEEN = ("ADJ", "ADV", "NUM")
LINKS = frozenset({"of", "for", "to", "at", "from"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a stretch of tokens, and where the stretch begins and ends with it."""

    actor: str
    first: int
    last: int


def owner_of(scene: Scene, first: int, last: int, links: frozenset[str] = LINKS) -> Owner | None:
    """The owner of tokens ``first`` to ``last``: what stands before, else what follows "of"."""
    return owner_before(scene, first, last) or owner_after(scene, first, last, links)


def owner_before(scene: Scene, first: int, last: int) -> Owner | None:
    """Find "Russian", "Russia's", "CSTO" right before, with at most a few adjectives between."""
    i, steps = first - 1, 0
    start = scene.sentence(first).start
    while i >= start and steps <= MAX_BETWEEN:
        found = _ending_at(scene, i)
        if found is not None:
            bracketed = found.first > start and scene.tokens[found.first - 1].text == "["
            first = found.first - bracketed
            return Owner(found.actor, first, last) if found.actor else None
        token = scene.tokens[i]
        if token.text == ")" and i - 2 >= start and scene.tokens[i - 2].text == "(":
            i -= 3  # "Collective Security Treaty Organization (CSTO) countries"
            continue
        if scene.lower(i) in POSSESSIVES or token.text in ("]", "["):
            i -= 1
            continue
        if token.upos not in BETWEEN and not _modifies(scene, i, first, last):
            return None
        i, steps = i - 1, steps + 1
    return None


def _modifies(scene: Scene, i: int, first: int, last: int) -> bool:
    token = scene.tokens[i]
    return token.deprel in ("compound", "amod", "nmod:desc") and first <= token.head < last


def _ending_at(scene: Scene, i: int) -> Finding | None:
    found = scene.at(i)
    if found is None or found.last != i + 1:
        return None
    narrow = scene.inside(i)
    if found.actor is None and narrow is not None and narrow.last == i + 1:
        return narrow
    return found


def owner_after(scene: Scene, first: int, last: int, links: frozenset[str] = LINKS) -> Owner | None:
    """Find "... of the European Council", "... for Russia"."""
    end = scene.sentence(first).stop
    if last >= end or scene.lower(last) not in links:
        return None
    i, steps = last + 1, 0
    while i < end and steps <= MAX_BETWEEN:
        found = scene.at(i)
        if found is not None:
            led = found.last < end and scene.tokens[found.last].text in HYPHENS
            fits = found.actor is not None and found.alias != "adjective" and not led
            return Owner(found.actor or "", first, found.last) if fits else None
        if scene.tokens[i].upos not in ("DET", "NUM", "ADJ", "PUNCT"):
            return None
        i, steps = i + 1, steps + 1
    return None


def joint_owners(scene: Scene, owner: Owner, last: int) -> tuple[Owner, ...]:
    """An owner of words that end at token ``last``, with those named together with it.

    "the governments of Mali and Niger", "the Russian and Armenian ministries"; the owner alone
    where nobody is.
    """
    behind = owner.last > last
    found = scene.at(owner.last - 1 if behind else owner.first)
    joint = listed_with(scene, found) if found is not None else ()
    if len(joint) < 2 or (not behind and _is_apart(scene, joint)):
        return (owner,)
    begin = min(owner.first, *(f.first for f in joint))
    end = max(owner.last, *(f.last for f in joint if f.first >= last), last)
    return tuple(Owner(f.actor, begin, end) for f in joint if f.actor)


def _is_apart(scene: Scene, joint: Sequence[Finding]) -> bool:
    """Whether an article begins a phrase of its own: "the government and the Malian people"."""
    _, *later = sorted(finding.first for finding in joint)
    return any(scene.tokens[first - 1].upos == "DET" for first in later)


def body_of(scene: Scene, actor: str) -> str:
    """The state or organization behind an owner; a person stands for what he or she acts for."""
    kind = scene.cast.kind(actor)
    if kind == "person":
        return scene.cast.principal(actor) or actor
    return actor
