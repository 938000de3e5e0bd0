"""`python -m bench events --data F.jsonl`: who did what to whom, end to end, from plain text.

A record is `{"text", "events": [{"source", "target", "type"}]}`, as in the gold records of PLOVER;
our own gold (`bench/gold/events.jsonl`) also gives a `date`, each event's `cameo` and `modality`,
and `acts` (`value`, `state`, `organization`). A record may name a sentence of the GUM treebank
(`sent`) in place of its text (`--gum DIR`; `bench/gold/gum-events.jsonl`). Actors may be ISO 3166
alpha-3 codes, CAMEO agent codes ("USA GOV", "IGOUNO") or names; a side is right if its actor or
the state or organization it acts for is the gold's.

Scored are (source, root, target) triples, one to one: a compound side counts once for each of its
members. In what two sides do together (a meeting, a treaty) the order of the two does not count.
Where the gold has no modality it is PLOVER's own view that is asked for: what is promised or
planned counts as AGREE, a threat as THREATEN, and what is only supposed, demanded or denied not at
all. Where no gold event of a file has an open side, events with one are left out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.coding import Reading, Side, read, sides
from bench.identity import OPEN, Identities
from bench.report import arguments, f1, publish
from foedus.actors import load_knowledge
from foedus.events import Codebook, load_codebook
from foedus.language import load
from foedus.records import Event

GOLD = Path(__file__).parent / "gold" / "events.jsonl"
OLDER = {
    "YIELD": ("CONCEDE", "RETREAT"), "DEMAND": ("REQUEST",), "APPEAL": ("REQUEST",),
    "DISAPPROVE": ("ACCUSE",), "INVESTIGATE": ("ACCUSE",), "FIGHT": ("ASSAULT",),
    "ENGAGE": ("COOPERATE",), "REDUCE": ("SANCTION",),
}  # fmt: skip
"""Names of roots in earlier versions of PLOVER and in data made with it."""
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "REJECT"})
REAL = frozenset({"actual", "ongoing"})


@dataclass(frozen=True)
class Triple:
    """One event between two members of its sides, as the system coded it."""

    source: Side | None
    type: str
    target: Side | None
    modality: str
    cameo: str
    mutual: bool


@dataclass(frozen=True)
class Scheme:
    """What a gold file codes."""

    modality: bool
    open_sides: bool
    acts: bool


class Scorer:
    """Compares what was read with a gold file."""

    def __init__(self, records: Sequence[Mapping[str, Any]], codebook: Codebook) -> None:
        events = [event for record in records for event in record["events"]]
        self.scheme = Scheme(
            modality=any("modality" in event for event in events),
            open_sides=any(_open(event["source"]) or _open(event["target"]) for event in events),
            acts=any("acts" in record for record in records),
        )
        self.mutual = {entry.id for entry in codebook.events if entry.symmetric}
        self.identities = Identities(load_knowledge())
        self.counts: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, record: Mapping[str, Any], reading: Reading) -> None:
        """Score one text."""
        gold, found = _distinct(record["events"]), self.triples(reading)
        pairs = self._assign(gold, found)
        self._count("triple", len(pairs), len(found), len(gold))
        self._count("pair", len(self._assign(gold, found, typed=False)), len(found), len(gold))
        wanted, named = Counter(_root(g) for g in gold), Counter(t.type for t in found)
        self._count("root", _roots_right(wanted, named), len(found), len(gold))
        if not gold and not record.get("acts"):
            self.counts["negatives"] += 1
            self.counts["false"] += len(self.events(reading))
        for i, j in pairs:
            self.counts["modality_right"] += found[j].modality in _modalities(gold[i])
            self.counts["cameo_right"] += gold[i].get("cameo") == found[j].cameo
        if self.scheme.acts:
            self._acts(record, reading)
        self._note(record, gold, found, pairs)

    def triples(self, reading: Reading) -> list[Triple]:
        """The events of a text between single actors, each once."""
        found: dict[tuple[object, ...], Triple] = {}
        for event, kind in self.events(reading):
            source, target = sides(event, reading.actors)
            for s in source or (None,):
                for t in target or (None,):
                    triple = Triple(
                        s, kind, t, event.modality, event.cameo, event.pattern in self.mutual
                    )
                    found.setdefault((s, kind, t), triple)
        return list(found.values())

    def events(self, reading: Reading) -> list[tuple[Event, str]]:
        """Events that the gold's scheme has, with the root it would give them."""
        kept = []
        for event in reading.coding.events:
            kind = event.type if self.scheme.modality else in_plain_plover(event)
            if kind and (self.scheme.open_sides or (event.source and event.target)):
                kept.append((event, kind))
        return kept

    def figures(self) -> dict[str, float]:
        """All figures, in percent; false events per sentence that has none."""
        c = self.counts
        triple = self._f1("triple")
        found = {
            **triple,
            "root_f1": self._f1("root")["f1"],
            "pair_f1": self._f1("pair")["f1"],
            "false_per_negative": c["false"] / max(1, c["negatives"]),
        }
        if self.scheme.modality:
            found["modality_accuracy"] = 100 * c["modality_right"] / max(1, c["triple_right"])
            found["cameo_accuracy"] = 100 * c["cameo_right"] / max(1, c["triple_right"])
        if self.scheme.acts:
            found["act_f1"] = self._f1("act")["f1"]
        return found

    def _f1(self, what: str) -> dict[str, float]:
        c = self.counts
        return f1(c[f"{what}_right"], c[f"{what}_found"], c[f"{what}_gold"])

    def _count(self, what: str, right: int, found: int, gold: int) -> None:
        self.counts[f"{what}_right"] += right
        self.counts[f"{what}_found"] += found
        self.counts[f"{what}_gold"] += gold

    def _assign(
        self, gold: Sequence[Mapping[str, Any]], found: Sequence[Triple], *, typed: bool = True
    ) -> list[tuple[int, int]]:
        """The best one-to-one pairing of gold and found triples."""
        fits = np.zeros((len(gold), len(found)))
        for i, wanted in enumerate(gold):
            for j, triple in enumerate(found):
                if typed and triple.type not in _roots(wanted):
                    continue
                right = self._fits(wanted["source"], wanted["target"], triple)
                fits[i, j] = right * (1 + 0.1 * (triple.modality in _modalities(wanted)))
        rows, columns = linear_sum_assignment(-fits)
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        return [(i, j) for i, j in pairs if fits[i, j] > 0]

    def _fits(self, source: str | None, target: str | None, triple: Triple) -> bool:
        same = self.identities.same
        if same(source, triple.source) and same(target, triple.target):
            return True
        return triple.mutual and same(source, triple.target) and same(target, triple.source)

    def _acts(self, record: Mapping[str, Any], reading: Reading) -> None:
        gold = {(a["value"], a["state"], a["organization"]) for a in record.get("acts", ())}
        found = {(a.value, a.state, a.organization) for a in reading.coding.acts}
        self._count("act", len(gold & found), len(found), len(gold))
        self.misses += [f"  - act {act}" for act in sorted(gold - found)]
        self.misses += [f"  + act {act}" for act in sorted(found - gold)]

    def _note(
        self,
        record: Mapping[str, Any],
        gold: Sequence[Mapping[str, Any]],
        found: Sequence[Triple],
        pairs: Sequence[tuple[int, int]],
    ) -> None:
        """Keep what is not right, for people."""
        lines = [f"  - {_in_words(g)}" for i, g in enumerate(gold) if i not in dict(pairs)]
        taken = {j for _, j in pairs}
        lines += [f"  + {_shown(t)}" for j, t in enumerate(found) if j not in taken]
        lines += [
            f"  ~ {_in_words(gold[i])}: {found[j].modality}"
            for i, j in pairs
            if self.scheme.modality and found[j].modality not in _modalities(gold[i])
        ]
        acts = [line for line in self.misses if line.startswith("  ")]
        self.misses = [line for line in self.misses if not line.startswith("  ")]
        if lines or acts:
            self.misses.append("\n".join([record["text"], *lines, *acts]))


