"""Actors: every name, title, metonym and pronoun to one identity."""

from foedus.actors.layer import ActorLayer

__all__ = ["ActorLayer"]
