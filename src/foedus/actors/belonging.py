"""What is said to belong to somebody just taken up: "the alliance's council", "our army".

The owner is a short noun ("the country's foreign minister", "the head of the alliance"), or a
word of the first person, which is whoever speaks.
"""

from __future__ import annotations

from foedus.actors.discourse import Discourse
from foedus.actors.knowledge.surface import key
from foedus.actors.officeholders import CHIEFS, chief_of, holder_of
from foedus.actors.organs import known_organs, organ_of
from foedus.actors.scene import Finding, Scene
from foedus.actors.voices import actors_speaking
from foedus.language import Token

OF = frozenset({"of", "'s", "'"})


def possessors(discourse: Discourse, i: int) -> tuple[str, ...]:
    """Whom a possessive pronoun means; "our" is whoever the quoted words are of."""
    scene = discourse.scene
    if not scene.tokens[i].has("Person=1"):
        return discourse.pronouns.get(i, ())
    speaker = discourse.speakers.get(scene.quoted[i])
    if speaker is None:
        return ()
    return discourse.pronouns.get(speaker) or tuple(sorted(actors_speaking(scene, speaker)))


def settle_owned(discourse: Discourse, owner: Token, body: str) -> None:
    """Settle the organ, officer or people that belong to a body just taken up.

    For "the alliance's Security Council", "the secretariat of the alliance": whichever stands
    first. Headlines leave out what joins them ("alliance chief").
    """
    scene = discourse.scene
    head = scene.tokens[owner.head]
    if head.i == owner.i or head.upos not in ("NOUN", "PROPN") or not _joined(scene, owner, head):
        return
    parts = scene.analysis.dependents(head.i, "compound", "amod")
    first = min((t.i for t in parts if owner.i != t.i < head.i), default=head.i)
    first = max(first, owner.i + 1) if owner.i < head.i else first
    index = next((n for n, f in enumerate(scene.findings) if f.head == head.i), None)
    if index is not None and scene.findings[index].kind == "name":
        return
    actor = _organ(scene, body, first, head) or _officer(scene, body, first, head)
    actor = actor or _people(scene, owner, head, body)
    if actor is None:
        return
    reason, confidence = f"of {body}, taken up by {owner.text!r}", 0.8
    if index is not None:
        scene.settle(index, actor, reason, confidence)
        scene.change(index, wanted=None)
        return
    finding = Finding(
        first, head.i + 1, head.i, actor, "nominal", "actor", reason, confidence, owner=body
    )  # fmt: skip
    scene.add(finding)
    if head.i < owner.i:  # what stands later is still to be read
        discourse.mention(finding)


def _joined(scene: Scene, owner: Token, head: Token) -> bool:
    links = (t.text.lower().replace("’", "'") for t in scene.analysis.dependents(owner.i, "case"))
    if OF.intersection(links):
        return True
    if head.i < owner.i:  # "head of the Moscow-led alliance", "of" hung on its first word
        return owner.deprel == "nmod" and scene.lower(head.i + 1) == "of"
    return scene.region[owner.sentence] != "body" and owner.deprel == "compound"


def _organ(scene: Scene, body: str, first: int, head: Token) -> str | None:
    """An organ the knowledge base gives the body, or one of those every state has."""
    known = known_organs(scene.knowledge, body).get(key(scene.surface(first, head.i + 1)))
    if known is not None or scene.cast.kind(body) != "state":
        return known
    for start in range(first, head.i + 1):
        for words, organ in scene.lexicon.organs.get(scene.lowers[start], ()):
            if scene.lowers[start : head.i + 1] == words:
                evidence = scene.evidence(first, head.i + 1)
                return organ_of(scene, body, organ, scene.surface(start, head.i + 1), evidence)
    return None


def _officer(scene: Scene, body: str, first: int, head: Token) -> str | None:
    """Who holds the office that the words name in the body, if it is one person's."""
    if head.has("Number=Plur"):
        return None
    if scene.cast.kind(body) == "organization" and head.lemma.lower() in CHIEFS:
        return chief_of(scene, body)
    office = scene.knowledge.office(scene.surface(first, head.i + 1), body)
    if office is None or not office.single:
        return None
    return holder_of(scene, body, office.name)[0]


def _people(scene: Scene, owner: Token, head: Token, body: str) -> str | None:
    """For "the leaders of the bloc": the people of a body, if nobody else is known to be meant."""
    noun = scene.lexicon.noun(head.lemma, head.text)
    if noun not in scene.lexicon.collectives or not head.has("Number=Plur"):
        return None
    if scene.at(head.i) is not None:
        return None
    evidence = scene.evidence(min(head.i, owner.i), max(head.i, owner.i) + 1)
    sector = scene.lexicon.collectives[noun]
    return scene.cast.group(body, scene.lower(head.i), sector, evidence)
