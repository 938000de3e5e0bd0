"""What goes by a name: periods of history, feasts, fiscal and academic years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dated import bounds, layer, only, spans
from hypothesis import given
from hypothesis import strategies as st

from foedus.time.feasts import feast
from foedus.time.named import load_named


@pytest.mark.parametrize(
    ("text", "span", "earliest", "latest"),
    [
        ("The pact grew during the Cold War.", "the Cold War", "1947-03-12", "1991-12-26"),
        ("It was built in the Soviet era.", "the Soviet era", "1922-12-30", "1991-12-26"),
        ("A Soviet-era base was closed.", "Soviet-era", "1922-12-30", "1991-12-26"),
        ("In the interwar years it fell.", "the interwar years", "1918-11-11", "1939-09-01"),
        ("It has grown since World War II.", "World War II", "1939-09-01", None),
        ("It fell after the Gulf War.", "the Gulf War", "1991-03-01", None),
        ("It was signed before the Six-Day War.", "the Six-Day War", None, "1967-06-04"),
        ("It closed at the end of the Cold War.", "the end of the Cold War", "1990-12-27",
         "1991-12-26"),
    ],
)  # fmt: skip
def test_named_periods(text: str, span: str, earliest: str | None, latest: str | None) -> None:
    found = only(text)
    assert text[found.start : found.end] == span
    assert bounds(found) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "The Cold War ended.",
        "The Soviet Union fell.",
        "A cold, long war.",
        "Orange peel and a revolution.",
    ],
)
def test_a_name_that_dates_nothing_is_left_alone(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Talks stopped during Ramadan.", "2023-03-23", "2023-04-21"),
        ("They met on Good Friday.", "2023-04-07", "2023-04-07"),
        ("They met on Orthodox Easter.", "2023-04-16", "2023-04-16"),
        ("They voted on Election Day.", "2023-11-07", "2023-11-07"),
        ("They met on Memorial Day 2022.", "2022-05-30", "2022-05-30"),
        ("They will meet on New Year's Eve.", "2023-12-31", "2023-12-31"),
    ],
)
def test_feasts(text: str, earliest: str, latest: str) -> None:
    assert bounds(only(text)) == (earliest, latest)


def test_the_islamic_calendar_is_approximate() -> None:
    found = only("Talks stopped during Ramadan.")
    assert found.date is not None
    assert (found.date.edtf, found.date.modifier) == ("2023-03-23~/2023-04-21~", "APPROX")


@pytest.mark.parametrize(
    ("text", "edtf", "value"),
    [
        ("Japan's fiscal 2023 began.", "2023-04/2024-03", "2023"),
        ("The U.S. budget for fiscal year 2024 passed.", "2023-10/2024-09", "2024"),
        ("Revenue fell in fiscal 2023.", "2022-04~/2024-06~", "2023"),
        ("India passed it for the 2023-24 fiscal year.", "2023-04/2024-03",
         "2023-04/2024-03"),
        ("It holds for the 2023-24 academic year.", "2023-09/2024-08", "2023-09/2024-08"),
        ("It holds for this school year.", "2023-09/2024-08", "2023"),
        ("The Pentagon spent less this fiscal year.", "2023-10/2024-09", "2024"),
        ("It rose in calendar year 2021.", "2021", "2021"),
    ],
)  # fmt: skip
def test_fiscal_and_academic_years(text: str, edtf: str, value: str) -> None:
    found = only(text)
    assert found.date is not None
    assert (found.date.edtf, found.value) == (edtf, value)


def test_the_owner_of_a_fiscal_year_stands_in_its_sentence() -> None:
    text = "Japan protested. Revenue fell in fiscal 2023."
    assert bounds(only(text)) == ("2022-04-01", "2024-06-30")


@pytest.mark.parametrize(
    "text",
    [
        "It had sales of $9 million in the year ended March 31.",
        "It had sales of $9 million in the 12 months ended March 31.",
    ],
)
def test_a_year_that_ends_with_a_date(text: str) -> None:
    year, end = layer(text).expressions
    assert year.type == "DURATION"
    assert bounds(year) == ("2022-04-01", "2023-03-31")
    assert bounds(end) == ("2023-03-31", "2023-03-31")


YEARS = st.integers(1900, 2099)


@given(YEARS)
def test_feasts_fall_where_their_rule_says(year: int) -> None:
    friday, easter = feast("easter -2", year), feast("easter +0", year)
    assert friday is not None
    assert easter is not None
    assert friday.first is not None
    assert easter.first == friday.first + timedelta(days=2)
    assert easter.first.weekday() == 6
    eastern = feast("orthodox +0", year)
    assert eastern is not None
    assert eastern.first is not None
    assert eastern.first.weekday() == 6
    assert eastern.first >= easter.first


@given(YEARS, st.integers(1, 12))
def test_islamic_months_follow_one_another(year: int, month: int) -> None:
    whole = feast(f"hijri {month}", year)
    if whole is None:
        return
    assert whole.first is not None
    assert whole.last is not None
    assert (whole.last - whole.first).days in (28, 29)
    assert feast(f"hijri {month} 1", year) is not None


@given(YEARS, st.sampled_from(sorted(load_named().feasts.values())))
def test_a_feast_is_in_its_year(year: int, rule: str) -> None:
    found = feast(rule, year)
    assert found is None or (found.first is not None and found.first.year == year)


def test_known_feasts() -> None:
    for rule, day in (
        ("hijri 9", date(2024, 3, 11)),
        ("orthodox +0", date(2024, 5, 5)),
        ("easter +0", date(2024, 3, 31)),
        ("mon 1 11 +1", date(2024, 11, 5)),
        ("mon -1 05", date(2024, 5, 27)),
    ):
        found = feast(rule, 2024)
        assert found is not None
        assert found.first == day
