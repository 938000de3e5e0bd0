"""Records to plain JSON values and back. The names written are the public contract."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def _fields(cls: type) -> tuple[tuple[str, str, Any], ...]:
    """(attribute, JSON key, resolved type) per field; ``from_`` is written ``from``."""
    hints = typing.get_type_hints(cls)
    return tuple((f.name, f.name.rstrip("_"), hints[f.name]) for f in dataclasses.fields(cls))


@cache
def _optional(cls: type) -> frozenset[str]:
    """Fields that a record written by an earlier version may lack."""
    missing = dataclasses.MISSING
    return frozenset(f.name for f in dataclasses.fields(cls) if f.default is not missing)


def to_plain(value: Any) -> Any:
    """Turn a record (or tuple of records, or scalar) into dicts, lists and scalars."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: to_plain(getattr(value, name)) for name, key, _ in _fields(type(value))}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def to_json(record: Any) -> str:
    """One line of JSON with a stable key order, for files and for comparison."""
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def from_plain(cls: type[T], value: Any) -> T:
    """Build a record of type ``cls`` from what :func:`to_plain` gave."""
    return typing.cast("T", _decode(cls, value))


def _decode(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return _decode(inner, value)
    if origin is tuple:
        item_type = typing.get_args(kind)[0]
        return tuple(_decode(item_type, item) for item in value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        optional = _optional(kind)
        return kind(
            **{
                name: _decode(inner, value.get(key))
                for name, key, inner in _fields(kind)
                if key in value or name not in optional
            }
        )
    return float(value) if kind is float else value
