"""How speakers stand to those they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from parsed_reports import cast, parse, read

from foedus.language import Analysis
from foedus.records import Statement
from foedus.statements import Stance, stances

TOLD = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
Moldova     Moldova     PROPN  4  nsubj
{word}      {word}      VERB   2  ccomp
Georgia     Georgia     PROPN  4  obj
.           .           PUNCT  2  punct
"""
ACTORS = {"Berg": "berg>NOR", "Moldova": "MDA", "Georgia": "GEO"}


@dataclass
class Answers:
    """A share of praise for each word that is asked about; the rest is blame."""

    praise: dict[int, float]

    def shares(
        self, task: str, tokens: Sequence[int], first: int, last: int
    ) -> dict[str, float] | None:
        assert (task, len(tokens), first, last) == ("stance", 1, 0, 6)
        share = self.praise[tokens[0]]
        return {"negative": 1 - share, "neutral": 0.0, "positive": share}


def told(praise: dict[int, float] | None, word: str = "pass") -> tuple[Statement, Analysis]:
    analysis = parse(TOLD.format(word=word))
    analysis = replace(analysis, asked=Answers(praise) if praise else None)
    (found,) = read(analysis, cast(analysis, **ACTORS))
    return found, analysis


def test_each_actor_has_a_stance_of_the_speaker() -> None:
    statement, analysis = told({2: 0.1, 4: 0.95})
    assert stances(statement, analysis, cast(analysis, **ACTORS)) == (
        Stance(statement.id, "berg", "MDA", -1),
        Stance(statement.id, "berg", "GEO", 1),
    )
    assert statement.polarity == 0


def test_what_is_not_sure_is_no_stance() -> None:
    statement, analysis = told({2: 0.45, 4: 0.45})
    assert [s.polarity for s in stances(statement, analysis, cast(analysis, **ACTORS))] == [0, 0]


ONE = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
Moldova     Moldova     PROPN  4  nsubj
{word}      {word}      VERB   2  ccomp
Berg        Berg        PROPN  4  obj
.           .           PUNCT  2  punct
"""


@pytest.mark.parametrize(
    ("word", "praise", "polarity"),
    [("surprised", {2: 0.9}, 1), ("surprised", {2: 0.1}, -1), ("betrayed", {2: 0.9}, -1)],
)
def test_words_of_judgement_come_before_the_model(
    word: str, praise: dict[int, float], polarity: int
) -> None:
    analysis = replace(parse(ONE.format(word=word)), asked=Answers(praise | {4: 0.5}))
    (found,) = read(analysis, cast(analysis, Berg="berg>NOR", Moldova="MDA"))
    assert found.about == ("MDA",)
    assert found.polarity == polarity


def test_without_a_model_the_statement_speaks_for_itself() -> None:
    statement, analysis = told(None)
    assert {s.polarity for s in stances(statement, analysis, cast(analysis, **ACTORS))} == {0}
