"""One reading from first to last token: each word that refers back is settled by what came before."""

from __future__ import annotations

from foedus.actors.discourse import Discourse
from foedus.actors.metonymy import use_of
from foedus.actors.nominals import settle_noun, settle_wanted
from foedus.actors.pronouns import settle_pronoun
from foedus.actors.scene import Scene

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
        for index in named.get(token.i, ()):
            settle_wanted(discourse, index)
            discourse.mention(scene.findings[index])


def settle_places(scene: Scene) -> None:
    """"in the country", "visits the republic": a short noun for a state as a place."""
    for index, finding in enumerate(scene.findings):
        if finding.kind == "nominal" and scene.cast.kind(finding.actor) == "state":
            use = use_of(scene, finding.head)
            if use.use == "place":
                scene.change(index, use="place", reason=f"{finding.reason}, {use.reason}")
