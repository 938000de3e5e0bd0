"""The working sheet on which the lines of a report are labelled, one decision at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from foedus.clean.dates import StatedDate
from foedus.clean.lines import Line, words
from foedus.records import PartKind


@dataclass(slots=True)
class Sheet:
    """Lines, what each was found to be, and what was learned on the way.

    Attributes:
        lines: All lines, blank ones included.
        texts: What is kept of each line.
        kinds: The kind of part a line becomes, once known.
        reasons: Why a line is taken out, if it is.
        cut: Pieces taken off lines that stay: index, characters, reason.
        outlets: Names of outlets found in residue, in order.
        names: Characters, within its line, of the name in a contribution line.
    """

    lines: list[Line]
    texts: list[str] = field(default_factory=list)
    kinds: list[PartKind | None] = field(default_factory=list)
    reasons: list[str | None] = field(default_factory=list)
    cut: list[tuple[int, str, str]] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[StatedDate] = field(default_factory=list)
    names: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nothing decided."""
        self.texts = [line.text for line in self.lines]
        self.kinds = [None] * len(self.lines)
        self.reasons = [None] * len(self.lines)

    def drop(self, i: int, reason: str) -> None:
        """Take a line out, for a reason."""
        self.kinds[i], self.reasons[i] = None, reason

    def trim(self, i: int, start: int, end: int, reason: str) -> None:
        """Keep characters ``start`` to ``end`` of a line and take the rest off, for a reason."""
        text = self.texts[i]
        for piece in (text[:start], text[end:]):
            if piece.strip():
                self.cut.append((i, piece.strip(), reason))
        self.texts[i] = text[start:end].strip()

    def open(self) -> list[int]:
        """Lines with text that nothing has been decided about."""
        return [i for i in self.left() if self.kinds[i] is None]

    def left(self) -> list[int]:
        """Lines with text that have not been taken out."""
        return [i for i, text in enumerate(self.texts) if text and self.reasons[i] is None]

    def words(self, i: int) -> int:
        """How many words of a line are kept."""
        return len(words(self.texts[i]))

    def add_outlets(self, names: Iterable[str]) -> None:
        """Note names of outlets."""
        self.outlets += names
