"""Report texts cut into plain and quoted passages, so that every quotation can be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.records import Document, PartKind


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a report.

    ``anchor`` is None when no line rests on it, empty when it goes on a stretch named before.
    """

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a report (title, paragraph, caption ...) as passages."""

    kind: PartKind
    passages: tuple[Passage, ...]


class Anchors:
    """Names of the quoted stretches of all reports.

    Quotations that overlap are one stretch, since elements of a page cannot overlap.
    """

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._stretches: dict[int, list[tuple[int, int]]] = {}
        for report, start, end in sorted(set(spans)):
            stretches = self._stretches.setdefault(report, [])
            if stretches and start < stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
            else:
                stretches.append((start, end))

    def of(self, report: int, start: int) -> str:
        """Name of the stretch that holds a quotation."""
        for a, b in self._stretches.get(report, ()):
            if a <= start < b:
                return f"r{report}-{a}"
        return f"r{report}"

    def blocks(self, report: int, document: Document) -> Iterator[Block]:
        """The parts of a report in order; a stretch over two parts is named in the first."""
        named: set[str] = set()
        for part in document.parts:
            passages = tuple(self._passages(report, document.text, part.start, part.end, named))
            if passages:
                yield Block(part.kind, passages)

    def _passages(
        self, report: int, text: str, start: int, end: int, named: set[str]
    ) -> Iterator[Passage]:
        at = start
        for a, b in self._stretches.get(report, ()):
            first, last = max(a, start), min(b, end)
            if first >= last:
                continue
            if at < first:
                yield Passage(text[at:first], None)
            name = f"r{report}-{a}"
            yield Passage(text[first:last], "" if name in named else name)
            named.add(name)
            at = last
        if at < end:
            yield Passage(text[at:end], None)
