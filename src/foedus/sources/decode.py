"""Bytes to characters, whatever the encoding, and telling text from binary."""

from __future__ import annotations

import codecs
import re

from foedus.errors import InputError

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I
)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_.-]{2,40})""")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_CP1252_PUNCTUATION = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xbb"
)

_MAX_CONTROL_SHARE = 0.01
"""Text has next to none; compressed and machine data have about 10 %."""

_MAX_REPLACED_SHARE = 0.002
"""Broken bytes tolerated in what is otherwise UTF-8: a cut character or a pasted line."""


def decode(data: bytes, uri: str) -> str:
    """Turn the bytes of a text or HTML file into characters.

    A byte order mark decides; then valid UTF-8; then UTF-16 without a mark (by where its zero
    bytes stand); then an encoding declared in HTML or XML; then Windows-1252 if only its
    punctuation is there; then what charset-normalizer finds. Bytes that do not fit become U+FFFD.

    Raises:
        InputError: ``binary``, or ``encoding`` when no encoding fits.
    """
    encoding = find_encoding(data)
    if encoding is None:
        raise InputError(uri, "holds binary data, not text", "binary")
    try:
        return data.decode(encoding, "replace")
    except (LookupError, UnicodeError) as error:  # some codecs have no "replace"
        raise InputError(uri, f"cannot be decoded as {encoding}", "encoding") from error


def find_encoding(data: bytes) -> str | None:
    """Name the encoding of ``data``, or return None for binary data."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if 0 in data:
        return _utf16_without_mark(data)
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MAX_CONTROL_SHARE * len(sample):
        return None
    return "utf-8" if _is_utf8(data) else _declared(sample) or _legacy(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows zero bytes at odd places (little endian) or even places (big endian) only.

    A few stray zero bytes in a long text are damage, not another encoding.
    """
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here >= 0.05 * len(sample) / 2 and there <= 0.01 * here:
            return encoding
    if even + odd <= _MAX_CONTROL_SHARE * len(sample):
        return find_encoding(data.replace(b"\0", b""))
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8, a few broken bytes aside."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(1 for c in text[:_SAMPLE] if c > "\x7f") - text[:_SAMPLE].count("\ufffd")
        at_end = broken == 1 and text.endswith("\ufffd")
        return at_end or (broken <= _MAX_REPLACED_SHARE * len(text) and whole > broken)
    return True


def _declared(sample: bytes) -> str | None:
    found = _XML_ENCODING.search(sample) or _META_CHARSET.search(sample)
    if found is None:
        return None
    name = found.group(1).decode("ascii")
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # base64 and the like are codecs too, and UTF-8 was tried; Latin-1 means cp1252 on the web
    if codec.name in ("utf-8", "utf-16", "utf-7") or not getattr(codec, "_is_text_encoding", True):
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _legacy(data: bytes) -> str:
    high = {byte for byte in data[:_SAMPLE] if byte > 0x7F}
    if high <= _CP1252_PUNCTUATION:
        return "cp1252"
    from charset_normalizer import from_bytes  # 30 ms, and rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
