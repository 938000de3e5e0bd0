"""Persons: names with their titles and appositions, to identities; then their short forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.actors.cast import Person
from foedus.actors.knowledge.surface import key
from foedus.actors.names import PersonSpan
from foedus.actors.owners import body_of
from foedus.actors.scene import Finding, Scene, word_key
from foedus.actors.titles import Title
from foedus.records import Actor

MAX_APPOSITION = 18
PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "al", "el", "bin", "ben", "bint", "ibn",
     "la", "le", "ter", "dos", "du", "-", "abu"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    """A person's name with what stands around it."""

    first: int
    last: int
    start: int
    known: tuple[str, ...]
    before: Title | None
    after: Title | None
    gender: str | None

    @property
    def titles(self) -> tuple[Title, ...]:
        return tuple(title for title in (self.before, self.after) if title is not None)


def find_people(scene: Scene, spans: Sequence[PersonSpan], titles: Sequence[Title]) -> list[Title]:
    """Add a finding for every named person and for the titles beside the names.

    Returns:
        The titles that stand without a name.
    """
    named = _named(scene, spans, titles)
    full = [n for n in named if n.last - n.first > 1]
    for person in full:
        _add_full(scene, person)
    short = [n for n in named if n.last - n.first == 1]
    covered = {i for n in named for i in range(n.first, n.last)}
    short.extend(_surnames_left(scene, covered, {title.last: title for title in titles}))
    for person in sorted(short, key=lambda n: n.first):
        if not _is_named_already(scene, person):
            _add_short(scene, person)
    attached = {title for n in (*named, *short) for title in n.titles}
    return [title for title in titles if title not in attached]


def _named(scene: Scene, spans: Sequence[PersonSpan], titles: Sequence[Title]) -> list[_Named]:
    by_end = {end: title for title in titles for end in (title.last, title.end)}
    by_start = {i: t for t in reversed(titles) for i in range(t.start, t.first + 1)}
    whole = [_without_titles(scene, span, titles) for span in spans]
    taken = {i for span in whole for i in range(span.first, span.last)}
    for title in titles:
        span = _name_after(scene, title, taken)
        if span is not None:
            whole.append(span)
            taken.update(range(span.first, span.last))
    found = []
    for span in sorted((s for s in whole if s.first < s.last), key=lambda s: s.first):
        honorific = _honorific(scene, span.first)
        first = span.first - 1 if honorific else span.first
        before = by_end.get(first) or _title_before_comma(scene, first, by_end)
        after = _apposition(scene, span.last, by_start)
        found.append(
            _Named(
                first=span.first,
                last=span.last,
                start=before.start if before and before.last == first else first,
                known=span.known,
                before=before,
                after=after,
                gender=_gender(scene, span, honorific, before, after),
            )
        )
    return found


def _without_titles(scene: Scene, span: PersonSpan, titles: Sequence[Title]) -> PersonSpan:
    """The name alone, where the model took the title or an ending into it."""
    first, last = span.first, span.last
    for title in titles:
        if first <= title.start and title.last <= last and title.start - first <= 1:
            first = title.last
    while first < last and (
        scene.lower(first) in scene.lexicon.honorifics or scene.tokens[first].upos == "PUNCT"
    ):
        first += 1
    while first < last - 1 and (found := scene.inside(first)) and found.kind == "demonym":
        first += 1
    while first < last and scene.tokens[last - 1].upos in ("PUNCT", "PART", "ADP"):
        last -= 1
    return replace(span, first=first, last=last)


def _name_after(scene: Scene, title: Title, taken: set[int]) -> PersonSpan | None:
    """Capitalised words right after a title that the model did not mark."""
    if title.last in taken or title.last >= scene.sentence(title.first).stop:
        return None
    last = title.last
    end = min(scene.sentence(title.first).stop, title.last + 5)
    while last < end and _name_word(scene, last) and last not in taken:
        last += 1
    while last > title.last and not scene.tokens[last - 1].text[0].isupper():
        last -= 1
    under = title.head in (scene.tokens[i].head for i in range(title.last, last))
    over = scene.tokens[title.head].head in range(title.last, last)
    return PersonSpan(title.last, last, ()) if last > title.last and (under or over) else None


