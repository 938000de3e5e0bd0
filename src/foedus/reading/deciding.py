"""Decisions about identities: checked against the account, then kept as data.

They show once the account is settled again (:func:`foedus.reading.settle_again`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

from foedus.actors.knowledge.surface import key
from foedus.errors import InputError, QueryError
from foedus.records import Actor, Decision, DecisionKind, content_id, from_plain, to_plain
from foedus.store import Filter, Store

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
MAX_LINE_BYTES = 1_000_000
MAX_WORDS = 500
"""Characters of a name or note."""


def merge(store: Store, actor: str, into: str, by: str, note: str = "") -> Decision:
    """Decide that ``actor`` is ``into``, whose id, name and kind stay.

    Args:
        store: The account.
        actor: Id, name or alias of one.
        into: Id, name or alias of the other.
        by: Who decides.
        note: The reason.

    Raises:
        QueryError: One of them is not there, they are one already, or one is a person and the
            other is not.
    """
    one, other = _actor(store, actor), _actor(store, into)
    if one.id == other.id:
        raise QueryError(f"{actor!r} and {into!r} are {one.id} already")
    if (one.kind == "person") != (other.kind == "person"):
        raise QueryError(f"{one.id} is a {one.kind}, {other.id} a {other.kind}; they cannot be one")
    return _decide(store, "merge", by, note, actor=one.id, into=other.id)


def split(
    store: Store, actor: str, documents: Sequence[str], into: str, by: str, note: str = ""
) -> Decision:
    """Decide that in some documents ``actor`` is another.

    Args:
        store: The account.
        actor: Id, name or alias.
        documents: Ids, or their beginnings.
        into: Id of an actor of the account, or the name of a new one. The id of one that was
            merged into ``actor`` makes it itself again there.
        by: Who decides.
        note: The reason.

    Raises:
        QueryError: The actor or a document is not there, a document does not mention the actor,
            or ``into`` is the actor itself.
    """
    one = _actor(store, actor)
    inside = {m.document for m in store.mentions(actor=one.id)}
    ids = []
    for document in documents:
        (found,) = store.documents(Filter(document=document))
        if found.id not in inside:
            raise QueryError(f"{found.id} does not mention {one.id}")
        ids.append(found.id)
    if not ids:
        raise QueryError("name at least one document; `foedus actors show` lists them")
    target, name = _target(store, into)
    if target == one.id:
        raise QueryError(f"{into!r} is {one.id} itself")
    chosen = tuple(sorted(set(ids)))
    return _decide(store, "split", by, note, actor=one.id, into=target, documents=chosen, name=name)


def rename(store: Store, actor: str, name: str, by: str, note: str = "") -> Decision:
    """Decide what an actor is called; its old name stays as an alias.

    Raises:
        QueryError: The actor is not there, or the name is empty.
    """
    return _decide(store, "rename", by, note, actor=_actor(store, actor).id, name=_words(name))


def undo(store: Store, of: str, by: str, note: str = "") -> Decision:
    """Take back a decision or an automatic merge; undoing an undo makes it hold again.

    Args:
        store: The account.
        of: Its id, or the beginning of it.
        by: Who decides.
        note: The reason.

    Raises:
        QueryError: There is none, there are several, or it is undone already.
    """
    from foedus.corroborate import undone_by

    decisions = store.decisions()
    ids = [d.id for d in decisions] + [s.id for s in store.sameness() if s.status == "sure"]
    found = sorted({i for i in ids if i.startswith(of)}) if of else []
    if len(found) != 1:
        raise QueryError(f"{'several' if found else 'no'} decisions or merges start with {of!r}")
    if found[0] in undone_by(decisions):
        raise QueryError(f"{found[0]} is undone already")
    return _decide(store, "undo", by, note, of=found[0])


def decisions_from(path: Path) -> list[Decision]:
    """Decisions of a file of JSON lines, checked like anything else that is read.

    Raises:
        InputError: A line is no decision, or its id is not that of what it says.
    """
    found = []
    with path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MAX_LINE_BYTES), b""), 1):
            if line.strip():
                found.append(_parsed(line, f"{path.name}#{number}"))
    return found


def _parsed(line: bytes, uri: str) -> Decision:
    try:
        decision = from_plain(Decision, json.loads(line))
        datetime.strptime(decision.at, _FORM).replace(tzinfo=UTC)
        right = decision.kind in get_args(DecisionKind) and decision.id == _id(decision)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise InputError(uri, "is no decision", "bad-row") from error
    if not right:
        raise InputError(uri, "is no decision, or was changed", "bad-row")
    return decision


def _actor(store: Store, name: str) -> Actor:
    identity = store.actor_id(name)
    return next(a for a in store.actors(Filter(actor=identity)) if a.id == identity)


def _target(store: Store, into: str) -> tuple[str, str | None]:
    """The id that is split off to, and the name of an actor that is new."""
    if any(actor.id == into for actor in store.actors()):
        return into, None
    try:
        return store.actor_id(into), None
    except QueryError:
        return _new_id(store, into), _words(into)


def _new_id(store: Store, name: str) -> str:
    identity = key(_words(name)).replace(" ", "-")
    if not identity:
        raise QueryError(f"{name!r} is no name")
    taken = {actor.id for actor in store.actors()}
    numbered = (f"{identity}-{number}" for number in range(2, len(taken) + 3))
    return identity if identity not in taken else next(i for i in numbered if i not in taken)


def _words(text: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > MAX_WORDS:
        raise QueryError(f"a name or note of 1 to {MAX_WORDS} characters, please")
    return words


def _decide(
    store: Store,
    kind: DecisionKind,
    by: str,
    note: str,
    *,
    actor: str = "",
    into: str | None = None,
    documents: tuple[str, ...] = (),
    name: str | None = None,
    of: str | None = None,
) -> Decision:
    decision = Decision(
        id="",
        kind=kind,
        actor=actor,
        into=into,
        documents=documents,
        name=name,
        of=of,
        by=_words(by),
        at=_now(store.decisions()),
        note=_words(note) if note else "",
    )
    decision = replace(decision, id=_id(decision))
    store.put_decisions([decision])
    return decision


def _id(decision: Decision) -> str:
    return content_id("i", to_plain(replace(decision, id="")))


def _now(before: Sequence[Decision]) -> str:
    """The time in UTC, later than any decision before, whatever the clock says."""
    now = datetime.now(UTC)
    if before:
        last = datetime.strptime(before[-1].at, _FORM).replace(tzinfo=UTC)
        now = max(now, last + timedelta(microseconds=1))
    return now.strftime(_FORM)
