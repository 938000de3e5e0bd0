"""`python -m bench stance --data F.jsonl`: how a sentence speaks of an actor named in it.

NewsMTSC layout (Hamborg and Donnay 2021): one JSON object a line with `sentence_normalized` and
`targets`, each with `from`, `to` and `polarity` (2 negative, 4 neutral, 6 positive). Macro F1 and
accuracy over all targets, in percent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.relations import Span, head, macro_f1
from bench.report import arguments, publish
from foedus.language import Analysis, Pipeline, load
from foedus.language.labels import STANCES

POLARITY = {2: "negative", 4: "neutral", 6: "positive"}


@dataclass(frozen=True)
class Target:
    """An actor in a sentence, and how the sentence speaks of it."""

    text: str
    span: Span
    stance: str


def targets(path: Path) -> Iterator[Target]:
    """Read a file of the NewsMTSC layout."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        for target in record["targets"]:
            span = (int(target["from"]), int(target["to"]))
            yield Target(record["sentence_normalized"], span, POLARITY[int(target["polarity"])])


def stance(analysis: Analysis, span: Span) -> str | None:
    """The most likely stance toward the actor in a span."""
    token = head(analysis, span)
    found = analysis.stance(token) if token is not None else None
    return max(STANCES, key=lambda name: found[name]) if found else None


def run(path: Path, pipeline: Pipeline) -> dict[str, float]:
    """Macro F1 and accuracy, in percent."""
    gold = list(targets(path))
    texts = list(dict.fromkeys(target.text for target in gold))
    analyses = dict(zip(texts, pipeline.read(texts), strict=True))
    found = [stance(analyses[target.text], target.span) for target in gold]
    if not any(found):
        raise SystemExit(f"the pipeline {pipeline.version} has no classifier of stance")
    wanted = [target.stance for target in gold]
    right = sum(f == w for f, w in zip(found, wanted, strict=True))
    return {
        "stance_macro_f1": macro_f1(wanted, found),
        "stance_accuracy": 100 * right / max(1, len(gold)),
    }


def main(argv: list[str]) -> None:
    """Command line."""
    args = arguments("stance", __doc__, "a file of the NewsMTSC layout").parse_args(argv)
    publish(run(args.data, load(args.pipeline)), args.json)
