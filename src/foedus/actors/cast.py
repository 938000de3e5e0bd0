"""Who is in a document: identities of the knowledge base and those the text itself makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from foedus.actors.knowledge import Knowledge
from foedus.actors.knowledge.surface import key, plain
from foedus.actors.lexicon import OrganType
from foedus.records import Actor, Affiliation, Document, Evidence
from foedus.version import __version__

VERSION = f"foedus-{__version__}"
ACTING_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors whose people act for their state."""

LONG = 6
"""Letters of a given name that is still the same with one of them changed."""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A name as an identifier: ``Mikhail Galuzin`` -> ``mikhail-galuzin``."""
    return _NOT_SLUG.sub("-", plain(name).casefold()).strip("-") or "unnamed"


@dataclass
class Person:
    """A person of the document: names, gender and offices as far as the text tells them.

    Attributes:
        roles: (office, actor) pairs from the text; the actor may be None.
        first: Token of the first full introduction.
        short: Words that the text has called the person by instead of the full name.
        kin: Introduced as somebody's relative ("his wife, Ann Lund").
    """

    id: str
    words: tuple[str, ...]
    first: int
    gender: str | None = None
    roles: list[tuple[str, str | None]] = field(default_factory=list)
    short: set[str] = field(default_factory=set)
    kin: bool = False

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words of the name as they are compared."""
        return tuple(key(word) for word in self.words)


