"""Actors: every name, title, metonym and pronoun to one identity."""

from foedus.actors.knowledge import Alias, Knowledge, Membership, Office, load_knowledge
from foedus.actors.layer import ActorLayer
from foedus.actors.resolve import resolve

__all__ = [
    "ActorLayer",
    "Alias",
    "Knowledge",
    "Membership",
    "Office",
    "load_knowledge",
    "resolve",
]
