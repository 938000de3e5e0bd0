"""Records as a polars frame: a column a field, nested records as structs and lists."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.records import to_plain

if TYPE_CHECKING:
    import polars


def frame(kind: type, records: Iterable[Any]) -> polars.DataFrame:
    """Build a frame whose schema depends on the kind of record alone, never on the values.

    Args:
        kind: The record's class.
        records: Records of that class.
    """
    import polars

    return polars.DataFrame([to_plain(record) for record in records], schema=_schema(kind))


@cache
def _schema(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {f.name.rstrip("_"): _type(hints[f.name]) for f in dataclasses.fields(kind)}


def _type(hint: Any) -> Any:
    import polars

    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        (hint,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
        return _type(hint)
    if origin is tuple:
        return polars.List(_type(typing.get_args(hint)[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return polars.Struct(_schema(hint))
    scalars = {int: polars.Int64, float: polars.Float64, bool: polars.Boolean}
    return scalars.get(hint, polars.String)
