"""It and they: institutions and groups, by the clauses around the pronoun.

Subjects of the clauses around it come first, then whoever the subject belongs to ("Armenia's
decision reflects its desire"), then what the sentence before was about.
"""

from __future__ import annotations

from foedus.actors.antecedents import Answer, actors_of, coarguments, left_open, reflexive
from foedus.actors.discourse import (
    INSTITUTIONS,
    Discourse,
    Referent,
    actors_at,
    body_spoken_for,
    owner_of_noun,
    possessor_of,
    predicate_above,
    subject_of,
)
from foedus.actors.knowledge.surface import key
from foedus.actors.organs import known_organs
from foedus.actors.salience import PLURAL, SENTENCES, acts, may_act, most_salient
from foedus.actors.scene import Scene
from foedus.language import Token

NEUTRAL = frozenset({"it", "its", "itself"})


def is_pleonastic(scene: Scene, token: Token) -> bool:
    """For "it is clear that", "made it possible to"; also weather, time and the like."""
    if token.rel not in ("nsubj", "obj") or token.text.lower() != "it":
        return token.rel == "expl"
    verb = scene.tokens[token.head]
    if any(t.i != token.i for t in scene.analysis.dependents(verb.i, "csubj", "expl")):
        return True
    copular = bool(scene.analysis.dependents(verb.i, "cop"))
    clausal = scene.analysis.dependents(verb.i, "ccomp", "acl", "advcl", "xcomp")
    if (
        copular
        and verb.upos in ("ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM")
        and token.rel == "nsubj"
    ):
        noun = verb.upos == "NOUN" and scene.lexicon.noun(verb.lemma, verb.text)
        if verb.lemma.lower() in scene.lexicon["agents.adjectives"]:
            return False
        thing = bool(noun) and noun not in scene.lexicon.nouns  # "It is the right of every state"
        return bool(clausal) or verb.upos in ("ADV", "NUM") or thing
    return token.deprel == "nsubj:pass" and bool(scene.analysis.dependents(verb.i, "ccomp"))


def neutral(discourse: Discourse, token: Token) -> Answer:
    """For "it", "its": an institution that is the subject around, or the one most in view."""
    scene = discourse.scene
    if token.text.lower() == "itself":
        return reflexive(discourse, token, INSTITUTIONS | {"group"})
    if _is_called(scene, token):
        return left_open("what something is called")
    if _is_text(scene, token):
        return left_open("what is signed, broken or published")
    return (
        _coordinated(discourse, token)
        or _has_organ(discourse, token)
        or _same_possessor(discourse, token)
        or _around(discourse, token, singular=True)
        or most_salient(discourse, token, _before(discourse, token, singular=True))
    )


def plural(discourse: Discourse, token: Token) -> Answer:
    """For "they", "their": a group, actors named together, or persons; subjects first."""
    if token.text.lower() == "themselves":
        return reflexive(discourse, token, INSTITUTIONS | {"group", "person"})
    return (
        _coordinated(discourse, token)
        or _around(discourse, token, singular=False)
        or _mutual(discourse, token)
        or _people_of_a_body(discourse, token)
        or most_salient(discourse, token, _before(discourse, token, singular=False))
    )


def _people_of_a_body(discourse: Discourse, token: Token) -> Answer | None:
    """For "the council ... they say": a body as the people in it, if nobody else is spoken of.

    Things stand in the way only where they may be meant: of "they say" they may not.
    """
    others = _before(discourse, token, singular=False)
    if acts(discourse.scene, token):
        others = [r for r in others if r.actors or may_act(discourse.scene, r.head)]
    if others:
        return None
    found = most_salient(discourse, token, _before(discourse, token, singular=True))
    return (found[0], f"the people of {found[0][0]}", 0.6) if found[0] else None


def _before(discourse: Discourse, token: Token, singular: bool) -> list[Referent]:
    """Those spoken of before that a pronoun of this number may mean, last first."""
    kinds = (
        {*INSTITUTIONS, "group", "outlet", "thing"} if singular else {"group", "several", "things"}
    )
    referents = discourse.before(token.i, SENTENCES, kinds)
    fits = (
        r for r in referents if not r.actors or _fits_number(discourse.scene, r.actors, singular)
    )
    return [r for r in fits if r.kind != "outlet" or r.subject]


def _mutual(discourse: Discourse, token: Token) -> Answer | None:
    """For "their bilateral relationship": the two states of the sentence."""
    scene = discourse.scene
    owned = scene.tokens[token.head]
    if token.deprel != "nmod:poss" or owned.lemma.lower() not in scene.lexicon["agents.mutual"]:
        return None
    referents = discourse.before(token.i, 0, {"state", "several"})
    states = {r.actor for r in referents if r.actor}
    if len(states) != 2 or any(r.several and set(r.several) != states for r in referents):
        return None
    return tuple(sorted(a for a in states if a)), f"the two sides of {owned.text!r}", 0.7


