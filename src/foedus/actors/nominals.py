"""Short nouns that take up somebody named before: "the alliance", "both countries".

Each is linked only when one antecedent stands out; else it is left open with its candidates.
"""

from __future__ import annotations

from collections.abc import Collection

from foedus.actors.belonging import possessors, settle_owned
from foedus.actors.called import BODIES, GENERIC, short_nouns, with_parent
from foedus.actors.counterparts import counterpart
from foedus.actors.discourse import Discourse, actors_at, subject_of
from foedus.actors.knowledge.surface import key
from foedus.actors.organs import known_organs
from foedus.actors.scene import Finding, Scene
from foedus.actors.sides import number_of, sides, these
from foedus.actors.wanted import Answer, states_before
from foedus.language import Token

HYPHENS = frozenset("-‑–")
DEFINITE = frozenset({"the", "this", "that"})
PERSONS = frozenset({"his", "her", "my"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
"""Where "the three" stands for those who were named before."""
LOOSE = frozenset({"in", "at", "as", "during", "after", "since", "before", "under"})
AROUND = 6
"""Sentences back in which a single state may be "the country" though not named just before."""
OFTEN = 3
"""Mentions that make a state what the text is about, if no other has half as many."""


def settle_noun(discourse: Discourse, token: Token) -> None:
    """Add findings for a short noun that takes up an actor named before.

    Args:
        discourse: What the text has spoken of before.
        token: A noun or number that no finding covers.
    """
    scene = discourse.scene
    if token.upos == "NUM" and token.rel not in ARGUMENTS:
        return
    if token.deprel in ("compound", "amod", "flat") and not _is_headed(scene, token):
        return
    first = _phrase_start(scene, token)
    noun = scene.nouns[token.i]
    number = number_of(scene, first, token)
    if noun == "counterpart":
        answer = counterpart(discourse, first, token)
    elif number:
        answer = sides(discourse, first, noun, number)
    elif token.has("Number=Plur"):
        answer = _their_countries(discourse, first, noun) or these(discourse, first, noun)
    elif noun in scene.lexicon["country_nouns.any"] or noun in scene.lexicon["country_nouns.named"]:
        answer = _country(discourse, first, token, noun)
    else:
        answer = _organization(discourse, first, token, noun) if token.upos != "NUM" else None
    if answer is not None:
        _add(discourse, first, token, answer)


def _is_headed(scene: Scene, token: Token) -> bool:
    """For "Alliance chief says" in a headline: the alliance is taken up all the same."""
    return scene.region[token.sentence] != "body" and token.deprel == "compound"


def _phrase_start(scene: Scene, token: Token) -> int:
    """The first token of the noun phrase that ends in ``token``."""
    first, start = token.i, scene.sentence(token.i).start
    while first > start:
        before = scene.tokens[first - 1]
        # Some hyphens hang on the word before them, which is yet to come: "six-nation alliance".
        joined = before.text in HYPHENS and before.end == scene.tokens[first].start
        inside = joined or first <= before.head <= token.i
        led = first - 2 >= start and scene.tokens[first - 2].text in HYPHENS
        stops = before.upos in ("VERB", "ADP", "AUX", "CCONJ", "SCONJ") and not led
        if not inside or stops:
            break
        first -= 1
    return first


def _determiner(scene: Scene, first: int) -> str:
    return scene.lower(first)


def _their_countries(discourse: Discourse, first: int, noun: str) -> Answer | None:
    """For "their countries", of several persons or states named before."""
    scene = discourse.scene
    owners = discourse.pronouns.get(first, ())
    if len(owners) < 2 or not scene.tokens[first].has("Poss=Yes"):
        return None
    if noun not in scene.lexicon["country_nouns.any"] | {"government", "capital"}:
        return None
    found = [scene.cast.country(actor) for actor in owners]
    actors = tuple(dict.fromkeys(c for c in found if c))
    return (actors if None not in found else ()), f"{noun} of {', '.join(owners)}", 0.82


def _country(discourse: Discourse, first: int, token: Token, noun: str) -> Answer | None:
    """For "the country", "his country", "the republic"."""
    scene = discourse.scene
    word = _determiner(scene, first)
    if scene.tokens[first].has("Poss=Yes"):
        owner = possessors(discourse, first)
        countries = tuple(dict.fromkeys(c for a in owner if (c := scene.cast.country(a))))
        return countries[:1] if len(countries) == 1 else (), f"{noun} of {', '.join(owner)}", 0.85
    if word not in DEFINITE or scene.analysis.dependents(token.i, "nmod", "acl", "appos"):
        return None
    described = scene.analysis.dependents(token.i, "amod", "compound", "nummod")
    if any(_tells_apart(scene, t) for t in described):
        return None
    exclude = _speaking_state(discourse, token)
    region = _region_said(scene, first, token)
    for sentences in (0, 1):
        states = [s for s in states_before(discourse, first, sentences) if s not in exclude]
        states = [s for s in states if region is None or s in region]
        if noun in scene.lexicon["country_nouns.named"]:
            states = [s for s in states if _is_called(scene, s, noun)]
        if len(states) == 1:
            return (states[0],), f"the only state spoken of, as {noun!r}", 0.8 - 0.1 * sentences
        if states:
            subject = _main_subject(discourse, token, sentences)
            if subject in states:
                return (subject,), f"state that the sentence is about, as {noun!r}", 0.65
            return tuple(states), f"several states that may be the {noun}", 0.3
    around = states_before(discourse, first, AROUND)
    around = tuple(s for s in around if region is None or s in region)
    if len(around) == 1 and noun in scene.lexicon["country_nouns.any"]:
        return around, f"the only state spoken of for a while, as {noun!r}", 0.6
    main = _main_state(discourse)
    if main is not None and main in around and noun in scene.lexicon["country_nouns.any"]:
        return (main,), f"the state that the text is mostly about, as {noun!r}", 0.6
    return (), f"no state just before that may be the {noun}", 0.3


def _region_said(scene: Scene, first: int, token: Token) -> frozenset[str] | None:
    """For "the Gulf state", "the West African nation": the states of the region, None if none."""
    words = " ".join(scene.lowers[first + 1 : token.i])
    regions = scene.lexicon.regions
    named = [region for region in regions if f" {region} " in f" {words} "]
    return regions[max(named, key=len)] if named else None


def _tells_apart(scene: Scene, described: Token) -> bool:
    """For "the other country", "the Baltic Russian state": not simply the one spoken of."""
    other = described.lemma.lower() in scene.lexicon["other_countries.words"]
    found = scene.at(described.i)
    named = found is not None and scene.cast.kind(found.actor) != "place"
    return other or named or described.upos == "NUM"


def _main_state(discourse: Discourse) -> str | None:
    """The state spoken of far more often than any other so far."""
    cast = discourse.scene.cast
    counts = [(n, a) for a, n in discourse.spoken_of.items() if cast.kind(a) == "state"]
    counts.sort(key=lambda item: (-item[0], item[1]))
    if not counts or counts[0][0] < OFTEN:
        return None
    second = counts[1][0] if len(counts) > 1 else 0
    return counts[0][1] if counts[0][0] >= 2 * second else None


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
    beside = _named_beside(scene, token)
    if beside is not None:
        return (beside,), f"the {noun} named right after", 0.9
    led = _led_by(scene, first, token)
    if led:
        named = {f.actor for f in scene.findings if f.actor and f.use != "place"}
        fits = sorted(a for a in named if led & set(map(key, scene.knowledge.leaders(a))))
        fits = [a for a in fits if noun in short_nouns(scene, a)]
        if len(fits) == 1:
            return (fits[0],), f"the only {noun} led so in the text", 0.8
    own = _own_organ(discourse, first, token)
    if own is not None:
        return own
    heading = scene.region[token.sentence] != "body"
    opens = heading or scene.paragraph[token.sentence] == scene.lead
    if not opens and noun not in discourse.called and noun not in GENERIC:
        return None
    if scene.lower(first) in PERSONS and noun == "party":
        return None  # theirs, not the one spoken of last
    definite = _determiner(scene, first) in DEFINITE or scene.tokens[first].has("Poss=Yes")
    if not (definite or heading) or _is_narrowed(scene, token):
        return None
    if any(scene.tokens[i].upos == "PROPN" for i in range(first, token.i)):
        return None  # "the Electoral Commission" is a name of its own
    fitting = _bodies_called(discourse, noun, first, token)
    known = [(a, n) for a, n in fitting if scene.knowledge.kind(a) or a in scene.knowledge.actors]
    if fitting:
        fitting = _of_kind_said(scene, first, token, known or fitting)
        return _choose(token, noun, _seated_there(scene, token, fitting))
    any_body = _any_body(discourse, first, noun) if noun in GENERIC else None
    return any_body or (_of_whole_text(scene, noun, first, token) if opens else None)


def _named_beside(scene: Scene, token: Token) -> str | None:
    """For "the African bloc ECCAS": the organization whose name stands in apposition."""
    for name in scene.analysis.dependents(token.i, "appos", "flat"):
        found = scene.at(name.i)
        if found is not None and found.kind == "name" and scene.cast.kind(found.actor) in BODIES:
            return found.actor
    return None


def _any_body(discourse: Discourse, first: int, noun: str) -> Answer | None:
    """For "the body", which any organization may be called: the only one spoken of just now."""
    near = {r.actor for r in discourse.before(first, 1, {"organization"}) if r.actor}
    if len(near) != 1:
        return None
    return tuple(near), f"the only organization spoken of, as {noun!r}", 0.75


def _bodies_called(
    discourse: Discourse, noun: str, first: int, token: Token
) -> list[tuple[str, int]]:
    """Bodies spoken of before that a short noun may mean, last first, with their sentences."""
    scene = discourse.scene
    fitting: Collection[str] = discourse.called.get(noun, ())
    if not fitting and noun not in GENERIC:
        return []
    return [
        (actor, r.sentence)
        for r in discourse.before(first, 30, BODIES)
        for actor in with_parent(scene, r.actor)
        if (actor in fitting and _fits_modifiers(scene, actor, first, token))
        or (noun in GENERIC and _is_seated(scene, actor, token))
    ]


def _of_kind_said(
    scene: Scene, first: int, token: Token, fitting: list[tuple[str, int]]
) -> list[tuple[str, int]]:
    """Of "the economic bloc", "the military alliance" those of that kind, if there are any."""
    words = {t.lemma.lower() for t in scene.tokens[first : token.i]}
    kinds = {
        name.rpartition(".")[2]
        for name, adjectives in scene.lexicon.lists.items()
        if name.startswith("organization_adjectives.") and words & adjectives
    }
    return [(a, n) for a, n in fitting if scene.knowledge.kind(a) in kinds] or fitting


def _seated_there(
    scene: Scene, token: Token, fitting: list[tuple[str, int]]
) -> list[tuple[str, int]]:
    """Of "the body in Brussels", "the Vienna-based organization" those seated there, if any."""
    return [(a, n) for a, n in fitting if _is_seated(scene, a, token)] or fitting


def _is_seated(scene: Scene, actor: str, token: Token) -> bool:
    """Whether a body has its seat where the words around a short noun say it is."""
    found = scene.cast.get(actor)
    seat = scene.knowledge.seat(found.parent or actor if found else actor)
    places = [t for t in scene.analysis.dependents(token.i, "nmod") if t.upos == "PROPN"]
    return seat is not None and any(key(t.text) in key(seat) for t in places)


def _is_narrowed(scene: Scene, token: Token) -> bool:
    """For "the alliance of X", "the group on Y": another one than that spoken of.

    Where and when something happens tells nothing apart: "the alliance in Astana last week".
    """
    for other in scene.analysis.dependents(token.i, "nmod"):
        cases = {scene.lower(c.i) for c in scene.analysis.dependents(other.i, "case")}
        if other.deprel == "nmod" and not (cases and cases <= LOOSE):
            return True
    return False


def _own_organ(discourse: Discourse, first: int, token: Token) -> Answer | None:
    """For "its Commission", of an organization that has one."""
    if not discourse.scene.tokens[first].has("Poss=Yes"):
        return None
    owner = possessors(discourse, first)
    if len(owner) != 1:
        return None
    words = key(discourse.scene.surface(first + 1, token.i + 1))
    organ = known_organs(discourse.scene.knowledge, owner[0]).get(words)
    return ((organ,), f"organ of {owner[0]}", 0.82) if organ else None


def _of_whole_text(scene: Scene, noun: str, first: int, token: Token) -> Answer | None:
    """For "the alliance" in a headline or a lead: the only one of the text below."""
    named = {f.actor for f in scene.findings if f.kind == "name" and f.actor}
    bodies = sorted(a for a in named if scene.cast.kind(a) in BODIES)
    fitting = [
        a for a in bodies
        if noun in short_nouns(scene, a) and _fits_modifiers(scene, a, first, token)
    ]  # fmt: skip
    if len(fitting) == 1:
        return tuple(fitting), f"the only {noun} of the text", 0.75
    return None


def _choose(token: Token, noun: str, fitting: list[tuple[str, int]]) -> Answer | None:
    """Of actors and their sentences, last first, the only one or the only one near."""
    distinct = tuple(dict.fromkeys(actor for actor, _ in fitting))
    near = tuple(dict.fromkeys(a for a, sentence in fitting if sentence >= token.sentence - 1))
    if len(distinct) == 1:
        distance = token.sentence - fitting[0][1]
        return distinct, f"the only {noun} spoken of", 0.88 if distance < 6 else 0.7
    if len(near) == 1:
        return near, f"the {noun} spoken of last", 0.75
    return (), f"several that may be the {noun}: {', '.join(distinct[:4])}", 0.3


def _led_by(scene: Scene, first: int, token: Token) -> frozenset[str]:
    """Adjectives such as "Russian-led" before the noun, as the knowledge base writes them."""
    if first == token.i or HYPHENS.isdisjoint(scene.surface(first, token.i)):
        return frozenset()
    words = [key(scene.surface(i - 1, i + 2)) for i in range(first + 1, token.i) if
             scene.tokens[i].text in ("-", "‑", "–") and i + 1 < token.i]  # fmt: skip
    words += [
        key(scene.tokens[i].text) for i in range(first, token.i) if "-" in scene.tokens[i].text
    ]
    return frozenset(words)


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
    if len(settled) > 1:
        discourse.add_several(settled, token.i)
    if len(settled) == 1:
        settle_owned(discourse, token, settled[0])
    discourse.pronouns[token.i] = settled
