"""The data files: their columns, and reading them with everything that can be wrong named."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from foedus.actors.knowledge.spans import earliest
from foedus.errors import KnowledgeError

MAX_BYTES = 16 * 2**20
"""The largest shipped file is a hundredth of this; more is not a hand-kept table."""

NUMBERINGS = ("cow", "gw")
"""Columns of ``states.csv`` with the numbers of a state in data sets on conflict: Correlates of
War (State System Membership) and Gleditsch and Ward (1999, "A Revised List of Independent
States since the Congress of Vienna")."""


@dataclass(frozen=True, slots=True)
class Form:
    """Columns of a data file and the ones that identify what a row is about."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def _form(columns: str, key: str) -> Form:
    return Form(tuple(columns.split()), tuple(key.split()))


FORMS: Mapping[str, Form] = {
    "states": _form(
        "id name official adjective demonyms aliases capital metonyms status from to cow gw", "id"
    ),
    "cities": _form("name state role aliases stands_for", "name state"),
    "peoples": _form("id name kind adjective demonyms aliases country note", "id"),
    "officials": _form("id name surname aliases actor office from to source", "id actor office"),
    "offices": _form("office titles states sector branch rank single institutions",
                     "office states"),
    "organizations": _form("id name kind aliases short_nouns seat from to leaders", "id"),
    "organs": _form("id name parent aliases kind", "id"),
    "memberships": _form("organization state status from to source", "organization state"),
    "outlets": _form("id name kind country aliases state_run domain", "id"),
    "groups": _form("id name kind country sector aliases", "id"),
    "ambiguous": _form("surface actors note", "surface"),
}  # fmt: skip


@dataclass(slots=True, eq=False)  # not frozen, which would double the time of making 25,000
class Row:
    """One row: its cells by column (missing ones are empty) and the line it stands on.

    Attributes:
        places: Where each column of the file stands. ``values``: The cells in that order, and
            behind them an empty one for every column that the file does not have.
    """

    file: str
    line: int
    places: Mapping[str, int]
    values: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.values[self.places.get(column, -1)]

    @property
    def cells(self) -> dict[str, str]:
        """The cells by column."""
        return {column: self.values[place] for column, place in self.places.items()}

    def maybe(self, column: str) -> str | None:
        """The cell, or None if it is empty."""
        return self[column] or None

    def items(self, column: str) -> tuple[str, ...]:
        """The ``|``-separated items of a cell, without repetitions."""
        cell = self[column]
        if "|" not in cell:
            return (cell,) if cell else ()
        return tuple(dict.fromkeys(s for s in map(str.strip, cell.split("|")) if s))


class _Lines(Iterator[list[str]], Protocol):
    """What ``csv.reader`` gives."""

    line_num: int


class Tables:
    """All rows by table, and a digest of the files they are read from.

    A table is parsed when it is first asked for: memberships, close to half of all rows, are
    needed only once the documents have been read.

    Args:
        contents: By table its files, later ones overriding earlier ones.
        digest: Of all of them.
    """

    def __init__(self, contents: Mapping[str, Sequence[bytes]], digest: str) -> None:
        self.digest = digest
        self._contents = contents
        self._parsed: dict[str, tuple[Row, ...]] = {}

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        """The rows of a table; none if no folder has it.

        Raises:
            KnowledgeError: One of its files does not have the form its name asks for.
        """
        if table not in self._parsed:
            rows: tuple[Row, ...] = ()
            for content in self._contents.get(table, ()):
                rows = _merged(table, rows, parse(table, content))
            self._parsed[table] = rows
        return self._parsed[table]

    @property
    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows of all tables."""
        return {table: self[table] for table in self._contents}


def read_tables(folders: Sequence[Path]) -> Tables:
    """Read the data files of several folders, later folders overriding earlier ones.

    All rows of one key (see ``FORMS``) are replaced by a later folder's rows of that key. Tables
    that only the first folder has are taken to be sound until they are asked for.

    Raises:
        KnowledgeError: A folder does not exist or holds no data file, or a file of a later
            folder is not UTF-8 CSV of the form its name asks for.
    """
    digest = hashlib.sha256()
    contents: dict[str, list[bytes]] = {}
    for folder in folders:
        found = [name for name in FORMS if (folder / f"{name}.csv").is_file()]
        if not found:
            names = ", ".join(f"{name}.csv" for name in FORMS)
            raise KnowledgeError(f"{folder}: no data file here; expected one of {names}")
        for name in found:
            content = _content(folder / f"{name}.csv")
            digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
            contents.setdefault(name, []).append(content)
    tables = Tables(contents, digest.hexdigest()[:16])
    for name, files in contents.items():
        if len(files) > 1 or not (folders[0] / f"{name}.csv").is_file():
            tables[name]  # somebody's own files are looked at now, to be refused at once
    return tables


def _content(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise KnowledgeError(f"{path}: larger than {MAX_BYTES} bytes; split it into folders")
    return path.read_bytes()


def _merged(table: str, old: tuple[Row, ...], new: tuple[Row, ...]) -> tuple[Row, ...]:
    if not old:
        return new
    columns = FORMS[table].key
    replaced = {tuple(row[c] for c in columns) for row in new}
    return (*(row for row in old if tuple(row[c] for c in columns) not in replaced), *new)


def parse(table: str, content: bytes) -> tuple[Row, ...]:
    """Parse the content of one data file.

    Raises:
        KnowledgeError: It is not UTF-8 CSV with the key columns of ``table``, a row has more
            cells than the header, a key cell is empty, or a date is malformed.
    """
    form, file = FORMS[table], f"{table}.csv"
    try:
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = [cell.strip() for cell in next(lines, [])]
        if missing := [c for c in form.key if c not in header and c != "states"]:
            raise KnowledgeError(f"{file}: column {', '.join(missing)} missing in the first line")
        return tuple(_rows(form, file, header, lines))
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except csv.Error as error:
        raise KnowledgeError(f"{file}: not CSV: {error}") from error


def _rows(form: Form, file: str, header: list[str], lines: _Lines) -> Iterator[Row]:
    """The rows below the header; thousands, so nothing is done twice."""
    places, width = {column: n for n, column in enumerate(header)}, len(header)
    first = places[form.key[0]]
    dated = [(column, places[column]) for column in ("from", "to") if column in places]
    sound = {""}
    for values in lines:
        if not any(values):
            continue
        line = lines.line_num
        if len(values) > width:
            raise KnowledgeError(
                f"{file}, line {line}: more cells than the first line; quote commas"
            )
        values += [""] * (width + 1 - len(values))
        cells = tuple(map(str.strip, values))
        if not cells[first]:
            raise KnowledgeError(f"{file}, line {line}: column {form.key[0]} is empty")
        for column, place in dated:
            if (date := cells[place]) not in sound:
                try:
                    earliest(date)
                except ValueError as error:
                    where = f"{file}, line {line}, column {column}"
                    raise KnowledgeError(f"{where}: {error}") from error
                sound.add(date)
        yield Row(file, line, places, cells)
