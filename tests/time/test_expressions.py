"""What the grammar finds, what it leaves alone, and the TIMEX3 type and value it gives."""

from __future__ import annotations

import pytest
from dated import layer, only, spans


@pytest.mark.parametrize(
    ("text", "span", "type_", "value"),
    [
        ("They met on Nov. 23, 2022.", "Nov. 23, 2022", "DATE", "2022-11-23"),
        (
            "They met on Tuesday, 23 November 2021.",
            "Tuesday, 23 November 2021",
            "DATE",
            "2021-11-23",
        ),
        ("Signed 11/27/2023 in Vienna.", "11/27/2023", "DATE", "2023-11-27"),
        ("Signed 27.11.2023 in Vienna.", "27.11.2023", "DATE", "2023-11-27"),
        ("Signed 2023-11-27 in Vienna.", "2023-11-27", "DATE", "2023-11-27"),
        ("They met on May 8.", "May 8", "DATE", "2023-05-08"),
        ("They met in March.", "March", "DATE", "2023-03"),
        ("They met in March 2019.", "March 2019", "DATE", "2019-03"),
        ("They met in mid-September.", "mid-September", "DATE", "2023-09"),
        ("The pact was agreed in late 2024.", "late 2024", "DATE", "2024"),
        ("It fell at the end of 2021.", "the end of 2021", "DATE", "2021"),
        ("It was founded in the 1990s.", "the 1990s", "DATE", "199"),
        ("A treaty of the 21st century.", "the 21st century", "DATE", "20"),
        (
            "Trade fell in the third quarter of 2022.",
            "the third quarter of 2022",
            "DATE",
            "2022-Q3",
        ),
        ("Trade fell in the first half of 2022.", "the first half of 2022", "DATE", "2022-H1"),
        ("They met in the summer of 2012.", "the summer of 2012", "DATE", "2012-SU"),
        ("They met last week.", "last week", "DATE", "2023-W47"),
        ("They met earlier this year.", "earlier this year", "DATE", "2023"),
        ("They met on Friday.", "Friday", "DATE", "2023-11-24"),
        ("They met yesterday.", "yesterday", "DATE", "2023-11-26"),
        ("They met on Friday night.", "Friday night", "TIME", "2023-11-24TNI"),
        ("They met at 9 a.m. on Friday.", "9 a.m. on Friday", "TIME", "2023-11-24T09:00"),
        ("They met two months ago.", "two months ago", "DATE", "2023-09"),
        ("It has grown over the past two years.", "the past two years", "DURATION", "P2Y"),
        ("Ties cooled in recent months.", "recent months", "DURATION", "PXM"),
        ("A 24-hour offensive followed.", "24-hour", "DURATION", "PT24H"),
        ("Talks lasted two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
        ("They talk every month.", "every month", "SET", "P1M"),
        ("The annual summit was held.", "annual", "SET", "P1Y"),
        ("They meet on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2"),
        ("He recently resigned.", "recently", "DATE", "PAST_REF"),
        ("They now disagree.", "now", "DATE", "PRESENT_REF"),
        (
            "The 2023-24 academic year began.",
            "The 2023-24 academic year",
            "DATE",
            "2023-09/2024-08",
        ),
        ("It was attacked on 9/11.", "9/11", "DATE", "2001-09-11"),
        ("He spoke in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
        ("They will meet on Christmas Eve.", "Christmas Eve", "DATE", "2023-12-24"),
        ("The fleet returned an hour later.", "an hour later", "DURATION", "PT1H"),
        ("They patrol on Sunday mornings.", "Sunday mornings", "SET", "XXXX-WXX-7TMO"),
        ("Trade will slow in coming months.", "coming months", "DATE", "FUTURE_REF"),
        ("Trade will slow in the coming months.", "the coming months", "DURATION", "PXM"),
        ("The pact was signed on March eighth.", "March eighth", "DATE", "2023-03-08"),
        ("The envoys stayed for a while.", "a while", "DURATION", "PXX"),
        ("The convoy left at 4 in the morning.", "4 in the morning", "TIME", "2023-11-27T04:00"),
        ("The convoy left at 9 in the evening.", "9 in the evening", "TIME", "2023-11-27T21:00"),
    ],
)
def test_forms_of_news_english(text: str, span: str, type_: str, value: str) -> None:
    found = only(text)
    assert text[found.start : found.end].endswith(span)
    assert (found.type, found.value) == (type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "The alliance may hold.",
        "“Thoughtless Steps” May Harm Ties",
        "Troops march on the capital.",
        "The Sunday Times reported it.",
        "It is a second term for him.",
        "A 34-year-old man and a woman aged 60 years.",
        "They won 3-2 and lost 0-1.",
        "It cost $1995 and 2000 soldiers came.",
        "A fall in prices, a spring in his step.",
        "About a quarter of members voted.",
        "The Daily Mail said so.",
        "The plant makes 10,000 engines annually.",
        "It had 12 members at the time of its founding.",
    ],
)
def test_what_only_looks_like_time(text: str) -> None:
    assert spans(text) == []


def test_offsets_and_order() -> None:
    text = "On May 8 and again last week, after 2018, they met."
    found = layer(text).expressions
    assert [text[e.start : e.end] for e in found] == ["May 8", "last week", "2018"]
    assert all(e.first < e.last for e in found)


def test_a_line_break_ends_an_expression() -> None:
    assert spans("He resigned on May\n8 members voted.") == ["May"]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert spans("The code is 31/31/2023.") == []
    assert only("They met on February 29.", "2023-05-01").value == "2020-02-29"
