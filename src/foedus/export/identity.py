"""What made the actors of a record who they are: merges, splits and names, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.store import AnyRecord, Store

ACTOR_FIELDS = ("source", "target", "speaker", "about", "state", "organization", "organ", "actors")
"""Fields of records that hold the ids of actors."""


def decisions_about(store: Store, actor: str) -> Iterator[tuple[str, str]]:
    """Ids and words of what made an actor what it is; what was undone is marked so.

    Automatic merges and proposals come first, then decisions in the order they were made.
    """
    from foedus.corroborate import told, undone_by

    decisions = store.decisions()
    undone = undone_by(decisions)
    for item in store.sameness():
        if actor in (item.actor, item.into):
            status = "undone" if item.id in undone else item.status
            other = item.actor if actor == item.into else item.into
            yield item.id, f"one person with {other} ({status}): {item.reason}, {item.id}"
    for decision in decisions:
        if actor in (decision.actor, decision.into):
            subject = f"{decision.actor} " if decision.actor != actor else ""
            mark = ", undone" if decision.id in undone else ""
            yield decision.id, f"{subject}{told(decision)}{mark}"


def decisions_behind(store: Store, record: AnyRecord, documents: Iterable[str]) -> Iterator[str]:
    """Of what was decided about the actors of a record, what had a part in its documents."""
    actors = {a for name in ACTOR_FIELDS for a in _listed(getattr(record, name, None))}
    if not actors or not (store.decisions() or store.sameness()):
        return
    mentions = (m for name in documents for m in store.mentions(name) if m.actor in actors)
    reasons = " ".join(mention.reason for mention in mentions)
    found = dict(item for actor in sorted(actors) for item in decisions_about(store, actor))
    yield from (words for identity, words in found.items() if identity in reasons)


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
