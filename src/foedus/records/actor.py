"""Who acts: states, organizations and their organs, persons, groups, outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.evidence import Evidence

ActorKind = Literal["state", "organization", "organ", "person", "group", "place-as-actor", "outlet"]
MentionKind = Literal["name", "metonym", "title", "pronoun", "nominal", "demonym"]
MentionUse = Literal["actor", "place", "modifier"]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An office or membership of a person or organ.

    Attributes:
        actor: Id of the state or organization.
        office: Plain name of the office, lower case: ``foreign minister``.
        from_: First day, ISO date or prefix (``2019``, ``2019-05``), or None if not known.
        to: Last day in the same form, or None if still held or not known.
        basis: ``kb`` (knowledge base) or ``text`` (a title or apposition said so).
    """

    actor: str
    office: str
    from_: str | None
    to: str | None
    basis: Literal["kb", "text"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One identity.

    Attributes:
        id: ISO 3166-1 alpha-3 for states, short stable code for organizations (``CSTO``),
            ``CSTO/secretariat`` for organs, slug for persons (``nikol-pashinyan``),
            ``group:...`` for collective and unnamed actors found in the text.
        country: ISO-3 of the state it acts for, or None.
        sector: PLOVER/CAMEO role: GOV MIL LEG JUD OPP REB MED IGO NGO BUS CVL ..., or None.
        parent: For an organ or an official of one: the id of the state or organization.
        same_as: Set by ``corroborate`` when another actor record is the same identity.
        evidence: For actors learned from text, the words that introduced them.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    affiliations: tuple[Affiliation, ...]
    country: str | None
    sector: str | None
    parent: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that refer to an actor.

    Attributes:
        start, end: Characters of the cleaned text; ``head`` is the token index of the head word.
        actor: Actor id, or None when it cannot be settled.
        candidates: The ids it might be, best first, when it cannot be settled.
        kind: How it refers. ``use``: as an actor, as a place ("in Yerevan"), or as a modifier
            of another mention ("Armenian" in "the Armenian delegation").
        principal: Id of the state or organization it acts for (itself for states), also where it
            is open which of its officers is meant.
        reason: Plain words for ``explain``: "alias Moscow as government of RUS: subject of
            'noted'".
    """

    document: str
    start: int
    end: int
    head: int
    actor: str | None
    candidates: tuple[str, ...]
    kind: MentionKind
    use: MentionUse
    principal: str | None
    reason: str
    confidence: float
