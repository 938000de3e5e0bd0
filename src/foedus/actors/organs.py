"""Organs: ministries, parliaments, armies of states; councils and secretariats of organizations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from foedus.actors.knowledge import Knowledge
from foedus.actors.knowledge.spans import overlaps
from foedus.actors.knowledge.surface import key
from foedus.actors.lexicon import OrganType
from foedus.actors.owners import Owner, body_of, owner_before, owner_of
from foedus.actors.scene import Finding, Scene
from foedus.records import Evidence

OF = frozenset({"of"})
OFFICES = {"head_of_government": "prime-minister-office", "head_of_state": "presidency"}
"""The organ that is meant by somebody's office, by the rank of who holds it."""
BARE = frozenset({"parliament"})
"""Organs that are spoken of without an article."""


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    type: OrganType


def find_organs(scene: Scene) -> None:
    """Add a finding for every organ that the knowledge base does not name in full.

    Those whose state is not said right there are left wanted, for the text before to settle.
    """
    for span in _state_organs(scene):
        owner = owner_of(scene, span.first, span.last, OF) or _seated(scene, span)
        if owner is not None and _owns(scene, owner):
            if not _is_other_name(scene, span, owner):
                _add_owned(scene, span, owner)
        elif _may_stand_alone(scene, span):
            _add_wanted(scene, span)
    _find_organs_of_organizations(scene)


def _seated(scene: Scene, span: _Span) -> Owner | None:
    """For "the foreign ministry in Bamako": the state whose capital it is.

    A place that only the text names has its own: "police in Velmara".
    """
    last = span.last
    if last + 1 >= scene.sentence(span.first).stop or scene.lower(last) != "in":
        return None
    found = scene.at(last + 1)
    if found is None or found.first != last + 1 or found.candidates or found.actor is None:
        return None
    if found.alias == "name" and scene.cast.is_made(found.actor):
        return Owner(found.actor, span.first, last)
    country = scene.cast.country(found.actor) if found.alias == "capital" else None
    return Owner(country, span.first, last) if country else None


def find_organs_of_people(scene: Scene) -> None:
    """Add "Pashinyan's government", once the persons of the document are known.

    It is the organ of the state the person acts for, not the person.
    """
    for span in _state_organs(scene):
        owner = owner_of(scene, span.first, span.last, OF)
        if owner is None or scene.cast.kind(owner.actor) != "person":
            continue
        if _owns(scene, owner):
            _add_owned(scene, span, owner)
        elif scene.free(span.first, span.last):
            _add_wanted(scene, span)
    for token in scene.tokens:
        if token.text.lower() == "office" and scene.at(token.i) is None:
            _add_office(scene, token.i)


def _add_office(scene: Scene, i: int) -> None:
    """For "Netanyahu's office": the office of the head of state or government whose it is."""
    owner = owner_before(scene, i, i + 1)
    if owner is None or scene.cast.kind(owner.actor) != "person":
        return
    state = scene.cast.country(owner.actor)
    kind = next((OFFICES[r] for r in _ranks(scene, owner.actor) if r in OFFICES), None)
    if state is not None and kind is not None and state in scene.knowledge.actors:
        _add_owned(scene, _Span(i, i + 1, scene.lexicon.organ_types[kind]), owner)


def _ranks(scene: Scene, person: str) -> list[str]:
    """The ranks of the offices somebody holds, by the text, else at its date."""
    told = scene.cast.persons.get(person)
    known = scene.knowledge.actors.get(person)
    names = [office for office, _ in told.roles] if told else []
    if not names and known is not None and scene.day is not None:
        names = [a.office for a in known.affiliations if overlaps(a.from_, a.to, scene.day)]
    offices = scene.knowledge.offices
    return [offices[name].rank for name in names if name in offices]


def _state_organs(scene: Scene) -> list[_Span]:
    found: list[_Span] = []
    for i in scene.organ_words:
        if found and i < found[-1].last:
            continue
        span = _match(scene, i, scene.sentence(i).stop)
        if span is not None:
            found.append(span)
    return found


def _match(scene: Scene, i: int, end: int) -> _Span | None:
    for words, organ in scene.lexicon.organs[scene.lowers[i]]:
        last = i + len(words)
        if last > end or scene.lowers[i:last] != words:
            continue
        covering = scene.at(last - 1)
        if covering is not None and covering.first <= i and covering.last >= last:
            continue
        if len(words) == 1 and scene.tokens[i].upos not in ("NOUN", "PROPN"):
            continue
        if _part_of_name(scene, i, last):
            continue
        return _Span(i, last, organ)
    return None


def _part_of_name(scene: Scene, first: int, last: int) -> bool:
    """Part of a longer name that is more than the organ and its state: "Korean People's Army"."""
    for name in scene.analysis.names:
        if name.label in ("ORG", "MISC", "EVENT") and name.first < first and last <= name.last:
            rest = [i for i in range(name.first, first) if scene.at(i) is None]
            return any(_is_name_word(scene, i) for i in rest)
    return False


def _is_name_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.text[0].isupper() and token.upos not in ("DET", "ADP", "PART")


def _is_other_name(scene: Scene, span: _Span, owner: Owner) -> bool:
    """Whether a name says more than state and organ: "Iraqi National Congress" is a party."""
    between = range(owner.first, span.first)
    more = any(scene.at(i) is None and _is_name_word(scene, i) for i in between)
    return more and span.last - span.first == 1


def _owns(scene: Scene, owner: Owner) -> bool:
    kind = scene.cast.kind(body_of(scene, owner.actor))
    return kind in ("state", "organization", "place-as-actor")


