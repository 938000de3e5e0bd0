"""What the sources step hands on: one report as it was found, decoded but not cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Media = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One report before cleaning.

    Attributes:
        uri: Where it was found, relative to what the user named, with posix slashes:
            ``folder/a.txt``, ``archive.zip!member.txt``, ``file.jsonl#12``.
        media: ``html`` for a page or a fragment with tags, else ``text``.
        content: The decoded characters, nothing removed.
        fields: What a row says about the report, under foedus's names: ``title``, ``url``,
            ``published``, ``outlet``, ``authors`` (joined by ``; ``), ``language``. Empty for
            files.
    """

    uri: str
    media: Media
    content: str
    fields: Mapping[str, str] = field(default_factory=dict)
