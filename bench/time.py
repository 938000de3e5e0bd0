"""Time expressions against TimeML: ``python -m bench time --data DIR [--json]``.

DIR holds ``.tml`` files (TimeML 1.2.1, as TempEval-3 cleaned them). Scores as in TempEval-3
(UzZaman et al. 2013): strict and relaxed span F1, and F1 of those relaxed matches that also have
the right type, or the right value. The creation time of each document is given to foedus as its
stated date, and is not scored. Neither are expressions without a TIMEX3 value ("the Cold War"):
TIMEX3 marks what is headed by a word of time, and leaves wars to the tag of events.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reading import Reader, document
from bench.report import arguments
from foedus.time import TimeExpression, find_times


@dataclass(frozen=True)
class Timex:
    """A gold TIMEX3: characters, type, value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Report:
    """One TimeML document: creation day, text of its TEXT element, expressions."""

    name: str
    created: str
    text: str
    gold: tuple[Timex, ...]


def read_timeml(path: Path) -> Report:
    """Read a TimeML file; single line breaks become spaces, blank lines paragraph breaks."""
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - a benchmark the user names
    created = ""
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            created = (timex.get("value") or "")[:10]
            break
    parts: list[str] = []
    gold: list[Timex] = []
    body = root.find("TEXT")
    if body is not None:
        _collect(body, parts, gold)
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", "".join(parts))
    return Report(path.name, created, text, tuple(gold))


def _collect(element: ET.Element, parts: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _collect(child, parts, gold)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, parts))
        gold.append(Timex(start, end, element.get("type", ""), element.get("value", "")))


@dataclass
class Score:
    """Counts over all documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0

    def f1(self, right: int) -> float:
        """F1 of a count of right ones."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def compare(
    gold: Sequence[Timex], found: Sequence[TimeExpression]
) -> Iterator[tuple[Timex | None, TimeExpression | None]]:
    """Pair gold and found expressions that overlap, each once; the rest come alone."""
    free = list(found)
    for timex in gold:
        match = next((f for f in free if f.start < timex.end and timex.start < f.end), None)
        if match is not None:
            free.remove(match)
        yield timex, match
    for rest in free:
        yield None, rest


def score(reports: Sequence[Report], reader: Reader, *, verbose: bool = False) -> Score:
    """Read every report and count."""
    total = Score()
    analyses = reader.read([r.text for r in reports])
    for report, analysis in zip(reports, analyses, strict=True):
        layer = find_times(document(report.text, report.created), analysis)
        marked = [e for e in layer.expressions if e.value]
        total.gold += len(report.gold)
        total.found += len(marked)
        for timex, found in compare(report.gold, marked):
            if verbose:
                _print(report, timex, found)
            if timex is None or found is None:
                continue
            total.relaxed += 1
            total.strict += (timex.start, timex.end) == (found.start, found.end)
            total.type += timex.type == found.type
            total.value += timex.value == found.value
    return total


def _print(report: Report, timex: Timex | None, found: TimeExpression | None) -> None:
    spot = timex or found
    assert spot is not None
    if timex and found and (timex.start, timex.end, timex.value) == (
        found.start, found.end, found.value
    ):  # fmt: skip
        return
    kind = "spurious" if timex is None else "missed" if found is None else "differs"
    gold = f"{report.text[timex.start : timex.end]!r}={timex.type}:{timex.value}" if timex else "-"
    ours = (
        f"{report.text[found.start : found.end]!r}={found.type}:{found.value} {found.rule}"
        if found
        else "-"
    )
    around = " ".join(report.text[max(0, spot.start - 70) : spot.end + 50].split())
    print(f"{kind}\t{report.created}\t{gold}\t{ours}\t{around}")


def main(argv: Sequence[str]) -> int:
    """Print the scores."""
    parser = arguments("time", __doc__, "folder of .tml files")
    parser.add_argument("--verbose", action="store_true", help="print every difference")
    args = parser.parse_args(argv)
    reports = [read_timeml(path) for path in sorted(args.data.rglob("*.tml"))]
    total = score(reports, Reader(args.pipeline), verbose=args.verbose)
    figures = {
        "strict_f1": round(total.f1(total.strict), 4),
        "relaxed_f1": round(total.f1(total.relaxed), 4),
        "type_f1": round(total.f1(total.type), 4),
        "value_f1": round(total.f1(total.value), 4),
    }
    if args.json:
        print(json.dumps(figures))
    else:
        print(f"{len(reports)} documents, {total.gold} expressions, {total.found} found")
        print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    return 0
