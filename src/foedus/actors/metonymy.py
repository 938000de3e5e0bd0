"""Whether a state, a capital or a building stands for a government, or is only a place.

"Yerevan declined" and "ties with Moscow" are governments; "in Yerevan", "visited Minsk", "from
Brussels" are places. Decided by the parse: preposition, governing verb or noun, coordination
(after the contextual criteria in Markert & Nissim 2007, SemEval task 8, on "place-for-people").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.lists import listed_with
from foedus.actors.scene import Finding, Scene
from foedus.language import Token
from foedus.records import MentionUse

STANDING = ("capital", "metonym")
DASHES = ("—", "–", "-", "--", "―")
RELATIONS = ("conj", "appos", "flat")


@dataclass(frozen=True, slots=True)
class Use:
    """How a name is used, why, and how surely."""

    use: MentionUse
    reason: str
    confidence: float


def settle_uses(scene: Scene) -> None:
    """Give every name of a state, capital, city, region or organization its use and actor."""
    words = frozenset(token.text for token in scene.tokens)
    for index, finding in enumerate(scene.findings):
        if finding.kind != "name" or finding.alias is None:
            continue
        kinds = {scene.cast.kind(a) for a in (finding.actor, *finding.candidates)}
        if not kinds & {"state", "organization", "place-as-actor", "group", "organ"}:
            continue
        use = _use(scene, index)
        if finding.alias in STANDING or kinds & {"place-as-actor"}:
            _settle_city(scene, index, use, words)
        elif "state" in kinds or use.use == "modifier":
            scene.change(index, use=use.use, reason=f"{finding.reason}: {use.reason}")
    _settle_lists(scene)


def _settle_lists(scene: Scene) -> None:
    """States named in a row are used alike, whatever the parse says of the later ones."""
    for index, finding in enumerate(scene.findings):
        if finding.kind != "name" or scene.cast.kind(finding.actor) != "state":
            continue
        first = listed_with(scene, finding)[0]
        named = finding.alias not in STANDING and first.alias not in STANDING
        if named and first.use == "actor" and finding.use != "actor":
            words = scene.surface(first.first, first.last)
            scene.change(index, use="actor", reason=f"{finding.reason}, but with {words!r}")


def _use(scene: Scene, index: int) -> Use:
    finding = scene.findings[index]
    outer = scene.at(finding.head)
    if (
        outer is not finding
        and outer is not None
        and outer.last - outer.first > finding.last - finding.first
    ):
        return Use("modifier", f"part of {scene.surface(outer.first, outer.last)!r}", 0.9)
    if _dateline(scene, finding):
        return Use("place", "the dateline", 0.95)
    before = scene.at(finding.first - 2) if finding.first > 1 else None
    if before is not None and before is not finding and _is_located(scene, before):
        return Use("place", "says where the city before it lies", 0.9)
    if _is_located(scene, finding):
        return Use("place", "followed by the country it lies in", 0.9)
    return use_of(scene, finding.head)


def use_of(scene: Scene, i: int) -> Use:
    """How the name headed by token ``i`` is used, by its place in the parse."""
    top, case = _top(scene, i)
    token = scene.tokens[top]
    governor = scene.tokens[token.head] if token.head != top else None
    if governor is None:
        return Use("actor", "stands alone", 0.6)
    if case and scene.lower(case.i) not in ("'s", "'"):
        return _after_preposition(scene, case, governor)
    if token.deprel == "nmod:poss" or case is not None:
        return _possessor(scene, governor)
    if token.rel in ("compound", "amod", "nmod"):
        return _in_compound(scene, governor)
    if token.rel == "nsubj":
        return _subject(scene, token, governor)
    if token.rel in ("obj", "iobj"):
        return _object(scene, governor)
    return Use("actor", f"{token.rel} of {governor.text!r}", 0.6)


def _top(scene: Scene, i: int) -> tuple[int, Token | None]:
    """The first of a coordination, and the preposition or possessive mark that rules it."""
    seen = 0
    while seen < 10:
        cases = scene.analysis.dependents(i, "case")
        if cases:
            return i, cases[-1] if scene.lower(cases[-1].i) in ("'s", "'") else cases[0]
        token = scene.tokens[i]
        if token.rel not in RELATIONS or token.head == i:
            return i, None
        i, seen = token.head, seen + 1
    return i, None


def _after_preposition(scene: Scene, case: Token, governor: Token) -> Use:
    lexicon, word = scene.lexicon, case.text.lower()
    lemma = governor.lemma.lower()
    motion = lemma in lexicon["place.motion_verbs"] or lemma in lexicon["place.motion_nouns"]
    if word in lexicon["place.prepositions"]:
        return Use("place", f"after {word!r}", 0.93)
    if word in ("from", "out"):
        # "took in the promises from Brussels": whatever the parse hangs "from" on.
        for near in (scene.tokens[case.i - 1] if case.i else governor, governor):
            if near.lemma.lower() in lexicon["place.sent.nouns"]:
                return Use("actor", f"{near.text!r} comes from a government", 0.85)
        if lemma in lexicon["place.sent.verbs"]:
            return Use("actor", f"{governor.text!r} comes from a government", 0.85)
        return Use("place", f"after 'from' with {governor.text!r}", 0.75)
    if word in ("to", "for", "toward", "towards", "on") and motion:
        return Use("place", f"after {word!r} with {governor.text!r}", 0.88)
    if word == "of":
        return _of(scene, governor)
    if word == "on" and lemma in ("attack", "strike", "raid", "assault", "advance", "bombing"):
        return Use("place", f"after 'on' with {governor.text!r}", 0.8)
    return Use("actor", f"after {word!r} with {governor.text!r}", 0.85)


def _of(scene: Scene, governor: Token) -> Use:
    lemma = governor.lemma.lower()
    if lemma in scene.lexicon["place.territory_nouns"]:
        return Use("place", f"ground: 'of' with {governor.text!r}", 0.85)
    if lemma in scene.lexicon.collectives or lemma in scene.lexicon["roles.nouns"]:
        return Use("modifier", f"whose {governor.text!r} it is", 0.85)
    return Use("actor", f"'of' with {governor.text!r}", 0.75)


def _possessor(scene: Scene, governor: Token) -> Use:
    lemma = governor.lemma.lower()
    if lemma in scene.lexicon["place.territory_nouns"]:
        return Use("place", f"ground: possessor of {governor.text!r}", 0.85)
    if lemma in scene.lexicon.collectives or lemma in scene.lexicon["roles.nouns"]:
        return Use("modifier", f"whose {governor.text!r} it is", 0.85)
    return Use("actor", f"possessor of {governor.text!r}", 0.85)


def _in_compound(scene: Scene, governor: Token) -> Use:
    if governor.lemma.lower() in scene.lexicon["place.event_nouns"]:
        return Use("modifier", f"names {governor.text!r} by its place or party", 0.8)
    return Use("modifier", f"modifies {governor.text!r}", 0.85)


def _subject(scene: Scene, token: Token, governor: Token) -> Use:
    lemma = governor.lemma.lower()
    lexicon = scene.lexicon
    if token.deprel.endswith("pass"):
        if (
            lemma in lexicon["place.place_object_verbs"]
            or lemma in lexicon["place.place_subject_verbs"]
        ):
            return Use("place", f"what was {governor.text!r}", 0.75)
        return Use("actor", f"passive subject of {governor.text!r}", 0.8)
    if lemma in lexicon["place.place_subject_verbs"]:
        return Use("place", f"subject of {governor.text!r}", 0.6)
    if governor.upos != "VERB" and lemma in lexicon["place.territory_nouns"]:
        return Use("place", f"is called {governor.text!r}", 0.85)
    sure = 0.95 if lemma in lexicon["speech.verbs"] else 0.85
    return Use("actor", f"subject of {governor.text!r}", sure)


def _object(scene: Scene, governor: Token) -> Use:
    if governor.lemma.lower() in scene.lexicon["place.place_object_verbs"]:
        return Use("place", f"object of {governor.text!r}", 0.88)
    return Use("actor", f"object of {governor.text!r}", 0.85)


def _dateline(scene: Scene, finding: Finding) -> bool:
    """For "YEREVAN (Reuters) - ...", "KABUL, Afghanistan — ..." at the head of a paragraph."""
    sentence = scene.sentence(finding.first)
    if finding.first != sentence.start:
        return False
    i = finding.last
    limit = min(sentence.stop, finding.last + 8)
    if i < limit and scene.tokens[i].text == "(":
        return any(scene.tokens[n].text in DASHES for n in range(i + 2, limit))
    while i < limit and (scene.tokens[i].text == "," or scene.tokens[i].upos in ("PROPN", "NUM")):
        i += 1
    spaced = i < limit and scene.tokens[i].start > scene.tokens[i - 1].end
    return bool(spaced) and scene.tokens[i].text in DASHES and i > finding.first


def _is_located(scene: Scene, finding: Finding) -> bool:
    """For "Minsk, Belarus": a capital or city with its state after a comma."""
    if finding.alias not in ("capital", "metonym", "name", "alias"):
        return False
    i = finding.last
    if i + 1 >= len(scene.tokens) or scene.tokens[i].text != ",":
        return False
    after = scene.at(i + 1)
    if after is None or after.first != i + 1 or after.alias not in ("name", "abbreviation"):
        return False
    city = finding.alias == "capital" or scene.cast.kind(finding.actor) == "place-as-actor"
    own = {scene.cast.country(a) for a in (finding.actor, *finding.candidates)}
    return city and after.actor in own


def _settle_city(scene: Scene, index: int, use: Use, words: frozenset[str]) -> None:
    """A capital, seat or city: the government it stands for, or the place."""
    finding = scene.findings[index]
    bearers = tuple(dict.fromkeys(a for a in (finding.actor, *finding.candidates) if a))
    standing = [a for a in bearers if scene.cast.kind(a) != "place-as-actor"]
    places = [a for a in bearers if scene.cast.kind(a) == "place-as-actor"]
    surface = scene.surface(finding.first, finding.last)
    place_use = use.use == "place" or not standing or _names_event(scene, finding, use)
    if place_use:
        actor = places[0] if places else bearers[0]
        shown: MentionUse = "modifier" if use.use == "modifier" else "place"
        if not standing and use.use == "actor" and _may_act(scene, actor):
            shown = "actor"
        reason, sure = f"{surface!r} as a place: {use.reason}", use.confidence
        if scene.cast.is_made(actor):
            reason, sure = f"{finding.reason}; {use.reason}", min(sure, finding.confidence)
        scene.change(index, actor=actor, use=shown, candidates=(), reason=reason, confidence=sure)
        return
    stood_for, candidates, sure = _stands_for(scene, surface, standing, words)
    scene.change(
        index,
        actor=stood_for,
        candidates=candidates,
        kind="metonym",
        use=use.use,
        reason=f"{surface!r} as government of {stood_for or ' or '.join(candidates)}: {use.reason}",
        confidence=round(min(use.confidence, sure), 3),
    )


def _names_event(scene: Scene, finding: Finding, use: Use) -> bool:
    """For "the Minsk summit", "the Sofia Institute": named after where it is."""
    outer = scene.at(finding.head)
    if outer is not finding and outer is not None:
        inner = scene.inside(finding.head - 1), scene.inside(finding.last)
        parts = {f.actor for f in (outer, *inner) if f is not None}
        if any(scene.cast.kind(actor) == "organization" for actor in parts):
            return finding.alias == "capital"
    governor = scene.tokens[scene.tokens[finding.head].head]
    return (
        use.use == "modifier"
        and finding.alias == "capital"
        and governor.lemma.lower() in scene.lexicon["place.event_nouns"]
    )


def _may_act(scene: Scene, actor: str) -> bool:
    """A region, or a place known from the text alone, which may be anything that acts."""
    if scene.cast.is_made(actor):
        return True
    return scene.knowledge.kind(actor) not in ("city", "capital", "seat", None)


def _stands_for(
    scene: Scene, surface: str, standing: Sequence[str], words: frozenset[str]
) -> tuple[str | None, tuple[str, ...], float]:
    """Which of the bodies a seat may stand for; None where the text speaks of several alike."""
    if len(standing) == 1:
        return standing[0], (), 0.95
    readings = scene.lexicon.readings.get(surface, ())
    scores = dict.fromkeys(standing, 0)
    for reading in readings:
        if reading.actor in scores:
            scores[reading.actor] += len(reading.cues & words)
    for finding in scene.findings:
        if finding.actor in scores and finding.alias not in STANDING:
            scores[finding.actor] += 1
    ranked = sorted(standing, key=lambda actor: (-scores[actor], standing.index(actor)))
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best >= 2 * second and best > 0:
        return ranked[0], (), 0.85
    return None, tuple(ranked), 0.4
