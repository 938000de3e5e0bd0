"""Collective and unnamed actors: "Russian officials", "CSTO allies", "a senior official"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.cast import slug
from foedus.actors.organs import organ_of
from foedus.actors.owners import HYPHENS, Owner, body_of, joint_owners, owner_after, owner_before
from foedus.actors.scene import Finding, Scene
from foedus.actors.titles import Title
from foedus.language import Token

LINKS = frozenset({"of", "from", "in", "to"})
COLLECTIVE = frozenset({
    "leadership", "delegation", "opposition", "contingent", "side", "regime", "military", "media",
    "press", "public", "people", "army", "navy", "intelligence", "police", "personnel",
    "establishment", "population", "community", "society", "electorate", "militia",
})  # fmt: skip
NEVER_ONE = frozenset({
    "ally", "partner", "neighbor", "neighbour", "adversary", "rival", "member", "participant",
    "government", "force", "court", "company", "firm", "business", "bank", "newspaper", "medium",
    "broadcaster", "charity", "warship", "jet", "warplane", "brigade", "battalion", "family",
    "capital", "regime",
})  # fmt: skip
EVENTS_OF_PARTIES = frozenset(
    {"forum", "summit", "conference", "meeting", "coalition", "treaty", "talk", "negotiation",
     "council", "convention", "congress", "mission", "pact", "agreement", "bloc"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Collective:
    head: int
    noun: str
    plural: bool


def find_groups(scene: Scene, titles: Sequence[Title]) -> None:
    """Add a finding for every collective or unnamed person that says whose it is.

    Titles of one holder have been seen to before; predicates among them refer to nobody.
    From the end of the document to its beginning, so that "the leaders of the CSTO member
    states" finds "the CSTO member states" already there.
    """
    single = (t for t in titles if t.office is not None and t.office.single)
    seen = {t.head for t in single if not scene.tokens[t.head].has("Number=Plur")}
    nouns = scene.lexicon["groups.any"]
    for token in reversed(scene.tokens):
        if scene.nouns[token.i] not in nouns or token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.i in seen or scene.at(token.i) is not None:
            continue
        collective = _collective(scene, token)
        if collective is not None:
            _add(scene, collective)
    _find_peoples(scene)


def _collective(scene: Scene, token: Token) -> _Collective | None:
    noun = scene.nouns[token.i]
    if token.deprel in ("compound", "amod") and token.head > token.i:
        return None
    if beside_name(scene, token):
        return None
    if noun in ("capital", "side") and not token.has("Number=Plur"):
        return None
    if noun == "opposition" and scene.lower(min(token.i + 1, len(scene.tokens) - 1)) == "to":
        return None
    many = token.has("Number=Plur") or token.has("Number=Ptan")
    plural = many or noun in COLLECTIVE or token.text.lower() in COLLECTIVE
    return _Collective(token.i, noun, plural)


def beside_name(scene: Scene, token: Token) -> bool:
    """For "student Ahmed Mohamed", "K.C. Maurer, chief financial officer": no one else is meant."""
    after, above = scene.at(token.i + 1), scene.at(token.head)
    if after is not None and after.first == token.i + 1 and _is_person(scene, after):
        return True
    described = token.deprel in ("nmod:desc", "appos")
    return described and above is not None and _is_person(scene, above)


def _is_person(scene: Scene, finding: Finding) -> bool:
    return finding.kind == "name" and scene.cast.kind(finding.actor) == "person"


def _add(scene: Scene, collective: _Collective) -> None:
    first = _start(scene, collective.head)
    last = collective.head + 1
    if any(scene.tokens[i].lemma.lower() in EVENTS_OF_PARTIES for i in range(first, last - 1)):
        _add_party(scene, collective, first)
        return
    before = owner_before(scene, first, last) or _within(scene, first, last)
    if before is None and (open_owner := _possessive(scene, first, collective.head)) is not None:
        if (
            collective.noun not in scene.lexicon["country_nouns.any"]
        ):  # "their countries" are states
            _add_wanted(scene, collective, open_owner, last)
        return
    owner = before or owner_after(scene, first, last, LINKS)
    if owner is None:
        _add_party(scene, collective, first)
        return
    if not _placed_well(scene, collective, owner, last):
        return
    joint = joint_owners(scene, owner, last) if collective.plural else (owner,)
    found = [_of_owner(scene, collective, one, min(first, one.first), max(last, one.last),
                       several=len(joint) > 1) for one in joint]  # fmt: skip
    kept = [finding for finding in found if finding is not None]
    for finding in kept:
        scene.add(finding)
    if len(kept) > 1:
        actors = (finding.actor for finding in kept if finding.actor)
        scene.several[collective.head] = tuple(dict.fromkeys(actors))


def _of_owner(
    scene: Scene, collective: _Collective, owner: Owner, first: int, last: int, *, several: bool
) -> Finding | None:
    """The collective of one owner; where there are several owners, each has one government."""
    body = _body(scene, owner)
    organ = scene.lexicon.organ_types.get(collective.noun) if several else None
    if organ is not None and scene.cast.kind(body) == "state":
        evidence = scene.evidence(first, last)
        actor: str | None = organ_of(scene, body, organ, collective.noun, evidence)
        why = f"{collective.noun!r} of {body}"
    else:
        actor, why = _actor(scene, collective, body, first, last)
    if actor is None:
        return None
    return Finding(
        first=first,
        last=last,
        head=collective.head,
        actor=actor,
        kind="nominal",
        use="actor",
        reason=why,
        confidence=0.85,
        owner=body,
    )


def _start(scene: Scene, head: int) -> int:
    """The compound the noun ends: "member states", "government officials", "opposition leaders"."""
    first = head
    while first > scene.sentence(head).start and scene.at(first - 1) is None:
        token = scene.tokens[first - 1]
        joined = token.deprel in ("compound", "amod", "nummod", "advmod", "nmod:desc", "punct")
        if not joined or token.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "ADV"):
            break
        if token.upos == "PUNCT" and token.text not in ("-", "–", "‑"):
            break
        first -= 1
    return first


def _within(scene: Scene, first: int, last: int) -> Owner | None:
    return None if first >= last else owner_before(scene, last - 1, last)


def _possessive(scene: Scene, first: int, head: int) -> int | None:
    """The possessive pronoun of "its allies", "his supporters"."""
    below = [t.i for t in scene.analysis.dependents(head, "nmod") if t.has("Poss=Yes")]
    i = first - 1
    while not below and i > first - 6 and i >= scene.sentence(head).start:
        if scene.tokens[i].has("Poss=Yes"):
            below = [i]
        elif not _describes(scene, i):
            break
        i -= 1
    return below[0] if below and below[0] < head else None


def _describes(scene: Scene, i: int) -> bool:
    """Whether a word may stand between "its" and the noun: "its Moscow-led former allies"."""
    token, after = scene.tokens[i], scene.tokens[i + 1].text
    if token.upos in ("NOUN", "PROPN"):
        return after in HYPHENS or token.deprel in ("compound", "nmod:desc")
    if token.upos == "VERB":
        return token.deprel == "amod" or scene.tokens[i - 1].text in HYPHENS
    return token.upos in ("PUNCT", "ADJ")


def _placed_well(scene: Scene, collective: _Collective, owner: Owner, last: int) -> bool:
    """After "in" only the official people of a capital: "a senior official in Moscow"."""
    if collective.noun == "power":
        return owner.last <= last and scene.lower(collective.head - 1) not in ("'s", "'")
    sent = scene.lexicon.collectives.get(collective.noun) == "GOV"
    if owner.last > last and scene.lower(last) == "to" and not sent:
        return False  # "troops to Ukraine" are not Ukraine's, "envoys to Ukraine" are sent to it
    if owner.last <= last or scene.lower(last) not in ("in", "from"):
        return True
    if scene.lower(last) == "from":
        return scene.cast.kind(owner.actor) in ("state", "organization", "place-as-actor")
    capital = scene.inside(owner.last - 1)
    if collective.noun in scene.lexicon["local.nouns"]:
        return True
    official = scene.lexicon.collectives.get(collective.noun) in ("GOV", "LEG")
    return official and capital is not None and capital.alias == "capital"


def _body(scene: Scene, owner: Owner) -> str:
    kind = scene.cast.kind(owner.actor)
    if kind == "place-as-actor":
        return scene.cast.country(owner.actor) or owner.actor
    return owner.actor if kind in ("person", "organ") else body_of(scene, owner.actor)


def _actor(
    scene: Scene, collective: _Collective, body: str, first: int, last: int
) -> tuple[str | None, str]:
    """The identity of a collective of ``body``, and the reason."""
    kind, noun = scene.cast.kind(body), collective.noun
    evidence = scene.evidence(first, last)
    sector = scene.lexicon.collectives.get(noun)
    if kind == "person" and not scene.tokens[collective.head].has("Number=Plur"):
        return None, ""
    members = noun in scene.lexicon["members.nouns"]
    if members and kind in ("organization", "organ") and collective.plural:
        actor = known_members(scene, body) or scene.cast.group(body, "members", None, evidence)
        return actor, f"member states of {body}"
    if members and kind == "group" and noun not in ("ally", "partner", "member"):
        return body, f"the states of {body}"
    if noun in scene.lexicon["country_nouns.any"] | {"power", "republic"}:
        return None, ""
    if not collective.plural:
        if noun in NEVER_ONE:
            return None, ""
        actor = scene.cast.unnamed(body, noun, sector, evidence)
        return actor, f"one unnamed {noun} of {body}"
    word = scene.lower(collective.head)
    actor = scene.cast.group(body, "media" if noun == "medium" else word, sector, evidence)
    return actor, f"{word} of {body}"


def known_members(scene: Scene, body: str) -> str | None:
    """The identity the knowledge base gives to the members of an organization, if any."""
    for alias in scene.knowledge.aliases(body):
        if alias.kind == "abbreviation":
            for words in ("members", "member states", "countries"):
                for known in scene.knowledge.lookup(f"{alias.surface} {words}"):
                    return known.actor
    return None


def _add_wanted(scene: Scene, collective: _Collective, owner: int, last: int) -> None:
    if not collective.plural:
        return
    scene.add(
        Finding(
            first=owner,
            last=last,
            head=collective.head,
            actor=None,
            kind="nominal",
            use="actor",
            reason=f"{scene.surface(owner, last)!r}: of whom is not settled",
            confidence=0.3,
            wanted=("group", scene.lower(collective.head)),
        )
    )


def _add_party(scene: Scene, collective: _Collective, first: int) -> None:
    """For "forum participants": the parties to something named beside them."""
    if collective.noun not in scene.lexicon["parties.nouns"] or not collective.plural:
        return
    words = [t for t in scene.tokens[first : collective.head] if t.upos in ("NOUN", "PROPN")]
    if not words or words[-1].lemma.lower() not in EVENTS_OF_PARTIES:
        return
    noun = slug(f"{words[-1].text} {scene.lower(collective.head)}")
    evidence = scene.evidence(first, collective.head + 1)
    scene.add(
        Finding(
            first=first,
            last=collective.head + 1,
            head=collective.head,
            actor=scene.cast.group(None, noun.replace("-", " "), None, evidence),
            kind="nominal",
            use="actor",
            reason="the parties to something named beside them",
            confidence=0.7,
        )
    )


def _find_peoples(scene: Scene) -> None:
    """Take "Armenians" alone as a people, not their government."""
    for index in list(scene.order()):
        finding = scene.findings[index]
        if finding.kind != "demonym" or scene.cast.kind(finding.actor) != "state":
            continue
        token = scene.tokens[finding.head]
        nominal = token.upos in ("NOUN", "PROPN") and token.deprel not in ("compound", "amod")
        if nominal and (token.has("Number=Plur") or finding.alias == "demonym"):
            evidence = scene.evidence(finding.first, finding.last)
            actor = scene.cast.group(finding.actor, "people", "CVL", evidence)
            reason = f"the people of {finding.actor}"
            scene.change(index, actor=actor, use="actor", reason=reason, confidence=0.85)
