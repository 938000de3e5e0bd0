"""He and she: persons in view, by gender, distance and what their clause is about.

The preferences are those of Lappin & Leass 1994 ("An algorithm for pronominal anaphora
resolution"), with a margin below which none is taken.
"""

from __future__ import annotations

from collections import Counter

from foedus.actors.antecedents import (
    REFLEXIVE,
    Answer,
    actors_of,
    coarguments,
    left_open,
    reflexive,
)
from foedus.actors.cast import Person
from foedus.actors.discourse import STRANGER, Discourse, Referent, predicate_above, subject_of
from foedus.actors.scene import Scene
from foedus.actors.voices import actors_speaking
from foedus.language import Token

PERSON_SENTENCES = 4
MARGIN = 1.0
FLOOR = 1.0
"""How much in view a person must be."""
DISTANCE = 1.3
"""What a sentence of distance costs; like the others set on GUM news and biographies."""
NEAREST, AROUND = 0.6, 1.0
"""What the person named last is worth, and the subject of the clause around the pronoun."""
INTRODUCED = 1.0
"""What the subject of the sentence that leads in to quoted words is worth."""
OFTEN, MOST = 0.3, 0.9
"""What each further mention is worth, and all of them at most."""
FITS, UNLIKELY = 0.5, 1.5
"""What a known gender is worth, and what is lost by a single name that is one of the other."""
OWNS_SUBJECT = 1.2
"""What is worth whoever the subject belongs to ("his book was")."""
SPEAKING, NAMELESS = 4.0, 1.3
"""What the speaker of the quoted words around the pronoun loses, and somebody without a name."""
TOPIC_SENTENCES = 12
"""How far back the only man or woman of the text may be taken up without a mention between."""


def personal(discourse: Discourse, token: Token, gender: str) -> Answer:
    """The person a pronoun of this gender (``Masc`` or ``Fem``) refers to, if one stands out."""
    if token.text.lower() in REFLEXIVE:
        return reflexive(discourse, token, {"person"})
    scene = discourse.scene
    others = coarguments(discourse, token)
    referents = [
        r
        for r in discourse.before(token.i, PERSON_SENTENCES, {"person"})
        if _gender_fits(scene, r, gender) and r.actor not in others and r.head not in others
    ]
    if not referents:
        return _only_one(discourse, token, gender, others)
    around = _inner_subject(scene, token)
    if around is not None and around > token.i and _is_fronted(scene, token):
        actors = actors_of(scene, around)
        if len(actors) == 1 and scene.cast.kind(actors[0]) == "person":
            return actors, "subject that follows its fronted clause", 0.8
    scores: dict[str, float] = {}
    for referent in referents:
        score = _person_score(discourse, token, referent, gender)
        score += NEAREST * (referent is referents[0]) + AROUND * (referent.head == around)
        scores[referent.person] = max(score, scores.get(referent.person, -9.0))
    for who, count in Counter(r.person for r in referents).items():
        scores[who] += min(OFTEN * (count - 1), MOST)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    (best, score), second = ranked[0], ranked[1][1] if len(ranked) > 1 else -9.0
    if score < FLOOR:
        return _only_one(discourse, token, gender, others)
    if score - second < MARGIN:
        return left_open(f"between {_called(best)} and {_called(ranked[1][0])}")
    if best.startswith(STRANGER):
        discourse.add(None, "person", token.i, stranger=best.removeprefix(STRANGER))
        return left_open(f"{_called(best)}, whom the text does not identify")
    person = scene.cast.persons.get(best)
    if person is not None and person.gender is None:
        person.gender = gender
    why = "the only person" if len(ranked) == 1 else "the person most in view"
    return (best,), f"{why} that {token.text!r} fits", 0.9 if score - second > 2 else 0.75


def _called(person: str) -> str:
    return f"{person.removeprefix(STRANGER)!r}" if person.startswith(STRANGER) else person


def _only_one(
    discourse: Discourse, token: Token, gender: str, others: frozenset[str | int]
) -> Answer:
    """Somebody not spoken of just before: the only person of the text the pronoun fits."""
    scene = discourse.scene
    near = discourse.before(token.i, PERSON_SENTENCES, {"person"})
    if any(r.actor is None and _gender_fits(scene, r, gender) for r in near):
        return left_open("nobody the text spoke of just before fits clearly")
    known = {
        r.actor
        for r in discourse.before(token.i, TOPIC_SENTENCES, {"person"})
        if r.actor and r.actor not in others and _gender_fits(scene, r, gender)
        and not _speaks_here(discourse, token, r)
    }  # fmt: skip
    told = {a for a in known if (p := scene.cast.persons.get(a)) and p.gender == gender}
    if len(told) == 1 and (len(known) == 1 or not near):
        return (told.pop(),), f"the only one of the text whom {token.text!r} fits", 0.65
    return left_open("nobody the text spoke of just before fits clearly")