def in_plain_plover(event: Event) -> str | None:
    """The root PLOVER gives an event whose modality it does not code; None if it codes none."""
    if event.modality in REAL:
        return event.type
    if event.modality in ("planned", "promised") and event.type in COOPERATIVE:
        return "AGREE"
    if event.modality in ("planned", "threatened") and event.type in HOSTILE:
        return "THREATEN"
    return None


def part(text: str) -> str:
    """The half of the gold a text belongs to: by a digest, so that it never changes."""
    return "dev" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else "held"


def load_gold(path: Path, half: str = "all", gum: Path | None = None) -> list[dict[str, Any]]:
    """Records of a file, or of one half of it; `gum` gives the texts of those that name a sentence.

    Raises `KeyError` for a sentence that the treebank does not have.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if any("text" not in row for row in rows):
        texts = sentences(gum) if gum else {}
        rows = [{"text": texts[row["sent"]], **row} if "text" not in row else row for row in rows]
    return [row for row in rows if half in ("all", part(row["text"]))]


def sentences(folder: Path) -> dict[str, str]:
    """The sentences of a folder of CoNLL-U files by their ids."""
    found, name = {}, ""
    for file in sorted(folder.glob("*.conllu")):
        for line in file.read_text("utf-8").splitlines():
            key, _, value = line.partition(" = ")
            if key == "# sent_id":
                name = value.strip()
            elif key == "# text":
                found[name] = value.strip()
    return found


def score(records: Sequence[Mapping[str, Any]], readings: Iterator[Reading]) -> Scorer:
    """Score readings against their records."""
    scorer = Scorer(records, load_codebook())
    for record, reading in zip(records, readings, strict=True):
        scorer.add(record, reading)
    return scorer


def _distinct(events: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Gold events without repetitions; a meeting told from both sides is one."""
    kept: dict[tuple[object, ...], Mapping[str, Any]] = {}
    for event in events:
        source, target, kind = event["source"], event["target"], event["type"]
        if kind == "CONSULT" and (target, kind, source) in kept:
            continue
        kept.setdefault((source, kind, target), event)
    return list(kept.values())