def _name_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if scene.at(i) is not None:
        return False
    return (token.upos == "PROPN" and token.text[0].isupper()) or token.text.lower() in PARTICLES


def _honorific(scene: Scene, first: int) -> str | None:
    if first == 0 or scene.tokens[first - 1].sentence != scene.tokens[first].sentence:
        return None
    word = scene.lower(first - 1)
    return word if word in scene.lexicon.honorifics else None


def _title_before_comma(scene: Scene, first: int, by_end: dict[int, Title]) -> Title | None:
    """For "Malaysia's prime minister, Najib Razak, ..."."""
    if first < 2 or scene.tokens[first - 1].text != ",":
        return None
    title = by_end.get(first - 1)
    if title is None or title.owner is None:
        return None
    head = scene.tokens[first]
    return title if head.head == title.head or head.rel == "appos" else None


def _apposition(scene: Scene, last: int, by_start: dict[int, Title]) -> Title | None:
    """The title in "Leonid Slutsky, a prominent Russian parliamentarian, ..."."""
    end = min(scene.sentence(last - 1).stop, last + MAX_APPOSITION)
    if last >= end or scene.tokens[last].text not in (",", "("):
        return None
    i = last + 1
    while i < end and scene.tokens[i].text not in (",", ")", ";", ":", "—", "–"):
        title = by_start.get(i)
        if title is not None:
            return title if _closes(scene, title, end) else None
        found = scene.at(i)
        if scene.tokens[i].upos not in ("DET", "ADJ", "ADV", "PART", "NOUN", "NUM") and not found:
            return None
        i = found.last if found else i + 1
    return None


def _closes(scene: Scene, title: Title, end: int) -> bool:
    """An apposition is a noun of the name or closed by a mark; else it begins a new clause."""
    if scene.tokens[title.head].rel in ("appos", "nmod", "list", "dep"):
        return True
    rest = range(title.end, end)
    stop = next((i for i in rest if scene.tokens[i].text in (",", ")", ".", ";")), None)
    if stop is None or scene.tokens[title.head].rel in ("nsubj", "obj", "conj"):
        return False
    return all(scene.tokens[i].upos not in ("VERB", "AUX") for i in range(title.end, stop))


def _gender(
    scene: Scene,
    span: PersonSpan,
    honorific: str | None,
    before: Title | None,
    after: Title | None,
) -> str | None:
    genders = scene.lexicon.genders
    words = [honorific, *(scene.lower(t.head) for t in (before, after) if t)]
    for word in words:
        if word and word in genders:
            return genders[word]
    given = scene.tokens[span.first].text
    return genders.get(given) if span.last - span.first > 1 else None


def _add_full(scene: Scene, named: _Named) -> None:
    """A first and last name: a known identity, or a new one."""
    words = tuple(t.text for t in scene.tokens[named.first : named.last] if t.upos != "PUNCT")
    earlier = [p for p in scene.cast.known_as(words) if len(p.words) >= len(words)]
    if len(earlier) == 1 and _compatible(scene, earlier[0].id, named):
        actor, confidence, why = earlier[0].id, 0.95, "named before"
    else:
        actor, confidence, why = _identity(scene, named)
    person = Person(
        id=actor,
        words=earlier[0].words if why == "named before" else words,
        first=named.first,
        gender=named.gender,
        roles=[(t.name, t.owner) for t in named.titles],
    )
    scene.cast.introduce(person)
    _affiliate(scene, actor, named)
    _add(scene, named, actor, why, confidence)


def _identity(scene: Scene, named: _Named) -> tuple[str, float, str]:
    surface = scene.surface(named.first, named.last)
    known = [scene.knowledge.actors[a] for a in _bearers(scene, named, surface)]
    ranked = sorted(known, key=lambda a: (-_fit(scene, a, named), a.id))
    if ranked and _fit(scene, ranked[0], named) >= 0:
        tie = len(ranked) > 1 and _fit(scene, ranked[1], named) == _fit(scene, ranked[0], named)
        return ranked[0].id, 0.6 if tie else 0.95, f"known by name {surface!r}"
    qualifier = next((t.owner for t in named.titles if t.owner), "other") if ranked else None
    evidence = scene.evidence(named.start, named.last)
    actor = scene.cast.person(" ".join(surface.split()), evidence, qualifier)
    return actor, 0.85, f"introduced by name {surface!r}"