def _gender_fits(scene: Scene, referent: Referent, gender: str) -> bool:
    actor = referent.actor
    if actor is None:
        return scene.lexicon.genders.get(referent.stranger, gender) == gender
    person = scene.cast.persons.get(actor)
    if person is not None:
        return person.gender in (None, gender)
    found = scene.cast.get(actor)
    noun = found.id.rpartition(":")[2].rpartition("-")[2] if found else ""
    return scene.lexicon.genders.get(noun, gender) == gender


def _is_fronted(scene: Scene, token: Token) -> bool:
    """In a clause without a subject of its own: "Voicing his concern, the premier said ..."."""
    predicate = predicate_above(scene, token.i)
    return predicate is not None and not scene.analysis.dependents(predicate, "nsubj")


def _inner_subject(scene: Scene, token: Token) -> int | None:
    """The understood subject of the innermost clause around a pronoun that is not its subject.

    A thing said of a noun has none of its own: "asked for money in a post made on his page".
    """
    predicate = predicate_above(scene, token.i)
    if predicate is not None and token.rel == "nsubj" and predicate == token.head:
        predicate = predicate_above(scene, predicate)
    owns = token.deprel == "nmod:poss"
    while owns and predicate is not None and scene.tokens[predicate].deprel == "acl":
        outer = predicate_above(scene, predicate)
        if outer is None or outer >= predicate:
            break
        predicate = outer
    return subject_of(scene, predicate) if predicate is not None else None


def _person_score(discourse: Discourse, token: Token, referent: Referent, gender: str) -> float:
    scene = discourse.scene
    distance = token.sentence - referent.sentence
    score = 3.0 - DISTANCE * distance
    role = scene.tokens[referent.head]
    cited = referent.head in discourse.cited or _is_doer(scene, role)
    weight = 2.0 if token.rel in ("nsubj", "nmod") else 1.0
    owned = scene.tokens[role.head]
    if referent.subject or cited:
        score += weight
    elif role.deprel == "nmod:poss" and owned.rel == "nsubj":
        score += min(weight, OWNS_SUBJECT)
    elif role.rel in ("obj", "iobj"):
        score += 0.5
    if cited or (referent.subject and _speaks(scene, role)):
        score += _speaks(scene, token)
    if _introduces(scene, token, role):
        score += INTRODUCED
    if distance and scene.paragraph[token.sentence] != scene.paragraph[referent.sentence]:
        score -= 0.5
    if _speaks_here(discourse, token, referent):
        score -= SPEAKING
    if _is_nameless(referent):
        score -= NAMELESS
    person = scene.cast.persons.get(referent.actor) if referent.actor else None
    if person is not None:
        score += _of_gender(scene, person, gender)
    return score


def _of_gender(scene: Scene, person: Person, gender: str) -> float:
    """What is known of a person's gender; a single name only makes it likely."""
    if person.gender == gender:
        return FITS
    likely = scene.lexicon.genders.get(person.words[0]) if len(person.words) == 1 else None
    return -UNLIKELY if likely not in (None, gender) else 0.0


def _is_nameless(referent: Referent) -> bool:
    """Whether only a noun tells who somebody is: "her mother", "a man"."""
    if referent.actor is None:
        return referent.stranger[:1].islower()
    return referent.actor.startswith("group:")


def _speaks(scene: Scene, token: Token) -> bool:
    """Whether a word hangs on a verb of saying."""
    return scene.tokens[token.head].lemma.lower() in scene.lexicon["speech.verbs"]


def _introduces(scene: Scene, token: Token, role: Token) -> bool:
    """Whether the sentence before leads in to quoted words ('X was blunter. "...," he said')."""
    if role.sentence != token.sentence - 1 or not role.rel == token.rel == "nsubj":
        return False
    main = scene.tokens[role.head]
    quoted = scene.quoted[scene.sentence(token.i).start]
    return main.head == main.i and bool(quoted) and _speaks(scene, token)


def _is_doer(scene: Scene, token: Token) -> bool:
    """Whether a thing is said to be done by this person: "was returned by Ruiz"."""
    if token.deprel != "obl:agent":
        return False
    subjects = (scene.at(t.i) for t in scene.analysis.dependents(token.head, "nsubj"))
    return not any(s is not None and scene.cast.kind(s.actor) == "person" for s in subjects)


def _speaks_here(discourse: Discourse, token: Token, referent: Referent) -> bool:
    """Whether a pronoun stands in words quoted from the referent, who would say "I"."""
    scene = discourse.scene
    speaker = discourse.speakers.get(scene.quoted[token.i])
    if speaker is None:
        return False
    if scene.quoted[referent.head] == scene.quoted[token.i]:
        return referent.actor in actors_speaking(scene, speaker)
    if speaker == referent.head:
        return True
    actors = discourse.pronouns.get(speaker) or actors_speaking(scene, speaker)
    return referent.actor in actors
