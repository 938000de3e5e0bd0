"""Short nouns and titles that take up somebody named before: "the alliance", "both countries".

Each is linked only when one antecedent stands out; else it is left open with its candidates.
"""

from __future__ import annotations

from foedus.actors.discourse import Discourse, Referent, actors_at, subject_of
from foedus.actors.knowledge.spans import overlaps
from foedus.actors.knowledge.surface import key
from foedus.actors.officeholders import holder_of
from foedus.actors.organs import known_organs, organ_of
from foedus.actors.owners import body_of
from foedus.actors.scene import Finding, Scene
from foedus.language import Token

DEFINITE = frozenset({"the", "this", "that"})
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
    elif what == "organ":
        actors, reason, confidence = _organ(discourse, finding, name, owner)
    else:
        actors, reason, confidence = _group(discourse, finding, name, owner)
    if len(actors) == 1:
        scene.settle(index, actors[0], reason, confidence)
    else:
        scene.change(index, candidates=actors[:5], reason=reason)


def _possessor(discourse: Discourse, finding: Finding) -> tuple[str, ...] | None:
    """Actors of a possessive pronoun before the words; None where there is no such pronoun."""
    scene = discourse.scene
    for i in (finding.first, finding.first - 1, finding.first - 2):
        if i >= 0 and scene.tokens[i].has("Poss=Yes"):
            return discourse.pronouns.get(i, ())
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
        holder = holder_of(scene, bodies[0], office)[0] if len(bodies) == 1 else None
        found = (holder,) if holder and holder not in owner else ()
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
    if distinct:
        return distinct, f"several persons who are {office}", 0.3
    later = tuple(p for p in sorted(scene.cast.persons) if _holds(scene, p, office))
    heading = scene.region[scene.tokens[finding.head].sentence] != "body"
    if len(later) == 1 and (heading or office in single):
        return later, f"the only {office} in the text", 0.7
    return _holder_in_focus(discourse, finding, office)


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
    states = _states(discourse, finding.first, 0) or _states(discourse, finding.first, 1)
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
        bodies = _bodies(scene, owner)
        states = [b for b in bodies if scene.cast.kind(b) in ("state", "organization")]
        made = (organ_of(scene, states[0], organ, words, evidence),) if len(states) == 1 else ()
        return made, f"{kind} of {', '.join(bodies) or 'somebody not settled'}", 0.82
    same = [
        r.actor
        for r in discourse.before(finding.first, 12, {"organ"})
        if r.actor and _is_same_organ(scene, r, kind, words)
    ]
    if same:
        distinct = tuple(dict.fromkeys(same))
        return distinct[:1], f"the {kind} spoken of last", 0.85 if len(distinct) == 1 else 0.65
    states_near = _states(discourse, finding.first, 0) or _states(discourse, finding.first, 1)
    speaker = _speaker_country(discourse, finding)
    if speaker is not None:
        made = (organ_of(scene, speaker, organ, words, evidence),)
        return made, f"{kind} of the speaker's state", 0.7
    if len(states_near) == 1:
        made = (organ_of(scene, states_near[0], organ, words, evidence),)
        return made, f"{kind} of the only state spoken of", 0.65
    return (), f"{kind} of one of several states", 0.3


def _is_same_organ(scene: Scene, referent: Referent, kind: str, words: str) -> bool:
    """An earlier mention of that kind; "the administration" only one that was called so."""
    found = scene.cast.get(referent.actor) if referent.actor else None
    if found is None:
        return False
    if found.parent and known_organs(scene.knowledge, found.parent).get(key(words)) == found.id:
        return True
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
    sector = scene.lexicon.collectives.get(_noun(scene, finding.head))
    evidence = scene.evidence(finding.first, finding.last)
    return (scene.cast.group(owner[0], noun, sector, evidence),), f"{noun} of {owner[0]}", 0.8


def _noun(scene: Scene, i: int) -> str:
    return scene.lexicon.noun(scene.tokens[i].lemma, scene.tokens[i].text)


def _states(discourse: Discourse, i: int, sentences: int) -> tuple[str, ...]:
    """Distinct states spoken of in the sentence (or so many before), last first."""
    scene = discourse.scene
    kinds = {"state", "organ", "person", "group", "place-as-actor"}
    before = discourse.before(i, sentences, kinds)
    found = [r.actor for r in before if r.kind == "state" and r.actor]
    if not found:
        for referent in discourse.before(i, sentences, {"organ", "person"}):
            country = scene.cast.country(referent.actor)
            if country:
                found.append(country)
    return tuple(dict.fromkeys(found))


