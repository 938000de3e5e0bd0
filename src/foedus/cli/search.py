"""``foedus search``: reports by their words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from foedus.cli.questions import open_store, store_option
from foedus.cli.terminal import console, safe

if TYPE_CHECKING:
    from rich.text import Text

    from foedus.store import Found

CONTEXT = 90
SNIPPETS = 3


@click.command(short_help="Find reports by their words.")
@click.argument("words", nargs=-1, required=True)
@store_option
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="Ids and character spans as JSON lines.")
def search(words: tuple[str, ...], store_path: str, limit: int, as_json: bool) -> None:
    """Find the reports that hold all WORDS, best first.

    Phrases in quotation marks, word* for words that begin so, OR between alternatives.

    \b
    Examples:
      foedus search peacekeepers withdraw*
      foedus search '"collective security" OR CSTO'
    """
    with open_store(store_path) as store:
        found = store.search(" ".join(words), limit)
        if as_json:
            for item in found:
                click.echo(json.dumps({"document": item.document, "spans": item.spans}))
            return
        out = console()
        if not found:
            out.print("no report holds these words")
        for item in found:
            document = store.record(item.document)
            out.print(_snippets(item, getattr(document, "text", "")), soft_wrap=False)


def _snippets(found: Found, text: str) -> Text:
    from rich.text import Text

    shown = Text()
    shown.append(safe(found.title or "untitled"), style="bold")
    shown.append(f"  {found.document}\n", style="dim")
    end = -1
    pieces = 0
    for start, stop in found.spans:
        if start < end or pieces == SNIPPETS:
            continue
        left, end, pieces = max(0, start - CONTEXT), min(len(text), stop + CONTEXT), pieces + 1
        shown.append("  ... " + safe(text[left:start]))
        shown.append(safe(text[start:stop]), style="bold reverse")
        shown.append(safe(text[stop:end]) + " ...\n")
    return shown
