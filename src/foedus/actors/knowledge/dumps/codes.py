"""Country codes of two letters, as FollowTheMoney has them, to our ids of states."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _codes() -> Mapping[str, str]:
    return tomllib.loads((files(__package__) / "codes.toml").read_text("utf-8"))


def iso3(code: str) -> str | None:
    """``am`` -> ``ARM``; ``eu`` -> ``EU``; None for a code of no state we know."""
    return _codes().get(code.strip().casefold())