class Cast:
    """The actors of one document. Text-made ones are added while the document is resolved."""

    def __init__(
        self, document: Document, knowledge: Knowledge, day: tuple[str | None, str | None] | None
    ) -> None:
        self._document = document
        self._knowledge = knowledge
        self._known = knowledge.actors
        self._day = day
        self._made: dict[str, Actor] = {}
        self._acts_for: dict[str, str | None] = {}
        """What the knowledge base says of the actors asked for so far."""
        self.persons: dict[str, Person] = {}
        self.short_forms: dict[str, str] = {}
        """Abbreviations and short names the document introduces, to actor ids."""

    def get(self, actor: str) -> Actor | None:
        """The record of an identity, from the text or the knowledge base."""
        return self._made.get(actor) or self._known.get(actor)

    def kind(self, actor: str | None) -> str | None:
        """The kind of an actor ("state", "person"), or None."""
        found = self.get(actor) if actor else None
        return found.kind if found else None

    def principal(self, actor: str | None) -> str | None:
        """The state or organization an actor acts for at the document's date, or None."""
        if actor is None:
            return None
        made = self._made.get(actor)
        if made is None:
            return self._of_known(actor)
        if made.kind in ("organization", "state", "place-as-actor"):
            return made.id
        for affiliation in reversed(made.affiliations):
            if not affiliation.office.startswith("former "):
                return self.principal(affiliation.actor)
        if made.kind == "person" and made.affiliations:
            return None
        if made.kind in ("organ", "group", "person"):
            acts = made.kind == "organ" or made.sector in ACTING_SECTORS
            return self.principal(made.parent) if made.parent and acts else None
        return None

    def _of_known(self, actor: str) -> str | None:
        """From the text's own word on a known person's office, else from the data."""
        person = self.persons.get(actor)
        for office, body in reversed(person.roles) if person else ():
            principal = self.principal(body)
            if principal in self._knowledge.actors and not office.startswith("former "):
                return principal
        if actor not in self._acts_for:
            self._acts_for[actor] = self._knowledge.principal(actor, self._day)
        return self._acts_for[actor]

    def country(self, actor: str | None) -> str | None:
        """The state an actor belongs to, whether or not it acts for it."""
        principal = self.principal(actor)
        if principal and self.kind(principal) == "state":
            return principal
        found = self.get(actor) if actor else None
        return found.country if found else None

    def organ(self, parent: str, organ: OrganType, evidence: Evidence) -> str:
        """The organ of a state or organization, made from the text where it has no identity."""
        return self._make(
            f"{parent}/{organ.id}",
            f"{self._adjective(parent)} {organ.id.replace('-', ' ')}",
            "organ",
            evidence,
            parent=parent,
            sector=organ.sector if self.kind(parent) == "state" else "IGO",
        )

    def group(self, parent: str | None, noun: str, sector: str | None, evidence: Evidence) -> str:
        """A collective: ``group:RUS-officials``."""
        base = _base(parent or "")
        code = f"group:{base}-{slug(noun)}" if base else f"group:{slug(noun)}"
        name = f"{self._adjective(parent)} {noun}" if parent else noun
        return self._make(code, name, "group", evidence, parent=parent, sector=sector)

    def unnamed(self, parent: str, noun: str, sector: str | None, evidence: Evidence) -> str:
        """One person known only by a role: ``group:RUS-official``."""
        base = _base(parent)
        name = f"{self._adjective(parent)} {noun}"
        code = f"group:{base}-{slug(noun)}"
        return self._make(code, name, "person", evidence, parent=parent, sector=sector)

    def organization(self, name: str, evidence: Evidence, country: str | None) -> str:
        """An organization that only the text names."""
        code = slug(name)
        known = self.get(code)
        if known is not None and known.kind != "organization":
            code += "-organization"
        actor = self._make(code, name, "organization", evidence, parent=None, sector=None)
        if country and self._made[actor].country is None:
            self._made[actor] = replace(self._made[actor], country=country)
        return actor

    def place(self, name: str, evidence: Evidence, *, state: bool, aliases: tuple[str, ...]) -> str:
        """A state or place that only the text names: ``place:velmara``."""
        kind = "state" if state else "place-as-actor"
        code = self._make(f"place:{slug(name)}", name, kind, evidence, parent=None, sector=None)
        if code in self._made:
            self._made[code] = replace(self._made[code], aliases=aliases, confidence=0.5)
        return code

    def is_made(self, actor: str | None) -> bool:
        """Whether an actor is known from the text alone."""
        return actor in self._made

    def person(self, name: str, evidence: Evidence, qualifier: str | None = None) -> str:
        """A person that only the text names; ``qualifier`` tells namesakes apart."""
        code = slug(name) if qualifier is None else f"{slug(name)}-{slug(qualifier)}"
        return self._make(code, name, "person", evidence, parent=None, sector=None)

    def affiliate(self, person: str, body: str, office: str, sector: str | None) -> None:
        """Say that a text-made person holds an office of a state, organization or organ."""
        actor = self._made.get(person)
        if actor is None or any(a.actor == body and a.office == office for a in actor.affiliations):
            return
        affiliation = Affiliation(body, office, None, None, "text")
        self._made[person] = replace(
            actor,
            affiliations=(*actor.affiliations, affiliation),
            country=actor.country or self.country(body),
            sector=actor.sector or sector,
            parent=actor.parent or body,
        )

    def introduce(self, person: Person) -> None:
        """Make a person known by name for the rest of the document."""
        known = self.persons.setdefault(person.id, person)
        known.gender = known.gender or person.gender
        known.first = min(known.first, person.first)
        known.short |= person.short
        known.roles.extend(role for role in person.roles if role not in known.roles)

    def known_as(self, words: tuple[str, ...]) -> list[Person]:
        """Persons of the document whose name these words may be short for.

        A surname, a surname with its particle, first and last name, or what the text has called
        one of them before ("Hussein" for Hussein of Jordan); a first word only for
        those whose surname it is not said to be (family name first, as in "Xi Jinping").
        """
        wanted = tuple(key(word) for word in words)
        last, persons = wanted[-1:], self.persons.values()
        found = [
            p for p in persons
            if (p.keys[-1:] == last and _short_for(wanted, p.keys)) or " ".join(words) in p.short
        ]  # fmt: skip
        if not found and len(wanted) == 1:
            found = [p for p in self.persons.values() if p.keys[0] == wanted[0]]
        return found

    def same_person(self, words: tuple[str, ...]) -> list[Person]:
        """Persons of the document whose full name these words give otherwise.

        With more or fewer names between first and last ("Ann Maria Lund"), or family name first.
        """
        wanted = tuple(key(word) for word in words)
        return [p for p in self.persons.values() if _is_variant(wanted, p.keys)]

    def _adjective(self, actor: str | None) -> str:
        if actor is None:
            return ""
        for alias in self._knowledge.aliases(actor):
            if alias.kind == "adjective":
                return alias.surface
        found = self.get(actor)
        if found is not None and found.id.startswith("place:") and found.aliases:
            return found.aliases[0] if self.is_made(actor) else found.name
        return found.name if found else actor

    def _make(
        self,
        code: str,
        name: str,
        kind: str,
        evidence: Evidence,
        parent: str | None,
        sector: str | None,
    ) -> str:
        if self.get(code) is None:
            self._made[code] = Actor(
                id=code,
                name=name,
                kind=kind,  # type: ignore[arg-type]
                aliases=(),
                affiliations=(),
                country=self.country(parent),
                sector=sector,
                parent=parent,
                evidence=(evidence,),
                confidence=0.8,
                version=VERSION,
            )
        return code


def _base(actor: str) -> str:
    """An id as the first part of the id of its people: ``group:the-west`` -> ``the-west``."""
    return actor.rpartition(":")[2].replace("/", "-")


def _short_for(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if wanted == known or (len(wanted) < len(known) and known[-len(wanted) :] == wanted):
        return True
    return len(wanted) == 2 < len(known) and (known[0], known[-1]) == wanted


def _is_variant(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two full names differ only by names in the middle or by their order."""
    if min(len(wanted), len(known)) < 2:
        return False
    if sorted(wanted) == sorted(known) or _is_misspelt(wanted, known):
        return True
    shorter, longer = sorted((wanted, known), key=len)
    return len(shorter) == 2 < len(longer) and (longer[0], longer[-1]) == shorter


def _is_misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ by one letter inside a longer given name: Kristin, Kristen.

    The last letter may tell man from woman, the first one name from another.
    """
    if len(one) != len(other) or one[1:] != other[1:] or len(one[0]) < LONG:
        return False
    same = [a == b for a, b in zip(one[0], other[0], strict=False)]
    return len(one[0]) == len(other[0]) and same[0] and same[-1] and same.count(False) == 1
