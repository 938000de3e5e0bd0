"""From a row of data to a raw report, by the field map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from foedus.errors import InputError
from foedus.sources.options import FieldMap
from foedus.sources.raw import Media, RawDocument

_TAGS = re.compile(r"</?(p|div|br|h[1-6]|article|section|span|ul|li|body|html)\b[^<>]*>", re.I)
_NAME_KEYS = ("name", "title", "text", "value", "id")


def media_of(content: str) -> Media:
    """``html`` when a text holds block tags, else ``text``."""
    return "html" if len(_TAGS.findall(content, 0, 200_000)) >= 2 else "text"


def report_from_row(row: Mapping[str, Any], uri: str, names: FieldMap) -> RawDocument:
    """Build a raw report from one row.

    Raises:
        InputError: ``no-text-field`` when no column is one of text, ``empty`` when it is empty.
    """
    lowered = {str(key).strip().lower(): value for key, value in row.items()}
    found = {f.name: _first(lowered, getattr(names, f.name)) for f in fields(names)}
    text = found.pop("text")
    if text is None:
        columns = ", ".join(sorted(lowered)[:8])
        reason = f"has no column of text among {columns or 'no columns'}; name it in the field map"
        raise InputError(uri, reason, "no-text-field")
    if not text.strip():
        raise InputError(uri, "has no text", "empty")
    kept = {name: value.strip() for name, value in found.items() if value and value.strip()}
    return RawDocument(uri, media_of(text), text, kept)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first column that is there and not empty; '' if one is there but all are empty."""
    present = None
    for name in names:
        value = _lookup(row, name.lower())
        if value is not None:
            present = _plain(value)
            if present.strip():
                return present
    return present


def _lookup(row: Mapping[str, Any], name: str) -> Any:
    if name in row:
        return row[name]
    outer, dot, inner = name.partition(".")
    nested = row.get(outer) if dot else None
    if isinstance(nested, Mapping):
        return _lookup({str(k).lower(): v for k, v in nested.items()}, inner)
    return None


def _plain(value: Any) -> str:
    """A cell as text: lists joined by ``; ``, an object by its name, dates in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        lowered = {str(k).lower(): v for k, v in value.items()}
        return next((_plain(lowered[k]) for k in _NAME_KEYS if lowered.get(k)), "")
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, (_plain(item) for item in value)))
    return "" if value is None else str(value)