def _bearers(scene: Scene, named: _Named, surface: str) -> tuple[str, ...]:
    if named.known:
        return named.known
    aliases = scene.knowledge.lookup(surface)
    return tuple(
        dict.fromkeys(
            a.actor
            for a in aliases
            if a.kind != "surname" and scene.knowledge.actors[a.actor].kind == "person"
        )
    )


def _fit(scene: Scene, actor: Actor, named: _Named) -> int:
    """How well a known person fits the titles beside the name; below 0, it is a namesake."""
    owners = {body_of(scene, t.owner) for t in named.titles if t.owner}
    owners |= {country for owner in owners if (country := scene.cast.country(owner))}
    homes = {actor.country} | {a.actor for a in actor.affiliations}
    score = 0
    if owners & homes:
        score += 2
    elif any(scene.cast.kind(owner) == "state" for owner in owners) and actor.country:
        score -= 3  # people move to an organization, but seldom from one state to another
    offices = {t.office.name for t in named.titles if t.office}
    score += 2 * any(a.office in offices for a in actor.affiliations)
    return score + (scene.knowledge.principal(actor.id, scene.day) is not None)


def _compatible(scene: Scene, person: str, named: _Named) -> bool:
    """Whether a person named before may bear the titles beside the name here."""
    home = scene.cast.country(person)
    owners = [scene.cast.country(t.owner) for t in named.titles if t.owner]
    return home is None or not owners or home in owners or None in owners


def _affiliate(scene: Scene, actor: str, named: _Named) -> None:
    for title in named.titles:
        if title.owner:
            sector = title.office.sector if title.office else None
            sector = sector or scene.lexicon.collectives.get(title.noun)
            scene.cast.affiliate(actor, title.owner, title.name, sector)


def _add(scene: Scene, named: _Named, actor: str | None, why: str, confidence: float) -> None:
    titles = "".join(f", {t.name} of {t.owner}" for t in named.titles if t.owner)
    scene.add(
        Finding(
            first=named.start,
            last=named.last,
            head=scene.head_of(named.start, named.last),
            actor=actor,
            kind="name",
            use="actor",
            reason=why + titles,
            confidence=confidence,
        )
    )
    for title in named.titles:
        if actor is not None and not named.start <= title.first < named.last:
            _add_title(scene, title, actor)


def _add_title(scene: Scene, title: Title, actor: str) -> None:
    scene.add(
        Finding(
            first=title.start,
            last=title.end,
            head=title.head,
            actor=actor,
            kind="title",
            use="actor",
            reason=f"title {title.name!r} beside the name",
            confidence=0.9,
        )
    )


def _is_named_already(scene: Scene, named: _Named) -> bool:
    """Whether the knowledge base names somebody else by these words ("Afghans")."""
    found = scene.at(named.first)
    return found is not None and found.first <= named.first and found.last >= named.last


def _surnames_left(scene: Scene, covered: set[int], by_end: dict[int, Title]) -> list[_Named]:
    """Capitalised words that may be the surname of somebody named in the document."""
    surnames = {key(p.words[-1]) for p in scene.cast.persons.values()}
    found = []
    for token in scene.tokens:
        capital = token.text[0].isupper() and token.upos in ("PROPN", "NOUN", "ADJ", "X")
        if not capital or token.i in covered or word_key(token.text) not in surnames:
            continue
        if scene.at(token.i) is None:
            honorific = _honorific(scene, token.i)
            start = token.i - 1 if honorific else token.i
            before = by_end.get(start)
            gender = scene.lexicon.genders.get(honorific or "")
            start = before.start if before else start
            found.append(_Named(token.i, token.i + 1, start, (), before, None, gender))
    return found


def _add_short(scene: Scene, named: _Named) -> None:
    """A surname: somebody of the document, else a known official near its date."""
    word = scene.tokens[named.first].text
    bearers = [p for p in scene.cast.known_as((word,)) if _compatible(scene, p.id, named)]
    bearers = [p for p in bearers if not _another_office(scene, p, named)]
    if len(bearers) > 1:
        bearers = _nearest(bearers, named)
    if len(bearers) == 1:
        person = bearers[0]
        person.gender = person.gender or named.gender
        _affiliate(scene, person.id, named)
        _add(scene, named, person.id, f"{word!r} for {person.id} named in full", 0.93)
        return
    if not bearers:
        _add_unintroduced(scene, named, word)
        return
    finding = Finding(
        named.start, named.last, scene.head_of(named.start, named.last), None, "name", "actor",
        f"{word!r}: several persons of that name", 0.3, tuple(p.id for p in bearers),
    )  # fmt: skip
    scene.add(finding)


