"""`python -m bench direction [--data F.tsv]`: who did it to whom, apart from what was done.

The set (`bench/gold/direction.tsv`, our own) tells each event twice: in the active, and turned
round by a passive, a relative clause, a nominal or by fronting; source, target and type stay the
same. A sentence's direction is right when an event stands between the two sides that way round and
none the other way; its type is right when an event between them, either way, has the gold's root.
Sentences without any event between the two count as wrong in both; `found` says how many have one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coding import Reading, read, sides
from bench.identity import Identities
from bench.report import arguments, publish
from foedus.actors import load_knowledge
from foedus.events import load_codebook
from foedus.language import load

GOLD = Path(__file__).parent / "gold" / "direction.tsv"
DAY = "2024-06-01"
"""The day all sentences are read as of: it settles who holds which office."""
FORMS = ("passive", "relative", "nominal", "fronted")


@dataclass(frozen=True)
class Pair:
    """One event told twice."""

    type: str
    source: str
    target: str
    form: str
    active: str
    twin: str


@dataclass(frozen=True)
class Verdict:
    """What is right about one sentence."""

    found: bool
    direction: bool
    type: bool


class Judge:
    """Compares what was read in a sentence with its pair."""

    def __init__(self) -> None:
        self.identities = Identities(load_knowledge())
        self.mutual = {entry.id for entry in load_codebook().events if entry.symmetric}

    def verdict(self, pair: Pair, reading: Reading) -> Verdict:
        """Events between the two sides, the right way and the other way round."""
        forth, back = set(), set()
        for event in reading.coding.events:
            sources, targets = sides(event, reading.actors)
            for s in sources:
                for t in targets:
                    if self._is(pair.source, s) and self._is(pair.target, t):
                        forth.add(event.type)
                    elif self._is(pair.source, t) and self._is(pair.target, s):
                        (forth if event.pattern in self.mutual else back).add(event.type)
        return Verdict(bool(forth or back), bool(forth) and not back, pair.type in forth | back)

    def _is(self, gold: str, side: object) -> bool:
        return self.identities.same(gold, side)  # type: ignore[arg-type]


def pairs(path: Path) -> list[Pair]:
    """The pairs of a file; lines that start with # are comments."""
    lines = path.read_text("utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def figures(
    gold: Sequence[Pair], active: Sequence[Verdict], twin: Sequence[Verdict]
) -> dict[str, float]:
    """Percentages by sentence form."""
    groups = {"active": list(active), "inverted": list(twin)}
    groups |= {
        form: [v for p, v in zip(gold, twin, strict=True) if p.form == form] for form in FORMS
    }
    shown: dict[str, float] = {}
    for name, verdicts in groups.items():
        for what in ("direction", "type", "found"):
            right = Counter(getattr(v, what) for v in verdicts)[True]
            shown[f"{name}_{what}"] = 100 * right / max(1, len(verdicts))
    return shown


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("direction", __doc__, "tab-separated pairs", default=GOLD)
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    args = parser.parse_args(argv)
    gold = pairs(args.data)
    judge, pipeline = Judge(), load(args.pipeline)
    texts = [p.active for p in gold] + [p.twin for p in gold]
    readings = read(texts, [DAY] * len(texts), pipeline)
    verdicts = [judge.verdict(p, r) for p, r in zip(gold + gold, readings, strict=True)]
    if args.misses:
        for pair, text, verdict in zip(gold + gold, texts, verdicts, strict=True):
            if not (verdict.direction and verdict.type):
                print(pair.type, pair.source, pair.target, pair.form, verdict, text, sep=" | ")
    publish(figures(gold, verdicts[: len(gold)], verdicts[len(gold) :]), args.json)
