"""What every bench shares: its arguments, F1, and printing a table or JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path


def arguments(
    name: str, doc: str | None, data: str, default: Path | None = None, *, reads: bool = True
) -> argparse.ArgumentParser:
    """A parser with ``--data`` (required without a default) and ``--json``.

    A bench that ``reads`` texts also takes ``--pipeline``.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m bench {name}",
        description=doc,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=default is None, default=default, help=data)
    if reads:
        parser.add_argument("--pipeline", default="foedus", help="foedus, fast or spacy:NAME")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def f1(matched: int, proposed: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 in percent."""
    return {
        "precision": 100 * matched / max(1, proposed),
        "recall": 100 * matched / max(1, wanted),
        "f1": 200 * matched / max(1, proposed + wanted),
    }


def publish(figures: Mapping[str, float], as_json: bool) -> None:
    """Print figures by name."""
    if as_json:
        print(json.dumps({key: round(value, 3) for key, value in figures.items()}))
        return
    for key, value in figures.items():
        print(f"{key:>14}  {value:6.2f}")
