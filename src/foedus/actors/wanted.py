"""Titles, organs and groups whose state is not said beside them: looked for in the text before."""

from __future__ import annotations

from foedus.actors.belonging import possessors
from foedus.actors.discourse import Discourse, Referent, actors_at, subject_of
from foedus.actors.groups import known_members
from foedus.actors.knowledge.spans import overlaps
from foedus.actors.knowledge.surface import key
from foedus.actors.officeholders import holder_of
from foedus.actors.organs import known_organs, organ_of
from foedus.actors.owners import body_of
from foedus.actors.roles import bearer
from foedus.actors.scene import Finding, Scene
from foedus.actors.shared_names import organ_abroad, presided

FAR = 12
"""Sentences back that an organ or its body may be taken up from."""
OTHERS_WORDS = frozenset({"junta"})
"""Organs that only others call so."""
SAYING = frozenset({"say", "add", "announce", "report", "tell", "state"})
SAME_WORD = frozenset({"administration", "cabinet", "congress", "senate"})
Answer = tuple[tuple[str, ...], str, float]


def settle_wanted(discourse: Discourse, index: int) -> None:
    """Look for the actor of a finding that names nobody by itself."""
    scene = discourse.scene
    finding = scene.findings[index]
    if finding.wanted is None:
        return
    what, name = finding.wanted
    owner = _possessor(discourse, finding)
    if what == "office":
        actors, reason, confidence = _office(discourse, finding, name, owner)
        if len(actors) != 1 and owner is None:
            actors, reason, confidence = _by_role(discourse, finding, (actors, reason, confidence))
    elif what == "role":
        actors, reason, confidence = _role(discourse, finding, name)
    elif what == "organ":
        actors, reason, confidence = _organ(discourse, finding, name, owner)
    else:
        actors, reason, confidence = _group(discourse, finding, name, owner)
    if len(actors) == 1:
        scene.settle(index, actors[0], reason, confidence)
    else:
        scene.change(index, candidates=actors[:5], reason=reason)


def _by_role(discourse: Discourse, finding: Finding, answer: Answer) -> Answer:
    """For "the minister", "the diplomat": no office alone, but a noun for somebody before."""
    token = discourse.scene.tokens[finding.head]
    noun = discourse.scene.lexicon.noun(token.lemma, token.text)
    if answer[0] or noun not in discourse.scene.lexicon.roles:
        return answer
    found = bearer(discourse, finding, noun)
    return found if found[0] else answer


def _role(discourse: Discourse, finding: Finding, noun: str) -> Answer:
    """For "the German minister": somebody spoken of before, else one unnamed person."""
    scene = discourse.scene
    found = bearer(discourse, finding, noun)
    if found[0] or finding.owner is None:
        return found
    body = body_of(scene, finding.owner)
    sector = scene.lexicon.collectives.get(noun)
    evidence = scene.evidence(finding.first, finding.last)
    return (scene.cast.unnamed(body, noun, sector, evidence),), f"unnamed {noun} of {body}", 0.75


def _possessor(discourse: Discourse, finding: Finding) -> tuple[str, ...] | None:
    """Actors of a possessive pronoun before the words; None where there is no such pronoun."""
    scene = discourse.scene
    for i in (finding.first, finding.first - 1, finding.first - 2):
        if i >= 0 and scene.tokens[i].has("Poss=Yes"):
            return possessors(discourse, i)
        if i < finding.first and scene.tokens[i].upos not in ("ADJ", "ADV", "NUM"):
            return None
    return None


def _bodies(scene: Scene, owner: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body_of(scene, actor) for actor in owner))


