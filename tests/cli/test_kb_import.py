"""``foedus kb import``: the report as a table and as JSON, errors in one line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from foedus.cli import main

ENTITIES = (
    {"id": "p", "schema": "Person", "properties": {"name": ["Jane \x1b[2JDoe"]}},
    {"id": "q", "schema": "Position", "properties": {"name": ["Minister of Justice of Nauru"]}},
    {"id": "o", "schema": "Occupancy",
     "properties": {"holder": ["p"], "post": ["q"], "startDate": ["2031"]}},
    {"id": "u", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["q"]}},
)  # fmt: skip


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dump.json").write_text("\n".join(map(json.dumps, ENTITIES)))
    return lambda *arguments: CliRunner().invoke(main, ["kb", "import", *arguments])


def test_the_report_says_what_was_taken_and_what_not(run, tmp_path):
    result = run("dump.json", "--kb", "mine")
    assert result.exit_code == 0, result.output
    assert "no first day is given" in result.output
    assert "\x1b" not in result.output
    assert "justice minister,2031" in (tmp_path / "mine" / "officials.csv").read_text()


def test_the_report_as_json(run):
    report = json.loads(run("dump.json", "--kb", "mine", "--json").stdout)
    assert (report["terms"], report["lines"]) == (1, 4)
    assert [item["reason"] for item in report["left_out"]] == ["no-start"]


def test_an_office_that_is_none_is_one_line(run):
    result = run("dump.json", "--kb", "mine", "--office", "jester")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
