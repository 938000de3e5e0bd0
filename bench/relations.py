"""`python -m bench relations --data F.tsv`: the type of what passes between two given actors.

PLV layout (Hu et al. 2024): a table with a header; `marked_sentence` with `<s>` and `<t>` around
source and target, or `sentence`, `source` and `target`; `gold_root`; `gold_penta` (the quad class
as a number) if there is one, else the quad class of the root. Every sentence is read by itself by
the whole pipeline's model, and the classifiers are asked at the heads of source and target;
"nothing" is no answer here. Macro F1 over the classes of the file, in percent. Direction is another
question: see `python -m bench direction`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.report import arguments, publish
from foedus.events.scoring import NOTHING, pair_shares
from foedus.language import Analysis, Pipeline, load
from foedus.language.labels import RELATIONS

QUADS = {
    0: ("NONE",),
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("CONCEDE", "COOPERATE", "AID", "RETREAT", "YIELD"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's quad classes as PLV numbers them: verbal and material cooperation and conflict; before
them what is none."""
OLDER = {"YIELD": ("CONCEDE", "RETREAT")}
"""A root of the data that stands for several of PLOVER 2."""

QUAD_OF = {root: quad for quad, roots in QUADS.items() for root in roots}
Span = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """A sentence, the characters of its source and target (where it names them), the gold."""

    text: str
    spans: Mapping[str, Span]
    root: str
    quad: int


def rows(path: Path) -> list[Row]:
    """Read a file of the PLV layout."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_row(record) for record in csv.DictReader(lines, delimiter="\t")]


def _row(record: Mapping[str, str]) -> Row:
    root = record.get("gold_root") or record["root"]
    if record.get("marked_sentence"):
        text, spans = unmark(record["marked_sentence"])
    else:
        text = record["sentence"]
        named = {"s": record.get("source") or "", "t": record.get("target") or ""}
        found = {role: (text.find(words), words) for role, words in named.items()}
        spans = {r: (at, at + len(words)) for r, (at, words) in found.items() if words and at >= 0}
    return Row(text, spans, root, int(record.get("gold_penta") or QUAD_OF[root]))


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """Plain text of a marked sentence, and the first span of each mark, white space trimmed."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for part in re.split(r"(</?[st]>)", marked):
        mark = re.fullmatch(r"<(/?)([st])>", part)
        if mark is None:
            text += part
        elif not mark[1]:
            opened[mark[2]] = len(text)
        elif mark[2] in opened:
            inside = text[opened[mark[2]] :]
            start = opened[mark[2]] + len(inside) - len(inside.lstrip())
            spans.setdefault(mark[2], (start, len(text.rstrip())))
    return text, {role: span for role, span in spans.items() if span[0] < span[1]}


def head(analysis: Analysis, span: Span) -> int | None:
    """The token of a span whose head lies outside of it; None if the span has no token."""
    inside = {token.i for token in analysis.tokens_between(*span)}
    outer = [i for i in sorted(inside) if analysis.tokens[i].head not in inside - {i}]
    return outer[0] if outer else None


def heads(analysis: Analysis, spans: Iterable[Span]) -> list[int]:
    """The tokens of the actors asked about; where none is named, that of the first predicate."""
    named = [i for span in spans if (i := head(analysis, span)) is not None]
    return named or [token.i for token in analysis.tokens if token.deprel == "root"][:1]


def shares(analysis: Analysis, row: Row) -> Mapping[str, float]:
    """The share of each root; nothing at all where the model has no answer."""
    asked = heads(analysis, row.spans.values())
    found = pair_shares(analysis, asked[0], asked[-1]) if asked else {}
    return {root: share for root, share in found.items() if root != NOTHING}


def run(path: Path, pipeline: Pipeline) -> dict[str, float]:
    """Macro F1 of roots and quad classes, and the share of right roots, in percent."""
    gold = rows(path)
    answers = [
        shares(analysis, row)
        for row, analysis in zip(gold, pipeline.read([row.text for row in gold]), strict=True)
    ]
    if not any(answers):
        raise SystemExit(f"the pipeline {pipeline.version} has no classifier of relations")
    return figures(gold, answers)


def figures(gold: Sequence[Row], answers: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Figures of the best root and the best quad class of each answer."""
    known = {row.root for row in gold}
    older = {new: old for old, news in OLDER.items() if old in known for new in news}
    names = {root: older.get(root, root) for root in RELATIONS}
    roots = [_best(answer, names) for answer in answers]
    quads = [_best(answer, QUAD_OF) for answer in answers]
    right = sum(root == row.root for root, row in zip(roots, gold, strict=True))
    return {
        "root_macro_f1": macro_f1([row.root for row in gold], roots),
        "quad_macro_f1": macro_f1([row.quad for row in gold], quads),
        "root_accuracy": 100 * right / max(1, len(gold)),
    }


def _best(answer: Mapping[str, float], names: Mapping[str, object]) -> object:
    """The class with the greatest share, where several roots make up one class."""
    total: dict[object, float] = defaultdict(float)
    for root, share in answer.items():
        total[names[root]] += share
    return max(total, key=lambda name: (total[name], str(name)), default=None)


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """The plain mean of the F1 of every class of the gold, in percent."""
    wanted, proposed = Counter(gold), Counter(found)
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    scores = [200 * right[c] / (wanted[c] + proposed[c]) for c in wanted]
    return sum(scores) / max(1, len(scores))


def main(argv: list[str]) -> None:
    """Command line."""
    args = arguments("relations", __doc__, "a file of the PLV layout").parse_args(argv)
    publish(run(args.data, load(args.pipeline)), args.json)
