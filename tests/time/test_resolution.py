"""What relative expressions are seen from: comparisons, clock times, deadlines, what was told."""

from __future__ import annotations

import pytest
from dated import bounds, layer, only, parsed, spans


def values(text: str, published: str = "2023-11-27") -> dict[str, str]:
    return {text[e.start : e.end]: e.value for e in layer(text, published).expressions}


def test_two_comparisons_are_counted_from_one_date() -> None:
    text = (
        "In 2020 it had 9 seats, up from 7 a year earlier, and 4 votes, up from 2 a year earlier."
    )
    assert [e.value for e in layer(text).expressions] == ["2020", "2019", "2019"]


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


def test_that_day_of_a_month_is_a_day_untold() -> None:
    _, day = layer("They met in October. That day they signed.").expressions
    assert day.value == "2023-10-XX"
    assert bounds(day) == ("2023-10-01", "2023-10-31")


def test_the_day_before_an_event_explains_a_date() -> None:
    analysis = parsed(
        "They/they/PRON/2:nsubj left/leave/VERB/0:root/Tense=Past|VerbForm=Fin on/on/ADP/4:case "
        "Oct./Oct./PROPN/2:obl 12/12/NUM/4:nummod ,/,/PUNCT/8:punct the/the/DET/8:det "
        "day/day/NOUN/4:appos before/before/ADP/10:case talks/talks/NOUN/8:nmod ././PUNCT/2:punct"
    )
    _, before = layer(analysis).expressions
    assert (before.type, before.value) == ("DATE", "2023-10-12")


def test_a_date_that_says_which_one_does_not_move_the_report() -> None:
    text = "He was charged in the Dec. 21, 1988, attack. In April he was freed."
    assert [e.value for e in layer(text).expressions] == ["1988-12-21", "2023-04"]


def test_a_war_is_no_timex_and_still_a_date() -> None:
    war, era = layer("It fell during the Cold War. In the Soviet era it grew.").expressions
    assert (war.value, era.value) == ("", "1922-12-30/1991-12-26")
    assert bounds(war) == ("1947-03-12", "1991-12-26")


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
        ("It is to end by year-end.", "year-end", "DATE", "2023-12-31"),
        ("It rose 5% since year-end.", "year-end", "DATE", "2022-12-31"),
        ("It is to end by year's end.", "year's end", "DATE", "2023"),
        ("It fell in the past year.", "the past year", "DATE", "2022"),
        ("It fell in the past two years.", "the past two years", "DURATION", "P2Y"),
        ("It stood for centuries.", "centuries", "DURATION", "PXC"),
        ("The 2014 protests spread.", "2014", "DATE", "2014"),
        ("They waited until then.", "then", "DATE", "PAST_REF"),
        ("It was quiet in Easter week.", "Easter week", "DATE", "2023-W14"),
        ("It was quiet on Easter weekend 2022.", "Easter weekend 2022", "DATE", "2022-W15-WE"),
        ("Trade fell in the July-September quarter.", "the July-September quarter", "DATE",
         "2023-Q3"),
        ("The blast came at 0735 GMT in the port.", "0735 GMT", "TIME", "2023-11-27T07:35"),
        ("Growth may last a year or so.", "a year or so", "DURATION", "P1Y"),
        ("It may take a month or two.", "a month or two", "DURATION", "P1M"),
        ("It will close over the next year or so.", "the next year or so", "DATE", "2024"),
        ("Trade has grown over the past decade.", "the past decade", "DURATION", "P10Y"),
        ("Trade grew in the last decade.", "the last decade", "DATE", "201"),
        ("Riots broke out in the past three summers.", "the past three summers", "SET",
         "XXXX-SU"),
        ("In the years that followed they grew apart.", "the years", "DURATION", "PXY"),
        ("It may rain in the days to come.", "the days to come", "DURATION", "PXD"),
        ("It may break up within weeks or months.", "weeks or months", "DURATION", "PXW"),
        ("Envoys may meet at a later date.", "a later date", "DATE", "FUTURE_REF"),
        ("It fell in the early hours of Friday.", "the early hours of Friday", "DATE",
         "2023-11-24"),
        ("Exports fell in the first two quarters of 2022.", "the first two quarters of 2022",
         "DATE", "2022-H1"),
        ("A loss in the third-quarter results hurt it.", "third-quarter", "DATE", "2023-Q3"),
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
        "It is open 24 hours a day.",
        "In today's world it is common.",
        "They are the leaders of tomorrow.",
        "In many of today's family computers it is found.",
        "The quarter-to-quarter change was small.",
        "Looting began in the early hours.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exports rose more this year than last.", {"this year": "2023", "last": "2022"}),
        ("It will be raised this month and next.", {"this month": "2023-11", "next": "2023-12"}),
        ("Boats leave on Monday and Tuesday nights.",
         {"Monday": "XXXX-WXX-1TNI", "Tuesday nights": "XXXX-WXX-2TNI"}),
        ("It lost money in the first and second quarters.",
         {"the first": "2023-Q1", "second quarters": "2023-Q2"}),
        ("They met on Monday, and on Tuesday evening.",
         {"Monday": "2023-11-27", "Tuesday evening": "2023-11-21TEV"}),
    ],
)  # fmt: skip
def test_what_the_second_of_two_leaves_out(text: str, found: dict[str, str]) -> None:
    assert {text[e.start : e.end]: e.value for e in layer(text).expressions} == found


def test_an_hour_that_a_coming_day_begins_with() -> None:
    early = only("It fell in the early hours of Friday.")
    assert early.date is not None
    assert (early.date.modifier, bounds(early)) == ("START", ("2023-11-24", "2023-11-24"))


@pytest.mark.parametrize(
    ("published", "month"), [("2023-11-27", "2022-10"), ("2023-12-01", "2023-10")]
)
def test_last_october_is_not_last_month(published: str, month: str) -> None:
    assert only("The chief of staff was killed last October.", published).value == month


def test_overnight_losses_tell_no_day_that_is_counted_from() -> None:
    analysis = parsed(
        "On/on/ADP/2:case Friday/Friday/PROPN/6:obl overnight/overnight/ADJ/4:amod "
        "losses/loss/NOUN/6:nsubj had/have/AUX/6:aux/Tense=Past|VerbForm=Fin "
        "grown/grow/VERB/0:root/Tense=Past|VerbForm=Part since/since/ADP/10:case "
        "the/the/DET/10:det previous/previous/ADJ/10:amod Friday/Friday/PROPN/6:obl "
        "././PUNCT/6:punct"
    )
    friday, _, previous = layer(analysis, "2023-11-27").expressions
    assert (friday.value, previous.value) == ("2023-11-24", "2023-11-17")


def test_the_time_that_a_clause_tells() -> None:
    """ "At the time he was held" is dated by its own clause, not by what was told before."""
    held = "held/hold/VERB/{}/Tense=Past|VerbForm=Part"
    told = "In/in/ADP/2:case 2019/2019/NUM/3:obl died/die/VERB/0:root he/he/PRON/3:nsubj"
    clause = (
        "At/at/ADP/3:case the/the/DET/3:det time/time/NOUN/{} he/he/PRON/6:nsubj was/be/AUX/6:aux "
    )
    with_clause = (
        clause.format("7:obl") + held.format("3:acl:relcl") + " died/die/VERB/0:root he/he/PRON/7:x"
    )
    without = clause.format("6:obl") + held.format("0:root")
    assert len(layer(parsed(told, with_clause)).expressions) == 1
    assert len(layer(parsed(told, without)).expressions) == 2
