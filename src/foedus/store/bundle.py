"""What is put into a store: all of one document, or all that the collection says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.records import (
    Act,
    Actor,
    Conflict,
    Document,
    Event,
    Lineage,
    Mention,
    Sameness,
    Standing,
    Statement,
    Story,
)

if TYPE_CHECKING:
    from foedus.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the per-document steps found in one document.

    Attributes:
        cleaned: Digest of the document as ``clean`` gave it, its uri left out
            (:func:`foedus.store.cleaned_digest`).
        recipe: Versions of everything that had a part in it, for ``explain``.
        signature: MinHash signature of the text.
    """

    document: Document
    cleaned: str
    recipe: str
    signature: tuple[int, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Records of documents in which merges or decisions put other actors.

    What the documents say is kept beside them, and is what the collection is made of.

    Attributes:
        mentions: With their place among the mentions of their document.
    """

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[Act, ...] = ()
    mentions: tuple[tuple[int, Mention], ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the steps that see the whole collection found.

    Of ``documents`` only ``duplicate_of``, ``story`` and inferred dates are taken, of ``events``
    and ``acts`` only ``merged``; records that are not listed lose what an earlier run said of
    them. Their actors are taken from ``rewritten``.
    """

    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[Act, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    standing: tuple[Standing, ...] = ()
    sameness: tuple[Sameness, ...] = ()
    rewritten: Rewritten = Rewritten()
