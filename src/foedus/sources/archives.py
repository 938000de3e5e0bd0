"""Members of zip and tar archives and of single compressed files, read in place.

Nothing is ever unpacked to disk, so names with ``..`` or a leading slash can do no harm; they are
only shown without these. Links and devices are reported and not followed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from foedus.errors import InputError
from foedus.sources.formats import Format, unrelated
from foedus.sources.options import ReadOptions
from foedus.sources.streams import Blob, Budget, guarded, read_all

Member = Blob | InputError

_OPENERS: dict[str, Callable[[BinaryIO], object]] = {
    "gz": lambda stream: gzip.GzipFile(fileobj=stream),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}
_SUFFIXES = {"tgz": "tar", "tbz": "tar", "tbz2": "tar", "txz": "tar"}
_CENTRAL_BYTES_A_MEMBER = 512
"""A member takes 46 bytes and its name in a zip's directory; more is waste or malice."""


def read_zip(blob: Blob, options: ReadOptions, budget: Budget) -> Iterator[Member]:
    """Yield the members of a zip archive in the archive's own order."""
    stream: BinaryIO = blob.stream
    if not blob.stream.seekable():
        stream = io.BytesIO(read_all(blob, options.max_nested_bytes))
    _check_directory(stream, blob.uri, options)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        reason = "is not a complete zip archive"
        raise InputError(blob.uri, reason, "damaged") from error
    with archive:
        for number, info in enumerate(archive.infolist(), 1):
            if number > options.max_members:
                raise _too_many(blob.uri, options)
            if not info.is_dir():
                yield from _zip_member(archive, info, blob, budget)


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, blob: Blob, budget: Budget
) -> Iterator[Member]:
    uri = member_uri(blob.uri, info.filename)
    problem = _not_wanted(uri, info.filename)
    if problem is not None:
        yield problem
        return
    if info.flag_bits & 0x1:
        yield InputError(uri, "is encrypted; unpack it with its password first", "encrypted")
        return
    try:
        inner = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        yield InputError(uri, f"cannot be unpacked: {error}", "damaged")
        return
    with inner:
        name = PurePosixPath(info.filename).name
        yield Blob(uri, name, guarded(cast("BinaryIO", inner), uri, budget), depth=blob.depth + 1)


def read_tar(blob: Blob, options: ReadOptions, budget: Budget) -> Iterator[Member]:
    """Yield the members of a tar archive in the archive's own order, in one pass."""
    try:
        with tarfile.open(fileobj=blob.stream, mode="r|") as archive:
            for number, info in enumerate(archive, 1):
                if number > options.max_members:
                    raise _too_many(blob.uri, options)
                # tarfile keeps every header it has seen, which no one-pass reading needs
                archive.members = []  # type: ignore[attr-defined]
                if not info.isdir():
                    yield _tar_member(archive, info, blob, budget)
    except (tarfile.TarError, ValueError, OverflowError, EOFError, RecursionError) as error:
        reason = "is not a complete tar archive"
        raise InputError(blob.uri, reason, "damaged") from error


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, blob: Blob, budget: Budget
) -> Member:
    uri = member_uri(blob.uri, info.name)
    if not info.isfile() or info.issparse():
        return InputError(uri, "is a link, device or sparse file, not a report", "not-a-file")
    problem = _not_wanted(uri, info.name)
    if problem is not None:
        return problem
    inner = cast("BinaryIO", archive.extractfile(info))
    return Blob(
        uri, PurePosixPath(info.name).name, guarded(inner, uri, budget), depth=blob.depth + 1
    )


def decompress(blob: Blob, kind: Format, budget: Budget) -> Blob:
    """Open a single compressed file (or a compressed tar) as what it holds."""
    inner = cast("BinaryIO", _OPENERS[kind](blob.stream))
    return Blob(
        blob.uri,
        _inner_name(blob.name),
        guarded(inner, blob.uri, budget),
        blob.depth + 1,
    )


def member_uri(archive: str, name: str) -> str:
    """``archive.zip!folder/a.txt``; only plain path parts of the member's name are kept."""
    parts = name.replace("\\", "/").split("/")
    return f"{archive}!{printable('/'.join(p for p in parts if p not in ('', '.', '..')))}"


def printable(name: str) -> str:
    """A file name with control characters and undecodable bytes as ``%XX``."""
    shown = []
    for char in name:
        if char < " " or "\x7f" <= char < "\xa0" or "\u2028" <= char <= "\u202e":
            shown.append("".join(f"%{byte:02X}" for byte in char.encode()))
        elif "\ud800" <= char <= "\udfff":
            shown.append(f"%{ord(char) & 0xFF:02X}")
        else:
            shown.append(char)
    return "".join(shown)


def _not_wanted(uri: str, name: str) -> InputError | None:
    for part in PurePosixPath(name.replace("\\", "/")).parts:
        code = unrelated(part) if part not in ("..", ".", "/") else None
        if code is not None:
            return InputError(uri, f"is {code}, not a report", code)
    return None


def _too_many(uri: str, options: ReadOptions) -> InputError:
    reason = f"has more than {options.max_members:,} members; the rest was not read"
    return InputError(uri, reason, "too-many-members")


def _inner_name(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{_SUFFIXES[suffix.lower()]}" if suffix.lower() in _SUFFIXES else stem


def _check_directory(stream: BinaryIO, uri: str, options: ReadOptions) -> None:
    """Refuse a zip whose directory alone would fill the memory, before it is loaded.

    The size stands at byte 12 of the end record (APPNOTE 4.3.16); a zip64 archive has all ones
    there and its real size at byte 40 of its own end record (4.3.14).
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    at64 = tail.rfind(b"PK\x06\x06")
    if directory == 0xFFFFFFFF and at64 >= 0:
        directory = int.from_bytes(tail[at64 + 40 : at64 + 48], "little")
    if min(directory, size) > options.max_members * _CENTRAL_BYTES_A_MEMBER:
        raise _too_many(uri, options)