def _is_called(scene: Scene, token: Token) -> bool:
    """For "calling it an attempt", "described it as": a thing that is given a name."""
    verb = scene.tokens[token.head]
    if token.rel not in ("obj", "iobj"):
        return False
    if verb.lemma.lower() not in scene.lexicon["agents.naming_verbs"]:
        return False
    said = scene.analysis.dependents(verb.i, "xcomp", "obl", "obj")
    return any(other.i > token.i for other in said)


def _is_text(scene: Scene, token: Token) -> bool:
    """For "signed it", "had broken it": what is signed or broken is a text, not who acts."""
    passive = token.deprel == "nsubj:pass"
    verb = scene.tokens[token.head]
    return (token.rel == "obj" or passive) and verb.lemma.lower() in scene.lexicon["agents.texts"]


def _fits_number(scene: Scene, actors: tuple[str, ...], singular: bool) -> bool:
    kinds = [scene.cast.kind(actor) for actor in actors]
    if singular:
        return len(actors) == 1 and (
            kinds[0] in INSTITUTIONS | {"outlet"} or _is_singular_group(scene, actors[0])
        )
    return len(actors) > 1 or (len(actors) == 1 and kinds[0] == "group")


def _is_singular_group(scene: Scene, actor: str) -> bool:
    """Groups of the knowledge base (parties, blocs, companies) are spoken of as one."""
    return actor in scene.knowledge.actors and scene.cast.kind(actor) == "group"


def _coordinated(discourse: Discourse, token: Token) -> Answer | None:
    """For "Washington and its allies": the first of the coordination."""
    scene = discourse.scene
    noun = scene.tokens[token.head]
    if token.deprel != "nmod:poss":
        return None
    beside = scene.at(token.i - 2) if token.i > 1 and scene.lower(token.i - 1) == "and" else None
    if noun.rel == "conj" and noun.head < token.i:
        actors = discourse.pronouns.get(noun.head, ()) or actors_of(scene, noun.head)
    elif beside is not None and beside.last == token.i - 1:
        actors = (beside.actor,) if beside.actor else ()
    else:
        return None
    if len(actors) == 1 and scene.cast.kind(actors[0]) in INSTITUTIONS | {"group", "person"}:
        return actors, "coordinated with what it belongs to", 0.9
    return None


def _has_organ(discourse: Discourse, token: Token) -> Answer | None:
    """For "its Commission": the only one of those spoken of near that has such an organ."""
    scene, head = discourse.scene, discourse.scene.tokens[token.head]
    if token.deprel != "nmod:poss" or head.i < token.i or head.has("Number=Plur"):
        return None
    words = key(scene.surface(token.i + 1, head.i + 1))
    near = discourse.before(token.i, SENTENCES, {"organization"})
    bodies = dict.fromkeys(r.actor for r in near if r.actor)
    having = [body for body in bodies if words in known_organs(scene.knowledge, body)]
    if len(having) == 1 and len(bodies) > 1:
        return (having[0],), f"the only one spoken of with a {head.text!r}", 0.8
    return None


def _same_possessor(discourse: Discourse, token: Token) -> Answer | None:
    """For "Armenia's policy and its ties", "a shift in Armenia's policy away from its ties"."""
    scene, i = discourse.scene, token.head
    if token.deprel != "nmod:poss":
        return None
    for _ in range(4):
        noun = scene.tokens[i]
        if noun.rel not in ("conj", "nmod") or noun.head == i or noun.head >= token.i:
            return None
        # What is listed belongs to the first noun: "its answer to ..., including its withdrawal".
        listed = any(scene.lower(c.i) == "including" for c in scene.analysis.dependents(i, "case"))
        i = noun.head
        while listed and scene.tokens[i].rel in ("conj", "nmod"):
            i = scene.tokens[i].head
        owner = possessor_of(scene, i)
        actors = actors_of(scene, owner) if owner is not None and owner < token.i else ()
        if actors and _fits_number(scene, actors, singular=True):
            return actors, f"whose {scene.tokens[i].text!r} it is joined to", 0.78
    return None


