"""``python -m bench hand --data DIR``: the first records with their evidence, to check by hand.

Events, acts and statements in the order of the reports and of their words, each with the words it
rests on, so that a person can say of each whether its evidence says it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.seeds.world import Json, World, evidence, read_world

KINDS = ("events", "acts", "statements")


def main(argv: list[str]) -> int:
    """Read the reports and print the first records."""
    parser = argparse.ArgumentParser(prog="python -m bench hand", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of reports, or a file")
    parser.add_argument("--n", type=int, default=50, help="how many records")
    parser.add_argument("--skip", type=int, default=0, help="how many to pass over first")
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    parser.add_argument("--pipeline", default="foedus", help="foedus, fast or spacy:NAME")
    options = parser.parse_args(argv)
    world = read_world(options.data, options.pipeline)
    found = list(in_order(world, options.kinds))[options.skip : options.skip + options.n]
    for number, (kind, record) in enumerate(found, options.skip + 1):
        print(f"{number:>3}. {uri(world, record)} {line(kind, record)}")
        for item in evidence(kind, record):
            print(f"     | {' '.join(item['exact'].split())}")
    return 0


def in_order(world: World, kinds: list[str]) -> Iterator[tuple[str, Json]]:
    """Records of the kinds by report and place in it."""
    records = [(kind, record) for kind in kinds for record in world.of(kind)]

    def place(item: tuple[str, Json]) -> tuple[str, int, str, str]:
        kind, record = item
        start = min((e["start"] for e in evidence(kind, record)), default=0)
        return uri(world, record), start, kind, record["id"]

    yield from sorted(records, key=place)


def uri(world: World, record: Json) -> str:
    """File name of the report a record is from."""
    by_id = {d["id"]: Path(d["uri"]).name for d in world.records["documents"]}
    return by_id[record["document"]]


def line(kind: str, record: Json) -> str:
    """A record on one line."""
    if kind == "statements":
        chain = " < ".join(link["actor"] or link["name"] for link in record["chain"])
        said = f"{record['act']}, {record['form']}, on {_day(record['said_on'])}"
        return f"STATEMENT {record['speaker_text']!r} = {record['speaker']} [{chain}] ({said})"
    word = "" if record["statement"] is None else ", as somebody says"
    when = f"{record['modality']}, {_day(record['date'])}{word}, {record['pattern']}"
    if kind == "acts":
        parties = f"{record['state']} in {record['organization']}"
        return f"ACT {parties}: {record['value']} ({when})"
    parties = f"{'+'.join(record['source'])} -> {'+'.join(record['target'])}"
    return f"EVENT {parties}: {record['type']} {record['cameo']} ({when})"


def _day(date: Json | None) -> str:
    return str(date["edtf"] or date["symbolic"]) if date else "no date"
