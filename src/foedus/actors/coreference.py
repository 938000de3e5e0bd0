"""One reading from first to last token: words that refer back are settled by what came before."""

from __future__ import annotations

from foedus.actors.discourse import Discourse
from foedus.actors.metonymy import use_of
from foedus.actors.nominals import settle_noun
from foedus.actors.pronouns import settle_pronoun
from foedus.actors.scene import Scene
from foedus.actors.wanted import settle_wanted
from foedus.language import Token

BACKWARD = ("NOUN", "PROPN")


def settle_references(scene: Scene) -> None:
    """Settle pronouns, short nouns and wanted titles and organs in text order."""
    discourse = Discourse(scene)
    named: dict[int, list[int]] = {}
    for index in scene.order():
        named.setdefault(scene.findings[index].first, []).append(index)
    for token in scene.tokens:
        if token.upos in ("PRON", "DET"):
            settle_pronoun(discourse, token)
        elif token.upos in BACKWARD:
            settle_noun(discourse, token)
            _note_stranger(discourse, token)
        for index in named.get(token.i, ()):
            settle_wanted(discourse, index)
            discourse.mention(scene.findings[index])


def _note_stranger(discourse: Discourse, token: Token) -> None:
    """Persons without an identity ("a man", "her mother") still stand in the way of pronouns."""
    scene = discourse.scene
    if scene.at(token.i) is not None or token.has("Number=Plur"):
        return
    if token.deprel in ("compound", "amod", "flat", "nmod:desc"):
        return
    noun = token.lemma.lower()
    human = noun in scene.lexicon.genders or noun in scene.lexicon["roles.nouns"]
    marked = any(name.first <= token.i < name.last for name in scene.analysis.names)
    unknown = token.upos == "PROPN" and token.rel in ("nsubj", "obj", "root", "conj")
    if human or (unknown and not marked):
        discourse.add(None, "person", token.i)


def settle_places(scene: Scene) -> None:
    """For "in the country", "visits the republic": a short noun for a state as a place."""
    for index, finding in enumerate(scene.findings):
        if finding.kind == "nominal" and scene.cast.kind(finding.actor) == "state":
            use = use_of(scene, finding.head)
            if use.use == "place":
                scene.change(index, use="place", reason=f"{finding.reason}, {use.reason}")
