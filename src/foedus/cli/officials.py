"""``foedus kb who`` and ``foedus kb coverage``: who held an office, and how far that is known."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli.terminal import safe

if TYPE_CHECKING:
    from foedus.actors.knowledge.questions import Term

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

    More than one line means that the office changed hands at the time asked about. The name of a
    person lists the offices he or she held. Terms not yet verified are marked. Exits with 1 if
    nobody is known, and says who held the office before and after.
    """
    from foedus.actors import load_knowledge
    from foedus.actors.knowledge.questions import terms_named
    from foedus.actors.knowledge.spans import overlaps
    from foedus.errors import QueryError

    asked = " ".join(words)
    terms = terms_named(load_knowledge(tuple(map(Path, knowledge))), asked)
    try:
        held = [term for term in terms if overlaps(term.from_, term.to, day)]
    except ValueError as error:
        raise QueryError(f"--on {day}: {error}") from error
    for term in held:
        mark = "" if term.person.confidence == 1 else "  (unverified)"
        line = f"{term.person.name}  {_held(term)}  {term.person.id}{mark}"
        click.echo(safe(line))
    if not held:
        for line in _nobody(asked, day, terms):
            click.echo(safe(line), err=True)
        sys.exit(1)


def _held(term: Term) -> str:
    """The office and its dates as the data have them."""
    from foedus.export import words

    dates = words.term(term.from_, term.to) or "dates not known"
    return f"{term.office} of {term.actor.name}, {dates}"


def _nobody(asked: str, day: str | None, terms: Sequence[Term]) -> Iterator[str]:
    """Why there is no answer, and who held the office before and after."""
    from foedus.actors.knowledge.spans import earliest, latest

    if not terms:
        yield f"no office or official known by these words: {asked}"
        return
    yield f"nobody known on {day}: {asked}"
    before = next((t for t in terms if latest(t.to) < earliest(day)), None)
    after = next((t for t in reversed(terms) if earliest(t.from_) > latest(day)), None)
    for word, term in (("before", before), ("after", after)):
        if term is not None:
            yield f"  {word}: {term.person.name}, {_held(term)}"


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
