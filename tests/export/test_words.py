"""Records in plain words: as precise as they are, and on whose word."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sample_account as toy
from foedus.export import words
from foedus.records import Affiliation, Date, Link


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, "undated"),
        (Date("2023-11-23", "2023-11-23", "2023-11-23", "expression"), "2023-11-23"),
        (Date("2023-09", "2023-09-11", "2023-09-20", "expression", None, "MID"), "mid 2023-09"),
        (Date("2023-09~", None, None, "expression", None, "APPROX"), "about 2023-09"),
        (Date("../2023-11-27", None, "2023-11-27", "document"), "(by 2023-11-27)"),
        (Date("../2023", None, "2023-12-31", "expression", None, "BEFORE"), "by 2023"),
        (Date("2018/..", "2018-01-01", None, "expression", None, "AFTER"), "since 2018"),
        (Date("2023/2024", "2023-01-01", "2024-12-31", "expression"), "2023/2024"),
        (Date(None, None, None, "expression", "event:3-9", None, "event+P1D"), "event+P1D"),
        (Date(None, "2024-01-01", None, "inferred"), "2024-01-01/.."),
    ],
)
def test_dates_are_shown_as_precise_as_they_are(date, shown):
    assert words.when(date) == shown


def test_the_chain_leaves_out_an_outlet_that_the_report_does_not_name():
    document = toy.reading(toy.REPORTS["1.txt"]).document
    chain = (
        Link("outlet", None, "Daily", None),
        Link("agency", "TASS", "TASS", None),
        Link("speaker", "p", "he", None),
    )
    known = {"p": "Nikol Pashinyan"}
    assert words.word_of(chain, known, document) == "Daily < TASS < Nikol Pashinyan"
    unnamed = replace(document, outlet=None, uri="folder/a.txt")
    assert words.word_of(chain, known, unnamed) == "TASS < Nikol Pashinyan"
    assert words.word_of(chain[:1], known, unnamed) == "a.txt"


def test_organizations_go_by_their_abbreviation_and_others_by_name():
    known = words.names(map(toy.actor, toy.ACTORS))
    assert known["CSTO"] == "CSTO"
    assert (
        words.who(("ARM", "CSTO/summit", "unknown-id"), known) == "Armenia, CSTO summit, unknown-id"
    )


@pytest.mark.parametrize(
    ("from_", "to", "basis", "shown"),
    [
        ("2018-05-08", None, "kb", "prime minister of Armenia, since 2018-05-08"),
        ("2001-05", "2003", "kb", "prime minister of Armenia, 2001-05 to 2003"),
        (None, "2003", "kb", "prime minister of Armenia, to 2003"),
        (None, None, "text", "prime minister of Armenia, as a report says"),
    ],
)
def test_an_office_with_its_dates(from_, to, basis, shown):
    held = Affiliation("ARM", "prime minister", from_, to, basis)
    assert words.office(held, {"ARM": "Armenia"}) == shown
