"""The command line of ``bench seeds``: measures, and prints them as tables or JSON."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from bench.seeds import events, expect, statements, texts
from bench.seeds.world import World, read_world

GOLD = Path(__file__).parent.parent / "gold" / "seeds"


def main(argv: list[str]) -> int:
    """Measure and print; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench seeds", description=__doc__)
    default = os.environ.get("FOEDUS_SEEDS")
    parser.add_argument(
        "--seeds", type=Path, default=default, required=default is None,
        help="folder of the five reference reports (default: $FOEDUS_SEEDS)",
    )  # fmt: skip
    parser.add_argument("--pipeline", default="foedus", help="foedus, fast or spacy:NAME")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="also list what is not right")
    options = parser.parse_args(argv)
    world = read_world(Path(options.seeds), options.pipeline)
    figures, misses = measure(world, Path(options.seeds))
    if options.json:
        print(json.dumps({**figures, "misses": misses}, ensure_ascii=False, indent=1))
    else:
        _print(figures, misses if options.misses else {})
    return 0


def measure(world: World, reports: Path) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """All figures, and by measure what is not right."""
    rows = expect.check(world, GOLD / "checklist.toml")
    said, spare_said = statements.check(world, GOLD / "statements.jsonl")
    done, spare_done = events.check(world, GOLD / "events.jsonl")
    figures = {
        "checklist": {row.number: row.carried for row in rows},
        "rows carried": sum(row.carried for row in rows),
        "rows": len(rows),
        "missing": {f"{row.number} {row.about}": dict(row.missing) for row in rows if row.missing},
        "statements": statements.shares(said, spare_said),
        "events": events.shares(done, spare_done, len(world.of("events"))),
        "dates": texts.dates(world),
        "residue": texts.residue(world, reports, GOLD / "residue.toml"),
    }
    misses = {
        "statements not right": [_said(f) for f in said if _counts(f) and not f.right],
        "statements on no gold": [_spare_said(world, r) for r in spare_said],
        "events not right": [_done(f) for f in done if _counts(f) and not f.right],
        "events that fit no gold": [_spare_done(world, r) for r in spare_done],
    }
    return figures, misses


def _counts(found: statements.Found | events.Found) -> bool:
    return not found.gold.get("optional")


def _said(found: statements.Found) -> str:
    gold = found.gold
    head = f"{gold['id']} {gold['speaker']!r} ({'/'.join(gold['actor'])}) {gold['start']!r}: "
    if found.record is None:
        return head + (found.problem or "not found")
    return head + f"found {found.record['speaker_text']!r} ({found.record['speaker']})"


def _spare_said(world: World, record: dict[str, Any]) -> str:
    content = " … ".join(e["exact"] for e in record["content"])
    name = world.names[record["document"]]
    return f"{name} {record['speaker_text']!r} ({record['speaker']}) {record['cue']!r}: {content}"


def _done(found: events.Found) -> str:
    gold = found.gold
    head = f"{gold['id']} {'/'.join(gold['type'])} {gold['words']!r}: "
    if found.record is None:
        return head + (found.problem or "not found")
    wrong = [aspect for aspect in events.ASPECTS if aspect not in found.agree]
    return (
        head
        + ", ".join(f"{aspect} {found.record[aspect]}" for aspect in wrong)
        + ("taken for another" if not wrong else "")
    )


def _spare_done(world: World, record: dict[str, Any]) -> str:
    words = record["evidence"][0]["exact"] if record["evidence"] else ""
    parties = f"{'+'.join(record['source'])} -> {'+'.join(record['target'])}"
    name = world.names[record["document"]]
    return f"{name} {record['type']} {record['modality']} {parties} [{record['pattern']}]: {words}"


def _print(figures: dict[str, Any], misses: dict[str, list[str]]) -> None:
    print(f"checklist rows carried: {figures['rows carried']} of {figures['rows']}")
    for row, needs in figures["missing"].items():
        print(f"  {row}")
        for name, reason in needs.items():
            print(f"      {name}: {reason}")
    for measure_name in ("statements", "events"):
        print(f"\n{measure_name}")
        for name, value in figures[measure_name].items():
            unit = "" if name in ("gold", "records") else " %"
            print(f"  {name:<28}{value:7.1f}{unit}")
    print("\npublication dates: " + (str(figures["dates"]) if figures["dates"] else "all right"))
    print("residue: " + ("none left, nothing lost" if not figures["residue"] else ""))
    for problem in figures["residue"]:
        print(f"  {problem}")
    for name, items in misses.items():
        print(f"\n{name} ({len(items)})")
        for item in items:
            print(f"  {item}")
