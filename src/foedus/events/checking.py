"""Runs the codebook's own examples: what must be coded, and what must not."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.actors import Knowledge, load_knowledge, resolve
from foedus.events.codebook import Codebook, Entry, EventEntry, Example
from foedus.events.coding import Coding, code
from foedus.language import Analysis, Pipeline
from foedus.records import Date, Document, content_id
from foedus.statements import find_statements
from foedus.time import find_times
from foedus.version import __version__

DAY = Date("2024-06-03", "2024-06-03", "2024-06-03", "stated")
"""The day the examples are read as of."""


def check(codebook: Codebook, pipeline: Pipeline) -> list[str]:
    """Code every example of the codebook.

    Returns:
        One line for each example that is not coded as its entry says, in the order of the
        codebook; empty when all are. An example must yield a record of its entry's type (or act
        value); a counter-example must not.
    """
    knowledge = load_knowledge()
    examples = list(_examples(codebook))
    analyses = pipeline.read([example.text for _, example in examples])
    return [
        f"{entry.id}: {'not coded' if example.coded else 'coded'}: {example.text}"
        for (entry, example), analysis in zip(examples, analyses, strict=True)
        if _is_coded(entry, _code(analysis, codebook, knowledge)) != example.coded
    ]


def _examples(codebook: Codebook) -> Iterator[tuple[Entry, Example]]:
    for entry in (*codebook.events, *codebook.acts):
        for example in entry.examples:
            yield entry, example


def _is_coded(entry: Entry, coding: Coding) -> bool:
    if isinstance(entry, EventEntry):
        return any(event.type == entry.type for event in coding.events)
    return any(act.pattern == entry.id for act in coding.acts)


def _code(analysis: Analysis, codebook: Codebook, knowledge: Knowledge) -> Coding:
    document = _document(analysis.text)
    times = find_times(document, analysis)
    actors = resolve(times.document, analysis, knowledge)
    statements = find_statements(times.document, analysis, times, actors)
    return code(times.document, analysis, times, actors, statements, codebook)


def _document(text: str) -> Document:
    return Document(
        id=content_id("d", text),
        uri="codebook",
        outlet=None,
        title=None,
        authors=(),
        published=DAY,
        published_basis="stated",
        published_reasoning="The day the codebook's examples are read as of.",
        language="en",
        text=text,
        parts=(),
        removed=(),
        credits=(),
        version=__version__,
    )
