"""``foedus read``: reports into the account."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli.questions import store_option
from foedus.cli.terminal import add, console, safe, table

if TYPE_CHECKING:
    from foedus.reading import Listener, Notice, Progress, ReadReport

LISTED = 50
"""How many inputs of one kind are named in the closing table; ``--json`` names all."""


@click.command(short_help="Read reports into the account.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@click.option(
    "--field-map",
    "field_map",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Where JSON, CSV or Parquet keeps a field: text, title, url, published, outlet, authors "
    "or language. May be repeated.",
)
@click.option(
    "--pipeline",
    default="foedus",
    show_default=True,
    metavar="NAME",
    help="Language pipeline: foedus, fast, or spacy:NAME for an installed English spaCy pipeline.",
)
@click.option("--fast", is_flag=True, help="The smaller model, twice as fast: see docs/model.md.")
@click.option("--again", is_flag=True, help="Read anew what is in the account already.")
@click.option(
    "--knowledge",
    "--kb",
    "knowledge",
    multiple=True,
    type=click.Path(exists=True),
    metavar="PATH",
    help="Further data files for the knowledge base. May be repeated.",
)
@click.option(
    "--codebook",
    type=click.Path(exists=True, file_okay=False),
    metavar="FOLDER",
    help="Another codebook of events, in the form of docs/codebook.md.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the closing report as JSON.")
def read(
    paths: tuple[str, ...],
    store_path: str,
    field_map: tuple[str, ...],
    pipeline: str,
    fast: bool,
    again: bool,
    knowledge: tuple[str, ...],
    codebook: str | None,
    as_json: bool,
) -> None:
    """Read reports: files, folders, zip and tar archives; text, HTML, JSON, JSONL, CSV, Parquet.

    What cannot be read is listed with its reason and does not stop the run. Reports that are in
    the account already are passed over. Stopped at any moment, the same command goes on.

    \b
    Examples:
      foedus read reports/ --store caucasus.foedus
      foedus read dump.jsonl --field-map text=maintext --field-map outlet=source_domain
    """
    from foedus import api

    if fast and pipeline not in ("foedus", "fast"):
        raise click.UsageError(f"--fast is a pipeline of its own: leave out --pipeline {pipeline}")
    with api.open(store_path) as account, _listener(paths) as listener:
        report = account.read(
            *paths,
            field_map=_fields(field_map),
            pipeline="fast" if fast else pipeline,
            again=again,
            knowledge=knowledge,
            codebook=codebook,
            listener=listener,
        )
    if as_json:
        click.echo(json.dumps(_plain(report), ensure_ascii=False))
    else:
        _print(report)
    if report.failed:
        sys.exit(3)
    if report.nothing_usable:
        sys.exit(1)


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not FIELD=COLUMN", param_hint="--field-map")
    return {key: column for key, _, column in (pair.partition("=") for pair in pairs)}


@contextmanager
def _listener(paths: Sequence[str]) -> Iterator[Listener]:
    """A progress bar on the terminal; silence where there is none."""
    errors = console(errors=True)
    if not errors.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    whole = Column(no_wrap=True)
    rest = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(table_column=whole),
        TextColumn(
            "files  {task.fields[reports]:,} reports, {task.fields[words]:,} words",
            table_column=whole,
        ),
        TimeElapsedColumn(table_column=whole),
        TextColumn("{task.fields[uri]}", style="dim", markup=False, table_column=rest),
    )
    with Bar(*columns, console=errors, transient=True, expand=True) as bar:
        task = bar.add_task("", total=_files(paths), reports=0, words=0, uri="")
        reports, words, files = 0, 0, set[str]()

        def listen(progress: Progress) -> None:
            nonlocal reports, words
            if progress.outcome == "settling":
                bar.update(task, uri="comparing reports and settling the account")
                return
            reports += progress.outcome == "read"
            words += progress.words
            # The file that `archive.zip!member` and `rows.jsonl#12` are in.
            files.add(progress.uri.partition("!")[0].partition("#")[0])
            bar.update(
                task,
                completed=max(len(files) - 1, 0),
                reports=reports,
                words=words,
                uri=safe(progress.uri),
            )

        yield listen


def _files(paths: Sequence[str]) -> int:
    return sum(
        sum(1 for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else 1
        for path in map(Path, paths)
    )


def _plain(report: ReadReport) -> dict[str, object]:
    from foedus.records import to_plain

    return {**to_plain(report), "found": dict(report.found)}


def _print(report: ReadReport) -> None:
    out = console()
    summary = table("reports", ("", {"justify": "right"}))
    for label, number in (
        ("read now", report.read),
        ("already in the account", report.known),
        ("kept but not analysed", len(report.skipped)),
        ("could not be read", len(report.unreadable)),
        ("left out because of a bug in foedus", len(report.failed)),
    ):
        if number or label == "read now":
            add(summary, (label, f"{number:,}"))
    out.print(summary)
    notices = (*report.skipped, *report.unreadable, *report.failed)
    if notices:
        out.print(_notices(notices))
        if len(notices) > LISTED:
            out.print(f"... and {len(notices) - LISTED:,} more; --json names them all")
    found = table("in the account", ("", {"justify": "right"}))
    for kind, number in report.found.items():
        add(found, (kind, f"{number:,}"))
    out.print(found)


def _notices(notices: Sequence[Notice]) -> object:
    listed = table("not in the account", "why", "code")
    for notice in notices[:LISTED]:
        add(listed, (notice.uri, notice.reason, notice.code))
    return listed
