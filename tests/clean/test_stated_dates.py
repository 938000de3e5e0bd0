"""Date lines and metadata dates: read what is stated, doubt what is ambiguous, guess nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.clean.dates import date_in_url, read_date_line, read_metadata_date, settle, to_record

DAY = date(2023, 11, 27)


@pytest.mark.parametrize(
    "line",
    [
        "2023-11-27", "11/27/2023", "27/11/2023", "27.11.2023", "27-11-2023", "Nov. 27, 2023",
        "November 27, 2023", "27 November 2023", "27th of November, 2023", "Monday, 27 Nov 2023",
        "Published: Nov 27, 2023, 10:30 AM EST", "Updated 27 November 2023 at 18:05 GMT",
        "Posted on November 27, 2023 | 5 min read", "[27 November 2023, 09:15]",
        "NOVEMBER 27, 2023", "Mon, 27 Nov 2023 09:15:00 +0400",
    ],
)  # fmt: skip
def test_date_lines(line: str) -> None:
    dates = read_date_line(line)
    assert dates is not None
    assert dates[0].days == (DAY,)


@pytest.mark.parametrize(
    "line", ["Updated:", "Last updated", "3 hours ago", "Published", "Yesterday"]
)
def test_stamps_without_a_date(line: str) -> None:
    assert read_date_line(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "On November 27, 2023 the pact ended", "The year 2023", "9:05 p.m.", "May", "12", "2023",
        "November", "Chapter 11/27", "99/99/2024", "31/02/2023", "Monday", "",
    ],
)  # fmt: skip
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert not read_date_line(line)


def test_label_tells_publication_from_update() -> None:
    dates = read_date_line("Published 27 Nov 2023 - Updated 28 Nov 2023")
    assert dates is not None
    assert [d.role for d in dates] == ["published", "updated"]


def test_day_and_month_either_way_round_stay_two_days() -> None:
    (stated,) = read_date_line("05/04/2024") or []
    record = to_record(stated)
    assert record.edtf == "[2024-04-05,2024-05-04]"
    assert (record.earliest, record.latest) == ("2024-04-05", "2024-05-04")


@pytest.mark.parametrize(
    ("other", "text"),
    [("5 April 2024", ""), ("13/04/2024", ""), (None, "The pact was signed on April 5, he said.")],
)
def test_ambiguity_is_settled_by_evidence(other: str | None, text: str) -> None:
    (stated,) = read_date_line("05/04/2024") or []
    others = read_date_line(other) or [] if other else []
    assert settle(stated, others, text).days == (date(2024, 4, 5),)


def test_month_only() -> None:
    (stated,) = read_date_line("November 2023") or []
    assert to_record(stated).edtf == "2023-11"
    assert to_record(stated).latest == "2023-11-30"


@pytest.mark.parametrize(
    "value",
    [
        "2023-11-27", "2023-11-27T23:30:00-05:00", "2023-11-27 09:15:00", "20231127",
        "20231127T091500Z", "Mon, 27 Nov 2023 09:15:00 GMT", "1701076500", "1701076500000",
        "27/11/2023 09:15", "November 27, 2023",
    ],
)  # fmt: skip
def test_metadata_dates(value: str) -> None:
    found = read_metadata_date(value)
    assert found is not None
    assert found.days == (DAY,)


@pytest.mark.parametrize("value", ["", "unknown", "0000-00-00", "20231399", "yesterday", "9" * 40])
def test_no_date_is_made_up(value: str) -> None:
    assert read_metadata_date(value) is None


def test_date_in_an_address() -> None:
    found = date_in_url("https://gazette.example/2023/11/27/pact")
    assert found is not None
    assert found.days == (DAY,)
    assert date_in_url("https://gazette.example/2023/99/27/") is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%Y%m%d"):
        found = read_metadata_date(day.strftime(form))
        assert found is not None
        assert found.days == (day,)
    slashed = read_metadata_date(day.strftime("%m/%d/%Y"))
    assert slashed is not None
    assert day in slashed.days


@given(st.text(max_size=150))
def test_any_text_is_a_date_line_or_not(text: str) -> None:
    read_date_line(text)
    read_metadata_date(text)
