"""Who acts or is acted on although nothing says whose they are: "protesters", "a teacher".

PLOVER codes them by their sector alone. They are found only where their words stand for nobody
else, but before the pronouns that follow: "police ... they". Who does something in one
country is of that country ("in Ruritania police arrested ..."); of the others the id says what
they are and not who: two reports of "police" do not speak of one body.

Several people are somebody wherever they stand, one person or one body ("the captain", "the
committee") where it does something or something is done to it.
"""

from __future__ import annotations

from foedus.actors.groups import COLLECTIVE, beside_name
from foedus.actors.owners import POSSESSIVES
from foedus.actors.scene import Finding, Scene
from foedus.language import Token

TRUST, PLACED, ONE = 0.6, 0.55, 0.45
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
"""Relations of who acts, or whom something is done to."""
TOWARDS = frozenset({"against", "by", "from", "with"})
"""Prepositions by which deeds name one of their sides: "a request from the minister"."""
NAMING = ("amod", "appos", "compound")
"""Relations of what says who somebody is, or whose: "UN inspectors"."""
NAMED = ("appos", "flat")
WHERE = frozenset({"in", "at", "near"})


def add_unowned(scene: Scene, token: Token) -> Finding | None:
    """Add a finding where a noun of the lists stands for somebody whom nothing else names.

    Args:
        scene: The document at hand.
        token: A noun that no finding covers.
    """
    noun = scene.nouns[token.i]
    if noun not in scene.lexicon["unowned.any"] or not _stands_alone(scene, token):
        return None
    if noun == "man" and _armed(scene, token):
        noun = "gunman"
    people = noun in scene.lexicon["unowned.several"]
    if people and is_several(token, noun):
        return _add(scene, token, noun, TRUST)
    if not people and _is_somebodys(scene, token):
        return None
    return _add(scene, token, noun, ONE) if _takes_part(scene, token) else None


def _armed(scene: Scene, token: Token) -> bool:
    """Whether "men" are "armed men"."""
    below = scene.analysis.dependents(token.i, "amod")
    return any(t.lemma.lower() in ("armed", "masked") for t in below)


def _stands_alone(scene: Scene, token: Token) -> bool:
    """Whether a noun stands for somebody who is nobody's and not named beside it.

    "The ambassador's deputy" and "its staff" are who they belong to; who is sent ("sent troops")
    is a means.
    """
    if token.i and scene.lower(token.i - 1) in POSSESSIVES:
        return False
    if token.deprel in ("compound", "amod", "nmod:desc", "flat") and token.head > token.i:
        return False
    below = scene.analysis.dependents(token.i)
    if any(t.deprel == "nmod:poss" or (t.rel in NAMING and scene.at(t.i)) for t in below):
        return False
    if any(t.i == token.i + 1 and t.upos == "PROPN" and t.rel in NAMED for t in below):
        return False  # "the blogger Alena Vasilchyk"
    if token.lemma.lower() == "force" and all(t.rel == "nmod" for t in below):
        return False  # "joined forces with X"
    if token.rel == "obj" and _lemma_above(scene, token) in scene.lexicon["unowned.sent"]:
        return False
    return not beside_name(scene, token)


def _lemma_above(scene: Scene, token: Token) -> str:
    return scene.tokens[token.head].lemma.lower()


def _is_somebodys(scene: Scene, token: Token) -> bool:
    """Whether a body is said to be of somebody: "her party", "the ministries of both states"."""
    owners = scene.analysis.dependents(token.i, "nmod")
    return any(t.has("Poss=Yes") or scene.at(t.i) is not None for t in owners)


def is_several(token: Token, noun: str) -> bool:
    """Whether a noun stands for more than one: "farmers", "police"."""
    return token.has("Number=Plur") or token.has("Number=Ptan") or noun in COLLECTIVE


def _takes_part(scene: Scene, token: Token) -> bool:
    """Whether a noun is an argument of a verb or of a deed, if only joined to one."""
    first = token
    while first.rel == "conj" and first.head < first.i:
        first = scene.tokens[first.head]
    above = scene.tokens[first.head]
    if first.rel in ("nmod", "obl"):
        return any(t.text.lower() in TOWARDS for t in scene.analysis.dependents(first.i, "case"))
    return first.deprel in ARGUMENTS and above.upos == "VERB"


def _add(scene: Scene, token: Token, noun: str, trust: float) -> Finding:
    evidence = scene.evidence(token.i, token.i + 1)
    word = "gunmen" if noun == "gunman" else scene.lower(token.i)
    at_home = _is_subject(scene, token) and _is_at_home(scene, token, noun)
    country = _country(scene, token) if at_home else None
    actor = scene.cast.group(country, word, scene.lexicon.collectives.get(noun), evidence)
    reason = f"{word!r} in {country}" if country else f"{word!r}: of whom is not said"
    trust = min(trust, PLACED) if country else trust
    finding = Finding.of_word(token.i, actor, "nominal", reason, trust, owner=country)
    scene.add(finding)
    return finding


def _is_subject(scene: Scene, token: Token) -> bool:
    """Whether a noun is what a clause is about, if only by number ("hundreds of protesters")."""
    above = scene.tokens[token.head]
    counted = token.rel == "nmod" and above.upos in ("NUM", "NOUN") and above.rel == "nsubj"
    return token.rel == "nsubj" or (counted and above.i < token.i)


def _is_at_home(scene: Scene, token: Token, noun: str) -> bool:
    """Whether nothing says that soldiers may be of elsewhere: "coalition forces" may be."""
    if noun in scene.lexicon["local.nouns"]:
        return True
    said = scene.analysis.dependents(token.i, "amod", "compound")
    elsewhere = scene.lexicon["local.elsewhere"]
    return not any(t.upos == "PROPN" or t.lemma.lower() in elsewhere for t in said)


def _country(scene: Scene, token: Token) -> str | None:
    """The only country in which the sentence says that something happens."""
    sentence = scene.sentence(token.i)
    found = {
        scene.cast.country(finding.actor)
        for finding in scene.findings
        if finding.use == "place" and finding.first in sentence and _located(scene, finding)
    }
    return found.pop() if len(found) == 1 else None


def _located(scene: Scene, finding: Finding) -> bool:
    before = scene.analysis.dependents(finding.head, "case")
    return any(t.text.lower() in WHERE for t in before)
