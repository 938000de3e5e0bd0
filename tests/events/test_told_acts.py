"""Acts in plain sentences, read with the shipped model and the built-in knowledge."""

from __future__ import annotations

from pathlib import Path

from foedus.actors import load_knowledge, resolve
from foedus.events import code, load_codebook
from foedus.language import load
from foedus.records import Date, Document, content_id
from foedus.statements import find_statements
from foedus.time import find_times

SENTENCES = Path(__file__).with_name("told_acts.txt")
DAY = Date("2024-05-14", "2024-05-14", "2024-05-14", "stated")
LEAST = 0.85
"""F1 that has to be reached: parses differ from one model to the next."""

Sign = tuple[str, str, str]


def cases() -> list[tuple[str, list[Sign]]]:
    """Each sentence with the signs it gives; the values of one may have alternatives."""
    found = []
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, signs = line.partition(" |")
        asked = [tuple(sign.split()) for sign in signs.split(";") if sign.strip()]
        found.append((text, asked))
    return found  # type: ignore[return-value]


def signs_in(texts: list[str]) -> list[set[Sign]]:
    knowledge, codebook, found = load_knowledge(), load_codebook(), []
    for text, analysis in zip(texts, load().read(texts), strict=True):
        report = Document(
            id=content_id("d", text), uri="report.txt", outlet=None, title=None, authors=(),
            published=DAY, published_basis="stated", published_reasoning="", language="en",
            text=text, parts=(), removed=(), credits=(), version="test",
        )  # fmt: skip
        times = find_times(report, analysis)
        actors = resolve(report, analysis, knowledge)
        statements = find_statements(report, analysis, times, actors)
        coding = code(report, analysis, times, actors, statements, codebook)
        found.append({(act.value, act.state, act.organization) for act in coding.acts})
    return found


def test_acts_of_every_kind_are_found_in_plain_sentences() -> None:
    wanted = cases()
    right = asked = told = 0
    wrong = []
    for (text, signs), found in zip(wanted, signs_in([t for t, _ in wanted]), strict=True):
        left = set(found)
        for value, *place in signs:
            hit = next((s for s in left if s[0] in value.split("/") and [*s[1:]] == place), None)
            left -= {hit} if hit else set()
            right += hit is not None
        asked, told = asked + len(signs), told + len(found)
        if left or len(found) < len(signs):
            wrong.append(f"{text} {signs} {found}")
    assert 2 * right / (asked + told) >= LEAST, "\n".join(wrong)
