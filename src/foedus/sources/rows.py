"""Readers of rows: JSON Lines, JSON, CSV and Parquet, one report a row, streaming."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from foedus.errors import InputError
from foedus.sources.decode import decode, find_encoding
from foedus.sources.fields import report_from_row
from foedus.sources.options import ReadOptions
from foedus.sources.raw import RawDocument
from foedus.sources.streams import Blob, read_all

Found = Iterator[RawDocument | InputError]

_HEAD_BYTES = 1 << 16
_DELIMITERS = ",;\t|"
_LIST_KEYS = ("articles", "documents", "items", "results", "data", "stories", "news", "reports")
_SLICE_ROWS = 64
_MAX_BLANK = 10_000


def read_jsonl(blob: Blob, options: ReadOptions) -> Found:
    """Read JSON Lines: one object a line; a bad line is reported and the rest is read."""
    for number, line in _lines(blob, options):
        uri = f"{blob.uri}#{number}"
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            yield _report_or_error(lambda line=line, uri=uri: _parse(line, uri), uri, options)


def read_json(blob: Blob, options: ReadOptions) -> Found:
    """Read a JSON file: one object, a list of objects, or an object that holds such a list."""
    text = decode(read_all(blob, options.max_bytes), blob.uri)
    try:
        value = _parse(text, blob.uri)
    except InputError:
        if not _looks_like_lines(text):
            raise
        lines = Blob(
            blob.uri, blob.name, io.BufferedReader(io.BytesIO(text.encode("utf-8", "replace")))
        )
        yield from read_jsonl(lines, options)
        return
    if isinstance(value, Mapping):
        lists = (value[key] for key in _LIST_KEYS if isinstance(value.get(key), list))
        rows = next(lists, None)
        if rows is None:
            yield _report_or_error(lambda: value, blob.uri, options)
            return
    else:
        rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        yield _report_or_error(lambda row=row: row, f"{blob.uri}#{number}", options)


def read_csv(blob: Blob, options: ReadOptions) -> Found:
    """Read CSV or TSV with a header line; the delimiter is the commonest one in the header.

    A row that does not fit the header, or whose quotes do not close, is reported and left out:
    its text cannot be trusted.
    """
    text = _text_stream(blob)
    header_line = text.readline(_HEAD_BYTES)
    delimiter = max(_DELIMITERS, key=header_line.count)
    header = [name.strip() for name in next(csv.reader([header_line], delimiter=delimiter), [])]
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    for number in count(1):
        uri = f"{blob.uri}#{number}"
        try:
            cells = _next_cells(reader, options.max_bytes)
        except csv.Error as error:
            yield InputError(uri, f"is not a well-formed row: {error}", "bad-row")
            continue
        if cells is None:
            return
        if cells:
            yield _report_or_error(lambda c=cells, u=uri: _row(header, c, u), uri, options)


def read_parquet(blob: Blob, options: ReadOptions) -> Found:
    """Read a Parquet file, some rows at a time."""
    import polars as pl

    data = read_all(blob, options.max_nested_bytes)
    for offset in count(0, _SLICE_ROWS):
        try:
            frame = pl.scan_parquet(io.BytesIO(data)).slice(offset, _SLICE_ROWS).collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            reason = f"is not a readable Parquet file ({type(error).__name__})"
            raise InputError(blob.uri, reason, "damaged") from error
        for number, row in enumerate(frame.iter_rows(named=True), offset + 1):
            yield _report_or_error(lambda row=row: row, f"{blob.uri}#{number}", options)
        if frame.height < _SLICE_ROWS:
            return


def _report_or_error(row_of: Any, uri: str, options: ReadOptions) -> RawDocument | InputError:
    try:
        row = row_of()
        if not isinstance(row, Mapping):
            reason = "is not an object with named fields"
            return InputError(uri, reason, "bad-row")
        raw = report_from_row(row, uri, options.fields)
    except InputError as error:
        return error
    if len(raw.content) > options.max_bytes:
        return InputError(uri, "is larger than any report", "too-large")
    return raw


def _parse(text: str, uri: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(uri, f"is not valid JSON{where}", "bad-json") from error


def _looks_like_lines(text: str) -> bool:
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _row(header: list[str], cells: list[str], uri: str) -> dict[str, str]:
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    if len(cells) > len(header):
        reason = f"has {len(cells)} cells where the header has {len(header)}"
        raise InputError(uri, reason, "bad-row")
    return dict(zip(header, cells, strict=False))


def _next_cells(reader: Any, limit: int) -> list[str] | None:
    """The next row, or None at the end. The csv module knows only a limit for the process."""
    before = csv.field_size_limit(limit)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _text_stream(blob: Blob) -> io.TextIOWrapper:
    """Decode a stream of rows; bytes that do not fit are kept for :func:`_mend`."""
    encoding = find_encoding(blob.stream.peek(_HEAD_BYTES)[:_HEAD_BYTES])
    if encoding is None:
        raise InputError(blob.uri, "holds binary data, not text", "binary")
    return io.TextIOWrapper(blob.stream, encoding, errors="surrogateescape", newline="")


def _lines(blob: Blob, options: ReadOptions) -> Iterator[tuple[int, str | InputError]]:
    text = _text_stream(blob)
    blank = 0
    for number in count(1):
        line = text.readline(options.max_bytes)
        if not line:
            return
        blank = 0 if line.strip() else blank + 1
        if blank > _MAX_BLANK:
            raise InputError(blob.uri, f"has {_MAX_BLANK:,} empty lines in a row", "damaged")
        if len(line) < options.max_bytes or line.endswith("\n"):
            yield number, _mend(line)
            continue
        while line and not line.endswith("\n"):
            line = text.readline(1 << 20)
        yield number, InputError(f"{blob.uri}#{number}", "is larger than any report", "too-large")


def _mend(line: str) -> str:
    """Decode a line by itself if it does not fit the encoding of the file."""
    try:
        line.encode()
    except UnicodeEncodeError:
        data = line.encode("utf-8", "surrogateescape")
        encoding = find_encoding(data) or "utf-8"
        return data.decode(encoding, "replace")
    return line
