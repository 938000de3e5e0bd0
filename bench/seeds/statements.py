"""Attributed statements: found with the right words for the speaker and the right actor?

A statement is found when its content and the gold content share most of their characters (Dice
of 0.5 or more). Gold statements marked ``optional`` (a careful reader may or may not count them)
are left out of the shares, but a record on them is not taken for a wrong one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from bench.seeds.locate import NotFoundError, Span, locate, overlap
from bench.seeds.match import is_actor
from bench.seeds.pairing import pair
from bench.seeds.world import Json, World, spans

LEAST_DICE = 0.5
_TITLE = re.compile(r"\b(?:the|a|an|mr|mrs|ms|dr)\b\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A gold statement and the record found for it, with what is right about it."""

    gold: Json
    record: Json | None
    words: bool = False
    actor: bool = False
    form: bool = False
    problem: str = ""

    @property
    def right(self) -> bool:
        """Whether speaker words and actor are both right."""
        return self.words and self.actor


def check(world: World, gold: Path) -> tuple[list[Found], list[Json]]:
    """Every gold statement with what was found, and the records that fit none."""
    items = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    records = world.of("statements")
    places = [_place(world, item) for item in items]
    fits = []
    for item, place in zip(items, places, strict=True):
        dices = [(_dice(place, r), i) for i, r in enumerate(records)]
        close = sorted((d for d in dices if d[0] >= LEAST_DICE), key=lambda d: (-d[0], d[1]))
        right = [i for _, i in close if _judge(world, item, records[i]).right]
        fits.append(right + [i for _, i in close if i not in right])
    paired = pair(fits)
    found = []
    for i, (item, place) in enumerate(zip(items, places, strict=True)):
        if i in paired:
            found.append(_judge(world, item, records[paired[i]]))
        else:
            found.append(Found(item, None, problem=place if isinstance(place, str) else ""))
    used = set(paired.values())
    return found, [record for i, record in enumerate(records) if i not in used]


def shares(found: list[Found], spare: list[Json]) -> dict[str, float]:
    """Shares in percent over the gold statements that are not optional."""
    asked = [f for f in found if not f.gold.get("optional")]
    known = sum(f.record is not None for f in found)
    return {
        "gold": len(asked),
        "found": _percent([f.record is not None for f in asked]),
        "speaker words": _percent([f.words for f in asked]),
        "actor": _percent([f.actor for f in asked]),
        "speaker words and actor": _percent([f.right for f in asked]),
        "form, of those found": _percent([f.form for f in asked if f.record is not None]),
        "records": known + len(spare),
        "records on a gold statement": 100 * known / max(1, known + len(spare)),
    }


def _percent(flags: list[bool]) -> float:
    return 100 * sum(flags) / max(1, len(flags))


def _place(world: World, item: Json) -> tuple[str, Span] | str:
    document = world.documents.get(item["document"])
    if document is None:
        return "document was not read"
    try:
        start, _ = locate(document["text"], item["start"])
        _, end = locate(document["text"], item["end"], start, unique=False)
    except NotFoundError as error:
        return f"gold: {error}"
    return document["id"], (start, end)


def _dice(place: tuple[str, Span] | str, record: Json) -> float:
    """Agreement of a record's content with the gold content, by characters shared."""
    if isinstance(place, str) or record["document"] != place[0]:
        return 0.0
    pieces = spans("statements", record, place[0])
    size = sum(end - start for start, end in pieces)
    shared = sum(overlap(piece, place[1]) for piece in pieces)
    return 2 * shared / (size + place[1][1] - place[1][0])


def _judge(world: World, item: Json, record: Json) -> Found:
    principal = record["speaker_principal"]
    return Found(
        item,
        record,
        words=same_speaker(item["speaker"], record["speaker_text"]),
        actor=any(is_actor(world, s, record["speaker"], principal) for s in item["actor"]),
        form=record["form"] in item["form"],
    )


def same_speaker(gold: str, found: str) -> bool:
    """Whether two wordings name the same speaker.

    They do if all words of the gold are there, the last words are the same, or two thirds of all
    words are shared. Articles and forms of address do not count; a speaker carried over from
    before has no words.
    """
    one, other = _words(gold), _words(found)
    if not one or not other:
        return not one
    shared = len(set(one) & set(other))
    alike = 3 * shared >= len(set(one)) + len(set(other))
    return set(one) <= set(other) or one[-1] == other[-1] or alike


def _words(speaker: str) -> list[str]:
    return re.findall(r"\w+", _TITLE.sub(" ", speaker).lower())
