"""What relative expressions are seen from: comparisons, clock times, deadlines, what was told."""

from __future__ import annotations

import pytest
from dated import bounds, layer, only, parsed, spans


def values(text: str, published: str = "2023-11-27") -> dict[str, str]:
    return {text[e.start : e.end]: e.value for e in layer(text, published).expressions}


def test_figures_are_compared_with_the_same_quarter_a_year_ago() -> None:
    found = values("Exports fell 9% in the third quarter. They were $5 million a year ago.")
    assert found["a year ago"] == "2022-Q3"
    found = values("Exports fell 9% in the third quarter, from $5 million in the year-ago quarter.")
    assert found["the year-ago quarter"] == "2022-Q3"
    found = values("Exports fell 9% in the third quarter; in the 2021 period they rose.")
    assert found["the 2021 period"] == "2021-Q3"


def test_two_comparisons_are_counted_from_one_date() -> None:
    text = (
        "In 2020 it had 9 seats, up from 7 a year earlier, and 4 votes, up from 2 a year earlier."
    )
    assert [e.value for e in layer(text).expressions] == ["2020", "2019", "2019"]


def test_without_a_quarter_a_year_ago_is_a_year() -> None:
    assert only("He resigned a year ago.").value == "2022"


def test_a_quarter_just_over_is_reported_on() -> None:
    text = "It will report a loss for the third quarter."
    assert only(text, "2023-10-25").value == "2023-Q3"
    assert only(text, "2023-02-25").value == "2023-Q3"


def test_a_year_or_quarter_that_ended_is_over() -> None:
    found = values("In the fiscal year ended Jan. 31 it lost $5 million.", "2023-10-31")
    assert found == {"the fiscal year": "P1Y", "Jan. 31": "2023-01-31"}
    assert values("Net for the year ended Dec. 15 fell.", "2023-12-12")["Dec. 15"] == "2022-12-15"


@pytest.mark.parametrize(
    "text",
    [
        "The blast came at 10:35 a.m. local time on Friday.",
        "They met on Friday. The session began at 10:35 a.m. and was short.",
    ],
)
def test_a_clock_time_is_on_the_day_told(text: str) -> None:
    assert "2023-11-24T10:35" in values(text).values()


def test_a_clock_time_without_a_day_is_of_the_day_of_writing() -> None:
    assert only("The blast came at 10:35 a.m. in the port.").value == "2023-11-27T10:35"


@pytest.mark.parametrize("verb", ["has/have/VERB/0:root", "postponed/postpone/VERB/0:root"])
def test_a_deadline_is_still_to_come(verb: str) -> None:
    feats = "Tense=Past|VerbForm=Fin" if "post" in verb else "Tense=Pres|VerbForm=Fin"
    analysis = parsed(
        f"Ruritania/Ruritania/PROPN/2:nsubj {verb}/{feats} it/it/PRON/2:obj "
        "until/until/ADP/5:case Friday/Friday/PROPN/2:obl ././PUNCT/2:punct"
    )
    assert layer(analysis).expressions[0].value == "2023-12-01"


def test_the_next_day_of_a_year_lies_in_that_year() -> None:
    _, after = layer("In 1997 they met. The next day they left.").expressions
    assert bounds(after) == ("1997-01-01", "1997-12-31")


def test_that_day_and_that_year() -> None:
    text = "They met on May 8, 2021. That day they signed. Later that year they split."
    _, day, year = layer(text).expressions
    assert (day.value, year.value) == ("2021-05-08", "2021")


@pytest.mark.parametrize(
    ("text", "span", "type_", "value"),
    [
        ("Under the current government it grew.", "current", "DATE", "PRESENT_REF"),
        ("They will soon sign.", "soon", "DATE", "FUTURE_REF"),
        ("It will one day join.", "one day", "DATE", "FUTURE_REF"),
        ("In the first days of the war it fell.", "the first days", "DURATION", "PXD"),
        ("It follows months of talks.", "months", "DURATION", "PXM"),
        ("Over the next couple of years it may grow.", "the next couple of years", "DURATION",
         "P2Y"),
        ("It was quiet by mid-afternoon yesterday.", "mid-afternoon yesterday", "TIME",
         "2023-11-26TAF"),
        ("It is to end by year-end.", "year-end", "DATE", "2023"),
        ("It stood for centuries.", "centuries", "DURATION", "PXC"),
        ("The 2014 protests spread.", "2014", "DATE", "2014"),
        ("They waited until then.", "then", "DATE", "PAST_REF"),
    ],
)  # fmt: skip
def test_more_forms(text: str, span: str, type_: str, value: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == span
    assert (found.type, found.value) == (type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $500 million a year.",
        "There are four flights a week.",
        "About three-quarters of them voted.",
        "He spoke to “Europe This Week” of it.",
        "She is in her 30s.",
        "It matters for the future of the bloc.",
        "Sun, Moon and stars.",
        "The index closed at 1678.5.",
        "It left as soon as it could.",
        "It soon became a member.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert spans(text) == []
