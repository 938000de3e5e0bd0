"""The command line of ``bench actors``."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import bench.actors as bench_actors
from bench.actors.coref import coref_figures
from bench.actors.gold import Report, all_reports, own_texts, read_gold
from bench.actors.score import Outcome, judge, shares
from bench.reading import Reader
from foedus.actors import Knowledge, load_knowledge, resolve
from foedus.time import find_times


def main(argv: Sequence[str]) -> int:
    """Measure and print; 0 whatever the figures are."""
    options = _options(argv)
    knowledge, reader = load_knowledge(), Reader(options.pipeline)
    if options.coref:
        figures = {path.stem: coref_figures(path, reader, knowledge) for path in options.coref}
        _print(figures, as_json=options.json)
        return 0
    if options.data:
        texts = own_texts(options.data.parent / "texts")
        sets = {options.data.stem: read_gold(options.data, texts)}
    else:
        sets = all_reports(options.seeds, options.gum)
    found = {name: outcomes(reports, reader, knowledge) for name, reports in sets.items()}
    figures = {name: shares(items) for name, items in found.items()}
    if len(found) > 1:
        figures["all"] = shares(o for items in found.values() for o in items)
    _print(figures, as_json=options.json)
    if options.misses:
        _print_misses(o for items in found.values() for o in items)
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench actors",
        description=bench_actors.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data", type=Path, help="another gold file, its texts in texts/ beside it"
    )
    parser.add_argument(
        "--seeds", type=_folder, default=os.environ.get("FOEDUS_SEEDS"),
        help="folder of the five reference reports (default: $FOEDUS_SEEDS)",
    )  # fmt: skip
    parser.add_argument("--gum", type=_folder, help="folder of GUM's XML documents")
    parser.add_argument(
        "--coref", type=Path, action="append", help="a GUM treebank; may be repeated"
    )
    parser.add_argument("--pipeline", default="foedus", help="foedus, fast or spacy:NAME")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="also list what is wrong or open")
    return parser.parse_args(argv)


def _folder(value: str) -> Path:
    if not Path(value).is_dir():
        raise argparse.ArgumentTypeError(f"{value} is no folder")
    return Path(value)


def outcomes(reports: Sequence[Report], reader: Reader, knowledge: Knowledge) -> list[Outcome]:
    """Read the reports and judge every gold mention."""
    found = []
    analyses = reader.read([report.document.text for report in reports])
    for report, analysis in zip(reports, analyses, strict=True):
        dated = find_times(report.document, analysis).document
        layer = resolve(dated, analysis, knowledge)
        found.extend(judge(gold, analysis, layer) for gold in report.gold)
    return found


def _print(figures: dict[str, dict[str, float]], *, as_json: bool) -> None:
    if as_json:
        rounded = {s: {k: round(v, 2) for k, v in items.items()} for s, items in figures.items()}
        print(json.dumps(rounded, indent=1))
        return
    for name, items in figures.items():
        print(name)
        for key, value in items.items():
            whole = value == int(value) and " " not in key
            print(f"  {key:<24}{value:7.0f}" if whole else f"  {key:<24}{value:7.1f} %")


def _print_misses(found: Sequence[Outcome]) -> None:
    for outcome in found:
        if outcome.verdict in ("wrong", "open"):
            gold = outcome.gold
            got = " + ".join(f"{m.actor or '?'} ({m.reason})" for m in outcome.found) or "nothing"
            print(f"{outcome.verdict:<6}{gold.report} {gold.words!r}: {gold.actor}, found {got}")
