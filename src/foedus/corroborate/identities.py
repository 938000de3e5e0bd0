"""Who a name of a document finally is: sure merges, then the decisions of persons, in their order.

Decisions are replayed: each sees the identities as those before it left them, just as the person
who made it did. One that is undone is as if it had never been made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.corroborate.groups import whole
from foedus.records import Decision, Sameness


def undone_by(decisions: Iterable[Decision]) -> frozenset[str]:
    """Ids of the decisions and automatic merges that no longer hold.

    An undo that is itself undone does nothing.
    """
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        if decision.kind == "undo" and decision.id not in undone and decision.of:
            undone.add(decision.of)
    return frozenset(undone)


def in_force(
    decisions: Iterable[Decision], found: Iterable[Sameness] = ()
) -> tuple[tuple[Sameness, ...], tuple[Decision, ...]]:
    """Sure merges and decisions that nobody has undone, in the order in which they act."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    undone = undone_by(ordered)
    sure = [s for s in found if s.status == "sure" and s.id not in undone]
    # Of three who would be one, undoing one pair leaves no pair sure.
    agreed = whole(frozenset((s.actor, s.into)) for s in sure)
    kept = [s for s in sure if frozenset((s.actor, s.into)) in agreed]
    return (
        tuple(sorted(kept, key=lambda s: s.id)),
        tuple(d for d in ordered if d.kind != "undo" and d.id not in undone),
    )


@dataclass(slots=True)
class Identities:
    """From the actor a document names to the actor it is.

    Attributes:
        names: New names of actors.
        why: For every changed ``(document, actor)``, or actor everywhere, the words that say so.
    """

    names: dict[str, str] = field(default_factory=dict)
    _everywhere: dict[str, str] = field(default_factory=dict)
    _somewhere: dict[tuple[str, str], str] = field(default_factory=dict)
    why: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def of(self, document: str, actor: str) -> str:
        """The actor that ``actor`` is in a document."""
        found = self._somewhere.get((document, actor))
        return found if found is not None else self._everywhere.get(actor, actor)

    def everywhere(self, actor: str) -> str:
        """The actor that ``actor`` is where no document says otherwise."""
        return self._everywhere.get(actor, actor)

    def reason(self, document: str, actor: str) -> str:
        """What made an actor another one, in plain words; empty if nothing did."""
        found = (*self.why.get(("", actor), ()), *self.why.get((document, actor), ()))
        return "; ".join(found) if self.of(document, actor) != actor else ""

    @property
    def touched(self) -> frozenset[str]:
        """Actors that documents name and that are, somewhere, another."""
        return frozenset(self._everywhere) | {actor for _, actor in self._somewhere}

    @property
    def documents(self) -> frozenset[str]:
        """Documents in which somebody is another than everywhere else."""
        return frozenset(document for document, _ in self._somewhere)

    def merge(self, actor: str, into: str, why: str) -> None:
        """Whoever is ``actor`` is ``into`` from now on."""
        for raw in self._meaning(actor):
            self._everywhere[raw] = into
            self.why.setdefault(("", raw), []).append(why)
        for place, meant in list(self._somewhere.items()):
            if meant == actor:
                self._somewhere[place] = into
                self.why.setdefault(place, []).append(why)

    def split(self, actor: str, into: str, documents: Sequence[str], why: str) -> None:
        """Whoever is ``actor`` in these documents is ``into`` there from now on.

        Where ``into`` is one of those merged into ``actor``, it alone is itself again there.
        """
        meaning = self._meaning(actor)
        for document in documents:
            inside = [a for (d, a), m in self._somewhere.items() if d == document and m == actor]
            general = [raw for raw in meaning if (document, raw) not in self._somewhere]
            found = [*inside, *general]
            for raw in [into] if into in found else found:
                self._somewhere[document, raw] = into
                self.why.setdefault((document, raw), []).append(why)

    def _meaning(self, actor: str) -> list[str]:
        """The names under which documents, as a rule, speak of an actor."""
        found = [raw for raw, meant in self._everywhere.items() if meant == actor]
        return found if actor in self._everywhere else [*found, actor]


def identities(decisions: Iterable[Decision], found: Iterable[Sameness] = ()) -> Identities:
    """Replay sure merges and decisions."""
    result = Identities()
    sure, decided = in_force(decisions, found)
    stays = _representatives(sure)
    for item in sure:
        result.merge(
            item.actor, stays[item.into], f"one person with {item.into}: {item.reason}, {item.id}"
        )
    for decision in decided:
        why = told(decision)
        if decision.kind == "merge" and decision.into:
            result.merge(decision.actor, decision.into, why)
        elif decision.kind == "split" and decision.into:
            result.split(decision.actor, decision.into, decision.documents, why)
            if decision.name:
                result.names[decision.into] = decision.name
        elif decision.kind == "rename" and decision.name:
            result.names[decision.actor] = decision.name
    return result


def _representatives(sure: Sequence[Sameness]) -> Mapping[str, str]:
    """Of every group of pairs the one that stays, by id."""
    stays = {item.actor: item.into for item in sure}
    ends: dict[str, str] = {}
    for item in sure:
        end = item.into
        while end in stays:
            end = stays[end]
        ends[item.into] = end
    return ends


def told(decision: Decision) -> str:
    """A decision in plain words, with who, when and its id."""
    what = {
        "merge": f"merged into {decision.into}",
        "split": f"split off as {decision.into}",
        "rename": f"renamed {decision.name!r}",
        "undo": f"undone: {decision.of}",
    }[decision.kind]
    note = f" ({decision.note})" if decision.note else ""
    return f"{what} by {decision.by} on {decision.at[:10]}, decision {decision.id}{note}"
