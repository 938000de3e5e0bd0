"""What is shown on a terminal: text from reports made harmless, tables that fit."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# C0 and C1 controls move the cursor, rename the window or answer in the user's name; the
# bidirectional and invisible marks make text read other than it is (Unicode TR 36, TR 39).
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"[\t\n\r\x0b\x0c\u2028\u2029]+")
PIPED_WIDTH = 160
"""Width of tables that go to a file or another program, unless COLUMNS says otherwise."""


def safe(text: str) -> str:
    """Text on one line, without characters that act on the terminal or hide themselves.

    Each such character is shown as U+FFFD; line breaks and tabs become spaces.
    """
    return _HARMFUL.sub("\ufffd", _SPACE.sub(" ", text))


def console(*, errors: bool = False) -> Console:
    """Where to print. Colours and width follow the terminal, ``NO_COLOR`` and ``COLUMNS``."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def table(*columns: str | tuple[str, Mapping[str, Any]]) -> Table:
    """An empty table; a column is its heading, or heading and rich's column options."""
    from rich import box
    from rich.table import Table

    shared_out = any(isinstance(column, tuple) and "ratio" in column[1] for column in columns)
    made = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, expand=shared_out
    )
    for column in columns:
        heading, options = column if isinstance(column, tuple) else (column, {})
        made.add_column(heading, **{"overflow": "fold", **options})
    return made


def add(to: Table, cells: Sequence[str]) -> None:
    """Add a row of plain text; nothing in it is taken for markup."""
    from rich.text import Text

    to.add_row(*(Text(safe(cell)) for cell in cells))


def shorten(text: str, most: int) -> str:
    """At most so many characters, cut at a word."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
