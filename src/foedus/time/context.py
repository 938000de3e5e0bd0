"""The word lists of ``context.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name, lower case.

    Raises:
        KeyError: There is no such list.
    """
    return frozenset(_lists()[name]["words"])


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("foedus.time").joinpath("context.toml").read_text("utf-8"))