def settle_noun(discourse: Discourse, token: Token) -> None:
    """Add findings for a short noun that takes up an actor named before."""
    scene = discourse.scene
    if token.upos not in ("NOUN", "PROPN") or scene.at(token.i) is not None:
        return
    if token.deprel in ("compound", "amod", "flat"):
        return
    first = _phrase_start(scene, token)
    noun = scene.lexicon.noun(token.lemma, token.text)
    sides = _both(scene, first, token)
    if sides:
        answer = _sides(discourse, first, noun)
    elif token.has("Number=Plur"):
        return
    elif noun in scene.lexicon["country_nouns.any"] | scene.lexicon["country_nouns.named"]:
        answer = _country(discourse, first, token, noun)
    else:
        answer = _organization(discourse, first, token, noun)
    if answer is not None:
        _add(discourse, first, token, answer)


def _phrase_start(scene: Scene, token: Token) -> int:
    """The first token of the noun phrase that ends in ``token``."""
    first, start = token.i, scene.sentence(token.i).start
    while first > start:
        before = scene.tokens[first - 1]
        inside = first <= before.head <= token.i or before.head == token.i
        if not inside or before.upos in ("VERB", "ADP", "AUX", "CCONJ", "SCONJ"):
            break
        first -= 1
    return first


def _determiner(scene: Scene, first: int) -> str:
    return scene.lower(first)


def _both(scene: Scene, first: int, token: Token) -> bool:
    """For "both countries", "the two allies"; not "two countries" or "the two allied countries"."""
    if not token.has("Number=Plur"):
        return False
    words = [scene.lower(i) for i in range(first, token.i)]
    if "both" in words[:1]:
        return True
    return "two" in words and bool(words) and words[0] in ("the", "these", "those")


def _sides(discourse: Discourse, first: int, noun: str) -> Answer | None:
    """Two states (through their people, if need be), or two persons."""
    scene = discourse.scene
    kind = next(
        (k for k in ("states", "persons") if noun in scene.lexicon[f"side_nouns.{k}"]), None
    )
    if kind is None:
        return None
    for sentences in (0, 1, 2):
        found = _two(discourse, first, sentences, kind)
        if len(found) == 2:
            return found, "the only two spoken of", 0.85 - 0.1 * sentences
        if len(found) > 2:
            return (), "more than two spoken of", 0.3
    return (), "no two spoken of", 0.3


def _two(discourse: Discourse, i: int, sentences: int, kind: str) -> tuple[str, ...]:
    scene = discourse.scene
    if kind == "persons":
        persons = discourse.before(i, sentences, {"person"})
        return tuple(sorted({r.actor for r in persons if r.actor}))
    referents = discourse.before(i, sentences, {"state", "organ", "person"})
    named = {r.actor for r in referents if r.kind == "state" and r.actor}
    if len(named) != 2:
        people = {c for r in referents if (c := scene.cast.country(r.actor))}
        named = people if len(people) == 2 else named | people
    return tuple(sorted(named))


def _country(discourse: Discourse, first: int, token: Token, noun: str) -> Answer | None:
    """For "the country", "his country", "the republic"."""
    scene = discourse.scene
    word = _determiner(scene, first)
    if scene.tokens[first].has("Poss=Yes"):
        owner = discourse.pronouns.get(first, ())
        countries = tuple(dict.fromkeys(c for a in owner if (c := scene.cast.country(a))))
        return countries[:1] if len(countries) == 1 else (), f"{noun} of {', '.join(owner)}", 0.85
    if word not in DEFINITE or scene.analysis.dependents(token.i, "nmod", "acl", "amod", "appos"):
        return None
    exclude = _speaking_state(discourse, token)
    for sentences in (0, 1):
        states = [s for s in _states(discourse, first, sentences) if s not in exclude]
        if noun in scene.lexicon["country_nouns.named"]:
            states = [s for s in states if _is_called(scene, s, noun)]
        if len(states) == 1:
            return (states[0],), f"the only state spoken of, as {noun!r}", 0.8 - 0.1 * sentences
        if states:
            subject = _main_subject(discourse, token, sentences)
            if subject in states:
                return (subject,), f"state that the sentence is about, as {noun!r}", 0.65
            return tuple(states), f"several states that may be the {noun}", 0.3
    return (), f"no state just before that may be the {noun}", 0.3


def _is_called(scene: Scene, state: str, noun: str) -> bool:
    names = [alias.surface for alias in scene.knowledge.aliases(state) if alias.kind == "official"]
    return any(noun in key(name).split() for name in names)


def _speaking_state(discourse: Discourse, token: Token) -> frozenset[str]:
    """Whoever says "we" in the sentence does not call itself "the country"."""
    scene = discourse.scene
    quoted = scene.quoted[token.i]
    first_person = quoted and any(
        scene.tokens[i].has("Person=1") and scene.quoted[i] == quoted
        for i in scene.sentence(token.i)
    )
    if not first_person:
        return frozenset()
    span = [r for r in discourse.referents if scene.quoted[r.head] == quoted and r.subject]
    return frozenset(r.actor for r in span[:1] if r.actor)


