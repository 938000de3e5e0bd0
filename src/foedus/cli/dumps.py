"""``foedus kb import``: officials of a dump as data files of the user's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli.terminal import add, console, safe, table

if TYPE_CHECKING:
    from foedus.actors.knowledge.dumps import ImportReport, Progress


@click.command("import", short_help="Officials from a FollowTheMoney or Wikidata dump.")
@click.argument("dump", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--kb",
    "folder",
    required=True,
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder to write officials.csv into; made if it is not there, never overwritten.",
)
@click.option(
    "--knowledge",
    multiple=True,
    type=click.Path(exists=True),
    metavar="PATH",
    help="Data files that count as known already. May be repeated.",
)
@click.option(
    "--office",
    "offices",
    multiple=True,
    metavar="NAME",
    help="Only this office of offices.csv, such as 'ambassador'. May be repeated.",
)
@click.option(
    "--since", default=1945, show_default=True, metavar="YEAR", help="Leave out what ended before."
)
@click.option("--source", default="", metavar="TEXT", help="What to call the dump in the rows.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_dump(
    dump: str,
    folder: str,
    knowledge: tuple[str, ...],
    offices: tuple[str, ...],
    since: int,
    source: str,
    as_json: bool,
) -> None:
    """Take officials and their terms from a dump that you have into data files of your own.

    DUMP holds FollowTheMoney entities or Wikidata items, one a line, also as the array that
    Wikidata publishes; plain, gzip, bzip2 or xz. What the knowledge base has already, what
    contradicts it and what is not whole is left out, and the report says how much and why.

    \b
    Examples:
      foedus kb import pep.entities.ftm.json --kb my-kb
      foedus kb import latest-all.json.bz2 --kb my-kb --since 2000
      foedus kb check my-kb && foedus read reports/ --knowledge my-kb
    """
    from foedus.actors import load_knowledge
    from foedus.actors.knowledge.dumps import ImportOptions, import_officials

    options = ImportOptions(frozenset(offices), since, source)
    base = load_knowledge(tuple(map(Path, knowledge)))
    with _listener() as listener:
        report = import_officials(Path(dump), Path(folder), base, options, listener)
    if as_json:
        click.echo(json.dumps(report.to_plain(), ensure_ascii=False))
    else:
        _print(report, folder)


@contextmanager
def _listener() -> Iterator[Callable[[Progress], None]]:
    """A progress bar on the terminal; silence where there is none."""
    errors = console(errors=True)
    if not errors.is_terminal:
        yield lambda _: None
        return
    from rich.progress import Progress as Bar

    with Bar(console=errors, transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def listen(progress: Progress) -> None:
            words = f"{safe(progress.dump)}: {progress.lines:,} lines"
            bar.update(task, completed=progress.share, description=words)

        yield listen


def _print(report: ImportReport, folder: str) -> None:
    from foedus.actors.knowledge.dumps import REASONS

    out = console()
    summary = table("officials", ("", {"justify": "right"}))
    for label, number in (
        ("lines read", report.lines),
        ("lines that could not be read", report.unreadable_lines),
        ("times in office in the dump", report.holdings),
        ("terms taken", report.terms),
        ("persons they are of", report.persons),
    ):
        add(summary, (label, f"{number:,}"))
    out.print(summary)
    if report.left_out:
        listed = table("left out because", ("", {"justify": "right"}), "such as")
        for item in report.left_out:
            add(listed, (REASONS[item.reason], f"{item.number:,}", "; ".join(item.examples[:3])))
        out.print(listed)
    if report.unreadable:
        listed = table("could not be read", "why")
        for line in report.unreadable:
            add(listed, (f"line {line.line:,}", line.reason))
        out.print(listed)
    where = f"written to {folder}" if report.terms else "nothing to write"
    click.echo(safe(where), err=True)
