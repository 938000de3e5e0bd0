"""Collectives that act although nothing says whose they are: "protesters", "police", "rebels".

PLOVER codes them by their sector alone. They are found last, so that no pronoun or short noun is
taken for them, and only where their words stand for nobody else. Their id says what they are and
not who: two reports of "police" do not speak of one body.
"""

from __future__ import annotations

from foedus.actors.groups import COLLECTIVE, beside_name
from foedus.actors.scene import Finding, Scene
from foedus.language import Token

TRUST = 0.6


def find_unowned(scene: Scene) -> None:
    """Add a finding for every collective of the list that nobody was found for."""
    for token in scene.tokens:
        noun = scene.lexicon.noun(token.lemma, token.text)
        if noun in scene.lexicon["unowned.nouns"] and _acts(scene, token, noun):
            _add(scene, token, noun)


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
    word = scene.lower(token.i)
    finding = Finding(
        first=token.i,
        last=token.i + 1,
        head=token.i,
        actor=scene.cast.group(None, word, scene.lexicon.collectives.get(noun), evidence),
        kind="nominal",
        use="actor",
        reason=f"{word!r}: of whom is not said",
        confidence=TRUST,
    )
    scene.add(finding)
