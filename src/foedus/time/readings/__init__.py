"""From the words of a hit to its meaning."""

from __future__ import annotations

from dataclasses import replace

from foedus.time.grammar import Hit
from foedus.time.meanings import Meaning
from foedus.time.readings import counted, dates, named  # noqa: F401 - importing them fills the table
from foedus.time.readings.table import READINGS
from foedus.time.readings.words import modifier_of, part_of_day

__all__ = ["READINGS", "read"]


def read(hit: Hit) -> Meaning | None:
    """The meaning of a hit, with its part of the day, clock time and modifier.

    None when its numbers make no date.
    """
    try:
        meaning = READINGS[hit.rule.make](hit)
    except (ValueError, OverflowError):
        return None
    if meaning is None:
        return None
    part = meaning.part or part_of_day(hit)
    modifier = meaning.modifier or modifier_of(hit)
    return replace(
        meaning,
        part=part,
        modifier=modifier,
        type="TIME" if part and meaning.type == "DATE" else meaning.type,
    )
