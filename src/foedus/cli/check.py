"""``foedus kb check`` and ``foedus codebook check``: whether data files have the right form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from foedus.cli.dumps import import_dump
from foedus.cli.officials import coverage, who
from foedus.cli.terminal import safe


@click.group()
def kb() -> None:
    """The knowledge base: states, organizations, offices, officials."""


for command in (import_dump, who, coverage):
    kb.add_command(command)


@kb.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True), metavar="[PATH...]")
def check_knowledge(paths: tuple[str, ...]) -> None:
    """Check the knowledge base, together with further data files of your own.

    Overlapping terms of office, unknown codes, names of several actors, dates that cannot be.
    """
    from foedus.actors import load_knowledge

    knowledge = load_knowledge(tuple(map(Path, paths)))
    click.echo(f"{len(knowledge.actors):,} actors, {len(knowledge.memberships):,} memberships")
    click.echo(f"version {knowledge.version}")
    wrong = knowledge.lint()
    for line in wrong:
        click.echo(safe(line))
    click.echo(f"{len(wrong):,} findings")
    if wrong:
        sys.exit(1)


@click.group()
def codebook() -> None:
    """The codebook of events and acts."""


@codebook.command("check")
@click.argument("path", required=False, type=click.Path(file_okay=False), metavar="[FOLDER]")
@click.option("--pipeline", default="foedus", show_default=True, metavar="NAME")
def check_codebook(path: str | None, pipeline: str) -> None:
    """Check the form of a codebook, and that its own examples are coded as they say.

    Without FOLDER the codebook that comes with foedus.
    """
    from foedus.events import check, load_codebook
    from foedus.language import load

    found = load_codebook(Path(path) if path else None)
    click.echo(f"{len(found.events):,} entries of events, {len(found.acts):,} of acts")
    click.echo(f"version {found.version}")
    wrong = check(found, load(pipeline))
    for line in wrong:
        click.echo(safe(line))
    click.echo(f"{len(wrong):,} examples are not coded as their entry says")
    if wrong:
        sys.exit(1)
