"""`python -m bench entities --data F.iob2`: names, exact span and label, micro F1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.report import arguments, f1, publish
from foedus.language import Pipeline, load

LABELS = ("PER", "ORG", "LOC")


def sentences(path: Path) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """(text, gold spans) of every sentence; the text is as in ``# text`` where it is given."""
    text, words, tags = "", [], []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            words.append(cells[1])
            tags.append(cells[2])
        elif words:
            yield align(text, words, tags)
            text, words, tags = "", [], []


def align(text: str, words: list[str], tags: list[str]) -> tuple[str, set[tuple[int, int, str]]]:
    """Find each word's characters in the text; spans of the tags in characters."""
    places, cursor = [], 0
    if not text:
        text = " ".join(words)
    for word in words:
        start = text.find(word, cursor)
        if start < 0:
            return align("", words, tags)
        cursor = start + len(word)
        places.append((start, cursor))
    spans: list[tuple[int, int, str]] = []
    for (start, end), tag in zip(places, tags, strict=True):
        if tag.startswith("B-"):
            spans.append((start, end, tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
    return text, {s for s in spans if s[2] in LABELS}


def run(path: Path, pipeline: Pipeline) -> dict[str, float]:
    """Read every sentence by itself; precision, recall and F1 in percent."""
    gold = list(sentences(path))
    matched = proposed = 0
    for (_, spans), analysis in zip(gold, pipeline.read([t for t, _ in gold]), strict=True):
        names = {(n.start, n.end, n.label) for n in analysis.names if n.label in LABELS}
        matched += len(names & spans)
        proposed += len(names)
    return f1(matched, proposed, sum(len(spans) for _, spans in gold))


def main(argv: list[str]) -> None:
    """Command line."""
    args = arguments("entities", __doc__, "an IOB2 file (Universal NER layout)").parse_args(argv)
    publish(run(args.data, load(args.pipeline)), args.json)
