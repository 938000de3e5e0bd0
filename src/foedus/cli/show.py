"""``foedus show``: the account as tables, or the records themselves as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from foedus.cli.questions import open_store, question, question_options, store_option
from foedus.cli.tables import TABLES
from foedus.cli.terminal import console

if TYPE_CHECKING:
    from foedus.store import Filter, Store

ROWS = 200
"""Most rows of a table unless ``--limit`` says otherwise."""

WHAT = (
    "timeline", "documents", "statements", "events", "acts", "standing", "actors", "conflicts",
    "lineage", "stories",
)  # fmt: skip


@click.command(short_help="Show a part of the account as a table.")
@click.argument("what", type=click.Choice(WHAT))
@store_option
@question_options
@click.option("--json", "as_json", is_flag=True, help="The records as JSON lines, unabridged.")
def show(what: str, store_path: str, as_json: bool, **options: Any) -> None:
    """Show a part of the account. Every line ends with an id for `foedus explain`.

    \b
    timeline    what happened, in order; one line however many reports tell it
    documents   the reports
    statements  who said what, through whom
    events      every telling of every event
    acts        signs of where a state stands in an organization
    standing    the ledger of members, legal and factual
    actors      states, organizations, persons, groups
    conflicts   where the reports disagree
    lineage     which reports copy, quote or rest on the same source as others
    stories     reports on one story

    \b
    Examples:
      foedus show timeline --actor ARM --with CSTO --from 2023
      foedus show standing --actor ARM --as-of 2024-03-01
      foedus show statements --by RUS --json
    """
    with open_store(store_path) as store:
        if as_json:
            _print_json(store, what, question(options))
            return
        asked = question(options, default_limit=ROWS)
        made = TABLES[what](store, asked)
        out = console()
        if made.row_count == 0:
            out.print(f"no {what} for this question")
            return
        out.print(made)
        if made.row_count == asked.limit:
            out.print(f"the first {asked.limit:,}; --limit 0 shows all")


def _print_json(store: Store, what: str, asked: Filter) -> None:
    from foedus.records import to_json

    for record in getattr(store, what)(asked):
        click.echo(to_json(record))
