"""Who did what to whom in plain sentences, with the shipped model and the built-in knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foedus.actors import load_knowledge, resolve
from foedus.events import code, load_codebook
from foedus.language import load
from foedus.records import Date, Document, Event, content_id
from foedus.statements import find_statements
from foedus.time import find_times

SENTENCES = Path(__file__).with_name("told_events.txt")
DAY = Date("2024-05-14", "2024-05-14", "2024-05-14", "stated")
LEAST = 0.85
"""Share that has to be found: parses differ from one model to the next."""

Triple = tuple[str, str, str]


def cases() -> list[tuple[str, set[Triple]]]:
    """Each sentence with the events it tells: source, type and target."""
    found = []
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, told = line.partition(" | ")
        triples = [event.split() for event in told.split(";")]
        found.append((text, {(s, kind, t) for s, kind, t in triples}))
    return found


def triples(event: Event) -> Iterator[Triple]:
    """An event between each two members of its sides, in both orders, organs as their owners."""
    sides = [
        {actor.partition("/")[0] for actor in ids} | {p for p in principals if p}
        for ids, principals in (
            (event.source, event.source_principal),
            (event.target, event.target_principal),
        )
    ]
    for source in sides[0]:
        for target in sides[1]:
            yield source, event.type, target
            if event.type in ("CONSULT", "SUPPORT", "COOPERATE", "AGREE"):
                yield target, event.type, source


def test_events_of_every_kind_are_found_in_plain_sentences() -> None:
    wanted = cases()
    knowledge, codebook = load_knowledge(), load_codebook()
    right, missing = 0, []
    analyses = load().read([text for text, _ in wanted])
    for (text, told), analysis in zip(wanted, analyses, strict=True):
        report = Document(
            id=content_id("d", text), uri="report.txt", outlet=None, title=None, authors=(),
            published=DAY, published_basis="stated", published_reasoning="", language="en",
            text=text, parts=(), removed=(), credits=(), version="test",
        )  # fmt: skip
        times = find_times(report, analysis)
        actors = resolve(report, analysis, knowledge)
        statements = find_statements(report, analysis, times, actors)
        coding = code(report, analysis, times, actors, statements, codebook)
        found = {triple for event in coding.events for triple in triples(event)}
        right += len(told & found)
        missing += [f"{text} {sorted(told - found)}"] if told - found else []
    assert right >= LEAST * sum(len(told) for _, told in wanted), "\n".join(missing)
