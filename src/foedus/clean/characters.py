"""Characters made uniform: odd spaces, invisible characters and escapes of the web."""

from __future__ import annotations

import html
import re

_LINE_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ESCAPES = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,24}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")


def split_lines(content: str) -> list[str]:
    """Cut at every kind of line break, keeping the characters of each line."""
    return _LINE_BREAKS.split(content)


def normalise(line: str) -> str:
    """One line with plain single spaces and nothing invisible; no other character changes.

    Escapes such as ``&nbsp;`` become their character; half a surrogate pair, which no file can
    hold, becomes U+FFFD.
    """
    if "&" in line:
        line = _ESCAPES.sub(lambda found: html.unescape(found.group()), line)
        line = _LINE_BREAKS.sub(" ", line)
    line = _INVISIBLE.sub("", line)
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", line)).strip()


def storable(line: str) -> str:
    """A raw line as it was, except for what cannot be stored: half surrogate pairs and NUL."""
    return _SURROGATES.sub("\ufffd", line).replace("\0", "")


def straight_quotes(text: str) -> str:
    """Curly quotes and apostrophes to straight ones, for comparing; offsets stay the same."""
    return text.translate(_QUOTES)


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
