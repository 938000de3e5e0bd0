"""``foedus kb who`` and ``foedus kb coverage``: who held an office, and how far that is known."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from foedus.cli import main

OWN = (
    "id,name,actor,office,from,to,source\n"
    "jane-doe,Jane Doe,NIU,president,2001-05,2003,our desk\n"
    "john-doe,John Doe,NIU,foreign minister,2001,2003,unverified\n"
)


@pytest.fixture
def run(tmp_path):
    (tmp_path / "officials.csv").write_text(OWN, encoding="utf-8")
    return lambda *words: CliRunner().invoke(main, ["kb", *words, "--knowledge", str(tmp_path)])


def test_who_names_the_holder_of_the_day(run):
    assert run("who", "the Iranian foreign minister", "--on", "2016-05-03").output == (
        "Mohammad Javad Zarif  foreign minister of Iran, 2013-08-15 to 2021-08-25"
        "  mohammad-javad-zarif\n"
    )


def test_who_takes_words_without_quotation_marks(run):
    assert run("who", "president", "of", "Niue", "--on", "2002").output == (
        "Jane Doe  president of Niue, 2001-05 to 2003  jane-doe\n"
    )


def test_who_lists_the_offices_of_a_person(run):
    assert run("who", "John", "Doe").output == (
        "John Doe  foreign minister of Niue, 2001 to 2003  john-doe  (unverified)\n"
    )


def test_who_marks_what_is_not_verified(run):
    assert "(unverified)" in run("who", "Niue's foreign minister", "--on", "2002").output


def test_who_says_that_nobody_is_known_and_who_came_after(run):
    result = run("who", "president of Niue", "--on", "1999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "nobody known on 1999: president of Niue\n"
        "  after: Jane Doe, president of Niue, 2001-05 to 2003\n"
    )


def test_who_says_that_it_knows_no_such_office(run):
    result = run("who", "keeper of the seals of Atlantis")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "keeper of the seals of Atlantis" in result.stderr


def test_who_refuses_a_date_that_is_none(run):
    result = run("who", "president of Niue", "--on", "yesterday")
    assert result.exit_code == 1
    assert "--on yesterday" in result.stderr


def test_coverage_as_json(run):
    figures = json.loads(run("coverage", "--json").output)
    assert list(figures) == [
        "head of state", "head of government", "foreign minister", "defence minister"
    ]  # fmt: skip
    assert all(0 < share <= 1 for share in figures.values())


def test_coverage_lists_gaps_as_spans_of_years(tmp_path):
    (tmp_path / "states.csv").write_text(
        "id,name,status,from\nUTO,Utopia,un_member,2001\n", encoding="utf-8"
    )
    (tmp_path / "officials.csv").write_text(
        "id,name,actor,office,from,to\n"
        "jane-doe,Jane Doe,UTO,foreign minister,2004-01-01,2004-12-31\n",
        encoding="utf-8",
    )
    asked = ["kb", "coverage", "--gaps", "--until", "2006", "--knowledge", str(tmp_path)]
    lines = CliRunner().invoke(main, asked).output.splitlines()
    assert [line for line in lines if line.startswith("  UTO")] == [
        "  UTO  2001-2006", "  UTO  2001-2006", "  UTO  2001-2003, 2005-2006", "  UTO  2001-2006"
    ]  # fmt: skip
