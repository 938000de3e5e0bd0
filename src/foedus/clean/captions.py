"""Captions of pictures and lines that say who contributed."""

from __future__ import annotations

import re

from foedus.clean.lexicon import Lexicon
from foedus.clean.lines import words

_LAST_PARENTHESES = re.compile(r"\(([^()]{2,120})\)\W*$")
_CAPTION_WORDS = 80
_CONTRIBUTION_CHARS = 260


def is_caption(line: str, lexicon: Lexicon) -> bool:
    """Whether a line describes a picture: a picture credit ends it, or a caption label opens it.

    A parenthesis ends a caption only after a description of some words, so that a credit alone
    is not taken for one.
    """
    if len(words(line)) > _CAPTION_WORDS:
        return False
    if lexicon.caption_labels.match(line):
        return True
    found = _LAST_PARENTHESES.search(line)
    if found is None or len(words(line[: found.start()])) < 3:
        return False
    return bool(lexicon.caption_credit.search(found.group(1)))


def is_picture_credit(line: str, lexicon: Lexicon) -> bool:
    """Whether a whole line only says whose picture it is."""
    return len(words(line)) <= 12 and bool(lexicon.credit_lines.fullmatch(line))


def credited(line: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """The characters of a contribution line that name whom the report rests on, or None."""
    if len(line) > _CONTRIBUTION_CHARS:
        return None
    for pattern in lexicon.credit:
        found = pattern.fullmatch(line)
        if found:
            start, end = found.span("name")
            first = line[start:end].partition(";")[0]  # "... ; Editing by ..." adds nobody
            return start, start + len(first.rstrip())
    return None
