"""What an input is, told by its first bytes and, where these are plain text, by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from foedus.errors import InputError
from foedus.sources.streams import Blob

Format = Literal["text", "html", "json", "jsonl", "csv", "parquet", "zip", "tar", "gz", "bz2", "xz"]

HEAD_BYTES = 4096

_BY_SUFFIX: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_BY_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_FOREIGN_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office format"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"WARC/", "WARC"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_FOREIGN_SUFFIX = {
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".xlsx": "Excel",
    ".ods": "OpenDocument",
    ".pptx": "PowerPoint",
    ".epub": "EPUB",
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".eml": "e-mail",
    ".mbox": "e-mail",
    ".rss": "a feed",
    ".atom": "a feed",
}
_UNRELATED_SUFFIX = {
    ".py", ".pyc", ".js", ".mjs", ".ts", ".css", ".scss", ".map", ".c", ".h", ".cpp", ".java",
    ".go", ".rs", ".rb", ".sh", ".bat", ".ps1", ".sql", ".ini", ".cfg", ".conf", ".toml",
    ".yaml", ".yml", ".lock", ".log", ".bib", ".tex", ".sty", ".ttf", ".woff", ".woff2", ".ico",
    ".svg", ".webp", ".bmp", ".tif", ".tiff", ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".mkv",
    ".webm", ".wav", ".ogg", ".exe", ".dll", ".so", ".bin", ".db", ".sqlite", ".foedus",
    ".part", ".crdownload", ".tmp", ".bak", ".swp",
}  # fmt: skip
_UNRELATED_NAME = re.compile(
    r"(readme|license|licence|copying|changelog|authors|contributing|makefile|dockerfile|manifest"
    r"|thumbs\.db|desktop\.ini|robots\.txt|requirements\.txt)(\.(md|txt|rst|html?))?",
    re.IGNORECASE,
)
_TAG_START = re.compile(rb"<(!doctype\s+html|html|head|body|meta|article|div|p|h1)[\s>]", re.I)
_OPENING = re.compile(rb"^\s*(<\?xml[^>]*>|<!--.{0,2000}?-->|\s)*", re.DOTALL)
_FEED_START = re.compile(rb"<(rss|feed|rdf:RDF|newsItem|newsMessage|nitf)[\s>]", re.I)


def unrelated(name: str) -> str | None:
    """Say why a file of this name is no report, from its name alone; None if it may be one."""
    if name.startswith(".") or name in ("__MACOSX", "~$"):
        return "hidden"
    if PurePosixPath(name).suffix.lower() in _UNRELATED_SUFFIX or _UNRELATED_NAME.fullmatch(name):
        return "unrelated"
    return None


def sniff(blob: Blob) -> Format:
    """Tell the format of an input from its first bytes and its name.

    Raises:
        InputError: ``unsupported`` for formats that hold reports foedus cannot read; ``empty``.
    """
    head = blob.stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        raise InputError(blob.uri, "is empty", "empty")
    suffix = PurePosixPath(blob.name).suffix.lower()
    foreign = _FOREIGN_SUFFIX.get(suffix) or _foreign_magic(head)
    if foreign is not None:
        reason = f"is {foreign}, which is not read; save the report as text or HTML"
        raise InputError(blob.uri, reason, "unsupported")
    for magic, known in _BY_MAGIC:
        if head.startswith(magic):
            return known
    if suffix == ".parquet":
        raise InputError(blob.uri, "is not a Parquet file, whatever its name says", "damaged")
    if head[257:262] == b"ustar":
        return "tar"
    return _text_format(suffix, head)


def _foreign_magic(head: bytes) -> str | None:
    if _FEED_START.match(head, _opening_end(head)):
        return "a feed or news XML"
    for magic, what in _FOREIGN_MAGIC:
        if head.startswith(magic):
            return what
    return None


def _opening_end(head: bytes) -> int:
    found = _OPENING.match(head.removeprefix(b"\xef\xbb\xbf"))
    return found.end() if found else 0


def _text_format(suffix: str, head: bytes) -> Format:
    if suffix in _BY_SUFFIX and _BY_SUFFIX[suffix] != "html":
        return _BY_SUFFIX[suffix]
    squeezed = head.replace(b"\0", b"")  # a UTF-16 page shows its tags too
    if suffix in _BY_SUFFIX and b"<" in squeezed:
        return "html"
    return "html" if _TAG_START.match(squeezed, _opening_end(squeezed)) else "text"
