"""How far a known person's terms of office lie from a document's day, and what follows from it.

A full name alone says who is meant while its bearer holds office or has just left it. The longer
ago that is, the likelier it is a namesake, unless the words around speak of the same state or
office.
"""

from __future__ import annotations

from foedus.actors.knowledge.spans import FIRST, LAST, earliest, interval, latest
from foedus.actors.named import Named
from foedus.actors.scene import Scene
from foedus.records import Actor

FAR = 20
"""Years before the first or after the last term over which a bare full name is not enough."""
LIFE = 60
"""Years after the first term began by which hardly anybody still acts: few hold a leading office
before thirty, few act after ninety."""


def is_spoken_of(scene: Scene, actor: Actor) -> bool:
    """Whether the document speaks of the state or of a body that a person held an office of."""
    named = {f.actor for f in scene.findings if f.actor}
    return actor.country in named or any(a.actor in named for a in actor.affiliations)


def may_be_meant(scene: Scene, actor: Actor, named: Named) -> bool:
    """Whether a full name in the document may be taken for this known person.

    The title of an office that the person held settles it at any distance; a title of the same
    state ("the American historian ...") as long as the person may still act. Without a date of
    the document, or of any term, nothing speaks against it.
    """
    offices = {t.office.name for t in named.titles if t.office}
    if scene.day is None or any(a.office in offices for a in actor.affiliations):
        return True
    if not actor.affiliations:
        return True
    first, last = interval(scene.day)
    begun = min(earliest(a.from_) for a in actor.affiliations)
    ended = max(latest(a.to) for a in actor.affiliations)
    if begun != FIRST and _years(begun, first) > LIFE and _years(ended, first) > FAR:
        return False
    if any(t.owner and scene.cast.country(t.owner) == actor.country for t in named.titles):
        return True
    since = _years(ended, first) if ended != LAST else 0
    until = _years(last, begun) if begun != FIRST else 0
    return max(since, until) <= FAR or is_spoken_of(scene, actor)


def terms(actor: Actor) -> str:
    """When a known person held office, as words: "in office 1961 to 1968"."""
    known = [d for a in actor.affiliations for d in (a.from_, a.to) if d]
    return f"in office {min(known)[:4]} to {max(known)[:4]}" if known else "terms not known"


def _years(earlier: str, later: str) -> int:
    """Whole years from one day to a later one; negative if it is not later."""
    return int(later[:4]) - int(earlier[:4]) - (later[4:] < earlier[4:])