def _add_owned(scene: Scene, span: _Span, owner: Owner) -> None:
    first, last = min(owner.first, span.first), max(owner.last, span.last)
    body = body_of(scene, owner.actor)
    words = scene.surface(span.first, span.last)
    actor = organ_of(scene, body, span.type, words, scene.evidence(first, last))
    scene.add(
        Finding(
            first=first,
            last=last,
            head=scene.head_of(span.first, span.last),
            actor=actor,
            kind="name" if scene.tokens[span.last - 1].text[0].isupper() else "nominal",
            use="actor",
            reason=f"{words!r} of {body}",
            confidence=0.9,
            owner=body,
        )
    )


def organ_of(scene: Scene, body: str, organ: OrganType, words: str, evidence: Evidence) -> str:
    """The organ of a state called by these words, else of that kind, else one made for it."""
    known = known_organs(scene.knowledge, body)
    names = (words, *sorted(scene.lexicon.organ_names[organ.id]))
    return next(
        (known[key(name)] for name in names if key(name) in known),
        None,
    ) or scene.cast.organ(body, organ, evidence)


@lru_cache(maxsize=512)
def known_organs(knowledge: Knowledge, body: str) -> dict[str, str]:
    """Organs of the knowledge base by all their names, with and without their owner's."""
    found: dict[str, str] = {}
    for organ in knowledge.organs(body):
        for name in (organ.name, *organ.aliases):
            found.setdefault(key(name), organ.id)
            found.setdefault(bare_name(knowledge, body, key(name)), organ.id)
    return found


def bare_name(knowledge: Knowledge, body: str, name: str) -> str:
    """An organ's name without its owner's: "CSTO Secretariat" -> "secretariat"."""
    for alias in knowledge.aliases(body):
        own = key(alias.surface)
        for ending in (f" of the {own}", f" of {own}"):
            if name.endswith(ending):
                return name.removesuffix(ending)
        if name.startswith(own + " "):
            return name.removeprefix(own + " ")
    return name


def _may_stand_alone(scene: Scene, span: _Span) -> bool:
    """For "the parliament", "Parliament", "his government"; not "parliament" in a compound."""
    head = scene.tokens[scene.head_of(span.first, span.last)]
    if scene.lower(span.first) in BARE and head.rel in ("nsubj", "obj", "iobj", "obl"):
        return True
    if head.text.isupper() or _is_of_something(scene, span.last):
        return False
    if head.deprel in ("compound", "amod", "flat") or head.has("Number=Plur"):
        return False
    before = scene.tokens[span.first - 1] if span.first else None
    determined = before is not None and (
        before.text.lower() == "the" or before.has("Poss=Yes") or before.upos == "ADJ"
    )
    return determined or head.text[0].isupper()


def _is_of_something(scene: Scene, i: int) -> bool:
    """For "the government of the region"; not for "accused the government of betraying"."""
    if i + 1 >= len(scene.tokens) or scene.lower(i) != "of":
        return False
    return scene.tokens[i + 1].upos != "VERB"


def _add_wanted(scene: Scene, span: _Span) -> None:
    scene.add(
        Finding(
            first=span.first,
            last=span.last,
            head=scene.head_of(span.first, span.last),
            actor=None,
            kind="nominal",
            use="actor",
            reason=f"{scene.surface(span.first, span.last)!r} of a state not named beside it",
            confidence=0.3,
            wanted=("organ", span.type.id),
        )
    )


def _find_organs_of_organizations(scene: Scene) -> None:
    """For "the [CSTO] secretariat", "the Commission" where the organization is in the document."""
    bodies = {f.actor: None for f in scene.findings if scene.cast.kind(f.actor) == "organization"}
    by_words: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for body in bodies:
        for words, organ in _bare_names(scene.knowledge, body or ""):
            by_words.setdefault(words, []).append((body or "", organ))
    longest = max(map(len, by_words), default=0)
    firsts = {words[0] for words in by_words if words}
    for i, word in enumerate(scene.lowers if firsts else ()):
        if word in firsts and scene.at(i) is None:
            _add_bare_organ(scene, i, longest, by_words)


@lru_cache(maxsize=512)
def _bare_names(knowledge: Knowledge, body: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Names of a body's organs without its own, as words, with the organ."""
    return tuple(
        (tuple(bare_name(knowledge, body, key(name)).split()), organ.id)
        for organ in knowledge.organs(body)
        for name in (organ.name, *organ.aliases)
    )


def _add_bare_organ(
    scene: Scene, i: int, longest: int, by_words: dict[tuple[str, ...], list[tuple[str, str]]]
) -> None:
    end = scene.sentence(i).stop
    for length in range(min(longest, end - i), 0, -1):
        organs = by_words.get(scene.keys[i : i + length])
        if not organs or not scene.free(i, i + length):
            continue
        owner = owner_of(scene, i, i + length, OF)
        mine = [organ for body, organ in organs if owner and body == owner.actor]
        definite = i > 0 and scene.lower(i - 1) in ("the", "]")
        capital = scene.tokens[i + length - 1].text[0].isupper() and definite
        candidates = tuple(dict.fromkeys(organ for _, organ in organs))
        if mine and owner:
            first, last, actor = min(owner.first, i), max(owner.last, i + length), mine[0]
        elif owner is None and len(candidates) == 1 and (capital or definite):
            first, last, actor = i, i + length, candidates[0]
        else:
            return
        scene.add(
            Finding(
                first=first,
                last=last,
                head=scene.head_of(i, i + length),
                actor=actor,
                kind="name" if mine else "nominal",
                use="actor",
                reason=f"organ {scene.surface(i, i + length)!r} of {actor.partition('/')[0]}",
                confidence=0.9 if mine else 0.75,
            )
        )
        return
