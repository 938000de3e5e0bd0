"""Titles without a name: "the Armenian prime minister", "a Foreign Ministry spokeswoman"."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.knowledge.questions import posts
from foedus.actors.owners import body_of
from foedus.actors.scene import Finding, Scene
from foedus.actors.titles import Title

NOT_A_PERSON = frozenset({"member", "ally", "partner", "participant", "side"})
CHIEFS = frozenset({"head", "chief", "boss"})
"""What the chief officer of an organization is called, whatever the office."""
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one"})


def find_officeholders(scene: Scene, titles: Sequence[Title]) -> None:
    """Add a finding for every title that refers to somebody.

    Where the state is said, the holder at the document's date is looked up, first among the
    persons of the document; where it is not, the title is left wanted. Predicates ("he became
    foreign minister") and plurals are no mentions of a person.
    """
    for title in titles:
        token = scene.tokens[title.head]
        if scene.at(title.head) is not None or token.has("Number=Plur"):
            continue
        if _is_predicate(scene, title) or _is_attribute(scene, title):
            continue
        if title.noun in NOT_A_PERSON or (title.noun == "justice" and token.text.islower()):
            continue
        if title.owner is not None:
            _add_owned(scene, title, title.owner)
        elif _is_definite(scene, title) and (title.office or title.noun in scene.lexicon.roles):
            _add_wanted(scene, title)


def _is_predicate(scene: Scene, title: Title) -> bool:
    """For "is", "became", "as foreign minister"."""
    head = scene.tokens[title.head]
    below = scene.analysis.dependents(title.head, "cop", "case")
    if any(t.rel == "cop" or t.text.lower() == "as" for t in below):
        return True
    return head.rel == "xcomp"


def _is_attribute(scene: Scene, title: Title) -> bool:
    """Part of a compound: "the president election", "minister posts"."""
    head = scene.tokens[title.head]
    if head.deprel not in ("compound", "amod", "nmod:desc"):
        return False
    return not title.first <= head.head < title.last and head.head > title.head


def _is_definite(scene: Scene, title: Title) -> bool:
    before = scene.tokens[title.start - 1] if title.start else None
    if before is not None and (before.text.lower() in ("the", "this") or before.has("Poss=Yes")):
        return True
    heading = scene.region[scene.tokens[title.head].sentence] != "body"
    single = title.office is not None and title.office.single
    if heading and single and scene.tokens[title.head].rel == "nsubj":
        return True  # headlines leave articles out: "prime minister tells lawmakers"
    return heading and scene.tokens[title.head].text[0].isupper() and title.last - title.first > 1


def _add_owned(scene: Scene, title: Title, owner: str) -> None:
    body = body_of(scene, owner)
    before = scene.lower(title.start - 1) if title.start else ""
    single = title.office is not None and title.office.single and not title.former
    if single and title.office is not None and before not in INDEFINITE:
        holder, candidates, why = _holder_in_words(scene, title, body, title.office.name)
        if holder is not None or candidates:
            _add(scene, title, holder, why, 0.88 if holder else 0.4, candidates)
            return
    if title.office is None and title.noun in CHIEFS and before not in INDEFINITE:
        chief = None if title.former else chief_of(scene, scene.cast.principal(body) or body)
        if chief is not None:
            _add(scene, title, chief, f"chief officer of {body}", 0.8)
            return
    if title.former:
        _add(scene, title, None, "a former holder, not named", 0.3)
        return
    if before not in INDEFINITE and not scene.tokens[title.head].text[0].isupper():
        reason = f"{title.noun} of {body}, not named beside it"
        _add(scene, title, None, reason, 0.3, wanted=("role", title.noun))
        return
    sector = title.office.sector if title.office else scene.lexicon.collectives.get(title.noun)
    noun = title.office.name if single and title.office else scene.tokens[title.head].lemma.lower()
    actor = scene.cast.unnamed(body, noun, sector, scene.evidence(title.start, title.end))
    _add(scene, title, actor, f"unnamed {noun} of {body}", 0.8)


def _holder_in_words(
    scene: Scene, title: Title, body: str, office: str
) -> tuple[str | None, tuple[str, ...], str]:
    """As :func:`holder_of`, and if nobody is known, of another office that the words name.

    "The European Commission president" is no president of a commission but an officer of the EU.
    """
    found = holder_of(scene, body, office)
    for other in posts(scene.knowledge, scene.surface(title.start, title.end)):
        if found[0] is not None or found[1]:
            break
        found = holder_of(scene, *other)
    return found


def holder_of(scene: Scene, body: str, office: str) -> tuple[str | None, tuple[str, ...], str]:
    """Who holds an office of a body: persons of the document first, then the knowledge base.

    Returns:
        The holder, or None with the candidates, best first, and the reason in plain words.
        Without a date of the document the knowledge base alone settles nothing.
    """
    persons = tuple(
        p.id
        for p in scene.cast.persons.values()
        if any(o == office and b and body_of(scene, b) == body for o, b in p.roles)
    )
    known = tuple(a.id for a in scene.knowledge.holders(body, office, scene.day))
    present = persons
    if scene.day is not None and not persons:
        present = tuple(a for a in known if a in scene.cast.persons)
    if len(present) == 1:
        return present[0], (), f"{office} of {body}, named in the text"
    if len(known) == 1 and not present and scene.day is not None:
        return known[0], (), f"{office} of {body} at the document's date"
    if present or known:
        why = "several in the text" if present else "several at the document's date"
        return None, (present or known)[:5], f"{office} of {body}: {why}"
    return None, (), f"{office} of {body}: nobody known"


def chief_of(scene: Scene, body: str) -> str | None:
    """The chief officer of an organization, where one person may be meant."""
    offices = [o for o in scene.knowledge.offices.values() if o.rank == "head_of_organization"]
    found = {holder_of(scene, body, office.name)[0] for office in offices} - {None}
    named = {
        person.id
        for person in scene.cast.persons.values()
        if any(office in CHIEFS and owner == body for office, owner in person.roles)
    }
    chosen = named or found
    return chosen.pop() if len(chosen) == 1 else None


def _add_wanted(scene: Scene, title: Title) -> None:
    reason = f"{title.name} of a state not named beside it"
    wanted = ("office", title.name) if title.office else ("role", title.noun)
    _add(scene, title, None, reason, 0.3, wanted=wanted)


def _add(
    scene: Scene,
    title: Title,
    actor: str | None,
    reason: str,
    confidence: float,
    candidates: tuple[str, ...] = (),
    wanted: tuple[str, str] | None = None,
) -> None:
    scene.add(
        Finding(
            first=title.start,
            last=title.end,
            head=title.head,
            actor=actor,
            kind="title",
            use="actor",
            reason=reason,
            confidence=confidence,
            candidates=candidates,
            wanted=wanted,
            owner=title.owner,
        )
    )
