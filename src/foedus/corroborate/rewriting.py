"""The records of documents with every actor as the one it finally is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from foedus.corroborate.identities import Identities, identities
from foedus.corroborate.sameness import find_sameness
from foedus.records import (
    Act,
    Actor,
    Collection,
    Decision,
    Event,
    Link,
    Mention,
    Sameness,
    Statement,
    merge_forms,
)

R = TypeVar("R", Statement, Event, Act)

Forms = Callable[[Iterable[str]], Iterable[tuple[str, Actor]]]
"""Actor ids -> every (document, actor as it presents it) of those actors."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A collection whose actors are who they finally are.

    Attributes:
        collection: All records; those that speak of a merged or split actor are rewritten.
        statements, events, acts, mentions: The rewritten ones alone; mentions by their place
            among those of their document.
        sameness: Automatic merges and proposals.
    """

    collection: Collection
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    mentions: tuple[tuple[int, Mention], ...]
    sameness: tuple[Sameness, ...]


def identify(collection: Collection, decisions: Sequence[Decision], forms: Forms) -> Identified:
    """Merge who is surely one, and do what persons decided.

    The result depends on the records and the decisions, not on the order of reading; without
    decisions and sure merges the records are those that were given.
    """
    sameness = find_sameness(collection)
    who = identities(decisions, sameness)
    if not who.touched and not who.names:  # as a rule: nothing to look through
        return Identified(collection, (), (), (), (), sameness)
    rewriter = _Rewriter(who, _homes(collection.actors), who.touched)
    mentions = [rewriter.mention(m) for m in collection.mentions]
    statements = [rewriter.statement(s) for s in collection.statements]
    events = [rewriter.event(e) for e in collection.events]
    acts = [rewriter.act(a) for a in collection.acts]
    return Identified(
        collection=replace(
            collection,
            actors=_actors(collection.actors, who, forms),
            mentions=tuple(mentions),
            statements=tuple(statements),
            events=tuple(events),
            acts=tuple(acts),
        ),
        statements=_changed(collection.statements, statements),
        events=_changed(collection.events, events),
        acts=_changed(collection.acts, acts),
        mentions=_changed_mentions(collection.mentions, mentions),
        sameness=sameness,
    )


def _changed(before: Sequence[R], after: Sequence[R]) -> tuple[R, ...]:
    return tuple(new for old, new in zip(before, after, strict=True) if new is not old)


def _changed_mentions(
    before: Sequence[Mention], after: Sequence[Mention]
) -> tuple[tuple[int, Mention], ...]:
    found = []
    ordinals: dict[str, int] = defaultdict(int)
    for old, new in zip(before, after, strict=True):
        if new is not old:
            found.append((ordinals[old.document], new))
        ordinals[old.document] += 1
    return tuple(found)


def _homes(actors: Iterable[Actor]) -> Mapping[str, str | None]:
    """What every actor acts for where a record leaves that open."""
    own = ("state", "organization")
    return {a.id: a.id if a.kind in own else a.parent or a.country for a in actors}


@dataclass(frozen=True, slots=True)
class _Rewriter:
    """Puts the final actors into records; a record without a changed one is given back as it is."""

    who: Identities
    homes: Mapping[str, str | None]
    touched: frozenset[str]

    def _one(self, document: str, actor: str | None) -> str | None:
        return self.who.of(document, actor) if actor else actor

    def _principal(
        self, document: str, actor: str | None, now: str | None, held: str | None
    ) -> str | None:
        """Whom a changed actor acts for: as before if the text says so, else as it does at home."""
        if actor == now or now is None:
            return self._one(document, held)
        if held == actor:
            return self.homes.get(now, now)
        if held is None:
            return self.homes.get(now)
        return self._one(document, held)

    def _side(
        self, document: str, actors: tuple[str, ...], principals: tuple[str | None, ...]
    ) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
        """One side of an event; two that are now one stand once."""
        found: dict[str, str | None] = {}
        for actor, held in zip(actors, principals, strict=True):
            now = self.who.of(document, actor)
            principal = self._principal(document, actor, now, held)
            found[now] = found.get(now) or principal
        return tuple(found), tuple(found.values())

    def _chain(self, document: str, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(
            link
            if (now := self._one(document, link.actor)) == link.actor
            else replace(link, actor=now)
            for link in chain
        )

    def mention(self, mention: Mention) -> Mention:
        if self.touched.isdisjoint((mention.actor, mention.principal, *mention.candidates)):
            return mention
        document = mention.document
        actor = self._one(document, mention.actor)
        principal = self._principal(document, mention.actor, actor, mention.principal)
        others = (self.who.of(document, c) for c in mention.candidates)
        candidates = tuple(dict.fromkeys(others))
        why = self.who.reason(document, mention.actor) if mention.actor else ""
        new = replace(
            mention,
            actor=actor,
            principal=principal,
            candidates=candidates,
            reason=f"{mention.reason}; {why}" if why else mention.reason,
        )
        return mention if new == mention else new

    def statement(self, statement: Statement) -> Statement:
        document = statement.document
        speaker = self._one(document, statement.speaker)
        held = statement.speaker_principal
        about = (self.who.of(document, actor) for actor in statement.about)
        new = replace(
            statement,
            speaker=speaker,
            speaker_principal=self._principal(document, statement.speaker, speaker, held),
            chain=self._chain(document, statement.chain),
            about=tuple(dict.fromkeys(about)),
        )
        return statement if new == statement else new

    def event(self, event: Event) -> Event:
        source = self._side(event.document, event.source, event.source_principal)
        target = self._side(event.document, event.target, event.target_principal)
        new = replace(
            event,
            source=source[0],
            source_principal=source[1],
            target=target[0],
            target_principal=target[1],
        )
        return event if new == event else new

    def act(self, act: Act) -> Act:
        document = act.document
        new = replace(
            act,
            state=self.who.of(document, act.state),
            organization=self.who.of(document, act.organization),
            organ=self._one(document, act.organ),
            asserted_by=self._chain(document, act.asserted_by),
        )
        return act if new == act else new


def _actors(actors: Sequence[Actor], who: Identities, forms: Forms) -> tuple[Actor, ...]:
    """Actors by id: the merged ones whole, with the names of all; and what is now another."""
    touched = who.touched
    by_identity: dict[str, set[Actor]] = defaultdict(set)
    told: dict[str, list[Actor]] = defaultdict(list)
    wanted = touched | {who.everywhere(a) for a in touched}
    for document, form in forms(wanted):
        by_identity[who.of(document, form.id)].add(form)
        told[form.id].append(form)
    found = {a.id: a for a in actors if a.id not in wanted}
    for identity, group in by_identity.items():
        (found[identity],) = merge_forms(group, lead=identity)
    for raw, given in told.items():
        if raw not in found:  # nobody is this one any more
            (was,) = merge_forms(given)
            found[raw] = replace(was, same_as=who.everywhere(raw))
    return tuple(
        _renamed(_owned(found[identity], who), who.names.get(identity))
        for identity in sorted(found)
    )


def _owned(actor: Actor, who: Identities) -> Actor:
    """An actor of bodies that are now others."""
    parent = who.everywhere(actor.parent) if actor.parent else None
    held = tuple(
        a if (now := who.everywhere(a.actor)) == a.actor else replace(a, actor=now)
        for a in actor.affiliations
    )
    if parent == actor.parent and held == actor.affiliations:
        return actor
    return replace(actor, parent=parent, affiliations=held)


def _renamed(actor: Actor, name: str | None) -> Actor:
    if name is None or name == actor.name:
        return actor
    aliases = (actor.name, *(alias for alias in actor.aliases if alias != name))
    return replace(actor, name=name, aliases=aliases)
