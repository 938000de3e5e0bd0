"""The checklist: which rows of it the records carry, and what is missing where they do not.

The form of ``checklist.toml`` is described in its head.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.seeds.locate import NotFoundError, Span, locate, overlap
from bench.seeds.match import any_actor, in_order, is_actor, is_date, is_text, listed
from bench.seeds.world import Json, World, evidence, spans

ACTORS = frozenset({"speaker", "source", "target", "state", "organization", "organ", "actor"})
CHAINS = frozenset({"chain", "asserted_by"})
DATES = frozenset({"date", "said_on", "asserted_on", "published"})
NOT_FIELDS = frozenset({"name", "what", "in", "words", "any", "ledger", "between", "merged_with"})
LEAST_SHARE = {"statements": 0.5, "mentions": 0.5}
"""Of the quoted words that the evidence must cover; for other records touching is enough."""


@dataclass(frozen=True)
class Row:
    """A row of the checklist and, for each need that is not met, its name and the reason."""

    number: int
    about: str
    missing: tuple[tuple[str, str], ...]

    @property
    def carried(self) -> bool:
        """Whether every need is met."""
        return not self.missing


def check(world: World, gold: Path) -> list[Row]:
    """Check every row of a ``checklist.toml``."""
    rows = tomllib.loads(gold.read_text("utf-8"))["row"]
    return [Row(row["number"], row["about"], tuple(_missing(world, row["needs"]))) for row in rows]


def _missing(world: World, needs: Sequence[Json]) -> Iterator[tuple[str, str]]:
    for need in needs:
        reason = unmet(world, need)
        if reason is not None:
            yield need["name"], reason


def unmet(world: World, need: Json) -> str | None:
    """Why a need is not met by any record; None if it is."""
    shared = {key: value for key, value in need.items() if key != "any"}
    reasons = []
    for alternative in need.get("any", [{}]):
        reason = _unmet(world, {**shared, **alternative})
        if reason is None:
            return None
        reasons.append(reason)
    return "; or ".join(dict.fromkeys(reasons))


def _unmet(world: World, need: Json) -> str | None:
    """Why no record fits: the conditions that the closest one fails."""
    what = need["what"]
    try:
        target = _target(world, need)
    except NotFoundError as error:
        return f"gold: {error}"
    near = [r for r in world.of(what) if touches(what, r, target)]
    if not near:
        return f"no {what} on these words" if target else f"no {what}"
    failing = min((failed(world, need, record) for record in near), key=len)
    return f"{what}: {', '.join(failing)}" if failing else None


def _target(world: World, need: Json) -> tuple[str, Span | None] | None:
    """Document id and characters that the record's evidence must touch."""
    name = need.get("in")
    if name is None:
        return None
    document = world.documents.get(name)
    if document is None:
        raise NotFoundError(f"document {name} was not read")
    words = need.get("words")
    return document["id"], locate(document["text"], words) if words else None


def touches(what: str, record: Json, target: tuple[str, Span | None] | None) -> bool:
    """Whether a record's evidence lies on the words (or in the document) of a need."""
    if target is None:
        return True
    document, words = target
    if words is None:
        owner = record["id"] if what == "documents" else record.get("document")
        return owner == document
    covered = sum(overlap(span, words) for span in spans(what, record, document))
    return covered > 0 and covered >= LEAST_SHARE.get(what, 0.0) * (words[1] - words[0])


def failed(world: World, need: Json, record: Json) -> list[str]:
    """The conditions of a need that a record does not fulfil, in words."""
    reasons = [
        f"{key} is {shown(record, key)}, not {value}"
        for key, value in need.items()
        if key not in NOT_FIELDS and not fulfils(world, key, value, record)
    ]
    if need.get("ledger") and not in_ledger(world, record):
        reasons.append("not in the ledger")
    if "between" in need and not is_between(world, need["between"], record):
        reasons.append("no conflict between these words")
    if "merged_with" in need and not is_merged(world, need, record):
        reasons.append("not merged with its repetition")
    return reasons


