"""The command line: tables, JSON, errors in one line, exit codes, nothing harmful shown."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import foedus
import sample_account as toy
from foedus import api
from foedus.cli import export as export_command
from foedus.cli import main
from foedus.cli.show import WHAT
from foedus.cli.tables import TABLES
from foedus.cli.terminal import safe, shorten
from foedus.export import FORMATS
from foedus.export import WHAT as EXPORTED
from foedus.store import Store

HEAVY = {
    "numpy", "polars", "sqlalchemy", "onnxruntime", "tokenizers", "trafilatura", "htmldate",
    "datasketch", "rich", "jinja2", "py3langid",
}  # fmt: skip


@pytest.fixture(autouse=True)
def toy_steps(monkeypatch, tmp_path):
    monkeypatch.setattr(api, "load_steps", lambda *_, **__: toy.STEPS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def run():
    def invoke(*arguments: str):
        return CliRunner().invoke(main, arguments)

    return invoke


@pytest.fixture
def filled(run, tmp_path):
    toy.write_reports(tmp_path / "reports")
    assert run("read", "reports").exit_code == 0


class TestStart:
    @pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"]])
    def test_help_loads_nothing_heavy(self, arguments):
        code = (
            "import sys\nfrom foedus.cli import main\n"
            f"try: main({arguments!r})\nexcept SystemExit: pass\n"
            f"sys.exit(','.join(sorted({HEAVY!r} & set(sys.modules))) or 0)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def test_importing_the_package_loads_nothing_heavy(self):
        code = f"import sys, foedus\nsys.exit(bool({HEAVY!r} & set(sys.modules)))"
        assert subprocess.run([sys.executable, "-W", "error", "-c", code]).returncode == 0

    def test_every_command_has_help_with_an_example(self, run):
        for name, command in main.commands.items():
            assert run(name, "--help").exit_code == 0
            if not isinstance(command, click.Group):
                assert f"foedus {name}" in run(name, "--help").output

    def test_version(self, run):
        assert foedus.__version__ in run("--version").output

    def test_listings_spelled_out_for_speed_are_the_real_ones(self):
        assert EXPORTED == export_command.WHAT
        assert FORMATS == export_command.FORMATS
        assert set(WHAT) == set(TABLES)


class TestRead:
    def test_closing_table(self, run, tmp_path):
        folder = toy.write_reports(tmp_path / "reports")
        (folder / "0.txt").write_text("")
        (folder / "4.txt").write_text("language: fr\n\nTexte.")
        result = run("read", "reports")
        assert result.exit_code == 0
        for shown in ("read now", "0.txt", "empty", "4.txt", "not in English", "events", "6"):
            assert shown in result.output
        again = run("read", "reports")
        assert "already in the account" in again.output
        assert again.exit_code == 0

    def test_report_as_json(self, run, tmp_path):
        toy.write_reports(tmp_path / "reports")
        report = json.loads(run("read", "reports", "--json").output)
        assert report["read"] == 3
        assert report["found"]["events"] == 6

    def test_fast_asks_for_the_smaller_model(self, run, tmp_path, monkeypatch):
        asked = []
        monkeypatch.setattr(
            api, "load_steps", lambda *_, pipeline, **__: asked.append(pipeline) or toy.STEPS
        )
        toy.write_reports(tmp_path / "reports")
        assert run("read", "--fast", "reports").exit_code == 0
        assert asked == ["fast"]

    def test_fast_beside_another_pipeline_is_refused(self, run, tmp_path):
        toy.write_reports(tmp_path / "reports")
        result = run("read", "--fast", "--pipeline", "spacy:en_core_web_sm", "reports")
        assert result.exit_code == 2
        assert "--fast" in result.output

    def test_nothing_readable_is_exit_1(self, run, tmp_path):
        (tmp_path / "empty.txt").write_text("")
        result = run("read", "empty.txt")
        assert result.exit_code == 1
        assert "empty.txt" in result.output

    def test_a_bug_in_a_step_is_exit_3(self, run, tmp_path, monkeypatch):
        def wrong(*_):
            raise KeyError("x")

        steps = toy.replace(toy.STEPS, code=wrong)
        monkeypatch.setattr(api, "load_steps", lambda *_, **__: steps)
        toy.write_reports(tmp_path / "reports")
        result = run("read", "reports")
        assert result.exit_code == 3
        assert "internal-events" in result.output

    def test_wrong_use_is_exit_2(self, run):
        assert run("read").exit_code == 2
        assert run("read", "x", "--field-map", "text").exit_code == 2
        assert run("show", "weather").exit_code == 2

    def test_an_unknown_field_is_one_line(self, run):
        result = run("read", "x", "--field-map", "wrong=body")
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1


class TestShow:
    @pytest.mark.parametrize("what", WHAT)
    def test_every_part_as_table_and_as_json_lines(self, run, filled, what):
        table = run("show", what)
        assert table.exit_code == 0, table.output
        lines = run("show", what, "--json").output.splitlines()
        assert lines
        first = json.loads(lines[0])
        told = [first, *first.get("events", ()), *first.get("acts", ())]
        assert any(record["id"][:6] in table.output for record in told)

    def test_timeline_tells_one_event_once_with_its_signs(self, run, filled):
        lines = [
            line
            for line in run("show", "timeline", "--actor", "ARM", "--with", "CSTO").output.split(
                "\n"
            )
            if "2023-11-23" in line
        ]
        assert len(lines) == 1
        assert "skips meeting" in lines[0]
        assert "+1 more" in lines[0]

    def test_statements_show_through_whom(self, run, filled):
        output = run("show", "statements", "--by", "CSTO").output
        assert "Imangali Tasmagambetov" in output
        assert "Weekly" in output

    def test_no_answer_is_said(self, run, filled):
        assert "no events" in run("show", "events", "--from", "1999", "--to", "1999").output

    def test_limit_is_said(self, run, filled):
        assert "--limit 0 shows all" in run("show", "events", "--limit", "2").output

    def test_unknown_actor_is_one_line_without_traceback(self, run, filled):
        result = run("show", "events", "--actor", "Armenai")
        assert result.exit_code == 1
        assert result.stderr == "foedus: no actor 'Armenai' in this store; near: ARM\n"

    def test_a_missing_store_is_named(self, run):
        result = run("show", "events", "--store", "none.foedus")
        assert result.exit_code == 1
        assert "none.foedus" in result.stderr

    def test_an_unfinished_reading_is_mentioned(self, run, filled):
        with Store.open("account.foedus") as store:
            store.put_document(toy.reading("outlet: X\n\nFRA AID ARM 2024-03-01: More."))
        assert "did not finish" in run("show", "events").stderr

    def test_a_bug_shows_one_line_and_how_to_see_more(self, run, filled, monkeypatch):
        def wrong(*_):
            raise ZeroDivisionError("x")

        monkeypatch.setattr(Store, "events", wrong)
        result = run("show", "events")
        assert result.exit_code == 3
        assert "bug: ZeroDivisionError" in result.stderr
        assert "Traceback" not in result.stderr
        monkeypatch.setenv("FOEDUS_DEBUG", "1")
        assert "Traceback" in run("show", "events").stderr


class TestSearch:
    def test_shows_the_words_in_their_place(self, run, filled):
        output = run("search", "armoured", "vehicles").output
        assert "France delivered armoured vehicles" in output

    def test_json(self, run, filled):
        (line,) = run("search", "armoured", "--json").output.splitlines()
        assert json.loads(line)["spans"]

    def test_nothing_found(self, run, filled):
        assert "no report" in run("search", "zebra").output


class TestExport:
    def test_prints_json_lines(self, run, filled):
        lines = run("export", "--what", "events").output.splitlines()
        assert len(lines) == 6

    @pytest.mark.parametrize("form", FORMATS)
    def test_writes_a_file(self, run, filled, tmp_path, form):
        result = run("export", "--what", "events", "--format", form, "-o", f"out.{form}")
        assert result.exit_code == 0, result.output
        assert (tmp_path / f"out.{form}").stat().st_size
        assert "6 events" in result.stderr

    @pytest.mark.parametrize("command", [("export", "--what", "events"), ("brief",)])
    def test_a_file_that_cannot_be_written_is_one_line(self, run, filled, command):
        result = run(*command, "-o", "none/x.html")
        assert result.exit_code == 1
        assert "none" in result.stderr
        assert result.stderr.count("\n") == 1

    def test_a_failed_export_leaves_the_old_file(self, run, filled, tmp_path, monkeypatch):
        (tmp_path / "out.jsonl").write_text("old")

        def wrong(*_):
            raise ZeroDivisionError

        monkeypatch.setattr(Store, "events", wrong)
        monkeypatch.setattr("foedus.export.writing._LISTINGS", {"events": (foedus, wrong)})
        assert run("export", "--what", "events", "-o", "out.jsonl").exit_code == 3
        assert (tmp_path / "out.jsonl").read_text() == "old"
        assert not list(tmp_path.glob(".out*"))


class TestBrief:
    def test_a_page_for_the_browser(self, run, filled, tmp_path):
        result = run("brief", "--actor", "ARM", "-o", "brief.html")
        assert result.exit_code == 0, result.output
        page = (tmp_path / "brief.html").read_text()
        assert page.lower().startswith("<!doctype html>")
        assert "Armenia stayed away from the summit." in page

    def test_markdown_on_the_terminal(self, run, filled):
        result = run("brief", "--actor", "ARM", "--with", "CSTO")
        assert result.exit_code == 0, result.output
        assert "Armenia stayed away from the summit." in result.output


class TestExplain:
    @pytest.mark.parametrize(
        "what", ["events", "statements", "acts", "standing", "conflicts", "lineage", "documents",
                 "stories", "actors"],
    )  # fmt: skip
    def test_every_kind_of_record(self, run, filled, what):
        identity = json.loads(run("show", what, "--json").output.splitlines()[0])["id"]
        result = run("explain", identity)
        assert result.exit_code == 0, result.output
        assert identity in result.output
        assert json.loads(run("explain", identity, "--json").output)["record"]["id"] == identity

    def test_an_event_with_its_sentence_rule_actors_dates_and_word(self, run, filled):
        event = json.loads(run("show", "events", "--by", "ARM", "--json").output)
        output = run("explain", event["id"]).output
        for shown in (
            "The alliance did not help us.", "toy.line", "REJECT", "2022-11-23",
            "on whose word", "Nikol Pashinyan", "toy steps",
        ):  # fmt: skip
            assert shown in output

    def test_a_consolidated_event_by_its_id(self, run, filled):
        line = json.loads(
            run("show", "timeline", "--json", "--from", "2023-11").output.split("\n")[0]
        )
        assert line["id"].startswith("m-")
        output = run("explain", line["id"]).output
        assert "together with" in output

    def test_an_actor_by_name_with_the_reasons_of_its_mentions(self, run, filled):
        output = run("explain", "Nikol Pashinyan").output
        assert "its id is written" in output


class TestTerminal:
    def test_controls_and_bidirectional_marks_are_made_visible(self):
        hostile = "a\x1b]0;title\x07b\x9b2Jc\u202edcba\u200b\x00"
        assert safe(hostile) == "a\ufffd]0;title\ufffdb\ufffd2Jc\ufffddcba\ufffd\ufffd"
        assert safe("two\nlines\tand\u2028more") == "two lines and more"

    def test_nothing_from_a_report_reaches_the_terminal_raw(self, run, tmp_path):
        folder = tmp_path / "reports"
        folder.mkdir()
        (folder / "a.txt").write_text(
            "title: [red]x[/red]\x1b[2J\noutlet: O\x1b[31m\n\nARM REJECT CSTO ?: \x1b[8mhidden"
        )
        outputs = [run("read", "reports").output]
        outputs += [run("show", what).output for what in WHAT]
        (identity,) = (
            json.loads(line)["id"] for line in run("show", "events", "--json").output.splitlines()
        )
        outputs += [run("explain", identity).output, run("search", "hidden").output]
        assert not any("\x1b" in output for output in outputs)
        assert any("[red]x[/red]" in output for output in outputs)

    def test_shorten_cuts_at_a_word(self):
        assert shorten("one two three", 9) == "one two ..."
        assert shorten("one two", 9) == "one two"
