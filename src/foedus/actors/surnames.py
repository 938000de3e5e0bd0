"""A surname alone: somebody of the document, or an official near its date, or left open."""

from __future__ import annotations

from foedus.actors.cast import Person
from foedus.actors.distance import is_spoken_of
from foedus.actors.identities import add_named, affiliate, compatible, fit
from foedus.actors.knowledge.spans import overlaps
from foedus.actors.named import Named
from foedus.actors.scene import Finding, Scene
from foedus.records import Actor

LED_A_STATE = 0.55
"""Trust in a bare surname that only one known person has, who has led a state."""


def add_short(scene: Scene, named: Named) -> None:
    """A surname: somebody of the document, else a known official near its date."""
    word = scene.tokens[named.first].text
    bearers = [p for p in scene.cast.known_as((word,)) if _may_bear(scene, p, named)]
    if len(bearers) > 1:
        bearers = [p for p in bearers if p.first < named.first] or bearers
    if len(bearers) > 1:
        bearers = _nearest(bearers, named)
    if len(bearers) > 1:  # who has been called so: relatives are told apart by their full names
        bearers = [p for p in bearers if word in p.short] or bearers
    if len(bearers) > 1:  # "his wife, Ann Lund" is Mrs. Lund, and he is Lund
        bearers = [p for p in bearers if not p.kin] or bearers
    if len(bearers) == 1:
        person = bearers[0]
        person.short.add(word)
        person.gender = person.gender or named.gender
        affiliate(scene, person.id, named)
        add_named(scene, named, person.id, f"{word!r} for {person.id} named in full", 0.93)
        return
    if not bearers:
        _add_unintroduced(scene, named, word)
        return
    finding = Finding(
        named.start, named.last, scene.head_of(named.start, named.last), None, "name", "actor",
        f"{word!r}: several persons of that name", 0.3, tuple(p.id for p in bearers),
    )  # fmt: skip
    scene.add(finding)


def _may_bear(scene: Scene, person: Person, named: Named) -> bool:
    """Whether somebody of the document may be meant by a surname with these titles.

    "King Salman" is the name of one person of the knowledge base, however many have the surname.
    """
    known = person.id in scene.knowledge.actors
    if not compatible(scene, person.id, named) or (known and _is_anothers(person.id, named)):
        return False
    return not _another_office(scene, person, named) and not _succeeded(scene, person, named)


def _is_anothers(person: str, named: Named) -> bool:
    return bool(named.known) and person not in named.known


def _single_offices(named: Named) -> set[str]:
    """The offices of one holder at a time whose titles stand beside a name."""
    return {t.office.name for t in named.titles if t.office and t.office.single}


def _another_office(scene: Scene, person: Person, named: Named) -> bool:
    """Tell that "President Clinton" is not the Clinton who never was president."""
    known = scene.knowledge.actors.get(person.id)
    offices = _single_offices(named)
    if known is None or not offices:
        return False
    held = {a.office for a in known.affiliations} | {office for office, _ in person.roles}
    return not offices & held


def _succeeded(scene: Scene, person: Person, named: Named) -> bool:
    """Tell that "President Bush" is the one in office, and not the father named before."""
    offices = {t.office.name for t in named.titles if t.office and t.office.single and not t.former}
    word = scene.tokens[named.first].text
    if scene.day is None or not offices or person.id not in scene.knowledge.actors:
        return False
    holders = {
        alias.actor
        for alias in scene.knowledge.lookup(word)
        for held in scene.knowledge.actors[alias.actor].affiliations
        if held.office in offices and overlaps(held.from_, held.to, scene.day)
    }
    return len(holders) == 1 and person.id not in holders


def _nearest(bearers: list[Person], named: Named) -> list[Person]:
    """Of namesakes: by gender, then the only one whose office or title fits."""
    fits = [p for p in bearers if named.gender in (None, p.gender) or p.gender is None]
    offices = {t.name for t in named.titles}
    titled = [p for p in fits if offices.intersection(office for office, _ in p.roles)]
    return titled or fits or bearers


