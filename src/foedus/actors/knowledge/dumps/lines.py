"""A dump as JSON objects: one a line, or the array that Wikidata publishes; packed or not.

Bounded like :mod:`foedus.sources`: no line may be longer, and nothing may unpack larger, than a
dump is; a bad line is reported and passed over.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from foedus.actors.knowledge.dumps.report import Unreadable
from foedus.errors import InputError, KnowledgeError
from foedus.sources.options import ReadOptions
from foedus.sources.streams import Budget, guarded

MAX_LINE_BYTES = 20_000_000
"""The largest items of Wikidata have about 5 MB."""

_OPENERS: Mapping[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_SKIP_CHUNK = 1 << 20
_MAX_BLANK = 10_000
_TELL_EVERY = 10_000
_WIKIDATA = b'"claims"'
_USEFUL_WIKIDATA = (b'"P39"', b'"P279"', b'"P298"', b"Q294414", b"Q4164871")
"""Of the hundred million items of Wikidata only persons with a position, kinds of position
(subclasses, or instances of public office and position) and states are parsed."""

Tell = Callable[[int, float], None]
"""Told the number of lines read and the share of the file, now and then."""


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a dump, and where it stands."""

    number: int
    entity: Mapping[str, Any]


def read_dump(path: Path, tell: Tell) -> Iterator[Line | Unreadable]:
    """Every useful object of a dump in its order, and the lines that cannot be read.

    Raises:
        KnowledgeError: The file is not there, may not be read, is damaged, unpacks to far more
            than a dump does, or has no line of JSON.
    """
    entities, number = False, 0
    try:
        with path.open("rb") as raw:
            size = max(1, path.stat().st_size)
            for number, line in _numbered(_unpacked(raw, path.name, size), path.name):
                if number % _TELL_EVERY == 0:
                    tell(number, min(1.0, raw.tell() / size))
                entities = entities or (line or b"").lstrip(b"\xef\xbb\xbf[ ").startswith(b"{")
                if (found := _parse(number, line)) is not None:
                    yield found
    except InputError as error:
        raise KnowledgeError(f"{path.name}: {error.reason}") from error
    except OSError as error:
        raise KnowledgeError(f"{path.name}: {error.strerror or error}") from error
    tell(number, 1.0)
    if not entities:
        raise KnowledgeError(f"{path.name}: no line holds a JSON object; is it a dump of entities?")


def _unpacked(raw: BinaryIO, name: str, size: int) -> io.BufferedReader:
    head = raw.read(8)
    raw.seek(0)
    for magic, opener in _OPENERS.items():
        if head.startswith(magic):
            inner = cast("BinaryIO", opener(raw))
            return guarded(inner, name, Budget.of(name, size, ReadOptions()))
    return guarded(raw, name)


def _numbered(stream: io.BufferedReader, name: str) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one that is longer than any entity."""
    number = blank = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        blank = blank + 1 if line.isspace() else 0
        if blank > _MAX_BLANK:
            raise KnowledgeError(f"{name}: {_MAX_BLANK:,} empty lines in a row; is it damaged?")
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_SKIP_CHUNK)
        yield number, None


def _parse(number: int, line: bytes | None) -> Line | Unreadable | None:
    """The object of a line; None for the brackets of an array and for what is of no use."""
    if line is None:
        return Unreadable(number, "is longer than any entity", "too-large")
    text = line.strip().removeprefix(b"\xef\xbb\xbf").removesuffix(b",")
    if text in (b"", b"[", b"]"):
        return None
    if _WIKIDATA in text and not any(mark in text for mark in _USEFUL_WIKIDATA):
        return None
    try:
        entity = json.loads(text)
    except (ValueError, RecursionError):
        return Unreadable(number, "is not valid JSON", "bad-json")
    if not isinstance(entity, dict):
        return Unreadable(number, "is not an object", "bad-row")
    return Line(number, entity)
