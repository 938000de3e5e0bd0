"""Passages with attributions marked by hand, written for training (`data/attribution.txt`)."""

from __future__ import annotations

from pathlib import Path

from bench.attribution import Triple
from bench.marked import MarkupError, Passage, read_passages

PASSAGES = Path(__file__).parent / "data" / "attribution.txt"


def read_file(path: Path = PASSAGES) -> list[tuple[str, list[Triple]]]:
    """Each passage as its bare text and its attributions, in the order of their numbers.

    Raises:
        MarkupError: Markup that cannot be read, an attribution that nothing in the text marks, or
            two that start with the same word (the model finds attributions by their cues).
    """
    return [(p.text, _triples(p)) for p in read_passages(path.read_text("utf-8"))]


def _triples(passage: Passage) -> list[Triple]:
    for attribution in passage.attributions:
        if not attribution.spans("cue"):
            raise MarkupError(f"line {passage.line}: {attribution.number} lacks a cue")
    starts = {a.spans("cue")[0][0] for a in passage.attributions}
    if len(starts) < len(passage.attributions):
        raise MarkupError(f"line {passage.line}: two attributions start with the same word")
    return [a.triple for a in passage.attributions]
