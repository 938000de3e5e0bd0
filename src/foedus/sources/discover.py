"""From what the user names to raw reports: folders walked, files opened, formats dispatched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from foedus.errors import InputError
from foedus.sources.archives import decompress, printable, read_tar, read_zip
from foedus.sources.decode import decode
from foedus.sources.formats import Format, sniff, unrelated
from foedus.sources.options import ReadOptions
from foedus.sources.raw import Media, RawDocument
from foedus.sources.rows import read_csv, read_json, read_jsonl, read_parquet
from foedus.sources.streams import Blob, Budget, guarded, read_all

Found = Iterator[RawDocument | InputError]

_PACKED = ("zip", "tar", "gz", "bz2", "xz")
_ROWS = {"jsonl": read_jsonl, "json": read_json, "csv": read_csv, "parquet": read_parquet}


def discover(paths: Sequence[str | Path], options: ReadOptions | None = None) -> Found:
    """Find and decode every report under ``paths``, one at a time.

    Args:
        paths: Files, folders (walked in the order of names) and archives.
        options: Limits and field names; the defaults fit news.

    Yields:
        A :class:`RawDocument` for each report and, in its place, an :class:`InputError` for each
        input that cannot be read or is no report. Nothing is raised for an input.
    """
    settings = options or ReadOptions()
    for path in map(Path, paths):
        if path.is_dir():
            yield from _walk(path, settings)
        else:
            yield from _read_file(path, printable(path.name), settings)


def _walk(root: Path, options: ReadOptions) -> Found:
    """Read a folder depth first, names in order, so that every run sees the same sequence."""
    inside = os.path.realpath(root)
    pending = [root]
    while pending:
        path = pending.pop()
        uri = printable(path.relative_to(root).as_posix())
        code = unrelated(path.name) if path != root else None
        if code is not None:
            yield InputError(uri, f"is {code}, not a report", code)
        elif path.is_symlink() and not _is_file_inside(path, inside):
            reason = "is a link to a folder or to a file elsewhere, which is not followed"
            yield InputError(uri, reason, "link")
        elif not path.is_dir():
            yield from _read_file(path, uri, options)
        else:
            try:
                pending += _children(path)
            except OSError as error:
                yield InputError(uri, f"cannot be listed: {error.strerror}", "unreadable")


def _children(folder: Path) -> list[Path]:
    """What lies in a folder, last name first, without the files that belong to a saved page.

    Browsers save ``page.html`` with a folder ``page_files`` of scripts and pictures.
    """
    names = set(os.listdir(folder))  # noqa: PTH208  names, not paths, are compared
    pages = {Path(n).stem for n in names if n.lower().endswith((".html", ".htm"))}
    assets = {f"{stem}{end}" for stem in pages for end in ("_files", ".files")}
    return [folder / name for name in sorted(names - assets, reverse=True)]


def _is_file_inside(link: Path, root: str) -> bool:
    target = os.path.realpath(link)
    return os.path.isfile(target) and os.path.commonpath([root, target]) == root  # noqa: PTH113


def _read_file(path: Path, uri: str, options: ReadOptions) -> Found:
    if not path.is_file():
        missing = not os.path.lexists(path)
        reason = "does not exist" if missing else "is not a regular file"
        yield InputError(uri, reason, "missing" if missing else "not-a-file")
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield InputError(uri, f"cannot be opened: {error.strerror}", "unreadable")
        return
    with stream:
        blob = Blob(uri, path.name, guarded(stream, uri))
        yield from _read(blob, options, Budget.of(uri, path.stat().st_size, options))


def _read(blob: Blob, options: ReadOptions, budget: Budget) -> Found:
    """Read one input of any format; its errors are yielded, so that the rest goes on."""
    try:
        yield from _dispatch(blob, sniff(blob), options, budget)
    except InputError as error:
        yield error


def _dispatch(blob: Blob, kind: Format, options: ReadOptions, budget: Budget) -> Found:
    if kind in _PACKED and blob.depth >= options.max_depth:
        reason = f"is packed more than {options.max_depth} times over"
        raise InputError(blob.uri, reason, "too-deep")
    if kind in _ROWS:
        yield from _or_empty(_ROWS[kind](blob, options), blob.uri, "has no rows")
    elif kind in ("zip", "tar"):
        members = _read_archive(blob, kind, options, budget)
        yield from _or_empty(members, blob.uri, "is an archive without files")
    elif kind in ("gz", "bz2", "xz"):
        inner = decompress(blob, kind, budget)
        yield from _read(inner, options, budget)
    else:
        media: Media = "html" if kind == "html" else "text"
        yield RawDocument(blob.uri, media, decode(read_all(blob, options.max_bytes), blob.uri))


def _or_empty(found: Found, uri: str, reason: str) -> Found:
    """Pass everything on; if there is nothing, say so."""
    first = next(found, None)
    if first is None:
        raise InputError(uri, reason, "empty")
    yield first
    yield from found


def _read_archive(blob: Blob, kind: Format, options: ReadOptions, budget: Budget) -> Found:
    for member in (read_zip if kind == "zip" else read_tar)(blob, options, budget):
        if isinstance(member, InputError):
            yield member
            continue
        yield from _read(member, options, budget)
        if budget.left < 0:
            return
