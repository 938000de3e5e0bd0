"""``foedus brief``: the account of one relation as a page to read and pass on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from foedus.cli.questions import open_store, question, question_options, store_option
from foedus.cli.terminal import safe


@click.command(short_help="A page to read and pass on: timeline, standing, who says what.")
@store_option
@question_options
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="File to write: .html for one self-contained page, .md for Markdown. "
    "Default: print Markdown.",
)
def brief(store_path: str, output: str | None, **options: Any) -> None:
    """Write a brief: timeline, standing, who says what, sources and how they depend on each other.

    Every line has its quotation and opens the sentence in its report.

    \b
    Examples:
      foedus brief --actor ARM --with CSTO -o armenia-csto.html
      foedus brief --actor ARM --from 2024 | less
    """
    from foedus.brief import brief as compose

    html = output is not None and Path(output).suffix.lower() in {".html", ".htm"}
    with open_store(store_path) as store:
        page = compose(store, question(options), "html" if html else "md")
    if output is None:
        for line in page.split("\n"):
            click.echo(safe(line))
    else:
        Path(output).write_text(page, encoding="utf-8", newline="\n")
        click.echo(f"written to {output}", err=True)
