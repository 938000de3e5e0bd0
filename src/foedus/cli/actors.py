"""``foedus actors``: who is one with whom, and what persons decide about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from foedus.cli.questions import open_store, store_option
from foedus.cli.terminal import add, console, safe, table

if TYPE_CHECKING:
    from foedus.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

WHAT = ("proposals", "merges", "decisions")


@click.group(short_help="Who is one with whom: see, merge, split, rename, undo.")
def actors() -> None:
    """Identities of the account, and decisions about them.

    Persons who agree in full name, office and time are merged on their own; others are only
    proposed. Nothing is lost: decisions are kept with who made them and when, and can be undone.

    \b
    Examples:
      foedus actors list
      foedus actors merge mikhail-galusin mikhail-galuzin --by Anna
      foedus actors undo i-1a2b --by Anna
    """


def deciding_options(command: Command) -> Command:
    """``--by NAME --note TEXT --knowledge PATH --store FILE``."""
    for option in (
        click.option(
            "--knowledge",
            multiple=True,
            type=click.Path(exists=True),
            metavar="PATH",
            help="Further data files for the knowledge base, as for `foedus read`.",
        ),
        click.option("--note", default="", metavar="TEXT", help="The reason."),
        click.option(
            "--by", required=True, envvar="FOEDUS_BY", metavar="NAME",
            help="Who decides; also by the environment variable FOEDUS_BY.",
        ),
        store_option,
    ):  # fmt: skip
        command = option(command)
    return command


@actors.command("list")
@click.argument("what", type=click.Choice(WHAT), required=False)
@store_option
@click.option("--json", "as_json", is_flag=True, help="The records as JSON lines, unabridged.")
def list_identities(what: str | None, store_path: str, as_json: bool) -> None:
    """List proposals, automatic merges and decisions; WHAT for one of them only."""
    with open_store(store_path) as store:
        for kind in [what] if what else WHAT:
            if as_json:
                _print_json(store, kind)
            else:
                console().print(_table(store, kind))


def _records(store: Store, what: str) -> list[Any]:
    if what == "decisions":
        return list(store.decisions())
    status = "sure" if what == "merges" else "proposed"
    return [item for item in store.sameness() if item.status == status]


def _print_json(store: Store, what: str) -> None:
    from foedus.records import to_json

    for record in _records(store, what):
        click.echo(to_json(record))


def _table(store: Store, what: str) -> Any:
    from foedus.corroborate import told, undone_by

    undone = undone_by(store.decisions())
    records = _records(store, what)
    if what == "decisions":
        made = table("actor", "what was decided", "", "id")
        for item in records:
            add(made, (item.actor, told(item), "undone" if item.id in undone else "", item.id))
    else:
        name = "merged on their own" if what == "merges" else "may be one"
        made = table(name, "with", "why", "", "id")
        for item in records:
            state = "undone" if item.id in undone else ""
            add(made, (item.actor, item.into, item.reason, state, item.id))
    return made if records else f"no {what}"


@actors.command("show")
@click.argument("actor")
@store_option
@click.option("--json", "as_json", is_flag=True, help="The record and its decisions as JSON.")
def show_actor(actor: str, store_path: str, as_json: bool) -> None:
    """Show an actor, who it is one with, and the documents that mention it."""
    from foedus.export import decisions_about
    from foedus.records import to_plain

    with open_store(store_path) as store:
        identity = store.actor_id(actor)
        known = {a.id: a for a in store.actors()}
        merged = [a.id for a in known.values() if a.same_as == identity]
        decisions = [words for _, words in decisions_about(store, identity)]
        documents = {m.document for m in store.mentions(actor=identity)}
        uris = [(d.id, d.uri) for d in store.documents() if d.id in documents]
        if as_json:
            plain = {"actor": to_plain(known[identity]), "merged": merged,
                     "decisions": decisions, "documents": [name for name, _ in uris]}  # fmt: skip
            click.echo(json.dumps(plain, ensure_ascii=False))
            return
        made = table("", "")
        record = known[identity]
        add(made, ("id", record.id))
        add(made, ("name", record.name))
        for name in record.aliases:
            add(made, ("also", name))
        for held in record.affiliations:
            times = f" {held.from_ or '?'} to {held.to or '?'}" if held.from_ or held.to else ""
            add(made, ("office", f"{held.office} of {held.actor}{times}"))
        for name in merged:
            add(made, ("merged", name))
        for line in decisions:
            add(made, ("why", line))
        for name, uri in uris:
            add(made, ("document", f"{name}  {uri}"))
        console().print(made)


@actors.command("merge")
@click.argument("actor")
@click.argument("into")
@deciding_options
def merge(actor: str, into: str, **options: Any) -> None:
    """Decide that ACTOR is INTO, whose id and name stay."""
    _decide(lambda account, how: account.merge_actors(actor, into, **how), options)


@actors.command("split")
@click.argument("actor")
@click.option(
    "--document",
    "documents",
    multiple=True,
    required=True,
    metavar="ID",
    help="A document in which ACTOR is another. May be repeated.",
)
@click.option(
    "--as",
    "into",
    required=True,
    metavar="OTHER",
    help="Who it is there: an actor of the account, or the name of a new one.",
)
@deciding_options
def split(actor: str, documents: tuple[str, ...], into: str, **options: Any) -> None:
    """Decide that in some documents ACTOR is another."""
    _decide(lambda account, how: account.split_actor(actor, documents, into, **how), options)


@actors.command("rename")
@click.argument("actor")
@click.argument("name")
@deciding_options
def rename(actor: str, name: str, **options: Any) -> None:
    """Decide what ACTOR is called; the old name stays as an alias."""
    _decide(lambda account, how: account.rename_actor(actor, name, **how), options)


@actors.command("undo")
@click.argument("decision")
@deciding_options
def undo(decision: str, **options: Any) -> None:
    """Take back a decision or an automatic merge, by its id; undo an undo to have it again."""
    _decide(lambda account, how: account.undo(decision, **how), options)


@actors.command("apply")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@store_option
@click.option("--knowledge", multiple=True, type=click.Path(exists=True), metavar="PATH")
def apply(file: str, store_path: str, knowledge: tuple[str, ...]) -> None:
    """Take over the decisions of another account, as `foedus actors list decisions --json` gives.

    Those that are here already change nothing.
    """
    from foedus import api
    from foedus.reading.deciding import decisions_from

    found = decisions_from(Path(file))
    with api.open(store_path, create=False) as account:
        account.apply_decisions(found, knowledge=knowledge)
    click.echo(f"{len(found):,} decisions", err=True)


def _decide(decide: Callable[[Any, dict[str, Any]], str], options: dict[str, Any]) -> None:
    from foedus import api

    with api.open(options.pop("store_path"), create=False) as account:
        click.echo(safe(decide(account, options)))
