"""The codebook's own examples, read with the shipped model."""

from dataclasses import replace

import pytest

from foedus.events import check, load_codebook
from foedus.events.codebook import Example
from foedus.language import Pipeline, load

FAILING = 0.05
"""Share of examples that may come out wrong: parses differ from one model to the next."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def test_examples_hold(pipeline: Pipeline) -> None:
    codebook = load_codebook()
    examples = sum(len(entry.examples) for entry in (*codebook.events, *codebook.acts))
    wrong = check(codebook, pipeline)
    assert len(wrong) <= FAILING * examples, wrong


def test_a_wrong_example_is_named(pipeline: Pipeline) -> None:
    codebook = load_codebook()
    entry = next(entry for entry in codebook.events if entry.id == "consult-visit")
    sentence = "The weather was fine."
    wrong = replace(entry, examples=(Example(sentence, coded=True),))
    changed = replace(codebook, events=(wrong,), acts=())
    assert check(changed, pipeline) == [f"consult-visit: not coded: {sentence}"]