def _around(discourse: Discourse, token: Token, singular: bool) -> Answer | None:
    """The subject of a clause around the pronoun, from the inside out."""
    scene = discourse.scene
    predicate = predicate_above(scene, token.i)
    others = coarguments(discourse, token) | {token.i}
    for _ in range(4):
        if predicate is None:
            return None
        subject = subject_of(scene, predicate)
        if subject is not None and not others & {subject, *actors_at(scene, discourse, subject)}:
            actors = actors_at(scene, discourse, subject)
            fits = _fits_number(scene, actors, singular) and _agrees(scene, subject, singular)
            if actors and fits and subject < token.i:
                if not singular and _others_between(discourse, subject, token.i, actors):
                    return None
                return actors, f"subject of {scene.tokens[predicate].text!r} around it", 0.87
            owned = token.rel not in ("obj", "iobj")
            stand_in = (
                _owner_of_subject(discourse, subject, predicate, token, singular) if owned else ()
            )
            if stand_in and _fits_number(scene, stand_in, singular):
                return stand_in, f"whose {scene.tokens[subject].text!r} is the subject", 0.8
            if not _may_pass(scene, subject, singular):
                return None
        actors = _whose_noun(discourse, predicate, token)
        if actors and not others & {*actors} and _fits_number(scene, actors, singular):
            noun = scene.tokens[scene.tokens[predicate].head]
            return actors, f"whose {noun.text!r} the clause tells", 0.82
        predicate = _outer(scene, predicate)
    return None


def _agrees(scene: Scene, subject: int, singular: bool) -> bool:
    """Tell that "Western countries" are not "it", though their group may be."""
    found = scene.at(subject)
    many = found is not None and scene.cast.kind(found.actor) == "group"
    return not (singular and many and scene.tokens[subject].has("Number=Plur"))


def _whose_noun(discourse: Discourse, predicate: int, token: Token) -> tuple[str, ...]:
    """For "a decision by Armenia that it needs", "promises from Washington that it could"."""
    scene, clause = discourse.scene, discourse.scene.tokens[predicate]
    marks = (scene.lower(m.i) for m in scene.analysis.dependents(predicate, "mark"))
    if clause.deprel != "acl" or "that" not in marks:
        return ()
    owner = owner_of_noun(scene, clause.head)
    return actors_at(scene, discourse, owner) if owner is not None and owner < token.i else ()


def _owner_of_subject(
    discourse: Discourse, subject: int, predicate: int, token: Token, singular: bool
) -> tuple[str, ...]:
    """Whoever a thing in the subject belongs to: "Armenia's decision reflects its desire".

    Also whom somebody speaks for: "a spokesman for the council said that it".

    Nobody where another institution stands between the verb and the pronoun.
    """
    scene = discourse.scene
    owner = possessor_of(scene, subject)
    if owner is None and singular:
        owner = body_spoken_for(scene, subject)
    if owner is None or owner > token.i or scene.tokens[subject].upos not in ("NOUN", "PROPN"):
        return ()
    actors = discourse.pronouns.get(owner) or actors_of(scene, owner) or _within(scene, owner)
    first = min(predicate, token.i) if predicate > subject else subject
    between = any(
        first < r.head < token.i and r.kind in INSTITUTIONS and not r.side and r.actor not in actors
        for r in discourse.referents
    )
    return () if between else tuple(actors)


def _within(scene: Scene, i: int) -> tuple[str, ...]:
    """The actor whose name is part of a longer one: the ministry of "a ministry spokesman"."""
    found = scene.inside(i)
    return (found.actor,) if found and found.head == i and found.actor else ()


def _others_between(discourse: Discourse, first: int, last: int, actors: tuple[str, ...]) -> bool:
    """Whether other groups, or several institutions in a row, stand between for "they"."""
    scene = discourse.scene
    return any(
        first < r.head < last
        and not r.side
        and r.actor not in actors
        and (r.kind == "group" or scene.tokens[r.head].rel == "conj")
        for r in discourse.referents
    )


def _outer(scene: Scene, predicate: int) -> int | None:
    token = scene.tokens[predicate]
    if token.head == predicate:
        return None
    if token.rel == "acl":
        owner = owner_of_noun(scene, token.head)
        if owner is not None and scene.tokens[owner].head != owner:
            return predicate_above(scene, token.head)
    return predicate_above(scene, predicate)


def _may_pass(scene: Scene, subject: int, singular: bool) -> bool:
    """A subject that the pronoun cannot mean (a person for "it") does not stand in the way."""
    token = scene.tokens[subject]
    found = scene.at(subject)
    if token.upos == "PRON":
        return token.text.lower() not in (NEUTRAL if singular else PLURAL)
    if found is not None and found.head == subject:
        kind = scene.cast.kind(found.actor)
        return kind == "person" or (singular == (kind == "group"))
    return token.has("Number=Plur") == singular
