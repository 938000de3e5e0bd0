"""``foedus export``: the records as data."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.questions import open_store, question, question_options, store_option

if TYPE_CHECKING:
    from foedus.store import Filter, Store

# Spelled out, since foedus.export is slow to import; a test holds them to it.
WHAT = (
    "events", "statements", "acts", "standing", "conflicts", "lineage", "documents", "actors",
    "stories", "mentions",
)  # fmt: skip
FORMATS = ("jsonl", "csv", "parquet")


@click.command(short_help="The records as JSON lines, CSV or Parquet.")
@click.option("--what", type=click.Choice(WHAT), required=True, help="Kind of record.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="File to write; default: print."
)
@store_option
@question_options
def export(what: str, form: str, output: str | None, store_path: str, **options: Any) -> None:
    """Write one kind of record, in one stable order.

    JSON lines is the public contract, one record a line. CSV spreads nested fields over columns
    and defuses cells that a spreadsheet would run as formulas.

    \b
    Examples:
      foedus export --what events > events.jsonl
      foedus export --what acts --format csv --actor ARM -o armenia.csv
      foedus export --what statements --format parquet -o statements.parquet
    """
    if output is None and form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("Parquet is binary: name a file with -o.")
    with open_store(store_path) as store:
        asked = question(options)
        if output is None:
            _write(store, what, form, sys.stdout.buffer, asked)
            sys.stdout.buffer.flush()
        else:
            _write_file(store, what, form, Path(output), asked)


def _write(store: Store, what: str, form: str, out: Any, asked: Filter) -> int:
    from foedus.export import write

    return write(store, what, form, out, asked)  # type: ignore[arg-type]


def _write_file(store: Store, what: str, form: str, path: Path, asked: Filter) -> None:
    """Write beside the file and put it in its place when it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            number = _write(store, what, form, out, asked)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    click.echo(f"{number:,} {what} written to {path}", err=True)
