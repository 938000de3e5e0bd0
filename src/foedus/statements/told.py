"""Frames with everything known of them: speaker, circumstances, and the media they came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.records import Link
from foedus.statements.frame import Frame
from foedus.statements.report import Report
from foedus.statements.setting import Setting
from foedus.statements.speaker import Speaker

NEAR_PARAGRAPHS = 2
"""Stretches of text between two statements in the same or in neighbouring paragraphs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A frame on its way to a statement.

    Attributes:
        outer: Number of the frame it is nested in.
        carriers: The agencies and media it came through.
    """

    frame: Frame
    outer: int | None
    speaker: Speaker
    setting: Setting
    carriers: tuple[Link, ...]


def same_speaker(one: Told, other: Told) -> bool:
    """Whether two statements, the first an outermost one, have one known speaker."""
    known = one.speaker.actor is not None
    return known and one.speaker.actor == other.speaker.actor and one.outer is None


def near(report: Report, end: int, start: int) -> bool:
    """Whether two places of a text are in one paragraph or in neighbouring ones."""
    between = report.analysis.text[end:start]
    return sum(1 for line in between.split("\n") if line.strip()) <= NEAR_PARAGRAPHS


def last_outermost(told: Sequence[Told], n: int) -> Told | None:
    """The outermost statement before one, in text order."""
    return next((t for t in reversed(told[:n]) if t.outer is None), None)
