"""The date of an undated report, from its own expressions only."""

from __future__ import annotations

import pytest
from dated import layer


def published(text: str) -> tuple[str | None, str | None]:
    date = layer(text, None).document.published
    return (date.earliest, date.latest) if date else (None, None)


def test_a_stated_date_is_kept() -> None:
    read = layer("On May 8, 2030, they will meet. In 1999 they met.", "2023-11-27")
    assert read.document.published is not None
    assert read.document.published.edtf == "2023-11-27"
    assert read.document.published_basis == "stated"


def test_nothing_bounds_it() -> None:
    read = layer("The minister said in a recent interview that talks may resume.", None)
    assert read.document.published is None
    assert read.document.published_basis == "unknown"
    assert read.document.published_reasoning


def test_year_less_dates_follow_the_month_that_carries_its_year() -> None:
    text = (
        "Ties have cooled. The bloc split after the clashes of October 2019 on the border.\n"
        "In February, the minister skipped a session.\n"
        "The two presidents met in the capital on April 12."
    )
    read = layer(text, None)
    assert published(text) == ("2021-04-12", "2021-12-31")
    assert read.document.published_basis == "inferred"
    assert "“April 12”" in read.document.published_reasoning
    assert "“October 2019”" in read.document.published_reasoning
    february = read.expressions[1]
    assert february.value == "2021-02"


def test_a_dated_opening_bounds_it_to_a_week() -> None:
    text = (
        "The ministry protested on January 14 over remarks by its neighbour.\n"
        "Earlier, on November 30, 2021, the neighbour had recalled its envoy."
    )
    assert published(text) == ("2022-01-14", "2022-01-21")


def test_a_year_boundary_between_year_less_dates() -> None:
    text = (
        "The union froze its aid, as announced in June 2020 by the council of ministers.\n"
        "It had met in November. It met again in January, when it voted."
    )
    assert published(text)[0] == "2022-01-01"


def test_months_that_all_carry_their_years() -> None:
    text = "It left the pact in May 2021 after it had lost the vote of December 2020 by far."
    assert published(text) == ("2021-05-01", "2021-12-31")


def test_a_single_old_date_bounds_it_from_below_only() -> None:
    assert published("The alliance was founded in May 1955 in the old capital.") == (
        "1955-05-01",
        None,
    )


def test_what_is_still_to_come_bounds_it_from_above() -> None:
    text = (
        "It left the pact in May 2021 after it had lost the vote of December 2020 by far. "
        "The new treaty will be signed in September 2021."
    )
    assert published(text) == ("2021-05-01", "2021-09-30")


@pytest.mark.parametrize("text", ["They aim to halve emissions by 2050.", "A plan for 2040."])
def test_a_goal_is_no_past_date(text: str) -> None:
    assert published(text)[0] is None
