"""``foedus actors``: decisions on the command line, listed, explained and taken back."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import sample_account as toy
from foedus import api
from foedus.cli import main


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(api, "load_steps", lambda *_, **__: toy.STEPS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")

    def invoke(*arguments: str):
        return CliRunner().invoke(main, arguments)

    toy.write_reports(tmp_path / "reports")
    assert invoke("read", "reports").exit_code == 0
    return invoke


def test_merge_show_explain_and_undo(run):
    merged = run("actors", "merge", "RUS", "France", "--by", "Anna", "--note", "a toy")
    assert merged.exit_code == 0, merged.output
    decision = merged.stdout.strip()
    event = json.loads(run("show", "events", "--actor", "Russia", "--json").stdout.split("\n")[1])
    assert event["source"] == ["FRA"]
    for command in (("explain", event["id"]), ("actors", "show", "RUS"), ("actors", "list")):
        output = run(*command).output
        assert "by Anna" in output
        assert decision in output
        assert "a toy" in output
    assert json.loads(run("actors", "show", "France", "--json").stdout)["merged"] == ["RUS"]
    assert run("actors", "undo", decision[:9], "--by", "Ben").exit_code == 0
    assert "undone" in run("actors", "list", "decisions").output
    assert json.loads(run("actors", "show", "France", "--json").stdout)["merged"] == []


def test_split_and_rename(run):
    (document,) = (
        json.loads(line)["id"]
        for line in run("show", "documents", "--json").stdout.splitlines()
        if "Summit" in line
    )
    split = run("actors", "split", "ARM", "--document", document, "--as", "Old One", "--by", "Anna")
    assert split.exit_code == 0, split.output
    assert run("actors", "rename", "old-one", "The Old One", "--by", "Anna").exit_code == 0
    shown = json.loads(run("actors", "show", "The Old One", "--json").stdout)
    assert (shown["actor"]["id"], shown["documents"]) == ("old-one", [document])


def test_decisions_are_carried_over(run, tmp_path):
    run("actors", "merge", "RUS", "FRA", "--by", "Anna")
    (tmp_path / "d.jsonl").write_text(run("actors", "list", "decisions", "--json").stdout)
    run("read", "reports", "--store", "other.foedus")
    assert run("actors", "apply", "d.jsonl", "--store", "other.foedus").exit_code == 0
    shown = run("actors", "show", "RUS", "--json", "--store", "other.foedus").stdout
    assert json.loads(shown)["actor"]["id"] == "FRA"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("merge", "RUS", "nobody", "--by", "Anna"), 1),
        (("undo", "i-0", "--by", "Anna"), 1),
        (("merge", "RUS", "FRA"), 2),
        (("split", "ARM", "--as", "x", "--by", "Anna"), 2),
        (("list", "weather"), 2),
    ],
)
def test_errors(run, arguments, code):
    result = run("actors", *arguments)
    assert result.exit_code == code
    if code == 1:
        assert result.stderr.count("\n") == 1


def test_nobody_decides_without_a_name(run, monkeypatch):
    monkeypatch.setenv("FOEDUS_BY", "Anna")
    assert run("actors", "merge", "RUS", "FRA").exit_code == 0
    assert "by Anna" in run("actors", "list").output
