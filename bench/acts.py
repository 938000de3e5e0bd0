"""`python -m bench acts`: signs of standing in whole news articles, from raw text.

Articles of our own with the dirt of the web around them (`bench/gold/articles`, described in
`bench/gold/README.md`) are cleaned and read as any report is; what is found is compared with the
acts that a careful reader writes down. An act is (value, state, organization), once an article.
Acts that some readers would write down and others not are `optional`: neither missed nor wrong.
`--part dev` are the articles that were looked at while rules were made, `--part held` those that
were only scored.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.coding import coded
from bench.report import arguments, f1, publish
from foedus.clean import clean
from foedus.errors import InputError
from foedus.language import Pipeline, load
from foedus.records import Act
from foedus.sources import discover

GOLD = Path(__file__).parent / "gold" / "articles"

Sign = tuple[str, str, str]
"""Value, state and organization of an act."""


def load_gold(folder: Path, part: str = "all") -> list[dict[str, Any]]:
    """The articles of a part: ``text`` (a file of the folder), ``acts`` and ``optional``."""
    lines = (folder / "acts.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if part in ("all", row["part"])]


def read(files: Sequence[Path], pipeline: Pipeline) -> Iterator[tuple[Act, ...]]:
    """The acts of each article, from its raw text."""
    documents = [clean(raw) for raw in discover(files) if not isinstance(raw, InputError)]
    analyses = pipeline.read([document.text for document in documents])
    for document, analysis in zip(documents, analyses, strict=True):
        yield coded(document, analysis).coding.acts


def score(
    rows: Sequence[Mapping[str, Any]], found: Sequence[frozenset[Sign]]
) -> tuple[dict[str, float], list[str]]:
    """Precision, recall and F1 over all articles, and what is not right, for people."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for row, signs in zip(rows, found, strict=True):
        wanted, spare = _signs(row["acts"]), _signs(row["optional"])
        counted = signs - (spare - wanted)
        counts.update(right=len(wanted & counted), found=len(counted), gold=len(wanted))
        misses.append(row["text"])
        misses += [f"  - {' '.join(sign)}" for sign in sorted(wanted - signs)]
        misses += [f"  + {' '.join(sign)}" for sign in sorted(counted - wanted)]
    return f1(counts["right"], counts["found"], counts["gold"]), misses


def _signs(acts: Sequence[Mapping[str, str]]) -> frozenset[Sign]:
    return frozenset((act["value"], act["state"], act["organization"]) for act in acts)


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("acts", __doc__, "folder with acts.jsonl and the articles", default=GOLD)
    parser.add_argument("--part", choices=("all", "dev", "held"), default="all")
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    args = parser.parse_args(argv)
    rows = load_gold(args.data, args.part)
    acts = read([args.data / row["text"] for row in rows], load(args.pipeline))
    found = [frozenset((a.value, a.state, a.organization) for a in each) for each in acts]
    figures, misses = score(rows, found)
    if args.misses:
        print("\n".join(misses))
    publish(figures, args.json)
