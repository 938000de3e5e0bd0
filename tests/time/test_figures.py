"""What figures are of, and what they are compared with."""

from __future__ import annotations

from datetime import date

import pytest
from dated import bounds, layer, only, parsed
from hypothesis import given
from hypothesis import strategies as st

OCTOBER = "2023-10-25"


def values(text: str, published: str = OCTOBER) -> list[str]:
    """The TIMEX3 values of a report, in text order."""
    return [e.value for e in layer(text, published).expressions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell in the third quarter. They were $5 million a year ago.", "2022-Q3"),
        ("Exports fell in the third quarter, from $5 million in the year-ago quarter.", "2022-Q3"),
        ("Exports fell in the third quarter; in the 2021 period they rose.", "2021-Q3"),
        ("It lost money in the fiscal second quarter. In the latest period it rose.", "2023-Q2"),
        ("It made money in the fiscal first quarter. Sales for the quarter fell.", "2023-Q1"),
        ("Exports fell in the third quarter. It lost half of this quarter's sum.", "2023-Q4"),
    ],
)
def test_the_quarter_reported_on(text: str, expected: str) -> None:
    assert values(text)[1] == expected


def test_a_quarter_still_to_come_is_not_reported_on() -> None:
    text = "It will take a charge in the fourth quarter. In the latest quarter sales fell."
    assert values(text) == ["2023-Q4", "2023-Q3"]


def test_an_earlier_quarter_is_only_looked_back_at() -> None:
    text = (
        "Net rose in the third quarter. After a flat second quarter, it beat the year-ago period."
    )
    assert values(text) == ["2023-Q3", "2023-Q2", "2022-Q3"]


@pytest.mark.parametrize(
    "text",
    [
        "For the nine months, net was $5 million, up from $3 million a year earlier.",
        "In the first nine months net was higher than in the year-earlier period.",
        "For the year ended June 30 net was higher than a year ago.",
        "In the nine months net was higher than in the 2022 period.",
    ],
)
def test_longer_figures_are_compared_with_the_year_before(text: str) -> None:
    assert values(f"Sales rose in the third quarter. {text}")[-1] == "2022"


def test_last_year_is_compared_with_the_quarter_of_the_same_sentence() -> None:
    text = (
        "Exports fell in the third quarter. In the latest period they were $5 million, compared "
        "with $6 million last year. Last year there was a strike."
    )
    assert values(text) == ["2023-Q3", "2023-Q3", "2022-Q3", "2022"]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("includes/include/VERB/0:root/Tense=Pres|VerbForm=Fin", "2023-Q3"),
        ("grow/grow/VERB/0:root/VerbForm=Inf", "2023-Q4"),
    ],
)
def test_the_loss_reported_is_of_the_quarter_reported_on(verb: str, expected: str) -> None:
    """What is still to come is of the quarter that runs."""
    will = "will/will/AUX/6:aux" if "grow" in verb else "then/then/ADV/6:advmod"
    report = parsed(
        "It/it/PRON/2:nsubj lost/lose/VERB/0:root/Tense=Past|VerbForm=Fin money/money/NOUN/2:obj "
        "in/in/ADP/7:case the/the/DET/7:det third/third/ADJ/7:amod quarter/quarter/NOUN/2:obl "
        "././PUNCT/2:punct",
        "This/this/DET/2:det quarter/quarter/NOUN/4:nmod:poss 's/'s/PART/2:case "
        f"loss/loss/NOUN/6:nsubj {will} {verb} fines/fine/NOUN/6:obj ././PUNCT/6:punct",
    )
    quarter, this = layer(report, OCTOBER).expressions
    assert (quarter.value, this.value) == ("2023-Q3", expected)


def test_the_year_earlier_months_are_a_length() -> None:
    text = "In the year-earlier nine months it lost money, in the latest six months none."
    assert values(text) == ["P9M", "P6M"]


def test_without_a_quarter_a_year_ago_is_a_year() -> None:
    assert only("He resigned a year ago.").value == "2022"


def test_a_quarter_just_over_is_reported_on() -> None:
    text = "It will report a loss for the third quarter."
    assert only(text, OCTOBER).value == "2023-Q3"
    assert only(text, "2023-02-25").value == "2023-Q3"


@pytest.mark.parametrize(
    ("end", "value", "first"),
    [
        ("Sept. 30", "2023-Q3", "2023-07-01"),
        ("July 31", "2023-Q2", "2023-05-01"),
        ("Jan. 31, 2022", "2021-Q4", "2021-11-01"),
        ("Nov. 30", "2022-Q4", "2022-09-01"),
    ],
)
def test_the_quarter_ended(end: str, value: str, first: str) -> None:
    quarter, day = layer(f"In the quarter ended {end} it lost money.", OCTOBER).expressions
    assert quarter.value == value
    assert bounds(quarter) == (first, day.value)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_quarter_ended_is_three_months_up_to_its_day(end: date) -> None:
    text = f"In the quarter ended {end:%B} {end.day}, {end.year}, it lost money."
    quarter, day = layer(text).expressions
    first, last = (date.fromisoformat(str(bound)) for bound in bounds(quarter))
    assert (last.isoformat(), day.value) == (end.isoformat(), end.isoformat())
    assert 88 <= (last - first).days <= 91
    year, number = quarter.value.split("-Q")
    begin = date(int(year), int(number) * 3 - 2, 1)
    assert abs((begin - first).days) <= 46, "the calendar quarter that most of it lies in"
