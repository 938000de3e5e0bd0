"""Organizations that are left out: "Kenya has threatened to leave", "Mali was readmitted in 2020".

A report on who joins and who leaves names the organization once and then takes it for granted.
Left out is the one named last before, among those of which the report says elsewhere, and in so
many words, that somebody joined, left or was suspended as here; or that this very state has part
in. A verb ("quit in 2019") may also be short for what happens to one that several states of the
report come to or go from. Where the report says no such thing nothing is implied: "Russia's
withdrawal" may be that of its troops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from foedus.actors import ActorLayer
from foedus.events.match import Match
from foedus.events.party import IMPLIED, Party
from foedus.records import Act, ActValue

TOLD = frozenset({"legal", "participation", "representation", "finance", "decision"})
"""Dimensions of acts that show that a state has to do with the organization."""
STAYING = frozenset({"freezes", "affirms_membership", "denies_exit"})
"""Acts of a member, whatever their dimension."""
WAYS = frozenset({"legal", "intent"})
"""Dimensions of acts by which states come to or go from it, or mean to."""
MOVES = 2
"""So many states at least come or go where a report is about an organization's membership."""


@dataclass(frozen=True, slots=True)
class Implied:
    """Which organization a report leaves out.

    Attributes:
        families: The codebook's, by value.
        named: (place, organization) of every mention of one, in text order.
        told: (family, organization) of what the report says in so many words.
        having: (state, organization) of those whom it tells of.
        topics: Organizations that several states come to or go from in this report.
    """

    families: Mapping[str, str]
    named: tuple[tuple[int, str], ...]
    told: frozenset[tuple[str, str]]
    having: frozenset[tuple[str, str]]
    topics: frozenset[str]

    def organization(
        self, value: ActValue, state: str, before: int, *, since: int = 0, nominal: bool = False
    ) -> str | None:
        """The organization left out of an act of this value at character ``before``.

        Args:
            value: What the act is.
            state: Whose it is.
            before: Where its predicate stands; only what is named earlier can be left out.
            since: Where its sentence starts. Where that names others only, it is none of the
                report's own: "the EU said that Kenya had quit".
            nominal: The predicate is a noun, which is often that of something else.
        """
        family = self.families.get(value, "")
        others = False
        for place, organization in reversed(self.named):
            if place >= before:
                continue
            if others and place < since:
                return None
            known = (state, organization) in self.having or (family, organization) in self.told
            moves = bool(family) and not nominal and organization in self.topics
            if known or moves:
                return organization
            others = place >= since
        return None


def read_implied(actors: ActorLayer, acts: Iterable[Act], families: Mapping[str, str]) -> Implied:
    """What the acts that name their organization say of those that leave it out."""
    told = tuple(acts)
    named = []
    for mention in actors.mentions:
        actor = actors.by_id.get(mention.actor or "")
        if actor is None or actor.kind not in ("organization", "organ"):
            continue
        organization = actor.id if actor.kind == "organization" else actor.parent
        if organization is not None and organization != actor.country:
            named.append((mention.start, organization))
    return Implied(
        families=families,
        named=tuple(sorted(named)),
        told=frozenset(
            (families[act.value], act.organization) for act in told if act.value in families
        ),
        having=frozenset(
            (a.state, a.organization) for a in told if a.dimension in TOLD or a.value in STAYING
        ),
        topics=_topics(a for a in told if a.value in families and a.dimension in WAYS),
    )


def _topics(moves: Iterable[Act]) -> frozenset[str]:
    """The organizations that several states come to or go from."""
    counted = Counter(
        organization for _, organization in {(a.state, a.organization) for a in moves}
    )
    return frozenset(organization for organization, states in counted.items() if states >= MOVES)


def with_organization(match: Match, organization: str) -> Match:
    """The match with the organization that its words leave out."""
    party = Party(organization, organization, "organization", match.head, IMPLIED)
    return replace(match, roles={**match.roles, "ORG": (party,)}, implied=False)
