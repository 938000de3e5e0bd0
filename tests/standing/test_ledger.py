"""The ledger: two tracks, by whose word, over time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.actors import load_knowledge
from foedus.records import Act, Collection, Date, Standing
from foedus.standing import ledger
from records_of import act, document

TEXT = (
    "Mali skipped the March summit. Mali skipped the May summit. Mali stayed away from the drill. "
    "Mali attended the December summit. Mali is outside. Mali may leave. Mali is one of us."
)
DOC = document("a", TEXT, published="2024-12-31", outlet="Sahel Daily")


def lines(*acts: Act) -> list[Standing]:
    found = ledger(Collection(documents=(DOC,), acts=acts), load_knowledge())
    return [line for line in found if line.basis == "acts"]


def absences(*days: str) -> list[Act]:
    words = ("Mali skipped the March", "Mali skipped the May", "Mali stayed away from the drill")
    return [act(DOC, w, "skips_meeting", when=d) for w, d in zip(words, days, strict=True)]


def test_absences_within_a_year_of_each_other_are_a_boycott_until_the_member_is_back() -> None:
    back = act(DOC, "Mali attended the December summit", "attends_meeting", when="2024-12-01")
    found = lines(*absences("2024-03-01", "2024-05-01", "2024-06-01"), back)
    assert [(x.status, x.from_, x.to) for x in found] == [
        ("boycotting", "2024-03-01", "2024-12-01"),
        ("participating", "2024-12-01", None),
    ]
    assert found[0].asserted_by == ("Sahel Daily",)
    assert found[0].known_from == "2024-12-31"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("2024-03-09", "2024-03-09"),
        ("2024-03-01/2024-03-31", "2024-03"),
        ("2024-01-01/2024-12-31", "2024"),
        ("2024-03-04/2024-03-10", "2024-03-04/2024-03-10"),
        ("2024-01-01/2024-03-31", "2024-01/2024-03"),
        ("2021-01-01/2024-12-31", None),
    ],
)
def test_a_line_begins_as_precisely_as_the_report_says(told: str, shown: str | None) -> None:
    (found,) = lines(act(DOC, "Mali skipped the March summit", "skips_meeting", when=told))
    assert found.from_ == shown


def test_a_line_ends_as_precisely_as_the_next_begins() -> None:
    found = lines(
        act(DOC, "Mali skipped the March summit", "skips_meeting", when="2024-03-09"),
        act(DOC, "Mali attended the December", "attends_meeting", when="2024-12-01/2024-12-31"),
    )
    assert [(x.from_, x.to) for x in found] == [("2024-03-09", "2024-12"), ("2024-12", None)]


def test_an_open_date_begins_with_its_year() -> None:
    skipped = act(DOC, "Mali skipped the March summit", "skips_meeting")
    since = replace(skipped, date=Date("2018/..", "2018-01-01", None, "expression"))
    (found,) = lines(since)
    assert found.from_ == "2018"


def test_absences_years_apart_are_no_boycott() -> None:
    (found,) = lines(*absences("2019-03-01", "2021-05-01", "2024-06-01"))
    assert found.status == "partly_absent"


def test_three_tellings_of_one_absence_are_one_absence() -> None:
    one = [replace(a, merged="m-1") for a in absences("2024-03-01", "2024-03-01", "2024-03-01")]
    (found,) = lines(*one)
    assert found.status == "partly_absent"


def test_assertions_of_two_sides_stand_side_by_side_on_their_own_tracks() -> None:
    found = lines(
        act(DOC, "Mali is one of us", "called_ally", by="omar-touray", said="2024-02-01"),
        act(DOC, "Mali is outside", "declares_outside", by="assimi-goita", said="2024-02-02"),
    )
    assert [(x.track, x.status, x.asserted_by, x.from_) for x in found] == [
        ("de_facto", "outside", ("assimi-goita",), "2024-02-02"),
        ("de_jure", "member", ("omar-touray",), "2024-02-01"),
    ]


def test_an_intent_does_not_end_a_line_of_conduct() -> None:
    found = lines(
        act(DOC, "Mali skipped the March", "skips_meeting", when="2024-03-01"),
        act(DOC, "Mali may leave", "threatens_exit", when="2024-04-01", modality="threatened"),
    )
    assert {(x.status, x.to) for x in found} == {
        ("partly_absent", None),
        ("considering_exit", None),
    }


def test_a_threatened_or_denied_deed_changes_nothing_in_law() -> None:
    assert lines(act(DOC, "Mali may leave", "withdraws", modality="threatened")) == []


def test_law_comes_from_the_knowledge_base_with_its_dates() -> None:
    acts = (act(DOC, "Mali may leave", "threatens_exit", modality="threatened"),)
    found = ledger(Collection(documents=(DOC,), acts=acts), load_knowledge())
    law = [(x.status, x.from_, x.to) for x in found if x.basis == "kb" and x.status == "member"]
    assert law
    assert law[0][1] is not None
    assert law[0][1].startswith("1975")


def test_an_undated_assertion_has_a_line_of_its_own() -> None:
    found = lines(
        act(DOC, "Mali skipped the March", "skips_meeting", when="2024-03-01"),
        act(DOC, "Mali stayed away", "skips_exercise"),
    )
    assert [x.from_ for x in found] == [None, "2024-03-01"]


def test_undated_absences_are_one_line_and_no_boycott() -> None:
    words = ("Mali stayed away", "Mali skipped the March", "Mali may leave")
    (line,) = lines(*(act(DOC, said, "skips_meeting") for said in words))
    assert (line.status, line.from_, line.to) == ("partly_absent", None, None)
    assert len(line.acts) == len(words)


def test_a_member_that_ratifies_lets_somebody_else_in() -> None:
    assert lines(act(DOC, "Mali is one of us", "ratifies", when="2010-02-01")) == []
    (found,) = lines(act(DOC, "Mali is one of us", "ratifies", when="1974-02-01"))
    assert found.status == "signatory"
