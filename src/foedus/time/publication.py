"""When an undated report was published, as far as its own expressions tell."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.records import Document
from foedus.time.candidates import Candidate


def infer_publication(document: Document, candidates: Sequence[Candidate]) -> Document:
    """Set ``published`` to an interval with its reasoning, or leave it unknown."""
    return document
