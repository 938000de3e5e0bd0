"""Somebody named before, taken up by a noun for what he or she does: "the minister".

"The French president" is looked up by office and date in ``officeholders``; here are the nouns
that name no single office: "the German minister", "the top American diplomat", "the general".
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.discourse import Discourse, Referent
from foedus.actors.knowledge.spans import overlaps
from foedus.actors.owners import body_of
from foedus.actors.scene import Finding, Scene

FAR, NEAR, JUST = 8, 1, 2
"""Sentences back that a person may be taken up from, that make him or her the nearest, and that
somebody without a name is remembered."""
Answer = tuple[tuple[str, ...], str, float]


def bearer(discourse: Discourse, finding: Finding, noun: str) -> Answer:
    """Who is meant by a role noun: the only person before who has that role.

    Somebody without a name just called so comes first: "an official said ... the official added".
    Of several, one who was spoken of in this sentence or the one before. In headings the persons
    of the whole text count.
    """
    scene = discourse.scene
    referents = discourse.before(finding.first, FAR, {"person"})
    called = _called_so(scene, referents, finding, noun)
    if called is not None:
        return called
    persons = [r.actor for r in referents if r.actor and _has_role(scene, r.actor, noun, finding)]
    distinct = _of_that_office(scene, finding, tuple(dict.fromkeys(persons)))
    if len(distinct) == 1:
        return distinct, f"the only {noun} spoken of before", 0.82
    here = scene.tokens[finding.head].sentence
    near = {r.actor for r in referents if r.actor in distinct and r.sentence >= here - NEAR}
    if len(near) == 1:
        return (near.pop() or "",), f"the {noun} spoken of last", 0.7
    if distinct:
        return distinct, f"several persons who may be the {noun}", 0.3
    if scene.region[here] != "body":
        later = tuple(p for p in sorted(scene.cast.persons) if _has_role(scene, p, noun, finding))
        if len(later) == 1:
            return later, f"the only {noun} of the text", 0.7
        return later, f"nobody before who may be the {noun}", 0.3
    return (), f"nobody before who may be the {noun}", 0.3


def _of_that_office(scene: Scene, finding: Finding, persons: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose office is in so many words, if any: "the opposition leader" is no premier."""
    words = " ".join(scene.lowers[finding.first : finding.last]).removeprefix("the ")
    so = [p for p in persons if any(office.endswith(words) for office, _ in offices_of(scene, p))]
    return tuple(so) if " " in words and so else persons


def _called_so(
    scene: Scene, referents: Sequence[Referent], finding: Finding, noun: str
) -> Answer | None:
    """Somebody who has no name but this noun, and after whom nobody named is called by it."""
    here = scene.tokens[finding.head].sentence
    if finding.owner is not None:
        return None
    for referent in referents:
        head = scene.tokens[referent.head]
        if referent.sentence < here - JUST:
            return None
        if scene.lexicon.noun(head.lemma, head.text) == noun:
            if referent.actor is None:
                return (), f"a {noun} whom the text does not identify", 0.3
            return (referent.actor,), f"the {noun} spoken of last", 0.78
        if referent.actor is not None and _has_role(scene, referent.actor, noun, finding):
            return None
    return None


def _has_role(scene: Scene, actor: str, noun: str, finding: Finding) -> bool:
    """Whether a person may be called by a noun, of the state or body it says, if any."""
    held = offices_of(scene, actor)
    roles = [(office, body) for office, body in held if _is_called(scene, office, noun)]
    if not roles or finding.owner is None:
        return bool(roles)
    owner = body_of(scene, finding.owner)
    return scene.cast.country(actor) == owner or any(
        body is not None and body_of(scene, body) == owner for _, body in roles
    )


def offices_of(scene: Scene, actor: str) -> list[tuple[str, str | None]]:
    """Offices and whose they are: what the text says, and what is known at its date."""
    person = scene.cast.persons.get(actor)
    roles: list[tuple[str, str | None]] = list(person.roles) if person else []
    known = scene.knowledge.actors.get(actor)
    if known is not None and scene.day is not None:
        held = (a for a in known.affiliations if overlaps(a.from_, a.to, scene.day))
        roles.extend((a.office, a.actor) for a in held)
    return roles


def _is_called(scene: Scene, office: str, noun: str) -> bool:
    """Whether the holder of an office may be called by a noun: a foreign minister a diplomat."""
    if office.startswith("former "):
        return False
    if office.rpartition(" ")[2] == noun or office == noun:
        return True
    known = scene.knowledge.offices.get(office)
    listed = f"person_nouns.{known.rank}" if known else ""
    lists = scene.lexicon.lists
    return noun in lists.get(listed, ()) or bool(known and noun in _by_branch(scene, known.branch))


def _by_branch(scene: Scene, branch: str | None) -> frozenset[str]:
    return scene.lexicon.lists.get(f"person_nouns.{branch}", frozenset())
