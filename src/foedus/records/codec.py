"""Records to plain JSON values and back. The names written are the public contract."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

_Reader = Callable[[Any], Any]


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...] | None:
    """(attribute, JSON key) per field of a record, ``from_`` is written ``from``; else None."""
    if not dataclasses.is_dataclass(cls):
        return None
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(cls))


def to_plain(value: Any) -> Any:
    """Turn a record (or tuple of records, or scalar) into dicts, lists and scalars."""
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        return {key: to_plain(getattr(value, name)) for name, key in names}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def to_json(record: Any) -> str:
    """One line of JSON with a stable key order, for files and for comparison."""
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def from_plain(cls: type[T], value: Any) -> T:
    """Build a record of type ``cls`` from what :func:`to_plain` gave."""
    kind: Any = cls
    return typing.cast("T", _reader(kind)(value))


@cache
def _reader(kind: Any) -> _Reader:
    """What builds a value of a type; types are looked into once."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return _reader(inner)
    if origin is tuple:
        read = _reader(typing.get_args(kind)[0])
        return lambda value: None if value is None else tuple([read(item) for item in value])
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    if kind is float:
        return lambda value: None if value is None else float(value)
    return lambda value: value


def _record_reader(cls: type) -> _Reader:
    """What builds a record; fields with a default may lack, as in those of an earlier version."""
    hints, missing = typing.get_type_hints(cls), dataclasses.MISSING
    parts = [
        (f.name, f.name.rstrip("_"), _reader(hints[f.name]), f.default is not missing)
        for f in dataclasses.fields(cls)
    ]

    def read(value: Any) -> Any:
        if value is None:
            return None
        return cls(
            **{
                name: inner(value.get(key))
                for name, key, inner, optional in parts
                if key in value or not optional
            }
        )

    return read