def shown(record: Json, key: str) -> Any:
    """The record's values for a message."""
    values = [_value(record, field) for field in key.split("|")]
    return values[0] if len(values) == 1 else values


def _value(record: Json, field: str) -> Any:
    if field == "actor" and "actor" not in record:
        return record.get("id")
    if field in CHAINS:
        return [link["actor"] or link["name"] for link in record[field]]
    if field == "affiliation":
        return [f"{held['office']} of {held['actor']}" for held in record["affiliations"]]
    if field == "sides":
        return [*record["source"], *record["target"]]
    value = record.get(field)
    if isinstance(value, dict) and "edtf" in value:
        return value["edtf"] or value["symbolic"]
    return value


def fulfils(world: World, key: str, wanted: Any, record: Json) -> bool:
    """Whether one condition holds for a record; ``a|b`` if it does for either field."""
    return any(_fulfils(world, field, wanted, record) for field in key.split("|"))


def _fulfils(world: World, field: str, wanted: Any, record: Json) -> bool:
    if field == "documents":
        pair = {world.names.get(record["document_a"]), world.names.get(record["document_b"])}
        return pair == set(wanted)
    if field == "sides":
        sides = [*record["source"], *record["target"]]
        return all(any_actor(world, spec, sides) for spec in wanted)
    if field == "affiliation":
        return any(_is_office(world, wanted, held) for held in record["affiliations"])
    if field in CHAINS:
        return in_order(world, wanted, record[field])
    if field in DATES:
        return is_date(wanted, record.get(field))
    if field in ACTORS or (field == "about" and "speaker" in record):
        return _is_party(world, field, wanted, record)
    if isinstance(wanted, bool):
        return record.get(field) is wanted
    return is_text(wanted, record.get(field))


def _is_party(world: World, field: str, wanted: Any, record: Json) -> bool:
    """An actor or one of several; what the record says they act for counts too."""
    value = record.get("id") if field == "actor" and "actor" not in record else record.get(field)
    actors = listed(value) or [None]
    principals = listed(record.get(f"{field}_principal") or record.get("principal"))
    return any(
        is_actor(world, spec, actor, principals[i] if i < len(principals) else None)
        for i, actor in enumerate(actors)
        for spec in listed(wanted)
    )


def _is_office(world: World, wanted: Json, held: Json) -> bool:
    return any_actor(world, wanted["actor"], [held["actor"]]) and all(
        is_text(pattern, held[key]) for key, pattern in wanted.items() if key != "actor"
    )


def in_ledger(world: World, act: Json) -> bool:
    """Whether a standing rests on an act, on one merged with it, or on the same words."""
    alike = {a["id"] for a in world.of("acts") if a["merged"] and a["merged"] == act["merged"]}
    ids = {act["id"], act["merged"], *alike}
    places = spans("acts", act, act["document"])
    for standing in world.of("standing"):
        if ids.intersection(standing["acts"]):
            return True
        quoted = spans("standing", standing, act["document"])
        if standing["state"] == act["state"] and any(overlap(a, b) for a in places for b in quoted):
            return True
    return False


def is_between(world: World, sides: Sequence[Sequence[str]], conflict: Json) -> bool:
    """Whether a conflict has one account on each of two quotations."""
    found = []
    for name, words in sides:
        document = world.documents[name]
        place = locate(document["text"], words)
        found.append(
            {
                i
                for i, account in enumerate(conflict["accounts"])
                for e in account["evidence"]
                if e["document"] == document["id"] and overlap((e["start"], e["end"]), place)
            }
        )
    return any(a != b for a in found[0] for b in found[1])


def is_merged(world: World, need: Json, record: Json) -> bool:
    """Whether a record and one on other words were found to be the same."""
    name, words = need["merged_with"]
    document = world.documents[name]
    target = (document["id"], locate(document["text"], words))
    return record["merged"] is not None and any(
        other["id"] != record["id"]
        and other["merged"] == record["merged"]
        and evidence(need["what"], other) != evidence(need["what"], record)
        and touches(need["what"], other, target)
        for other in world.of(need["what"])
    )
