"""Bounded reading: no input can make foedus hold or unpack more than the options allow."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from foedus.errors import InputError
from foedus.sources.options import ReadOptions

_CHUNK = 1 << 16
_DAMAGE = (
    EOFError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the decompressors of the standard library raise on bad data."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One input with its bytes still unread.

    Attributes:
        uri: As in :class:`~foedus.sources.raw.RawDocument`.
        name: Its file name, which may tell the format.
        stream: Its bytes; raises nothing but :class:`InputError`.
        depth: How many layers of packing lie around it.
    """

    uri: str
    name: str
    stream: io.BufferedReader
    depth: int = 0


@dataclass(slots=True)
class Budget:
    """How many bytes an archive, with all that lies in it, may still unpack to."""

    uri: str
    left: int

    @classmethod
    def of(cls, uri: str, packed_bytes: int, options: ReadOptions) -> Budget:
        """The budget of an archive of that many bytes on disk."""
        return cls(uri, max(options.free_bytes, options.max_ratio * packed_bytes))

    def spend(self, count: int) -> None:
        """Take ``count`` bytes off.

        Raises:
            InputError: ``expansion``, when nothing is left.
        """
        self.left -= count
        if self.left < 0:
            reason = "unpacks to far more than its size, like a decompression bomb"
            raise InputError(self.uri, reason, "expansion")


class GuardedStream(io.RawIOBase):
    """A stream whose every failure is an :class:`InputError` and whose bytes are counted."""

    def __init__(self, inner: BinaryIO, uri: str, budget: Budget | None = None) -> None:
        """Wrap ``inner``; with a budget, what is read counts as unpacked."""
        super().__init__()
        self._inner = inner
        self._uri = uri
        self._budget = budget

    def readable(self) -> bool:
        """Always true."""
        return True

    def seekable(self) -> bool:
        """Only where the inner stream can seek and reading is not metered."""
        return self._budget is None and self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Pass on to the inner stream."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Pass on to the inner stream."""
        return self._inner.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read up to ``len(buffer)`` bytes.

        Raises:
            InputError: ``unreadable`` or ``damaged``, or ``expansion`` from the budget.
        """
        try:
            data = self._inner.read(min(len(buffer), _CHUNK))
        except PermissionError as error:
            raise InputError(
                self._uri, "may not be read: permission denied", "unreadable"
            ) from error
        except _DAMAGE as error:
            reason = f"is damaged or incomplete ({type(error).__name__})"
            raise InputError(self._uri, reason, "damaged") from error
        if self._budget is not None:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def guarded(inner: BinaryIO, uri: str, budget: Budget | None = None) -> io.BufferedReader:
    """Wrap a stream so that it can be peeked into and fails only with :class:`InputError`."""
    return io.BufferedReader(GuardedStream(inner, uri, budget), _CHUNK)


def read_all(blob: Blob, limit: int) -> bytes:
    """Read the rest of a blob.

    Raises:
        InputError: ``too-large``, when there are more than ``limit`` bytes.
    """
    data = blob.stream.read(limit + 1)
    if len(data) > limit:
        reason = f"is larger than {limit:,} bytes, which no report is"
        raise InputError(blob.uri, reason, "too-large")
    return data