def _add_unintroduced(scene: Scene, named: Named, word: str) -> None:
    """A surname that the document never gives in full."""
    # "King Salman" is a name of one person only, however many have the surname.
    bearers = named.known or tuple(a.actor for a in scene.knowledge.lookup(word))
    actors = [scene.knowledge.actors[code] for code in dict.fromkeys(bearers)]
    known = [a for a in actors if a.kind == "person" and _may_have_held(scene, a, named)]
    if named.titles and any(t.owner for t in named.titles):
        known = [a for a in known if fit(scene, a, named) > 0]
    offices = {t.office.name for t in named.titles if t.office}
    holding = [a for a in known if offices.intersection(f.office for f in a.affiliations)]
    in_office = [a for a in holding or known if _serves(scene, a)]
    official, confidence = _official_meant(scene, holding or known, in_office, bool(holding))
    if official is not None:
        words = tuple(official.name.split())
        person = Person(official.id, words, named.first, named.gender, short={word})
        scene.cast.introduce(person)
        add_named(scene, named, official.id, f"{word!r} as the official of that name", confidence)
    elif named.titles and named.before and named.before.owner and not known:
        evidence = scene.evidence(named.start, named.last)
        actor = scene.cast.person(word, evidence)
        roles = [(t.name, t.owner) for t in named.titles]
        scene.cast.introduce(Person(actor, (word,), named.first, named.gender, roles))
        affiliate(scene, actor, named)
        add_named(scene, named, actor, f"introduced by title and surname {word!r}", 0.7)
    elif named.start < named.first and not known:
        actor = scene.cast.person(word, scene.evidence(named.start, named.last))
        roles = [(t.name, t.owner) for t in named.titles]
        scene.cast.introduce(Person(actor, (word,), named.first, named.gender, roles))
        add_named(
            scene, named, actor, f"introduced as {scene.surface(named.start, named.last)!r}", 0.6
        )
    elif known or scene.tokens[named.first].upos == "PROPN":
        finding = Finding(
            named.start, named.last, scene.head_of(named.start, named.last), None, "name",
            "actor", f"{word!r}: not introduced in the text", 0.3,
            tuple(a.id for a in (in_office or known)[:5]),
        )  # fmt: skip
        scene.add(finding)


def _may_have_held(scene: Scene, actor: Actor, named: Named) -> bool:
    """Whether a known person held an office beside the name, or one of the same rank.

    Offices of one holder at a time only: of those the knowledge base tells who held them.
    """
    offices = _single_offices(named)
    ranks = {scene.knowledge.offices[name].rank for name in offices}
    held = {a.office for a in actor.affiliations}
    known = {scene.knowledge.offices[name].rank for name in held & scene.knowledge.offices.keys()}
    return not offices or not held or bool(offices & held) or bool(ranks & known)


def _official_meant(
    scene: Scene, known: list[Actor], in_office: list[Actor], titled: bool
) -> tuple[Actor | None, float]:
    """The one official a bare surname may mean: in office now, or the only one ever.

    Without a fitting title, the state or organization has to be spoken of in the text, except
    for who has led a state; among several namesakes in office, that alone decides.
    """
    for bearers, confidence in ((in_office, 0.75), (known, 0.6)):
        if len(bearers) == 1 and (titled or is_spoken_of(scene, bearers[0])):
            return bearers[0], confidence
    near = [a for a in in_office or known if is_spoken_of(scene, a)]
    if len(near) == 1:
        return near[0], 0.6
    if len(known) == 1 and _led_a_state(scene, known[0]):
        return known[0], LED_A_STATE
    return None, 0.0


def _led_a_state(scene: Scene, actor: Actor) -> bool:
    """Whether somebody was head of a state or government: news name such people by surname."""
    ranks = {
        scene.knowledge.offices[held.office].rank
        for held in actor.affiliations
        if held.office in scene.knowledge.offices and scene.cast.kind(held.actor) == "state"
    }
    return bool(ranks & {"head_of_state", "head_of_government"})


def _serves(scene: Scene, actor: Actor) -> bool:
    """In office at the document's date; without a date nobody can be said to be."""
    return scene.day is not None and scene.knowledge.principal(actor.id, scene.day) is not None
