"""Collectives that act although nothing says whose they are: "protesters", "police", "rebels".

PLOVER codes them by their sector alone. They are found last, so that no pronoun or short noun is
taken for them, and only where their words stand for nobody else. Who does something in one
country is of that country ("in Ruritania police arrested ..."); of the others the id says what
they are and not who: two reports of "police" do not speak of one body.
"""

from __future__ import annotations

from foedus.actors.groups import COLLECTIVE, beside_name
from foedus.actors.scene import Finding, Scene
from foedus.language import Token

TRUST, PLACED = 0.6, 0.55
WHERE = frozenset({"in", "at", "near"})


def find_unowned(scene: Scene) -> None:
    """Add a finding for every collective of the list that nobody was found for."""
    for token in scene.tokens:
        noun = scene.lexicon.noun(token.lemma, token.text)
        if noun == "man" and _armed(scene, token):
            noun = "gunman"
        if noun in scene.lexicon["unowned.nouns"] and _acts(scene, token, noun):
            _add(scene, token, noun)


def _armed(scene: Scene, token: Token) -> bool:
    """Whether "men" are "armed men"."""
    below = scene.analysis.dependents(token.i, "amod")
    return any(t.lemma.lower() in ("armed", "masked") for t in below)


def _acts(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a noun stands for several people and not before another noun or beside a name."""
    if scene.at(token.i) is not None or token.upos not in ("NOUN", "PROPN"):
        return False
    if token.deprel in ("compound", "amod", "nmod:desc", "flat") and token.head > token.i:
        return False
    several = token.has("Number=Plur") or token.has("Number=Ptan") or noun in COLLECTIVE
    return several and not beside_name(scene, token)


def _add(scene: Scene, token: Token, noun: str) -> None:
    evidence = scene.evidence(token.i, token.i + 1)
    word = "gunmen" if noun == "gunman" else scene.lower(token.i)
    country = _country(scene, token) if _is_subject(scene, token) else None
    actor = scene.cast.group(country, word, scene.lexicon.collectives.get(noun), evidence)
    why = f"{word!r} in {country}" if country else f"{word!r}: of whom is not said"
    trust = PLACED if country else TRUST
    scene.add(Finding.of_word(token.i, actor, "nominal", why, trust, owner=country))


def _is_subject(scene: Scene, token: Token) -> bool:
    """Whether a noun is what a clause is about, if only by number ("hundreds of protesters")."""
    above = scene.tokens[token.head]
    counted = token.rel == "nmod" and above.upos in ("NUM", "NOUN") and above.rel == "nsubj"
    return token.rel == "nsubj" or (counted and above.i < token.i)


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
