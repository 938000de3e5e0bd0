"""Pronouns within the document; left open wherever the antecedent is not clear.

Hard constraints first (kind, number, gender, no argument of the same verb), then a few graded
preferences: recency, subjects, whoever spoke last. The preferences are those of Lappin & Leass
1994 ("An algorithm for pronominal anaphora resolution"), with a margin below which none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.actors.discourse import (
    INSTITUTIONS,
    Discourse,
    Referent,
    actors_at,
    owner_of_noun,
    possessor_of,
    predicate_above,
    subject_of,
)
from foedus.actors.scene import Finding, Scene
from foedus.language import Token

PERSONAL = {
    "he": "Masc", "him": "Masc", "his": "Masc", "himself": "Masc",
    "she": "Fem", "her": "Fem", "hers": "Fem", "herself": "Fem",
}  # fmt: skip
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PERSON_SENTENCES = 4
MARGIN = 1.0
FLOOR = 1.0
"""How much in view a person must be."""
DISTANCE = 1.3
"""What a sentence of distance costs; like the others set on GUM news and biographies."""
NEAREST, AROUND = 0.6, 1.0
"""What the person named last is worth, and the subject of the clause around the pronoun."""

Answer = tuple[tuple[str, ...], str, float]
"""Actors, reason and confidence; no actors: left open."""


def settle_pronoun(discourse: Discourse, token: Token) -> None:
    """Add a finding for a pronoun that refers to an actor, or that may and is left open."""
    scene, word = discourse.scene, token.text.lower()
    if token.upos not in ("PRON", "DET") or token.rel in ("expl", "det"):
        return
    if word in RELATIVE and token.has("PronType=Rel"):
        answer = _relative(discourse, token)
        if not answer[0]:
            return
    elif word in PERSONAL:
        answer = _personal(discourse, token, PERSONAL[word])
    elif word in NEUTRAL and token.upos == "PRON":
        if _pleonastic(scene, token):
            return
        answer = _neutral(discourse, token)
    elif word in PLURAL:
        answer = _plural(discourse, token)
    else:
        return
    actors, reason, confidence = answer
    discourse.pronouns[token.i] = actors
    for actor in actors or (None,):
        finding = Finding(
            first=token.i,
            last=token.i + 1,
            head=token.i,
            actor=actor,
            kind="pronoun",
            use="actor",
            reason=reason,
            confidence=confidence if actor else 0.3,
            candidates=() if actor else _candidates(discourse, token, word),
        )
        scene.add(finding)
        if actor is not None:
            discourse.mention(finding)


def _candidates(discourse: Discourse, token: Token, word: str) -> tuple[str, ...]:
    kinds = {"person"} if word in PERSONAL else INSTITUTIONS | {"group"}
    found = (r.actor for r in discourse.before(token.i, 2, kinds) if r.actor and not r.side)
    return tuple(dict.fromkeys(found))[:5]


def _open(reason: str) -> Answer:
    return (), reason, 0.3


def _relative(discourse: Discourse, token: Token) -> Answer:
    """For "who", "whose", "which": the noun that the relative clause describes."""
    scene, i = discourse.scene, token.i
    while scene.tokens[i].deprel != "acl:relcl":
        if scene.tokens[i].head == i:
            return _open("relative pronoun without a noun")
        i = scene.tokens[i].head
    noun = scene.tokens[i].head
    actors = actors_at(scene, discourse, noun)
    if len(actors) > 1:
        actors = actors[-1:] if scene.tokens[noun].rel == "conj" else actors
    found = scene.at(noun)
    return actors, f"relative clause of {found and scene.surface(found.first, found.last)!r}", 0.88


def _personal(discourse: Discourse, token: Token, gender: str) -> Answer:
    scene = discourse.scene
    others = _coarguments(discourse, token)
    referents = [
        r
        for r in discourse.before(token.i, PERSON_SENTENCES, {"person"})
        if _gender_fits(scene, r, gender) and r.actor not in others and r.head not in others
    ]
    if token.text.lower() in REFLEXIVE or not referents:
        return _reflexive(discourse, token, {"person"})
    around = _inner_subject(scene, token)
    if around is not None and around > token.i and _is_fronted(scene, token):
        actors = actors_of(scene, around)
        if len(actors) == 1 and scene.cast.kind(actors[0]) == "person":
            return actors, "subject that follows its fronted clause", 0.8
    scores: dict[str | None, float] = {}
    for referent in referents:
        score = _person_score(scene, token, referent, gender)
        score += NEAREST * (referent is referents[0]) + AROUND * (referent.head == around)
        scores[referent.actor] = max(score, scores.get(referent.actor, -9.0))
    for actor in scores:
        count = sum(r.actor == actor for r in referents)
        scores[actor] += min(0.3 * (count - 1), 0.9) if actor else 0.0
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0] or ""))
    (best, score), second = ranked[0], ranked[1][1] if len(ranked) > 1 else -9.0
    if best is None or score < FLOOR:
        return _open("nobody the text spoke of just before fits clearly")
    if score - second < MARGIN:
        return _open(f"between {best} and {ranked[1][0] or 'somebody unnamed'}")
    person = scene.cast.persons.get(best)
    if person is not None and person.gender is None:
        person.gender = gender
    why = "the only person" if len(ranked) == 1 else "the person most in view"
    return (best,), f"{why} that {token.text!r} fits", 0.9 if score - second > 2 else 0.75


def _gender_fits(scene: Scene, referent: Referent, gender: str) -> bool:
    actor = referent.actor
    if actor is None:
        return (
            scene.lexicon.genders.get(scene.tokens[referent.head].lemma.lower(), gender) == gender
        )
    person = scene.cast.persons.get(actor)
    if person is not None:
        return person.gender in (None, gender)
    found = scene.cast.get(actor)
    noun = found.id.rpartition("-")[2] if found else ""
    return scene.lexicon.genders.get(noun, gender) == gender


def _is_fronted(scene: Scene, token: Token) -> bool:
    """In a clause without a subject of its own: "Voicing his concern, the premier said ..."."""
    predicate = predicate_above(scene, token.i)
    return predicate is not None and not scene.analysis.dependents(predicate, "nsubj")


def _inner_subject(scene: Scene, token: Token) -> int | None:
    """The understood subject of the innermost clause around a pronoun that is not its subject."""
    predicate = predicate_above(scene, token.i)
    if predicate is not None and token.rel == "nsubj" and predicate == token.head:
        predicate = predicate_above(scene, predicate)
    return subject_of(scene, predicate) if predicate is not None else None


def _coarguments(discourse: Discourse, token: Token) -> frozenset[str | int]:
    """Who a pronoun cannot be: the other arguments of its verb ("Putin met him")."""
    scene = discourse.scene
    if token.rel == "nmod" or token.text.lower() in REFLEXIVE:
        return frozenset()
    found: set[str | int] = set()
    for argument in scene.analysis.dependents(token.head, "nsubj", "obj", "iobj", "obl"):
        if argument.i != token.i:
            found.add(argument.i)
            found.update(actors_at(scene, discourse, argument.i))
    subject = subject_of(scene, token.head)
    if subject is not None and token.rel != "nsubj":
        found.update(actors_at(scene, discourse, subject))
    return frozenset(found)


def _person_score(scene: Scene, token: Token, referent: Referent, gender: str) -> float:
    distance = token.sentence - referent.sentence
    score = 3.0 - DISTANCE * distance
    role = scene.tokens[referent.head]
    cited = _is_cited(scene, referent.head)
    weight = 2.0 if token.rel in ("nsubj", "nmod") else 1.0
    score += weight if referent.subject or cited else 0.5 if role.rel in ("obj", "iobj") else 0.0
    verb = scene.tokens[token.head]
    speaks = scene.tokens[role.head].lemma.lower() in scene.lexicon["speech.verbs"]
    if ((referent.subject and speaks) or cited) and verb.lemma.lower() in scene.lexicon[
        "speech.verbs"
    ]:
        score += 1.0
    if distance and scene.paragraph[token.sentence] != scene.paragraph[referent.sentence]:
        score -= 0.5
    quoted = scene.quoted[token.i]
    if quoted and quoted != scene.quoted[referent.head] and _speaks_quote(scene, referent, token.i):
        score -= 4.0
    person = scene.cast.persons.get(referent.actor) if referent.actor else None
    if person is not None and person.gender == gender:
        score += 0.5
    return score


def _is_cited(scene: Scene, head: int) -> bool:
    """Whether what is said is said "according to" this person."""
    words = [c.i for c in scene.analysis.dependents(head, "case")] + [scene.tokens[head].head]
    return any(scene.lower(i) == "according" for i in words)


def _speaks_quote(scene: Scene, referent: Referent, i: int) -> bool:
    """Whether the referent is the subject of a verb outside the quotation that ``i`` stands in."""
    for _ in range(8):
        head = scene.tokens[i].head
        if head == i:
            return False
        i = head
        if not scene.quoted[i] and referent.subject and scene.tokens[referent.head].head == i:
            return True
    return False


def _pleonastic(scene: Scene, token: Token) -> bool:
    """For "it is clear that", "made it possible to"; also weather, time and the like."""
    if token.rel not in ("nsubj", "obj") or token.text.lower() != "it":
        return token.rel == "expl"
    verb = scene.tokens[token.head]
    if scene.analysis.dependents(verb.i, "csubj", "expl"):
        return True
    copular = bool(scene.analysis.dependents(verb.i, "cop"))
    clausal = scene.analysis.dependents(verb.i, "ccomp", "acl", "advcl", "xcomp")
    if (
        copular
        and verb.upos in ("ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM")
        and token.rel == "nsubj"
    ):
        return bool(clausal) or verb.upos in ("ADV", "NUM")
    return token.deprel == "nsubj:pass" and bool(scene.analysis.dependents(verb.i, "ccomp"))


def _neutral(discourse: Discourse, token: Token) -> Answer:
    """For "it", "its": an institution that is the subject around, or the only one before."""
    scene = discourse.scene
    if token.text.lower() == "itself":
        return _reflexive(discourse, token, INSTITUTIONS | {"group"})
    answer = (
        _coordinated(discourse, token)
        or _same_possessor(discourse, token)
        or _around(discourse, token, singular=True)
    )
    if answer is not None:
        return answer
    if token.rel == "obj":
        return _only_one(discourse, token)
    if token.rel == "nsubj" or token.deprel == "nmod:poss":
        return _carried_over(discourse, token, singular=True)
    return _open(f"no clear antecedent of {scene.tokens[token.i].text!r}")


def _plural(discourse: Discourse, token: Token) -> Answer:
    """For "they", "their": a group, a coordination, or persons; subjects first."""
    if token.text.lower() == "themselves":
        return _reflexive(discourse, token, INSTITUTIONS | {"group", "person"})
    answer = _coordinated(discourse, token) or _around(discourse, token, singular=False)
    if answer is not None:
        return answer
    if token.rel == "nsubj" or token.deprel == "nmod:poss":
        return _carried_over(discourse, token, singular=False)
    return _open("no clear antecedent")


def _fits_number(scene: Scene, actors: tuple[str, ...], singular: bool) -> bool:
    kinds = [scene.cast.kind(actor) for actor in actors]
    if singular:
        return len(actors) == 1 and (
            kinds[0] in INSTITUTIONS or _is_singular_group(scene, actors[0])
        )
    return len(actors) > 1 or (len(actors) == 1 and kinds[0] == "group")


def _is_singular_group(scene: Scene, actor: str) -> bool:
    """Groups of the knowledge base (parties, blocs, companies) are spoken of as one."""
    return actor in scene.knowledge.actors and scene.cast.kind(actor) == "group"


def _reflexive(discourse: Discourse, token: Token, kinds: Iterable[str]) -> Answer:
    if token.text.lower() not in REFLEXIVE:
        return _open("nobody fits")
    subject = subject_of(discourse.scene, token.head)
    actors = actors_at(discourse.scene, discourse, subject) if subject is not None else ()
    if actors and {discourse.scene.cast.kind(a) for a in actors} <= set(kinds):
        return actors, "subject of the same clause", 0.9
    return _open("the subject of the clause is no actor")


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


def _same_possessor(discourse: Discourse, token: Token) -> Answer | None:
    """For "Armenia's policy and its ties", "a shift in Armenia's policy away from its ties"."""
    scene, i = discourse.scene, token.head
    if token.deprel != "nmod:poss":
        return None
    for _ in range(4):
        noun = scene.tokens[i]
        if noun.rel not in ("conj", "nmod") or noun.head == i or noun.head >= token.i:
            return None
        i = noun.head
        owner = possessor_of(scene, i)
        actors = actors_of(scene, owner) if owner is not None and owner < token.i else ()
        if actors and _fits_number(scene, actors, singular=True):
            return actors, f"whose {scene.tokens[i].text!r} it is joined to", 0.78
    return None


def actors_of(scene: Scene, head: int) -> tuple[str, ...]:
    """The actor of the mention with this very head, without those coordinated with it."""
    found = scene.at(head)
    return (found.actor,) if found and found.head == head and found.actor else ()


def _around(discourse: Discourse, token: Token, singular: bool) -> Answer | None:
    """The subject of a clause around the pronoun, from the inside out."""
    scene = discourse.scene
    predicate = predicate_above(scene, token.i)
    others = _coarguments(discourse, token) | {token.i}
    for _ in range(4):
        if predicate is None:
            return None
        subject = subject_of(scene, predicate)
        if subject is not None and not others & {subject, *actors_at(scene, discourse, subject)}:
            actors = actors_at(scene, discourse, subject)
            if actors and _fits_number(scene, actors, singular) and subject < token.i:
                if not singular and _others_between(discourse, subject, token.i, actors):
                    return _open("other groups stand between")
                return actors, f"subject of {scene.tokens[predicate].text!r} around it", 0.87
            stand_in = _owner_of_subject(discourse, subject, predicate, token)
            if stand_in and _fits_number(scene, stand_in, singular):
                return stand_in, f"whose {scene.tokens[subject].text!r} is the subject", 0.8
            if not _may_pass(scene, subject, singular):
                return _open(f"subject {scene.tokens[subject].text!r} stands between")
        predicate = _outer(scene, predicate)
    return None


def _owner_of_subject(
    discourse: Discourse, subject: int, predicate: int, token: Token
) -> tuple[str, ...]:
    """Whoever a thing in the subject belongs to: "Armenia's decision reflects its desire".

    Nobody where another institution stands between the verb and the pronoun.
    """
    scene = discourse.scene
    owner = possessor_of(scene, subject)
    if owner is None or owner > token.i or scene.tokens[subject].upos not in ("NOUN", "PROPN"):
        return ()
    actors = discourse.pronouns.get(owner) or actors_of(scene, owner)
    first = min(predicate, token.i) if predicate > subject else subject
    between = any(
        first < r.head < token.i and r.kind in INSTITUTIONS and not r.side and r.actor not in actors
        for r in discourse.referents
    )
    return () if between else tuple(actors)


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


def _carried_over(discourse: Discourse, token: Token, singular: bool) -> Answer:
    """The main subject of the sentence before, for a pronoun that begins its sentence's news."""
    scene = discourse.scene
    sentence = token.sentence - 1
    if sentence < 0 or scene.region[sentence] != scene.region[token.sentence]:
        return _open("nothing before in this part of the text")
    if any(
        r.sentence == token.sentence and r.kind in INSTITUTIONS and r.head < token.i and not r.side
        for r in discourse.referents
    ):
        return _open("other institutions stand between")
    span = scene.analysis.sentences[sentence]
    root = next((i for i in range(span.first, span.last) if scene.tokens[i].head == i), None)
    subject = subject_of(scene, root) if root is not None else None
    if subject is None:
        return _open("the sentence before has no clear subject")
    actors = actors_at(scene, discourse, subject)
    if actors and _fits_number(scene, actors, singular):
        return actors, "main subject of the sentence before", 0.75
    return _open("the subject of the sentence before does not fit")


def _only_one(discourse: Discourse, token: Token) -> Answer:
    """The one institution named earlier in the sentence that is not the clause's own subject."""
    scene = discourse.scene
    subject = subject_of(scene, token.head)
    own = actors_at(scene, discourse, subject) if subject is not None else ()
    before = {
        r.actor
        for r in discourse.before(token.i, 0, INSTITUTIONS)
        if r.actor and r.actor not in own and not r.side
    }
    if len(before) == 1:
        return (before.pop(),), "the only institution named before in the sentence", 0.65
    return _open("no single institution before it in the sentence")
