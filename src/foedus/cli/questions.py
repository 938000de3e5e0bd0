"""Options that several commands share: the store, and what a question leaves in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from foedus.store import Filter, Store

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = "account.foedus"


def store_option(command: Command) -> Command:
    """``--store FILE``."""
    return click.option(
        "--store",
        "store_path",
        metavar="FILE",
        default=DEFAULT_STORE,
        envvar="FOEDUS_STORE",
        show_default=True,
        help="The account's file; also by the environment variable FOEDUS_STORE.",
    )(command)


def question_options(command: Command) -> Command:
    """``--actor ARM --with CSTO --by RUS --from --to --as-of --limit``."""
    for option in reversed(
        (
            click.option(
                "--actor",
                metavar="ACTOR",
                help="Only what this actor takes part in: an id, name or alias. ARM also finds "
                "Armenia's persons, organs and groups.",
            ),
            click.option(
                "--with", "with_", metavar="ACTOR", help="Only what this second actor has part in."
            ),
            click.option("--by", metavar="ACTOR", help="Only what rests on this actor's word."),
            click.option(
                "--from",
                "from_",
                metavar="DATE",
                help="From this year, month or day on: 2023, 2023-11 or 2023-11-23.",
            ),
            click.option("--to", metavar="DATE", help="Up to this year, month or day."),
            click.option(
                "--as-of",
                metavar="DATE",
                help="Standing: what held on that day. Else: what had been reported by then.",
            ),
            click.option(
                "--limit", metavar="N", type=click.IntRange(min=0), help="Most records; 0 for all."
            ),
        )
    ):
        command = option(command)
    return command


def question(options: dict[str, Any], default_limit: int | None = None) -> Filter:
    """The filter that the options of :func:`question_options` ask for."""
    from foedus.store import Filter

    limit = options.pop("limit")
    return Filter(**options, limit=default_limit if limit is None else (limit or None))


def open_store(path: str) -> Store:
    """Open an account to ask it; says so when its last reading was not finished.

    Raises:
        StoreError: There is none, or it cannot be opened.
    """
    from foedus.store import Store

    store = Store.open(path, create=False)
    if store.dirty:
        click.echo(
            "foedus: the last reading did not finish; run `foedus read` again with the same "
            "reports to bring conflicts, standing and sources up to date",
            err=True,
        )
    return store
