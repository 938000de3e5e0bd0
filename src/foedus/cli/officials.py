"""``foedus kb who`` and ``foedus kb coverage``: who held an office, and how far that is known."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import click

from foedus.cli.terminal import safe

_KNOWLEDGE = click.option(
    "--knowledge",
    multiple=True,
    type=click.Path(exists=True),
    metavar="PATH",
    help="Further data files. May be repeated.",
)


@click.command("who", short_help="Who held an office on a day.")
@click.argument("words", nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", help="A day, month or year; without it, any time.")
@_KNOWLEDGE
def who(words: tuple[str, ...], day: str | None, knowledge: tuple[str, ...]) -> None:
    """Name who held an office: foedus kb who Iranian foreign minister --on 2016-05-03.

    More than one line means that the office changed hands at the time asked about. Terms not yet
    verified are marked. Exits with 1 if nobody is known.
    """
    from foedus.actors import load_knowledge
    from foedus.errors import QueryError

    base = load_knowledge(tuple(map(Path, knowledge)))
    try:
        held = base.who(" ".join(words), day)
    except ValueError as error:
        raise QueryError(f"--on {day}: {error}") from error
    for person in held:
        mark = "" if person.confidence == 1 else "  (unverified)"
        click.echo(safe(f"{person.name}  {person.id}{mark}"))
    if not held:
        click.echo("nobody known", err=True)
        sys.exit(1)


@click.command("coverage", short_help="For how many years of states the leaders are known.")
@click.option("--since", default=2000, show_default=True, metavar="YEAR")
@click.option("--until", default=2025, show_default=True, metavar="YEAR")
@click.option("--gaps", is_flag=True, help="List the years without a known holder, by state.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_KNOWLEDGE
def coverage(since: int, until: int, gaps: bool, as_json: bool, knowledge: tuple[str, ...]) -> None:
    """Count the years of the United Nations' members in which a leading office has a holder.

    Heads of state and government, foreign and defence ministers; a year counts if a holder is
    known on its first of July.
    """
    from foedus.actors import load_knowledge
    from foedus.actors.knowledge.coverage import coverage as covered

    found = covered(load_knowledge(tuple(map(Path, knowledge))), since, until)
    if as_json:
        click.echo(json.dumps({c.office: round(c.share, 4) for c in found}))
        return
    for one in found:
        click.echo(f"{one.office:<18}  {one.known:6,} of {one.total:6,}  {100 * one.share:5.1f} %")
        for state, years in one.gaps if gaps else ():
            click.echo(f"  {state}  {_spans(years)}")


def _spans(years: tuple[int, ...]) -> str:
    """Years as spans: ``2000-2003, 2007``."""
    breaks = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(years)) if b > a + 1), len(years)]
    parts = (years[a:b] for a, b in pairwise(breaks))
    return ", ".join(f"{p[0]}-{p[-1]}" if len(p) > 1 else f"{p[0]}" for p in parts)
