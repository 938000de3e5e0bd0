"""Saying of the collection what follows from all its documents and from what persons decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from foedus.records import Collection
from foedus.store import Findings, Rewritten, Store

Settle = Callable[[Collection], Findings]


def findings_of(store: Store, collection: Collection, settle: Settle) -> Findings:
    """What the collection says once every actor is who he, she or it finally is."""
    from foedus.corroborate import identify

    who = identify(collection, store.decisions(), store.forms)
    rewritten = Rewritten(who.statements, who.events, who.acts, who.mentions)
    return replace(settle(who.collection), sameness=who.sameness, rewritten=rewritten)


def settle_again(store: Store, settle: Settle) -> None:
    """Bring the account up to date with the decisions in the store.

    Args:
        store: The account.
        settle: The step that says what follows from the collection, see ``Steps.settle``.

    Raises:
        StoreError: The store cannot be written.
    """
    generation = store.generation
    findings = findings_of(store, store.collection(), settle)
    store.put_findings(findings, generation)
