"""What the actors step says about one document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from foedus.records import Actor, Mention


@dataclass(frozen=True)
class ActorLayer:
    """Every mention of an actor in a document and the actors they refer to.

    Attributes:
        mentions: In text order; they may nest ("Armenian" inside "Armenian Defense Minister
            Suren Papikian"), the outer one first.
        actors: Every actor that a mention points to, by id; those of the knowledge base included.
    """

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]

    @cached_property
    def by_head(self) -> dict[int, Mention]:
        """The outermost mention whose head word is a given token."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            found.setdefault(mention.head, mention)
        return found

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie inside the characters ``start`` to ``end``."""
        return tuple(m for m in self.mentions if m.start >= start and m.end <= end)
