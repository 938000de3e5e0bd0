"""Pronouns within the document; left open wherever the antecedent is not clear.

Hard constraints first (kind, number, gender, no argument of the same verb), then preferences.
"""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.antecedents import Answer, left_open
from foedus.actors.discourse import INSTITUTIONS, Discourse, actors_at
from foedus.actors.impersonal import NEUTRAL, is_pleonastic, neutral, plural
from foedus.actors.personal import personal
from foedus.actors.salience import PLURAL
from foedus.actors.scene import Finding
from foedus.language import Token

PERSONAL = {
    "he": "Masc", "him": "Masc", "his": "Masc", "himself": "Masc",
    "she": "Fem", "her": "Fem", "hers": "Fem", "herself": "Fem",
}  # fmt: skip
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PRONOUNS = RELATIVE | NEUTRAL | PLURAL | frozenset(PERSONAL)


def settle_pronoun(discourse: Discourse, token: Token) -> None:
    """Add a finding for a pronoun that refers to an actor, or that may and is left open.

    Args:
        discourse: What the text has spoken of before.
        token: One of ``PRONOUNS``, used as one.
    """
    if token.rel == "expl" and _is_agent(discourse, token):
        token = replace(token, deprel="nsubj")
    if token.rel in ("expl", "det"):
        return
    answer = _answer(discourse, token)
    if answer is not None:
        _add(discourse, token, answer)


def _answer(discourse: Discourse, token: Token) -> Answer | None:
    """Who a pronoun refers to; None where it refers to no actor for sure."""
    scene, word = discourse.scene, token.text.lower()
    if word in RELATIVE and token.has("PronType=Rel"):
        answer = _relative(discourse, token)
        return answer if answer[0] else None
    if word in PERSONAL:
        return personal(discourse, token, PERSONAL[word])
    if word in NEUTRAL and token.upos == "PRON":
        return None if is_pleonastic(scene, token) else neutral(discourse, token)
    return plural(discourse, token) if word in PLURAL else None


def _add(discourse: Discourse, token: Token, answer: Answer) -> None:
    scene, word = discourse.scene, token.text.lower()
    actors, reason, confidence = answer
    discourse.pronouns[token.i] = actors
    for actor in actors or (None,):
        candidates = () if actor else _candidates(discourse, token, word)
        trust = confidence if actor else 0.3
        finding = Finding.of_word(token.i, actor, "pronoun", reason, trust, candidates=candidates)
        scene.add(finding)
        if actor is not None:
            discourse.mention(finding)
    if len(actors) > 1:
        discourse.add_several(actors, token.i)


def _is_agent(discourse: Discourse, token: Token) -> bool:
    """Tell that parses are wrong that take "it" in "it expected" for an expletive."""
    scene = discourse.scene
    own = scene.analysis.dependents(token.head, "nsubj", "csubj", "ccomp", "aux:pass")
    verb = scene.tokens[token.head]
    return not own and token.i < verb.i and verb.lemma.lower() in scene.lexicon["agents.verbs"]


def _candidates(discourse: Discourse, token: Token, word: str) -> tuple[str, ...]:
    kinds = {"person"} if word in PERSONAL else INSTITUTIONS | {"group"}
    found = (r.actor for r in discourse.before(token.i, 2, kinds) if r.actor and not r.side)
    return tuple(dict.fromkeys(found))[:5]


def _relative(discourse: Discourse, token: Token) -> Answer:
    """For "who", "whose", "which": the noun that the relative clause describes."""
    scene, i = discourse.scene, token.i
    climbed: set[int] = set()  # heads read from a file may go round in a circle
    while scene.tokens[i].deprel != "acl:relcl":
        if i in climbed or scene.tokens[i].head == i:
            return left_open("relative pronoun without a noun")
        climbed.add(i)
        i = scene.tokens[i].head
    noun = scene.tokens[i].head
    actors = actors_at(scene, discourse, noun)
    if len(actors) > 1:
        actors = actors[-1:] if scene.tokens[noun].rel == "conj" else actors
    found = scene.at(noun)
    return actors, f"relative clause of {found and scene.surface(found.first, found.last)!r}", 0.88
