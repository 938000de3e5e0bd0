"""Records as rows of a spreadsheet: nested records spread out, lists in one cell."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from foedus.records import Evidence, to_plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so is run as a formula by spreadsheets, and reports are not to be trusted
(OWASP, CSV injection): such text gets an apostrophe in front."""


@cache
def columns(kind: type) -> tuple[str, ...]:
    """Names of the columns: ``date`` becomes ``date.edtf``, ``date.earliest`` and so on."""
    found: list[str] = []
    for name, hint in _fields(kind):
        inner = _record_class(hint)
        found += [f"{name}.{column}" for column in columns(inner)] if inner else [name]
        if _is_evidence(hint):
            found.append(f"{name}.quote")
    return tuple(found)


def cells(kind: type, record: Any) -> Iterator[str]:
    """The cells of one record, in the order of :func:`columns`.

    Lists of words are joined by ``|``; lists of records are JSON, and evidence has its quotations
    in a column of their own.
    """
    for (_, hint), field in zip(_fields(kind), dataclasses.fields(kind), strict=True):
        value = getattr(record, field.name)
        inner = _record_class(hint)
        if inner and value is None:
            yield from ("" for _ in columns(inner))
        elif inner:
            yield from cells(inner, value)
        else:
            yield _cell(value)
        if _is_evidence(hint):
            yield _cell(" [...] ".join(item.exact for item in value))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, tuple):
        if all(item is None or isinstance(item, str) for item in value):
            return _safe("|".join(item or "" for item in value))
        return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
    return _safe(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name.rstrip("_"), hints[f.name]) for f in dataclasses.fields(kind))


def _record_class(hint: Any) -> type | None:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
    return hint if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None


def _is_evidence(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple and typing.get_args(hint)[0] is Evidence