def _office(
    discourse: Discourse, finding: Finding, office: str, owner: tuple[str, ...] | None
) -> Answer:
    scene = discourse.scene
    if owner is not None:
        bodies = _bodies(scene, owner)
        held = scene.knowledge.offices.get(office)  # a former one is not among them
        one = len(bodies) == 1 and (held is None or held.single)
        holder = holder_of(scene, bodies[0], office)[0] if one else None
        found = (holder,) if holder and holder not in owner else ()
        if not found and len(bodies) == 1 and held is not None and not held.single:
            found = (_unnamed(scene, finding, bodies[0], held.sector),)
        return found, f"{office} of {', '.join(bodies) or 'somebody not settled'}", 0.8
    single = scene_offices(scene)
    persons = [
        r.actor
        for r in discourse.before(finding.first, 12 if office in single else 2, {"person"})
        if r.actor and _holds(scene, r.actor, office)
    ]
    distinct = tuple(dict.fromkeys(persons))
    if len(distinct) == 1:
        return distinct, f"the only {office} spoken of so far", 0.85
    near = tuple(
        dict.fromkeys(
            r.actor for r in discourse.before(finding.first, 1, {"person"}) if r.actor in distinct
        )
    )
    if len(near) == 1:
        return (near[0] or "",), f"the {office} spoken of last", 0.7
    told = _subjects(discourse, finding, near)
    if len(told) == 1:
        return told, f"the {office} whom the sentence before is about", 0.7
    if distinct:
        return distinct, f"several persons who are {office}", 0.3
    later = tuple(p for p in sorted(scene.cast.persons) if _holds(scene, p, office))
    heading = scene.region[scene.tokens[finding.head].sentence] != "body"
    if len(later) == 1 and (heading or office in single):
        return later, f"the only {office} in the text", 0.7
    return _holder_in_focus(discourse, finding, office)


