"""It and they by salience: who of those spoken of is most in view, and by how much.

The factors are those of Lappin & Leass 1994 ("An algorithm for pronominal anaphora resolution"):
recency, subject before object before the rest, parallel roles, how often somebody was spoken of;
with a margin below which nobody is taken. Things that are subject of a clause compete, unless the
words around the pronoun fit only somebody who acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.antecedents import Answer, coarguments, left_open
from foedus.actors.discourse import (
    Discourse,
    Referent,
    body_spoken_for,
    possessor_of,
    predicate_above,
    subject_of,
)
from foedus.actors.scene import Scene
from foedus.language import Token

HYPHENS = frozenset("-‑–")
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SENTENCES = 2
FLOOR, MARGIN = 2.2, 0.7
START, DISTANCE, PARAGRAPH = 3.0, 1.2, 0.4
SUBJECT, OWNS_SUBJECT, OBJECT, OTHER = 1.5, 1.2, 0.8, 0.3
AROUND, NEAREST, PARALLEL, ADDRESSED = 1.3, 0.5, 0.8, 0.8
OFTEN, MOST = 0.2, 5
"""What each mention before is worth, and how many count. All set on news of GUM and own texts."""
MODIFIER, PLACE, LISTED, NUMBER, QUOTED, THING, LIFELESS = 2.0, 1.0, 1.5, 1.2, 0.8, 0.4, 0.8
"""What is lost by a mere modifier, a place, one of several, the wrong number, words on the other
side of quotation marks, what does not act, and the same where somebody must act."""
UNOWNED = 1.6
"""The same of somebody known by nothing but a noun."""
OWNER = 0.8
"""For a state what a state that owns armies and ministries is worth more, for a body likewise."""


def most_salient(discourse: Discourse, token: Token, referents: Sequence[Referent]) -> Answer:
    """The actors most in view among referents (last first) that may be meant by a pronoun."""
    scene = discourse.scene
    excluded = coarguments(discourse, token) | _beside_owned(scene, token)
    kept = [r for r in referents if r.head not in excluded and not excluded & set(r.actors)]
    if acts(scene, token):
        kept = [r for r in kept if r.actors or may_act(scene, r.head)]
    subjects = _subjects_around(scene, token)
    scores: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {}
    for referent in kept:
        score = _score(discourse, token, referent, subjects) + NEAREST * (referent is kept[0])
        sides = _sides(scene, referent)
        scores[sides] = max((score, referent.actors), scores.get(sides, (-9.0, ())))
    return _decide(scene, list(scores.values()), token)


def _sides(scene: Scene, referent: Referent) -> frozenset[str]:
    """Actors named together count as the same as their governments named together."""
    if not referent.several:
        return frozenset(referent.actors)
    return frozenset(scene.cast.principal(actor) or actor for actor in referent.several)


def _one_side(scene: Scene, best: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two is the organ of the other: a ministry does not rival its state."""
    if len(best) != 1 or len(other) != 1:
        return False
    one, two = scene.cast.get(best[0]), scene.cast.get(other[0])
    return bool(one and two and (one.parent == two.id or two.parent == one.id))


def may_act(scene: Scene, head: int) -> bool:
    """A noun for a state, a body or people that has no identity here: "a state", "the body"."""
    token = scene.tokens[head]
    noun = scene.lexicon.noun(token.lemma, token.text)
    return noun in scene.lexicon.nouns or noun in scene.lexicon["roles.nouns"]


def _decide(scene: Scene, scores: list[tuple[float, tuple[str, ...]]], token: Token) -> Answer:
    ranked = sorted(scores, key=lambda item: (-item[0], item[1]))
    ranked = [r for n, r in enumerate(ranked) if not n or not _one_side(scene, ranked[0][1], r[1])]
    if not ranked or ranked[0][0] < FLOOR or not ranked[0][1]:
        return left_open(f"nobody stands out that {token.text!r} fits")
    (score, best), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    if score - second < MARGIN:
        rival = "+".join(ranked[1][1]) or "something that does not act"
        return left_open(f"between {'+'.join(best)} and {rival}")
    confidence = round(min(0.85, 0.6 + 0.1 * (score - second)), 2)
    return best, f"most in view of those that {token.text!r} fits", confidence


def _score(
    discourse: Discourse, token: Token, referent: Referent, subjects: Sequence[int]
) -> float:
    scene = discourse.scene
    role = scene.tokens[referent.head]
    score = START - DISTANCE * (token.sentence - referent.sentence)
    score += _role(scene, referent)
    if referent.head in subjects:
        score += AROUND - 0.2 * subjects.index(referent.head)
    if _is_parallel(scene, token, role):
        score += PARALLEL
    if _is_addressed(scene, token, role):
        score += ADDRESSED
    if token.deprel == "nmod:poss" and referent.kind in _owners(scene, token):
        score += OWNER
    counts = [discourse.spoken_of[actor] for actor in referent.actors]
    score += OFTEN * min(MOST, min(counts, default=1) - 1)
    return score - _losses(discourse, token, referent)


