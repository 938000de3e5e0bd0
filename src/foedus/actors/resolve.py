"""Putting it together: one document's mentions and the actors they refer to."""

from __future__ import annotations

from foedus.actors.barenames import settle_bare_names, settle_bare_persons
from foedus.actors.coreference import settle_places, settle_references
from foedus.actors.groups import find_groups
from foedus.actors.knowledge import Knowledge
from foedus.actors.layer import ActorLayer
from foedus.actors.lexicon import load_lexicon
from foedus.actors.metonymy import settle_uses
from foedus.actors.names import find_abbreviations, find_names, find_organizations
from foedus.actors.officeholders import find_officeholders
from foedus.actors.organs import find_organs, find_organs_of_people
from foedus.actors.owners import body_of
from foedus.actors.people import find_people
from foedus.actors.scene import Finding, Scene
from foedus.actors.strangers import find_strangers
from foedus.actors.titles import find_titles
from foedus.language import Analysis
from foedus.records import Document, Mention


def resolve(document: Document, analysis: Analysis, knowledge: Knowledge) -> ActorLayer:
    """Find every mention of an actor in a document and settle whom it refers to.

    What cannot be settled is kept with ``actor`` None and its candidates. Words that refer to
    several actors at once ("both allies", "they") give several mentions of the same span.

    Args:
        document: With ``published`` as the time step left it; officials are looked up near it.
        analysis: Of ``document.text``.
        knowledge: The knowledge base.

    Returns:
        Mentions in text order, outer before inner, and the actors they point to.
    """
    scene = Scene(document, analysis, knowledge, load_lexicon())
    spans = find_strangers(scene, find_names(scene))
    find_organs(scene)
    find_abbreviations(scene)
    find_organizations(scene, min_words=2)
    titles = find_titles(scene)
    unnamed = find_people(scene, spans, titles)
    find_organs_of_people(scene)
    find_organizations(scene)
    find_abbreviations(scene)
    find_officeholders(scene, unnamed)
    find_groups(scene, titles)
    settle_uses(scene)
    settle_bare_persons(scene)
    settle_references(scene)
    settle_places(scene)
    settle_bare_names(scene)
    return _layer(scene)


def _layer(scene: Scene) -> ActorLayer:
    findings = [scene.findings[index] for index in scene.order()]
    principals = {actor: scene.cast.principal(actor) for actor in {f.actor for f in findings}}
    mentions = tuple(dict.fromkeys(_mention(scene, f, principals[f.actor]) for f in findings))
    ids = sorted(
        {m.actor for m in mentions if m.actor} | {m.principal for m in mentions if m.principal}
    )
    actors = tuple(actor for code in ids if (actor := scene.cast.get(code)) is not None)
    return ActorLayer(mentions, actors)


def _mention(scene: Scene, finding: Finding, principal: str | None) -> Mention:
    return Mention(
        document=scene.document.id,
        start=scene.tokens[finding.first].start,
        end=scene.tokens[finding.last - 1].end,
        head=finding.head,
        actor=finding.actor,
        candidates=finding.candidates if finding.actor is None else (),
        kind=finding.kind,
        use=finding.use,
        principal=principal or _of_candidates(scene, finding),
        reason=finding.reason,
        confidence=round(finding.confidence, 3),
    )


def _of_candidates(scene: Scene, finding: Finding) -> str | None:
    """Whom all holders of an office act for, where it is left open which of them is meant."""
    if finding.actor is not None or finding.owner is None or not finding.candidates:
        return None
    return scene.cast.principal(body_of(scene, finding.owner))
