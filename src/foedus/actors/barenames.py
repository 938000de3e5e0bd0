"""Who acts in a text and is known by nothing but a word: settled when all else has been.

Names of one word that are never introduced, and the government of a text that names one place
only. They are found last, so that no pronoun or short noun is taken for them.
"""

from __future__ import annotations

from foedus.actors.cast import slug
from foedus.actors.organs import organ_of
from foedus.actors.scene import Finding, Scene
from foedus.actors.strangers import is_known_word
from foedus.language import Token

BARE, SUPPOSED = 0.4, 0.45
"""Trust in a name that nothing but its form tells about, and in the only place as the one meant."""
PLACES = ("state", "place-as-actor")
ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})


def settle_bare_names(scene: Scene) -> None:
    """Let words that name somebody nobody knows stand for whoever bears the name.

    A name of one word that the model takes for a person's stays one; what it has no label for is
    an actor of unsaid kind, where it acts or is acted on. Names that somebody of the knowledge
    base may bear stay open.
    """
    for index, finding in enumerate(scene.findings):
        if finding.actor is None and not finding.candidates and finding.alias is None:
            _settle(scene, index, finding)
    for token in scene.tokens:
        if token.deprel in ACTING and _is_bare(scene, token):
            _add(scene, token)


def _settle(scene: Scene, index: int, finding: Finding) -> None:
    if finding.wanted is not None and finding.wanted[0] == "organ":
        _settle_organ(scene, index, finding, finding.wanted[1])
    elif finding.kind == "name" and finding.wanted is None and finding.last - finding.first == 1:
        token = scene.tokens[finding.first]
        if token.upos == "PROPN":
            evidence = scene.evidence(finding.first, finding.last)
            actor = scene.cast.person(token.text, evidence)
            scene.settle(index, actor, _reason(token.text), BARE)


def _settle_organ(scene: Scene, index: int, finding: Finding, organ: str) -> None:
    """For "the government" in a text with one place, which the knowledge base does not know."""
    places = {f.actor for f in scene.findings if scene.cast.kind(f.actor) in PLACES}
    states = {place for place in places if scene.cast.kind(place) == "state"}
    chosen = states or places
    only = next(iter(chosen)) if len(chosen) == 1 else None
    if only is None or not scene.cast.is_made(only):
        return
    words = scene.surface(finding.first, finding.last)
    evidence = scene.evidence(finding.first, finding.last)
    actor = organ_of(scene, only, scene.lexicon.organ_types[organ], words, evidence)
    scene.settle(index, actor, f"{words!r} of {only}, the only one the text names", SUPPOSED)


def _is_bare(scene: Scene, token: Token) -> bool:
    """A proper noun of one word that nothing has been found for and no name is marked at."""
    alone = token.upos == "PROPN" and token.text[:1].isupper() and token.text.isalpha()
    if not alone or len(token.text) < 3 or token.text.isupper() or scene.at(token.i) is not None:
        return False
    if token.i in scene.marked or is_known_word(scene, token.text):
        return False
    below = scene.analysis.dependents(token.i)
    return all(t.rel in ("punct", "conj", "cc", "case", "acl", "appos") for t in below)


def _add(scene: Scene, token: Token) -> None:
    evidence = scene.evidence(token.i, token.i + 1)
    known = scene.cast.get(slug(token.text))
    actor = known.id if known else scene.cast.group(None, token.text, None, evidence)
    scene.add(Finding.of_word(token.i, actor, "name", _reason(token.text), BARE))


def _reason(words: str) -> str:
    return f"{words!r} named by the text only, and never introduced"