def _losses(discourse: Discourse, token: Token, referent: Referent) -> float:
    scene = discourse.scene
    lost = MODIFIER * (referent.use == "modifier") + PLACE * (referent.use == "place")
    lost += (LIFELESS if acts(scene, token) else THING) * (not referent.actors)
    if _is_unowned(scene, referent.actor):
        lost += UNOWNED
    if referent.actor and referent.head in discourse.listed:
        lost += LISTED
    if scene.paragraph[token.sentence] != scene.paragraph[referent.sentence]:
        lost += PARAGRAPH
    if scene.quoted[token.i] != scene.quoted[referent.head]:
        lost += QUOTED
    role = scene.tokens[referent.head]
    other = "Number=Sing" if token.text.lower() in PLURAL else "Number=Plur"
    return lost + NUMBER * (not referent.several and role.has(other) and role.upos != "PRON")


def _is_unowned(scene: Scene, actor: str | None) -> bool:
    """Whether somebody is known by nothing but a noun: "farmers"."""
    found = scene.cast.get(actor) if actor and actor.startswith("group:") else None
    return found is not None and not found.parent and scene.cast.is_made(actor)


def _owners(scene: Scene, token: Token) -> frozenset[str]:
    """The kinds of actors that have what a possessive pronoun stands before."""
    noun = _owned_noun(scene, scene.tokens[token.head])
    if noun in scene.lexicon["agents.owned_by_states"]:
        return frozenset({"state"})
    if noun in scene.lexicon["agents.owned_by_bodies"]:
        return frozenset({"organization"})
    return frozenset()


def _owned_noun(scene: Scene, token: Token) -> str:
    """The listed noun of what is owned, whole where hyphens cut it ("secretary-general")."""
    first = token.i
    while first > 1 and scene.tokens[first - 1].text in HYPHENS:
        first -= 2
    if first == token.i:
        return scene.lexicon.noun(token.lemma, token.text)
    return "".join(t.text.lower() for t in scene.tokens[first : token.i + 1])


def _role(scene: Scene, referent: Referent) -> float:
    token = scene.tokens[referent.head]
    if referent.subject:
        aside = scene.tokens[token.head].deprel == "acl:relcl" and token.upos != "PRON"
        return OBJECT if aside else SUBJECT
    if token.rel in ("obj", "iobj"):
        return OBJECT
    owned = scene.tokens[token.head]
    if owned.rel != "nsubj":
        return OTHER
    owners = (possessor_of(scene, owned.i), body_spoken_for(scene, owned.i))
    return OWNS_SUBJECT if referent.head in owners else OTHER


def _subjects_around(scene: Scene, token: Token) -> list[int]:
    """Understood subjects of the clauses around a pronoun, from the inside out."""
    found: list[int] = []
    predicate = predicate_above(scene, token.i)
    for _ in range(5):
        if predicate is None:
            break
        subject = subject_of(scene, predicate)
        if scene.tokens[predicate].rel == "acl":  # "promises from Washington that they ..."
            owner = possessor_of(scene, scene.tokens[predicate].head)
            found.extend([] if owner is None else [owner])
        if subject is not None and subject != token.i and subject not in found:
            found.append(subject)
        predicate = predicate_above(scene, predicate)
    return found


def _is_parallel(scene: Scene, token: Token, other: Token) -> bool:
    """Both subjects, or both owners of what has the same role in its clause."""
    if token.rel == "nsubj":
        return other.rel == "nsubj"
    if token.deprel == other.deprel == "nmod:poss":
        return scene.tokens[token.head].rel == scene.tokens[other.head].rel
    return False


def _is_addressed(scene: Scene, token: Token, other: Token) -> bool:
    """For "warned Armenia that ... its": the object of the verb whose clause it stands in."""
    if other.rel not in ("obj", "iobj"):
        return False
    i = token.i
    for _ in range(8):
        above = scene.tokens[i]
        if above.head == i:
            return False
        if above.rel in ("ccomp", "xcomp") and above.head == other.head:
            return True
        i = above.head
    return False


def _beside_owned(scene: Scene, token: Token) -> frozenset[str | int]:
    """Whom "its ties with Russia" cannot belong to: Russia."""
    found: set[str | int] = set()
    if token.deprel != "nmod:poss":
        return frozenset()
    for other in scene.analysis.dependents(token.head, "nmod", "obl"):
        at = scene.at(other.i)
        if other.i != token.i and at is not None and at.head == other.i and at.actor:
            found.add(at.actor)
    return frozenset(found)


def acts(scene: Scene, token: Token) -> bool:
    """Whether what is said of a pronoun fits only somebody who acts.

    It is the subject of saying, wanting, deciding; or owns what only states and bodies have.
    """
    above = scene.tokens[token.head]
    if token.rel == "nsubj" and token.deprel != "nsubj:pass":
        return above.upos == "VERB" and above.lemma.lower() in scene.lexicon["agents.verbs"]
    if token.deprel == "nmod:poss":
        noun = _owned_noun(scene, above)
        return noun in scene.lexicon["agents.owned"] or bool(_owners(scene, token))
    return False