def _modalities(event: Mapping[str, Any]) -> Sequence[str]:
    """The modality of a gold event, or those that will do."""
    given = event.get("modality", ())
    return (given,) if isinstance(given, str) else given


def _open(name: str | None) -> bool:
    return name is None or name.strip().casefold() in OPEN


def _root(event: Mapping[str, Any]) -> str:
    return str(event["type"]).partition("-")[0].strip().upper()


def _roots(event: Mapping[str, Any]) -> tuple[str, ...]:
    return OLDER.get(_root(event), (_root(event),))


def _roots_right(wanted: Counter[str], found: Counter[str]) -> int:
    left = found.copy()
    right = 0
    for root, n in sorted(wanted.items()):
        for name in OLDER.get(root, (root,)):
            hit = min(n, left[name])
            right, n, left[name] = right + hit, n - hit, left[name] - hit
    return right


def _in_words(event: Mapping[str, Any]) -> str:
    return f"{event['source']} {event['type']} {event['target']} {event.get('modality', '')}"


def _shown(triple: Triple) -> str:
    source, target = (
        "|".join(sorted(side.ids)) if side else "-" for side in (triple.source, triple.target)
    )
    return f"{source} {triple.type} {target} {triple.modality}"


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("events", __doc__, "JSON Lines, one sentence a line", default=GOLD)
    parser.add_argument("--part", choices=("all", "dev", "held"), default="all")
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    parser.add_argument(
        "--gum",
        type=Path,
        help="folder of GUM's CoNLL-U files, for a gold that names its sentences",
    )
    args = parser.parse_args(argv)
    records = load_gold(args.data, args.part, args.gum)
    texts = [record["text"] for record in records]
    dates = [record.get("date") for record in records]
    scorer = score(records, read(texts, dates, load(args.pipeline)))
    if args.misses:
        print("\n\n".join(scorer.misses))
    publish(scorer.figures(), args.json)
