"""Inputs that try to break a reader: each is made on the spot and knows how it should end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SENTENCES = (
    "The government of Freedonia said on Monday that it would leave the Harbour Pact next year. "
    "Sylvania called the decision regrettable and asked for talks between the two ministries.\n\n"
    "A spokesman for the pact said that no formal notice had been received by its secretariat. "
    "Members must give six months of notice before they can withdraw from the treaty.\n"
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in SENTENCES.strip().split("\n\n"))


@dataclass(frozen=True)
class Hostile:
    """One hostile input.

    Attributes:
        name: The file or folder that ``make`` fills.
        make: Writes it at the path it is given.
        code: Code of an error that must be reported, or None if it must be read without one.
        reports: How many reports must still be read from it.
        also: Codes of further errors that its parts give.
    """

    name: str
    make: Callable[[Path], object]
    code: str | None
    reports: int = 0
    also: frozenset[str] = frozenset()


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return _bytes(text.encode(encoding))


def _zip(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def _tar(*members: tarfile.TarInfo | tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return packed.getvalue()


def _special(kind: bytes, name: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd"
    return info


def _nested_zip(depth: int) -> bytes:
    data = _zip(("report.txt", GOOD))
    for level in range(depth):
        data = _zip((f"level{level}.zip", data))
    return data


def _packed(times: int) -> bytes:
    data = GOOD
    for _ in range(times):
        data = gzip.compress(data)
    return data


def _encrypted_zip() -> bytes:
    """A zip whose member is flagged as encrypted, in its own header and in the directory."""
    data = bytearray(_zip(("secret.txt", GOOD)))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _strange_method_zip() -> bytes:
    data = bytearray(_zip(("odd.txt", GOOD)))
    directory = data.rfind(b"PK\x01\x02")
    data[8:10] = data[directory + 10 : directory + 12] = struct.pack("<H", 99)
    return bytes(data)


def _corrupt(data: bytes, at: int) -> bytes:
    broken = bytearray(data)
    for i in range(at, min(at + 8, len(broken))):
        broken[i] ^= 0xFF
    return bytes(broken)


def _parquet() -> bytes:
    import polars as pl

    packed = io.BytesIO()
    pl.DataFrame({"text": [SENTENCES, SENTENCES]}).write_parquet(packed)
    return packed.getvalue()


def _folder_loop(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path, target_is_directory=True)


def _link_outside(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _deep_folder(path: Path) -> None:
    deepest = path.joinpath(*(["deeper"] * 60))
    deepest.mkdir(parents=True)
    (deepest / "report.txt").write_bytes(GOOD)


def _unreadable(path: Path) -> None:
    path.write_bytes(GOOD)
    path.chmod(0)


def _jsonl(*lines: object) -> bytes:
    return "\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines).encode()


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


GOOD = SENTENCES.encode()
ROW = {"text": SENTENCES}
_NOISE = random.Random(7).randbytes(5000)
_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_RESIDUE = "top of page\nShare\nTweet\n0:00\nUpdated:\nExit mobile version\n© 2024\n"

FILES = (
    Hostile("empty.txt", _bytes(b""), "empty"),
    Hostile("blank.txt", _text(" \n\t\r\n \n"), "empty"),
    Hostile("mark-only.txt", _bytes(b"\xef\xbb\xbf"), "empty"),
    Hostile("zeros.txt", _bytes(bytes(4000)), "binary"),
    Hostile("noise.txt", _bytes(_NOISE), "binary"),
    Hostile("controls.txt", _bytes(b"\x01\x02ab\x03" * 400), "binary"),
    Hostile("picture.txt", _bytes(b"\x89PNG\r\n\x1a\n" + _NOISE), "unsupported"),
    Hostile("paper.pdf", _bytes(b"%PDF-1.7\n" + _NOISE), "unsupported"),
    Hostile("letter.docx", _bytes(_zip(("word/document.xml", b"<w/>"))), "unsupported"),
    Hostile("feed.xml", _text("<?xml version='1.0'?><rss><channel/></rss>"), "unsupported"),
    Hostile("line-50mb.txt", lambda path: path.write_bytes(b"a " * 25_000_000), "too-large"),
    Hostile("book.txt", _text("A sentence of a very long book. " * 20_000), "too-large"),
    Hostile("utf16-le.txt", _text(SENTENCES, "utf-16-le"), None, 1),
    Hostile("utf16-be.txt", _text(SENTENCES, "utf-16-be"), None, 1),
    Hostile("utf16-odd.txt", _bytes(SENTENCES.encode("utf-16")[:-1]), None, 1),
    Hostile("utf32.txt", _text(SENTENCES, "utf-32"), None, 1),
    Hostile("cp1252.txt", _text("“Never,” he said – twice. " + SENTENCES, "cp1252"), None, 1),
    Hostile("cp1251.txt", _text("Министр сообщил о решении. " * 20, "cp1251"), None, 1),
    Hostile("cut-character.txt", _bytes(GOOD + "é".encode()[:1]), None, 1),
    Hostile("broken-bytes.txt", _bytes(("é" * 40).encode() + b" \xff\xfe " + GOOD * 20), None, 1),
    Hostile("some-zeros.txt", _bytes(GOOD * 9 + b"\0\0"), None, 1),
    Hostile("residue.txt", _text(_RESIDUE), "only-residue"),
    Hostile("dates.txt", _text(f"Title Of It\n99/99/2024\n2023-02-31\n\n{SENTENCES}"), None, 1),
    Hostile("invisible.txt", _text("\u202e\u200b\ufeff".join(SENTENCES)), None, 1),
    Hostile("line-breaks.txt", _text(SENTENCES.replace("\n", "\u2028\x85\x0b")), None, 1),
    Hostile("two\nlines.txt", _bytes(GOOD), None, 1),
    Hostile(os.fsdecode(b"name-\xff\xfe.txt"), _bytes(GOOD), None, 1),
    Hostile(".hidden.txt", _bytes(GOOD), "hidden"),
    Hostile("script.py", _bytes(b"print()"), "unrelated"),
    Hostile("unreadable.txt", _unreadable, "unreadable"),
    Hostile("pipe.txt", os.mkfifo, "not-a-file"),
    Hostile("loop", _folder_loop, "link"),
    Hostile("self.txt", lambda path: path.symlink_to(path), "link"),
    Hostile("nowhere.txt", lambda path: path.symlink_to(path.parent / "gone"), "link"),
    Hostile("outside.txt", _link_outside, "link"),
    Hostile("deep", _deep_folder, None, 1),
)

ARCHIVES = (
    Hostile("cut.zip", _bytes(_zip(("a.txt", GOOD))[:-30]), "damaged"),
    Hostile("no-members.zip", _bytes(_zip()), "empty"),
    Hostile(
        "bad-sum.zip", _bytes(_corrupt(_zip(("a.txt", GOOD), ("b.txt", GOOD)), 60)), "damaged", 1
    ),
    Hostile("encrypted.zip", _bytes(_encrypted_zip()), "encrypted"),
    Hostile("method-99.zip", _bytes(_strange_method_zip()), "damaged"),
    Hostile("text.zip", _bytes(b"PK\x03\x04 is no archive"), "damaged"),
    Hostile("nested.zip", _bytes(_nested_zip(1)), None, 1),
    Hostile("nested-9.zip", _bytes(_nested_zip(9)), "too-deep"),
    Hostile("large.zip", _bytes(_zip(("a.txt", bytes(30_000_000)))), "too-large"),
    Hostile(
        "bomb.zip",
        _bytes(_zip(*[(f"{i}.txt", b" " * 19_000_000) for i in range(4)])),
        "expansion",
        also=frozenset({"empty"}),
    ),
    Hostile("climb.zip", _bytes(_zip(("../../etc/a.txt", GOOD), ("/b.txt", GOOD))), None, 2),
    Hostile("backslash.zip", _bytes(_zip(("..\\..\\a.txt", GOOD))), None, 1),
    Hostile("macos.zip", _bytes(_zip(("__MACOSX/._a.txt", GOOD), ("a.txt", GOOD))), "hidden", 1),
    Hostile("link.tar", _bytes(_tar(_special(tarfile.SYMTYPE, "a.txt"))), "not-a-file"),
    Hostile("hard-link.tar", _bytes(_tar(_special(tarfile.LNKTYPE, "a.txt"))), "not-a-file"),
    Hostile("device.tar", _bytes(_tar(_special(tarfile.CHRTYPE, "a.txt"))), "not-a-file"),
    Hostile(
        "fifo.tar", _bytes(_tar(_special(tarfile.FIFOTYPE, "a"), ("b.txt", GOOD))), "not-a-file", 1
    ),
    Hostile("cut.tar", _bytes(_tar(("a.txt", GOOD * 9))[:1200]), "damaged"),
    Hostile(
        "cut.tar.gz",
        _bytes(gzip.compress(_tar(("a.txt", _NOISE.hex().encode())))[:2000]),
        "damaged",
    ),
    Hostile("climb.tar", _bytes(_tar(("../../a.txt", GOOD))), None, 1),
    Hostile("cut.txt.gz", _bytes(gzip.compress(GOOD)[:-40]), "damaged"),
    Hostile("noise.txt.gz", _bytes(b"\x1f\x8b\x08\x00" + _NOISE), "damaged"),
    Hostile("bomb.jsonl.gz", _bytes(gzip.compress((b" " * 999_999 + b"\n") * 80, 1)), "expansion"),
    Hostile("corrupt.txt.bz2", _bytes(_corrupt(bz2.compress(GOOD), 30)), "damaged"),
    Hostile("corrupt.txt.xz", _bytes(_corrupt(lzma.compress(GOOD), 30)), "damaged"),
    Hostile("packed-9.txt.gz", _bytes(_packed(9)), "too-deep"),
)

PAGES = (
    Hostile("nested.html", _text(_page("<div>" * 100_000 + PARAGRAPHS)), "markup-too-deep"),
    Hostile("unclosed.html", _text(_page("<b><i>" * 50_000 + PARAGRAPHS)), "markup-too-deep"),
    Hostile(
        "attributes.html",
        _text(_page(f"<div {' '.join(f'a{i}=1' for i in range(50_000))}>{PARAGRAPHS}</div>")),
        "markup-too-large",
    ),
    Hostile(
        "attribute.html", _text(_page(f"<div a='{'x' * 5_000_000}'>{PARAGRAPHS}</div>")), None, 1
    ),
    Hostile("elements.html", _text(_page("<i>a</i>" * 40_000)), "markup-too-large"),
    Hostile(
        "laughs.html",
        _text(
            f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{_LAUGHS}]>'
            f"<html><body><p>&l9;</p>{PARAGRAPHS}</body></html>"
        ),
        None,
        1,
    ),
    Hostile("outside.html", _text(_page(f"<img src='file:///etc/passwd'>{PARAGRAPHS}")), None, 1),
    Hostile(
        "script.html", _text(_page("<script>" + "run();" * 50_000 + "</script>")), "only-residue"
    ),
    Hostile("no-text.html", _text("<html></html>"), "only-residue"),
    Hostile(
        "frames.html", _text("<html><frameset><frame src='a'></frameset></html>"), "only-residue"
    ),
    Hostile("cut.html", _text(_page(PARAGRAPHS)[:-60] + "<a href='"), None, 1),
    Hostile("declared.html", _text(_page(PARAGRAPHS, "<meta charset='utf-7'>")), None, 1),
    Hostile(
        "xhtml.html", _text('<?xml version="1.0" encoding="utf-16"?>' + _page(PARAGRAPHS)), None, 1
    ),
    Hostile("utf16.html", _text(_page(PARAGRAPHS), "utf-16"), None, 1),
    Hostile(
        "json-ld.html",
        _text(_page(PARAGRAPHS, f"<script type='application/ld+json'>{'[' * 100_000}</script>")),
        None,
        1,
    ),
)

ROWS = (
    Hostile("bad-line.jsonl", _bytes(_jsonl(ROW, "{not json", ROW)), "bad-json", 2),
    Hostile("half-written.jsonl", _bytes(_jsonl(ROW, ROW)[:-20]), "bad-json", 1),
    Hostile("blank.jsonl", _bytes(b"\n" * 50_000), "damaged"),
    Hostile("no-objects.jsonl", _bytes(_jsonl("1", "[]", "null", ROW)), "bad-row", 1),
    Hostile("no-text.jsonl", _bytes(_jsonl({"id": 1}, ROW)), "no-text-field", 1),
    Hostile("empty-text.jsonl", _bytes(_jsonl({"text": " "}, ROW)), "empty", 1),
    Hostile("deep.jsonl", _bytes(_jsonl("[" * 100_000, ROW)), "bad-json", 1),
    Hostile(
        "long-line.jsonl",
        lambda path: path.write_bytes(b'{"text": "' + b"a " * 11_000_000 + b'"}\n' + _jsonl(ROW)),
        "too-large",
        1,
    ),
    Hostile(
        "bytes.jsonl", _bytes(b'{"text": "\xff\xfe ' + GOOD.replace(b"\n", b" ") + b'"}'), None, 1
    ),
    Hostile(
        "surrogate.jsonl",
        _bytes(_jsonl('{"text": "\\ud800 ' + "It was said so. " * 9 + '"}')),
        None,
        1,
    ),
    Hostile(
        "odd-values.jsonl",
        _bytes(_jsonl(ROW | {"author": [1, {"name": None}], "date": {}})),
        None,
        1,
    ),
    Hostile("digits.jsonl", _bytes(_jsonl('{"text": ' + "9" * 9000 + "}", ROW)), "bad-json", 1),
    Hostile("cut.json", _bytes(json.dumps([ROW, ROW]).encode()[:-30]), "bad-json"),
    Hostile("number.json", _bytes(b"42"), "bad-row"),
    Hostile(
        "ragged.csv",
        _text(f'title,text\nA,"{SENTENCES}"\na,b,c,d\nB,"{SENTENCES}"\n'),
        "bad-row",
        2,
    ),
    Hostile("open-quote.csv", _text(f'title,text\nA,"{SENTENCES}"\nB,"{SENTENCES}'), "bad-row", 1),
    Hostile("no-header.csv", _text("\n\n\n"), "empty"),
    Hostile("no-rows.csv", _text("title,text\n"), "empty"),
    Hostile("no-rows.json", _bytes(b"[]"), "empty"),
    Hostile("no-column.csv", _text("id,number\n1,2\n"), "no-text-field"),
    Hostile("zeros.csv", _text(f'title,text\nA,"{SENTENCES}\0"\n'), None, 1),
    Hostile("utf16.csv", _text(f'title\ttext\nA\t"{SENTENCES}"\n', "utf-16"), None, 1),
    Hostile("text.parquet", _bytes(GOOD), "damaged"),
    Hostile("cut.parquet", lambda path: path.write_bytes(_parquet()[:-50]), "damaged"),
    Hostile(
        "corrupt.parquet",
        lambda path: path.write_bytes(_parquet()[:8] + bytes(200) + _parquet()[208:]),
        "damaged",
    ),
)

ALL = (*FILES, *ARCHIVES, *PAGES, *ROWS)
