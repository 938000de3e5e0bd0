"""A report: its cleaned text, where each part of it stands, and what was removed and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.date import Date
from foedus.records.evidence import Evidence

PartKind = Literal["title", "subtitle", "heading", "caption", "credit", "body"]
PublishedBasis = Literal["stated", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the cleaned text and what it is; parts do not overlap and run in order.

    ``body`` parts are paragraphs. ``credit`` is a contribution line ("Reuters contributed ...").
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out of the text, kept with its reason.

    Attributes:
        text: The removed line.
        reason: A stable code: ``share``, ``navigation``, ``subscription``, ``duplicate-title``,
            ``duplicate-caption``, ``byline``, ``date-line``, ``media-time``, ``markup``, ...
        line: Line number (from 1) in the raw text, or None where the raw form had no lines.
    """

    text: str
    reason: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet the document says it rests on ("Reuters contributed", "via AFP")."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Document:
    """One report. ``id`` is a digest of outlet, stated date and cleaned text.

    Attributes:
        uri: Where it was read: a path relative to what the user named, a URL, or
            ``archive.zip!member`` / ``file.jsonl#row``.
        published: Publication date, or None when nothing bounds it.
        published_basis: stated in the text, from metadata, inferred from the text's own time
            expressions (always an interval with its reasoning), or unknown.
        published_reasoning: One plain sentence a person can check.
        language: ISO 639-1 code; steps after ``clean`` run only on ``en``.
        duplicate_of: Id of the document this one copies word for word, else None.
        story: Id of the story it belongs to, set by ``corroborate``.
    """

    id: str
    uri: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Date | None
    published_basis: PublishedBasis
    published_reasoning: str
    language: str
    text: str
    parts: tuple[Part, ...]
    removed: tuple[Removed, ...]
    credits: tuple[Credit, ...]
    version: str
    duplicate_of: str | None = None
    story: str | None = None