def _main_subject(discourse: Discourse, token: Token, back: int) -> str | None:
    scene = discourse.scene
    sentence = scene.analysis.sentences[token.sentence - back]
    root = next(
        (i for i in range(sentence.first, sentence.last) if scene.tokens[i].head == i), None
    )
    subject = subject_of(scene, root) if root is not None else None
    actors = actors_at(scene, discourse, subject) if subject is not None else ()
    return actors[0] if len(actors) == 1 else None


def _organization(discourse: Discourse, first: int, token: Token, noun: str) -> Answer | None:
    """For "the alliance", "the Ministry", "the Moscow-led bloc"."""
    scene = discourse.scene
    led = _led_by(scene, first, token)
    if led:
        named = {f.actor for f in scene.findings if f.actor and f.use != "place"}
        fits = sorted(a for a in named if led & set(map(key, scene.knowledge.leaders(a))))
        fits = [a for a in fits if _may_be_called(scene, a, noun)]
        if len(fits) == 1:
            return (fits[0],), f"the only {noun} led so in the text", 0.8
    if _determiner(scene, first) not in DEFINITE or scene.analysis.dependents(token.i, "nmod"):
        return None
    if any(scene.tokens[i].upos == "PROPN" for i in range(first, token.i)):
        return None  # "the Electoral Commission" is a name of its own
    kinds = {"organization", "organ", "group"}
    fitting = [
        r
        for r in discourse.before(first, 30, kinds)
        if r.actor
        and _may_be_called(scene, r.actor, noun)
        and _fits_modifiers(scene, r.actor, first, token)
    ]
    return _choose(token, noun, fitting)


def _choose(token: Token, noun: str, referents: list[Referent]) -> Answer | None:
    distinct = tuple(dict.fromkeys(r.actor for r in referents if r.actor))
    if not distinct:
        return None
    near = tuple(
        dict.fromkeys(r.actor for r in referents if r.actor and r.sentence >= token.sentence - 1)
    )
    if len(distinct) == 1:
        distance = token.sentence - referents[0].sentence
        return distinct, f"the only {noun} spoken of", 0.88 if distance < 6 else 0.7
    if len(near) == 1:
        return near, f"the {noun} spoken of last", 0.75
    return (), f"several that may be the {noun}: {', '.join(distinct[:4])}", 0.3


def _led_by(scene: Scene, first: int, token: Token) -> frozenset[str]:
    """Adjectives such as "Russian-led" before the noun, as the knowledge base writes them."""
    words = [key(scene.surface(i - 1, i + 2)) for i in range(first + 1, token.i) if
             scene.tokens[i].text in ("-", "‑", "–") and i + 1 < token.i]  # fmt: skip
    words += [
        key(scene.tokens[i].text) for i in range(first, token.i) if "-" in scene.tokens[i].text
    ]
    return frozenset(words)


def _may_be_called(scene: Scene, actor: str, noun: str) -> bool:
    """Whether a short noun fits an organization or organ."""
    if noun in scene.knowledge.short_nouns(actor):
        return True
    found = scene.cast.get(actor)
    if found is None or found.kind == "group":
        return False
    if found.kind == "organ":
        organ = scene.lexicon.organ_types.get(actor.rpartition("/")[2])
        return noun in (organ.nouns if organ else ()) or noun == _head_noun(found.name)
    kind = scene.knowledge.kind(actor)
    if kind is None:
        return noun == _head_noun(found.name)
    listed = f"organization_nouns.{kind}"
    return listed in scene.lexicon.lists and noun in scene.lexicon[listed]


def _head_noun(name: str) -> str:
    """The noun a name is built on: "Museum of Fine Arts" -> "museum"."""
    words = key(name).split()
    end = next((n for n, word in enumerate(words) if n and word in ("of", "for", "on")), len(words))
    return words[end - 1] if words else ""


def _fits_modifiers(scene: Scene, actor: str, first: int, token: Token) -> bool:
    """Tell that "the appeals court" is a court with "appeals" in its name."""
    if scene.knowledge.kind(actor) is not None and scene.cast.kind(actor) == "organization":
        return True
    found = scene.cast.get(actor)
    names = key(" ".join((found.name, *found.aliases))).split() if found else []
    modifiers = (t for t in scene.tokens[first : token.i] if t.deprel == "compound")
    return all(key(t.text) in names for t in modifiers)


def _add(discourse: Discourse, first: int, token: Token, answer: Answer) -> None:
    scene = discourse.scene
    actors, reason, confidence = answer
    settled = actors if confidence > 0.3 else ()
    for actor in settled or (None,):
        finding = Finding(
            first=first,
            last=token.i + 1,
            head=token.i,
            actor=actor,
            kind="nominal",
            use="actor",
            reason=reason,
            confidence=confidence if actor else 0.3,
            candidates=() if actor else actors[:5],
        )
        scene.add(finding)
        if actor is not None:
            discourse.mention(finding)
    discourse.pronouns[token.i] = settled
