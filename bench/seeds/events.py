"""Events: found with the right type, source, target and modality?

The gold is a careful reader's coding with PLOVER: types, parties and modality may have
alternatives where coders differ. ``optional`` events (implied, nominal, repeated) are left out of
the shares, but a record on them is not taken for a wrong one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.seeds.locate import NotFoundError, Span, locate, overlap
from bench.seeds.match import is_actor, is_date
from bench.seeds.pairing import pair
from bench.seeds.world import Json, World, spans

ASPECTS = ("type", "source", "target", "modality")


@dataclass(frozen=True)
class Found:
    """A gold event and the closest record, with the aspects in which they agree.

    ``shared``: that record was already taken for another gold event.
    """

    gold: Json
    record: Json | None
    agree: frozenset[str] = frozenset()
    date: bool | None = None
    shared: bool = False
    problem: str = ""

    @property
    def right(self) -> bool:
        """Whether all four aspects agree, with a record that stands for no other gold event."""
        return len(self.agree) == len(ASPECTS) and not self.shared


def check(world: World, gold: Path) -> tuple[list[Found], list[Json]]:
    """Every gold event with what was found, and the records that fit none."""
    items = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    records = world.of("events")
    near = [_near(world, item, records) for item in items]
    fits = [
        [i for i in close if len(agreement(world, item, records[i])) == len(ASPECTS)]
        if isinstance(close, list)
        else []
        for item, close in zip(items, near, strict=True)
    ]
    paired = pair(fits)
    found = [
        _closest(world, item, records, close, paired.get(n))
        for n, (item, close) in enumerate(zip(items, near, strict=True))
    ]
    used = {i for close in fits for i in close}
    return found, [record for i, record in enumerate(records) if i not in used]


def shares(found: list[Found], spare: list[Json], total: int) -> dict[str, float]:
    """Shares in percent over the gold events that are not optional."""
    asked = [f for f in found if not f.gold.get("optional")]
    dated = [f for f in asked if f.right and "date" in f.gold]
    result = {"gold": float(len(asked)), "all four": _percent([f.right for f in asked])}
    for aspect in ASPECTS:
        result[aspect] = _percent([aspect in f.agree for f in asked])
    result["date, of those right"] = _percent([bool(f.date) for f in dated])
    result["records"] = total
    result["records that fit the gold"] = 100 * (total - len(spare)) / max(1, total)
    return result


def _percent(flags: list[bool]) -> float:
    return 100 * sum(flags) / max(1, len(flags))


def _near(world: World, item: Json, records: Sequence[Json]) -> list[int] | str:
    """Records whose evidence touches the words of a gold event."""
    document = world.documents.get(item["document"])
    if document is None:
        return "document was not read"
    try:
        place: Span = locate(document["text"], item["words"])
    except NotFoundError as error:
        return f"gold: {error}"
    return [
        i
        for i, record in enumerate(records)
        if any(overlap(span, place) for span in spans("events", record, document["id"]))
    ]


def _closest(
    world: World, item: Json, records: Sequence[Json], near: list[int] | str, mine: int | None
) -> Found:
    if isinstance(near, str):
        return Found(item, None, problem=near)
    shared = mine is None
    if mine is None:
        if not near:
            return Found(item, None)
        mine = max(near, key=lambda i: (len(agreement(world, item, records[i])), -i))
    record = records[mine]
    date = is_date(item["date"], record["date"]) if "date" in item else None
    agree = agreement(world, item, record)
    return Found(item, record, agree, date, shared and len(agree) == len(ASPECTS))


def agreement(world: World, item: Json, record: Json) -> frozenset[str]:
    """The aspects in which a record agrees with a gold event or one of its alternatives."""
    readings = (item, *item.get("or", ()))
    return max((_agreement(world, reading, record) for reading in readings), key=len)


def _agreement(world: World, gold: Json, record: Json) -> frozenset[str]:
    agree = {key for key in ("type", "modality") if record[key] in gold[key]}
    sides = {side: _parties(record, side) for side in ("source", "target")}
    if gold.get("symmetric"):
        pooled = [*gold["source"], *gold["target"]]
        if is_side(world, pooled, [*sides["source"], *sides["target"]]):
            agree |= {"source", "target"}
    else:
        agree |= {side for side, found in sides.items() if is_side(world, gold[side], found)}
    return frozenset(agree)


def _parties(record: Json, side: str) -> list[tuple[str, str | None]]:
    return list(zip(record[side], record[f"{side}_principal"], strict=True))


def is_side(world: World, gold: Sequence[Json], found: Sequence[tuple[str, str | None]]) -> bool:
    """Whether one side of an event is right.

    Every party asked for is there, and nobody is there who was not asked for or allowed
    (``optional``). ``none`` among a party's alternatives lets the side be empty.
    """
    for party in gold:
        empty = not found and "none" in party["actor"]
        there = any(_is(world, party, actor) for actor in found)
        if not (party.get("optional") or there or empty):
            return False
    return all(any(_is(world, party, actor) for party in gold) for actor in found)


def _is(world: World, party: Json, actor: tuple[str, str | None]) -> bool:
    return any(is_actor(world, spec, *actor) for spec in party["actor"])
