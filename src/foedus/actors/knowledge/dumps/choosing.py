"""Which of the holdings of a dump become rows, and why the others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.dumps.gathering import Gathered
from foedus.actors.knowledge.dumps.naming import Naming
from foedus.actors.knowledge.dumps.posts import Seat, seat
from foedus.actors.knowledge.dumps.report import Reason
from foedus.actors.knowledge.dumps.terms import Holding
from foedus.actors.knowledge.records import Office
from foedus.actors.knowledge.spans import FIRST, LAST, earliest, latest, overlaps

_CROWDED = frozenset({"legislator", "other", "envoy"})
"""Ranks of offices that many hold at a time; taken only when they are asked for by name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for.

    Attributes:
        offices: Canonical names; empty for all that one person or few hold at a time.
        since: Terms that ended before this year are left out.
    """

    offices: frozenset[str] = frozenset()
    since: int = 1945

    def asks_for(self, office: Office) -> bool:
        """Whether terms of an office are taken."""
        if self.offices:
            return office.name in self.offices
        return office.single or office.rank not in _CROWDED


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A holding with its office, and the id its person gets."""

    actor: str
    office: str
    from_: str
    to: str | None
    person: str
    name: str
    aliases: tuple[str, ...]
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a row of ``officials.csv`` is replaced by."""
        return self.person, self.actor, self.office


Tell = Callable[[Reason, str], None]
"""Told of everything left out: why, and what it was."""


def choose(gathered: Gathered, wanted: Wanted, knowledge: Knowledge, tell: Tell) -> list[Term]:
    """The terms to write, sorted; everything else goes to ``tell``."""
    naming = Naming(knowledge)
    seats: dict[str, Seat | Reason] = {
        post: seat(found, gathered.codes, knowledge) for post, found in gathered.posts.items()
    }
    mapped: list[tuple[Holding, Seat]] = []
    for holding in sorted(set(gathered.holdings), key=_order):
        found = seats.get(holding.post, "no-post")
        reason = found if isinstance(found, str) else _fault(holding, found, gathered, wanted)
        if isinstance(found, str) or reason:
            tell(reason or "", _said(holding, gathered))
        else:
            mapped.append((holding, found))
    terms = list(_identified(mapped, gathered, naming, tell))
    return sorted(_consistent(_new(terms, knowledge, tell), knowledge, tell))


def _order(holding: Holding) -> tuple[str, ...]:
    return holding.person, holding.post, holding.from_ or "", holding.to or "", str(holding.ended)


def _said(holding: Holding, gathered: Gathered) -> str:
    who = gathered.persons.get(holding.person)
    post = gathered.posts.get(holding.post)
    name = who.name if who else holding.person
    return f"{name}, {post.names[0] if post and post.names else holding.post}"


def _fault(holding: Holding, found: Seat, gathered: Gathered, wanted: Wanted) -> Reason | None:
    """What keeps one holding of an office we know from being taken, by itself."""
    ended = latest(holding.to) if holding.to else LAST
    faults: Mapping[Reason, bool] = {
        "not-asked": not wanted.asks_for(found.office),
        "no-name": holding.person not in gathered.persons,
        "no-start": holding.from_ is None,
        "no-end": holding.ended and holding.to is None,
        "too-old": ended < f"{wanted.since:04}-01-01",
        "backwards": earliest(holding.from_ or FIRST) > ended,
    }
    return next((reason for reason, holds in faults.items() if holds), None)


def _identified(
    mapped: Iterable[tuple[Holding, Seat]], gathered: Gathered, naming: Naming, tell: Tell
) -> Iterator[Term]:
    """Give every person one id, the knowledge base's own where it knows him or her."""
    by_person: dict[str, list[tuple[Holding, Seat]]] = defaultdict(list)
    for holding, found in mapped:
        by_person[holding.person].append((holding, found))
    for source, held in sorted(by_person.items()):
        who = gathered.persons[source]
        identity = naming.identity(source, who, [found for _, found in held])
        if identity is None:
            for holding, _ in held:
                tell("name-of-another", _said(holding, gathered))
            continue
        name, aliases = naming.names(identity, who)
        for holding, found in held:
            yield Term(
                actor=found.actor,
                office=found.office.name,
                from_=holding.from_ or "",
                to=holding.to,
                person=identity,
                name=name,
                aliases=aliases,
                source=source,
            )


def _new(terms: Iterable[Term], knowledge: Knowledge, tell: Tell) -> Iterator[Term]:
    """Terms the knowledge base lacks, or has without the end that the dump gives."""
    for term in dict.fromkeys(terms):
        said = f"{term.name}, {term.office} of {term.actor}"
        held = knowledge.actors.get(term.person)
        same = [
            a
            for a in (held.affiliations if held else ())
            if (a.actor, a.office) == (term.actor, term.office)
            and overlaps(a.from_, a.to, (term.from_, term.to))
        ]
        if not same:
            yield term
        elif len(same) == 1 and same[0].to is None and term.to:
            yield replace(term, from_=same[0].from_ or term.from_)
        else:
            tell("known", said)


def _consistent(terms: Iterable[Term], knowledge: Knowledge, tell: Tell) -> Iterator[Term]:
    """Terms of one-person offices that neither the base nor other terms contradict."""
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        by_office[term.actor, term.office].append(term)
    for (actor, office), held in sorted(by_office.items()):
        if not knowledge.offices[office].single:
            yield from held
            continue
        fitting = []
        for term in sorted(held, key=lambda t: (earliest(t.from_), latest(t.to), t)):
            if _contradicted(term, actor, office, knowledge):
                tell("contradicts", f"{term.name}, {office} of {actor}")
            else:
                fitting.append(term)
        yield from _uncontested(fitting, tell)


def _contradicted(term: Term, actor: str, office: str, knowledge: Knowledge) -> bool:
    for person in knowledge.holders(actor, office, (term.from_, term.to)):
        for held in person.affiliations:
            if (held.actor, held.office) != (actor, office) or person.id == term.person:
                continue
            if _must_overlap((held.from_, held.to), (term.from_, term.to)):
                return True
    return False


def _must_overlap(one: tuple[str | None, str | None], two: tuple[str | None, str | None]) -> bool:
    """Whether two times meet for more than a day of handing over, however partial their dates."""
    return latest(one[0] or FIRST) < earliest(two[1] or LAST) and latest(
        two[0] or FIRST
    ) < earliest(one[1] or LAST)


def _uncontested(terms: Sequence[Term], tell: Tell) -> Iterator[Term]:
    """Of terms in order of time: an open end before a successor is no end, an overlap no fact."""
    doubtful: dict[Term, Reason] = {}
    for before, after in pairwise(terms):
        if _must_overlap((before.from_, before.to), (after.from_, after.to)):
            if before.to is None:
                doubtful.setdefault(before, "no-end")
            else:
                doubtful.setdefault(before, "contested")
                doubtful.setdefault(after, "contested")
    for term in terms:
        if term in doubtful:
            tell(doubtful[term], f"{term.name}, {term.office} of {term.actor}")
        else:
            yield term
