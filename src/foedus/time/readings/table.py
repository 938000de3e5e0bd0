"""The table of readings: what ``grammar.toml`` names by ``make``."""

from __future__ import annotations

from collections.abc import Callable

from foedus.time.grammar import Hit
from foedus.time.meanings import Meaning

Reading = Callable[[Hit], Meaning | None]

READINGS: dict[str, Reading] = {}
"""Functions by name. Each takes a hit and gives its meaning, or None when its words turn out to be
no date ("31/31")."""


def reading(function: Reading) -> Reading:
    """Enter a function into the table."""
    READINGS[function.__name__] = function
    return function
