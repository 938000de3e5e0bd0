"""``foedus kb check`` and ``foedus codebook check``: whether data files have the right form."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def kb() -> None:
    """The knowledge base: states, organizations, offices, officials."""


@kb.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True), metavar="[PATH...]")
def check_knowledge(paths: tuple[str, ...]) -> None:
    """Check the knowledge base, together with further data files of your own."""
    from foedus.actors import load_knowledge

    knowledge = load_knowledge(tuple(map(Path, paths)))
    click.echo(f"{len(knowledge.actors):,} actors, {len(knowledge.memberships):,} memberships")
    click.echo(f"version {knowledge.version}")


@click.group()
def codebook() -> None:
    """The codebook of events and acts."""


@codebook.command("check")
@click.argument("path", required=False, type=click.Path(exists=True), metavar="[FILE]")
def check_codebook(path: str | None) -> None:
    """Check the codebook that comes with foedus, or one of your own."""
    from foedus.events import load_codebook

    found = load_codebook(Path(path) if path else None)
    click.echo(f"version {found.version}")
