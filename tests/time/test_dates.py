"""The calendar dates of expressions: EDTF, bounds, open ends, ranges, uncertain documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dated import bounds, document, layer, only, plain
from hypothesis import given
from hypothesis import strategies as st

from foedus.records import Date
from foedus.time import find_times


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest"),
    [
        ("They met in March.", "2023-03", "2023-03-01", "2023-03-31"),
        ("It was in mid-September.", "2023-09", "2023-09-08", "2023-09-22"),
        ("It was in early September.", "2023-09", "2023-09-01", "2023-09-15"),
        ("It happened in late 2021.", "2021", "2021-07-01", "2021-12-31"),
        ("It was at the end of 2021.", "2021", "2021-10-01", "2021-12-31"),
        ("It was founded in the 1990s.", "199X", "1990-01-01", "1999-12-31"),
        ("They met last week.", "2023-11-20/2023-11-26", "2023-11-20", "2023-11-26"),
        ("It was signed in summer 2012.", "2012-22", "2012-06-01", "2012-08-31"),
        ("It was held in winter 2012.", "2012-12/2013-02", "2012-12-01", "2013-02-28"),
        ("In the third quarter of 2022 it rose.", "2022-35", "2022-07-01", "2022-09-30"),
        ("It has been frozen since 2018.", "2018/..", "2018-01-01", None),
        ("It was valid until March 2019.", "../2019-03", None, "2019-03-31"),
        ("It was signed before May 8.", "../2023-05-07", None, "2023-05-07"),
        ("It was signed around May 8.", "2023-05-08~", "2023-05-08", "2023-05-08"),
        ("It met earlier this year.", "2023", "2023-01-01", "2023-11-27"),
        ("It has fallen over the past year.", "2022-11-27/2023-11-27", "2022-11-27", "2023-11-27"),
        ("They recently met.", "../2023-11-27", None, "2023-11-27"),
        ("It met on Sept. 19-20, 2023.", "2023-09-19/2023-09-20", "2023-09-19", "2023-09-20"),
    ],
)
def test_edtf_and_bounds(text: str, edtf: str, earliest: str, latest: str) -> None:
    found = only(text)
    assert found.date is not None
    assert found.date.edtf == edtf
    assert bounds(found) == (earliest, latest)


def test_durations_and_sets_have_no_date() -> None:
    assert only("A 24-hour strike.").date is None
    assert only("They meet every month.").date is None


@pytest.mark.parametrize(
    "text",
    [
        "He served from 2015 to 2018.",
        "It was built between 2015 and 2018.",
        "His term, 2015–2018, was short.",
    ],
)
def test_both_ends_of_a_range_give_the_whole(text: str) -> None:
    first, last = layer(text).expressions
    assert bounds(first) == bounds(last) == ("2015-01-01", "2018-12-31")
    assert (first.value, last.value) == ("2015", "2018")
    assert first.date is not None
    assert first.date.edtf == "2015/2018"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Exports rose in the first nine months of 2022.", "2022-01-01", "2022-09-30"),
        ("Exports rose in the last two weeks of May 2022.", "2022-05-18", "2022-05-31"),
        ("Exports rose in the final three days of March.", "2023-03-29", "2023-03-31"),
    ],
)
def test_the_first_months_of_a_year_are_a_stretch_of_it(
    text: str, earliest: str, latest: str
) -> None:
    part, _whole = layer(text).expressions
    assert part.type == "DURATION"
    assert bounds(part) == (earliest, latest)


def test_more_months_than_a_year_has_are_no_part_of_it() -> None:
    part, _whole = layer("It took the first 14 months of 2022.").expressions
    assert part.date is None


def test_named_keeps_what_the_words_alone_say() -> None:
    found = only("It has been frozen since 2018.")
    assert found.signal == "since"
    assert found.named is not None
    assert (found.named.earliest, found.named.latest) == ("2018-01-01", "2018-12-31")


def test_a_signal_before_a_possessive_belongs_to_what_follows() -> None:
    found = only("It has been quiet since last week's summit.")
    assert found.signal is None
    assert bounds(found) == ("2023-11-20", "2023-11-26")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on August 4.", "2023-08-04"),
        ("They will meet on December 4.", "2023-12-04"),
        ("They will meet on August 4.", "2024-08-04"),
        ("They met on Monday.", "2023-11-27"),
        ("They will meet on Friday.", "2023-12-01"),
        ("They met last Monday.", "2023-11-20"),
        ("They will meet next Friday.", "2023-12-01"),
    ],
)
def test_tense_chooses_the_side(text: str, day: str) -> None:
    published = (
        "2023-11-27" if "Dec" not in text or "will" in text or "sch" in text else "2023-06-01"
    )
    assert bounds(only(text, published)) == (day, day)


def test_a_dividend_is_to_come_whatever_the_verb() -> None:
    assert only("It declared a dividend, payable Jan. 15.", "2023-11-27").value == "2024-01-15"


def test_the_date_told_last() -> None:
    text = "In October, she visited. She was welcomed at the time. Two weeks later she left."
    visit, then, later = layer(text).expressions
    assert then.value == visit.value == "2023-10"
    assert then.date is not None
    assert then.date.anchor == f"expression:{visit.start}-{visit.end}"
    assert later.date is not None
    assert later.date.earliest == "2023-10-15"


def test_a_month_moves_as_a_whole() -> None:
    _, year_before = layer("In April 2023 they met. A year earlier they had not.").expressions
    assert bounds(year_before) == ("2022-04-01", "2022-04-30")
    _, week_later = layer("Last summer they met. A week later they left.").expressions
    assert bounds(week_later) == ("2023-06-08", "2023-09-07")


def test_days_are_not_counted_from_a_year() -> None:
    _, day_later = layer("It failed in 2022. A day later they met.").expressions
    assert bounds(day_later) == (None, None)


def test_the_year_told_in_an_undated_report() -> None:
    text = "Earlier, on December 18, 2024, he spoke. On December 4, she replied."
    _, reply = layer(text, None).expressions
    assert reply.value == "2024-12-04"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They signed in 1993. The treaty took effect on January 29.", "1993-01-29"),
        ("They left the 1993 treaty. The exit took effect on January 29.", "2024-01-29"),
    ],
)
def test_a_year_that_only_names_a_treaty_does_not_carry(text: str, value: str) -> None:
    _, effect = layer(text, "2024-02-06").expressions
    assert effect.value == value


class TestUndatedReports:
    """Nothing to count from: symbolic, never wrong."""

    def test_relative_dates_stay_symbolic(self) -> None:
        found = only("They met last month.", None)
        assert found.date is not None
        assert (found.date.edtf, found.date.earliest, found.date.latest) == (None, None, None)
        assert found.date.symbolic == "document-P1M"
        assert found.value == "XXXX-XX"

    def test_a_month_keeps_its_place_in_the_year(self) -> None:
        found = only("They met in March.", None)
        assert found.date is not None
        assert found.date.symbolic == "XXXX-03"

    def test_an_interval_gives_uncertain_dates(self) -> None:
        text = "They met last month."
        report = layer(text, "2023-11-27")
        wide = Date("2023-11-20/2023-12-10", "2023-11-20", "2023-12-10", "inferred")
        again = find_times(replace(report.document, published=wide), plain(text)).expressions[0]
        assert again.date is not None
        assert again.date.edtf == "2023-10?/2023-11?"
        assert (again.date.earliest, again.date.latest) == ("2023-10-01", "2023-11-30")
        assert again.value == "XXXX-XX"


DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(DAYS, st.integers(1, 400))
def test_moving_the_document_moves_its_relative_days(day: date, by: int) -> None:
    text = "They met yesterday."
    one = only(text, day.isoformat()).date
    other = only(text, (day + timedelta(days=by)).isoformat()).date
    assert one is not None
    assert other is not None
    moved = date.fromisoformat(one.earliest or "") + timedelta(days=by)
    assert other.earliest == moved.isoformat()


PHRASES = st.sampled_from(
    [
        *("last week", "this month", "next year", "on Friday", "last Monday", "in March"),
        *("on May 8", "in mid-June", "last summer", "early this week", "two weeks ago"),
        *("a decade ago", "the past three months", "recently", "since April", "by July"),
        *("the end of the year", "in the third quarter", "over the next five years"),
        *("this weekend", "last night", "before August 3", "late last year", "on Easter"),
        *("Thanksgiving", "the week of March 6", "on the 23rd", "earlier this year", "now"),
    ]
)


@given(PHRASES, DAYS, DAYS)
def test_bounds_are_in_order_and_hold_what_the_ends_give(
    phrase: str, one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    text = f"They met {phrase}."
    wide = Date(f"{first}/{last}", first.isoformat(), last.isoformat(), "inferred")
    report = replace(document(text, None), published=wide)
    for found in find_times(report, plain(text)).expressions:
        found_date = found.date
        assert found_date is not None
        if found_date.earliest and found_date.latest:
            assert found_date.earliest <= found_date.latest


MONTHS = "January February March April May June July August September October November December"


@given(
    DAYS, st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{m} {d}th, {y}", "{n}/{d}/{y}", "{iso}"])
)
def test_every_written_form_of_a_day_is_read_back(day: date, form: str) -> None:
    name = MONTHS.split()[day.month - 1]
    written = form.format(m=name, d=day.day, y=day.year, n=day.month, iso=day.isoformat())
    found = only(f"They met on {written} in Vienna.")
    assert found.value == day.isoformat()
    assert bounds(found) == (day.isoformat(), day.isoformat())