def _subjects(
    discourse: Discourse, finding: Finding, persons: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Which of several persons the sentence before is about."""
    here = discourse.scene.tokens[finding.head].sentence
    before = discourse.before(finding.first, 1, {"person"})
    about = (r.actor for r in before if r.subject and r.sentence == here - 1 and r.actor in persons)
    return tuple(dict.fromkeys(a for a in about if a))


def _unnamed(scene: Scene, finding: Finding, body: str, sector: str) -> str:
    """For "its ambassador": one of several who may hold such an office of a body."""
    noun = scene.tokens[finding.head].lemma.lower()
    evidence = scene.evidence(finding.first, finding.last)
    return scene.cast.unnamed(body, noun, sector, evidence)


def _holds(scene: Scene, actor: str, office: str) -> bool:
    """Whether a person of the document holds an office, or one that its noun may stand for."""
    person = scene.cast.persons.get(actor)
    offices = [o for o, _ in person.roles] if person else []
    known = scene.knowledge.actors.get(actor)
    if known is not None and not offices and scene.day is not None:
        held = (a for a in known.affiliations if overlaps(a.from_, a.to, scene.day))
        offices = [a.office for a in held]
    if office in offices:
        return True
    generic = {"minister of state": "minister", "spokesperson": "spokesperson"}.get(office)
    return generic is not None and any(o.endswith(generic) for o in offices)


def _holder_in_focus(discourse: Discourse, finding: Finding, office: str) -> Answer:
    states = states_before(discourse, finding.first, 0) or states_before(
        discourse, finding.first, 1
    )
    if len(states) == 1 and office in scene_offices(discourse.scene):
        holder, candidates, why = holder_of(discourse.scene, states[0], office)
        if holder is not None:
            return (holder,), f"{why}, the only state spoken of", 0.65
        return candidates, why, 0.3
    return (), f"no {office} and no single state before it", 0.3


def scene_offices(scene: Scene) -> frozenset[str]:
    """Offices that one person holds at a time."""
    return frozenset(name for name, office in scene.knowledge.offices.items() if office.single)


def _organ(
    discourse: Discourse, finding: Finding, kind: str, owner: tuple[str, ...] | None
) -> Answer:
    scene = discourse.scene
    organ = scene.lexicon.organ_types[kind]
    evidence = scene.evidence(finding.first, finding.last)
    words = scene.surface(finding.first, finding.last)
    if owner is not None:
        bodies = tuple(scene.cast.principal(b) or b for b in _bodies(scene, owner))
        states = [b for b in bodies if scene.cast.kind(b) in ("state", "organization")]
        made = (organ_of(scene, states[0], organ, words, evidence),) if len(states) == 1 else ()
        return made, f"{kind} of {', '.join(bodies) or 'somebody not settled'}", 0.82
    same = [
        r.actor
        for r in discourse.before(finding.first, FAR, {"organ"})
        if r.actor and _is_same_organ(scene, r, kind, words)
    ]
    if same:
        distinct = tuple(dict.fromkeys(same))
        return distinct[:1], f"the {kind} spoken of last", 0.85 if len(distinct) == 1 else 0.65
    own = presided(discourse, finding, organ)
    if own is not None:
        return (organ_of(scene, own, organ, words, evidence),), f"{kind} of who presides", 0.8
    shared = _of_organization(discourse, finding, words)
    if shared is not None:
        return (shared,), f"{words!r} of the only organization spoken of that has one", 0.75
    states_near = states_before(discourse, finding.first, 0) or states_before(
        discourse, finding.first, 1
    )
    speaker = _speaker_country(discourse, finding)
    excluded = _other_party(discourse, finding, kind)
    if excluded:
        states_near = tuple(s for s in states_before(discourse, finding.first, 1)
                            if s not in excluded)  # fmt: skip
    if speaker is None or kind in OTHERS_WORDS:
        speaker = _voice(discourse, finding)
    meant = speaker or (states_near[0] if len(states_near) == 1 else None)
    abroad = organ_abroad(discourse, finding, organ, meant)
    if abroad is not None:
        return (abroad,), f"{words!r} of the only organization that has one", 0.7
    if speaker is not None:
        made = (organ_of(scene, speaker, organ, words, evidence),)
        return made, f"{kind} of the speaker's state", 0.7
    if len(states_near) == 1:
        made = (organ_of(scene, states_near[0], organ, words, evidence),)
        return made, f"{kind} of the only state spoken of", 0.65
    return (), f"{kind} of one of several states", 0.3


def _voice(discourse: Discourse, finding: Finding) -> str | None:
    """The state where an organ speaks, or whose word the sentence before was.

    "..., the Russian army said. The Defence Ministry added": one side goes on speaking.
    """
    scene = discourse.scene
    token = scene.tokens[finding.head]
    if token.rel != "nsubj" or scene.tokens[token.head].lemma.lower() not in SAYING:
        return None
    seat = _seat(scene, token.head)
    if seat is not None:
        return seat
    here = token.sentence
    voices = {
        country
        for r in discourse.before(finding.first, 1, {"organ", "person"})
        if r.sentence == here - 1 and r.actor
        and scene.tokens[r.head].rel == "nsubj"
        and scene.tokens[scene.tokens[r.head].head].lemma.lower() in SAYING
        and (country := scene.cast.country(r.actor))
    }  # fmt: skip
    return voices.pop() if len(voices) == 1 else None


def _seat(scene: Scene, verb: int) -> str | None:
    """The state in whose capital something is said: "the Defence Ministry said in Bamako"."""
    for place in scene.analysis.dependents(verb, "obl"):
        found = scene.at(place.i)
        led = any(
            scene.lower(case.i) == "in" for case in scene.analysis.dependents(place.i, "case")
        )
        if led and found is not None and found.alias == "capital" and not found.candidates:
            return scene.cast.country(found.actor)
    return None


def _of_organization(discourse: Discourse, finding: Finding, words: str) -> str | None:
    """For "the Security Council" after "the UN": the organ of that name of an organization."""
    scene = discourse.scene
    if not words[0].isupper():
        return None
    bodies = {r.actor for r in discourse.before(finding.first, FAR, {"organization"})}
    found = {known_organs(scene.knowledge, body).get(key(words)) for body in bodies if body}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _other_party(discourse: Discourse, finding: Finding, kind: str) -> frozenset[str]:
    """Whose an organ cannot be: of those who do something to it, or call it a junta."""
    scene = discourse.scene
    token = scene.tokens[finding.head]
    subject = None
    if token.rel in ("obj", "iobj"):
        subject = subject_of(scene, token.head)
    elif kind in OTHERS_WORDS and token.rel == "nsubj":
        clause = scene.tokens[token.head]
        subject = subject_of(scene, clause.head) if clause.rel in ("ccomp", "parataxis") else None
    if subject is None:
        return frozenset()
    states = (r for r in discourse.before(token.i, 0, {"state"}) if r.head == subject)
    return frozenset(r.actor for r in states if r.actor)


def _is_same_organ(scene: Scene, referent: Referent, kind: str, words: str) -> bool:
    """An earlier mention of that kind; "the administration" only one that was called so."""
    found = scene.cast.get(referent.actor) if referent.actor else None
    if found is None:
        return False
    if found.parent and known_organs(scene.knowledge, found.parent).get(key(words)) == found.id:
        return True
    if found.kind == "organ" and words[0].isupper() and key(found.name).endswith(f" {key(words)}"):
        return True  # "the Central Bank" for the European Central Bank
    word = key(words).rpartition(" ")[2]
    same_kind = found.id.endswith(f"/{kind}")
    return same_kind and (word not in SAME_WORD or scene.lower(referent.head) == word)


def _speaker_country(discourse: Discourse, finding: Finding) -> str | None:
    """The state of the person whose clause the words stand in ("X said the cabinet ...")."""
    scene = discourse.scene
    i = finding.head
    for _ in range(8):
        token = scene.tokens[i]
        if token.head == i:
            return None
        if token.rel in ("ccomp", "parataxis"):
            subject = subject_of(scene, token.head)
            actors = actors_at(scene, discourse, subject) if subject is not None else ()
            if len(actors) == 1 and scene.cast.kind(actors[0]) == "person":
                return scene.cast.country(actors[0])
        i = token.head
    return None


def _group(
    discourse: Discourse, finding: Finding, noun: str, owner: tuple[str, ...] | None
) -> Answer:
    """For "its allies", "his supporters"."""
    scene = discourse.scene
    if owner is None or len(owner) != 1:
        return (), "of whom is not settled", 0.3
    members = _noun(scene, finding.head) in scene.lexicon["members.nouns"]
    known = known_members(scene, owner[0]) if members else None
    if known is not None:
        return (known,), f"members of {owner[0]}", 0.8
    sector = scene.lexicon.collectives.get(_noun(scene, finding.head))
    evidence = scene.evidence(finding.first, finding.last)
    return (scene.cast.group(owner[0], noun, sector, evidence),), f"{noun} of {owner[0]}", 0.8


def _noun(scene: Scene, i: int) -> str:
    return scene.lexicon.noun(scene.tokens[i].lemma, scene.tokens[i].text)


def states_before(discourse: Discourse, i: int, sentences: int) -> tuple[str, ...]:
    """Distinct states spoken of in the sentence (or so many before), last first."""
    scene = discourse.scene
    kinds = {"state", "organ", "person", "group", "place-as-actor"}
    before = [r for r in discourse.before(i, sentences, kinds) if r.kind == "state" and r.actor]
    # "met in Abuja" speaks of Nigeria only if no state is spoken of otherwise.
    meant = [r for r in before if not _is_venue(scene, r)] or before
    found = [r.actor for r in meant if r.actor]
    if not found:
        for referent in discourse.before(i, sentences, {"organ", "person"}):
            country = scene.cast.country(referent.actor)
            if country:
                found.append(country)
    return tuple(dict.fromkeys(found))


def _is_venue(scene: Scene, referent: Referent) -> bool:
    """A state spoken of only by one of its cities, as the place of something."""
    found = scene.inside(referent.head)
    return referent.use == "place" and found is not None and found.alias in ("capital", "city")
