"""What a derived record rests on: a quotation that can be found again in its document."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT_CHARS = 32
"""Characters of prefix and suffix kept, as Hypothesis and the W3C examples do."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A W3C TextQuoteSelector with its TextPositionSelector.

    Attributes:
        document: Id of the document.
        start: First character of the quotation in the cleaned text (Unicode code points).
        end: One past the last character.
        exact: The quotation itself; always ``text[start:end]``.
        prefix: Up to 32 characters before it.
        suffix: Up to 32 characters after it.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"evidence {self.start}-{self.end} does not fit {self.exact!r}")


def quote(document: str, text: str, start: int, end: int) -> Evidence:
    """Cut the evidence ``text[start:end]`` out of a document's cleaned text."""
    return Evidence(
        document=document,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_CHARS) : start],
        suffix=text[end : end + CONTEXT_CHARS],
    )
