"""What was read so far, as the steps that see the whole collection are given it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.records.actor import Actor, Mention
from foedus.records.document import Document
from foedus.records.event import Act, Event
from foedus.records.statement import Statement


@dataclass(frozen=True, slots=True)
class Collection:
    """All per-document records, each sorted by id (mentions by document and start).

    Attributes:
        signatures: For every document the MinHash signature ``clean`` computed.
    """

    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[Act, ...] = ()
    signatures: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
