"""Chains of relayed statements, read with the shipped model.

Parses differ from one model to the next, so single sentences may come out otherwise; each kind of
relaying has to hold.
"""

from __future__ import annotations

import pytest
from relayed_reports import EVERY_KIND

from foedus.actors import ActorLayer, Knowledge, load_knowledge, resolve
from foedus.language import Pipeline, load
from foedus.records import Date, Document, Statement, content_id
from foedus.statements import find_statements
from foedus.time import find_times

DAY = Date("2024-05-14", "2024-05-14", "2024-05-14", "stated")
FAILING = 0.15
"""Share of the statements of one kind that may come out wrong."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def read(text: str, pipeline: Pipeline, knowledge: Knowledge) -> list[Statement]:
    report = Document(
        id=content_id("d", text), uri="report.txt", outlet=None, title=None, authors=(),
        published=DAY, published_basis="stated", published_reasoning="", language="en", text=text,
        parts=(), removed=(), credits=(), version="test",
    )  # fmt: skip
    analysis = pipeline.read([text])[0]
    times = find_times(report, analysis)
    actors: ActorLayer = resolve(times.document, analysis, knowledge)
    return list(find_statements(times.document, analysis, times, actors))


def cases(kind: str) -> list[tuple[str, list[str]]]:
    """Each report of a kind with the statements asked for."""
    found = []
    for block in EVERY_KIND[kind].strip().split("\n\n"):
        lines = block.splitlines()
        text = "\n\n".join(line for line in lines if not line.startswith("= "))
        found.append((text, [line[2:] for line in lines if line.startswith("= ")]))
    return found


def shown(statement: Statement) -> tuple[str, ...]:
    return tuple(link.actor or link.name for link in reversed(statement.chain[1:]))


def fits(statement: Statement, asked: str) -> bool:
    """Whether a statement is the one asked for, with its chain and day."""
    words, _, rest = asked.partition(" <- ")
    chain, _, day = rest.partition(" @")
    links = chain.split(" < ")
    content = " ".join(evidence.exact for evidence in statement.content)
    found = statement.chain[:0:-1]
    said_on = statement.said_on.edtf if statement.said_on else ""
    return (
        words in content
        and len(found) == len(links)
        and all(
            wanted.strip('"') in (link.actor, link.name)
            or (wanted.startswith('"') and link.name.startswith(wanted.strip('"')))
            for wanted, link in zip(links, found, strict=True)
        )
        and (not day or said_on == day)
    )


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_chains(kind: str, pipeline: Pipeline, knowledge: Knowledge) -> None:
    wrong, total = [], 0
    for text, wanted in cases(kind):
        found = read(text, pipeline, knowledge)
        total += len(wanted)
        for asked in wanted:
            if not any(fits(statement, asked) for statement in found):
                told = [(shown(s), s.said_on and s.said_on.edtf, s.content) for s in found]
                wrong.append(f"{asked}: {told}")
    assert len(wrong) <= FAILING * total, "\n".join(wrong)