def _another_office(scene: Scene, person: Person, named: _Named) -> bool:
    """Tell that "President Clinton" is not the Clinton who never was president."""
    known = scene.knowledge.actors.get(person.id)
    offices = {t.office.name for t in named.titles if t.office and t.office.single}
    if known is None or not offices:
        return False
    held = {a.office for a in known.affiliations} | {office for office, _ in person.roles}
    return not offices & held


def _nearest(bearers: list[Person], named: _Named) -> list[Person]:
    """Of namesakes: by gender, then the only one whose office or title fits."""
    fits = [p for p in bearers if named.gender in (None, p.gender) or p.gender is None]
    offices = {t.name for t in named.titles}
    titled = [p for p in fits if offices.intersection(office for office, _ in p.roles)]
    return titled or fits or bearers


def _add_unintroduced(scene: Scene, named: _Named, word: str) -> None:
    """A surname that the document never gives in full."""
    known = [
        scene.knowledge.actors[a.actor]
        for a in scene.knowledge.lookup(word)
        if scene.knowledge.actors[a.actor].kind == "person"
    ]
    known = list({a.id: a for a in known}.values())
    if named.titles and any(t.owner for t in named.titles):
        known = [a for a in known if _fit(scene, a, named) > 0]
    offices = {t.office.name for t in named.titles if t.office}
    holding = [a for a in known if offices.intersection(f.office for f in a.affiliations)]
    in_office = [a for a in holding or known if _serves(scene, a)]
    official, confidence = _official_meant(scene, known, in_office, bool(holding))
    if official is not None:
        words = tuple(official.name.split())
        scene.cast.introduce(Person(official.id, words, named.first, named.gender))
        _add(scene, named, official.id, f"{word!r} as the official of that name", confidence)
    elif named.titles and named.before and named.before.owner and not known:
        evidence = scene.evidence(named.start, named.last)
        actor = scene.cast.person(word, evidence)
        roles = [(t.name, t.owner) for t in named.titles]
        scene.cast.introduce(Person(actor, (word,), named.first, named.gender, roles))
        _affiliate(scene, actor, named)
        _add(scene, named, actor, f"introduced by title and surname {word!r}", 0.7)
    elif named.start < named.first and not known:
        actor = scene.cast.person(word, scene.evidence(named.start, named.last))
        scene.cast.introduce(Person(actor, (word,), named.first, named.gender))
        _add(scene, named, actor, f"introduced as {scene.surface(named.start, named.last)!r}", 0.6)
    elif known or scene.tokens[named.first].upos == "PROPN":
        finding = Finding(
            named.start, named.last, scene.head_of(named.start, named.last), None, "name",
            "actor", f"{word!r}: not introduced in the text", 0.3,
            tuple(a.id for a in (in_office or known)[:5]),
        )  # fmt: skip
        scene.add(finding)


def _official_meant(
    scene: Scene, known: list[Actor], in_office: list[Actor], titled: bool
) -> tuple[Actor | None, float]:
    """The one official a bare surname may mean: in office now, or the only one ever.

    Without a fitting title, the state or organization has to be spoken of in the text.
    """
    for bearers, confidence in ((in_office, 0.75), (known, 0.6)):
        if len(bearers) == 1 and (titled or _is_spoken_of(scene, bearers[0])):
            return bearers[0], confidence
    return None, 0.0


def _is_spoken_of(scene: Scene, actor: Actor) -> bool:
    named = {f.actor for f in scene.findings if f.actor}
    return actor.country in named or not named.isdisjoint(_bodies(actor))


def _bodies(actor: Actor) -> tuple[str, ...]:
    return tuple(a.actor for a in actor.affiliations)


def _serves(scene: Scene, actor: Actor) -> bool:
    """In office at the document's date; without a date nobody can be said to be."""
    return scene.day is not None and scene.knowledge.principal(actor.id, scene.day) is not None
