"""A full name to an identity: one of the knowledge base, or one the text makes."""

from __future__ import annotations

from foedus.actors.cast import Person
from foedus.actors.distance import may_be_meant, terms
from foedus.actors.named import Named
from foedus.actors.owners import body_of
from foedus.actors.scene import Finding, Scene
from foedus.actors.titles import Title
from foedus.records import Actor


def add_full(scene: Scene, named: Named) -> None:
    """A first and last name: a known identity, or a new one."""
    words = tuple(t.text for t in scene.tokens[named.first : named.last] if t.upos != "PUNCT")
    earlier = _named_before(scene, named, words)
    if len(earlier) == 1 and compatible(scene, earlier[0].id, named):
        actor, confidence, why = earlier[0].id, 0.95, "named before"
    else:
        actor, confidence, why = _identity(scene, named)
    person = Person(
        id=actor,
        words=earlier[0].words if why == "named before" else words,
        first=named.first,
        gender=named.gender,
        roles=[(t.name, t.owner) for t in named.titles],
        kin=_is_relative(scene, named),
    )
    scene.cast.introduce(person)
    affiliate(scene, actor, named)
    add_named(scene, named, actor, why, confidence)


def _is_relative(scene: Scene, named: Named) -> bool:
    """Whether a name stands behind "his wife", with or without a comma."""
    i = named.start - 1
    if i >= 1 and scene.tokens[i].text == ",":
        i -= 1
    if i < 1 or scene.tokens[i].lemma.lower() not in scene.lexicon["strangers.person.kin"]:
        return False
    while i > 0 and scene.tokens[i - 1].upos in ("ADJ", "NOUN"):
        i -= 1
    return i > 0 and scene.tokens[i - 1].has("Poss=Yes")


def _named_before(scene: Scene, named: Named, words: tuple[str, ...]) -> list[Person]:
    """Persons of the document that a full name may be of; a known name is its bearer's alone."""
    earlier = [p for p in scene.cast.known_as(words) if len(p.words) >= len(words)]
    known = _bearers(scene, named, scene.surface(named.first, named.last))
    return earlier or [p for p in scene.cast.same_person(words) if not known or p.id in known]


def _identity(scene: Scene, named: Named) -> tuple[str, float, str]:
    surface = scene.surface(named.first, named.last)
    known = [scene.knowledge.actors[a] for a in _bearers(scene, named, surface)]
    fits = {a.id: fit(scene, a, named) for a in known}
    ranked = sorted(known, key=lambda a: (-fits[a.id], a.id))
    near = [a for a in ranked if fits[a.id] >= 0 and may_be_meant(scene, a, named)]
    if near:
        tie = len(near) > 1 and fits[near[1].id] == fits[near[0].id]
        return near[0].id, 0.6 if tie else 0.95, f"known by name {surface!r}"
    qualifier = next((t.owner for t in named.titles if t.owner), "other") if ranked else None
    evidence = scene.evidence(named.start, named.last)
    actor = scene.cast.person(" ".join(surface.split()), evidence, qualifier)
    far = next((a for a in ranked if fits[a.id] >= 0), None)
    if far is not None:
        return actor, 0.6, f"introduced by name {surface!r}; {far.id}, {terms(far)}, may be another"
    return actor, 0.85, f"introduced by name {surface!r}"


def _bearers(scene: Scene, named: Named, surface: str) -> tuple[str, ...]:
    if named.known:
        return named.known
    aliases = scene.knowledge.lookup(surface)
    return tuple(
        dict.fromkeys(
            a.actor
            for a in aliases
            if a.kind != "surname" and scene.knowledge.actors[a.actor].kind == "person"
        )
    )


def fit(scene: Scene, actor: Actor, named: Named) -> int:
    """How well a known person fits the titles beside the name; below 0, it is a namesake."""
    owners = {body_of(scene, t.owner) for t in named.titles if t.owner}
    owners |= {country for owner in owners if (country := scene.cast.country(owner))}
    homes = {actor.country} | {a.actor for a in actor.affiliations}
    score = 0
    if owners & homes:
        score += 2
    elif any(scene.cast.kind(owner) == "state" for owner in owners) and actor.country:
        return -1  # people move to an organization, but seldom from one state to another
    offices = {t.office.name for t in named.titles if t.office}
    score += 2 * any(a.office in offices for a in actor.affiliations)
    return score + (scene.knowledge.principal(actor.id, scene.day) is not None)


def compatible(scene: Scene, person: str, named: Named) -> bool:
    """Whether a person named before may bear the titles beside the name here."""
    home = scene.cast.country(person)
    owners = [scene.cast.country(t.owner) for t in named.titles if t.owner]
    return home is None or not owners or home in owners or None in owners


def affiliate(scene: Scene, actor: str, named: Named) -> None:
    """Keep the offices that the titles beside a name give a text-made person."""
    for title in named.titles:
        if title.owner:
            sector = title.office.sector if title.office else None
            sector = sector or scene.lexicon.collectives.get(title.noun)
            scene.cast.affiliate(actor, title.owner, title.name, sector)


def add_named(scene: Scene, named: Named, actor: str | None, why: str, confidence: float) -> None:
    """Add the finding of a name, and one for each title that stands apart from it."""
    titles = "".join(f", {t.name} of {t.owner}" for t in named.titles if t.owner)
    scene.add(
        Finding(
            first=named.start,
            last=named.last,
            head=scene.head_of(named.start, named.last),
            actor=actor,
            kind="name",
            use="actor",
            reason=why + titles,
            confidence=confidence,
        )
    )
    for title in named.titles:
        if actor is not None and not named.start <= title.first < named.last:
            _add_title(scene, title, actor)


def _add_title(scene: Scene, title: Title, actor: str) -> None:
    scene.add(
        Finding(
            first=title.start,
            last=title.end,
            head=title.head,
            actor=actor,
            kind="title",
            use="actor",
            reason=f"title {title.name!r} beside the name",
            confidence=0.9,
        )
    )
