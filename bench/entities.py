"""`python -m bench entities --data F.iob2`: names, exact span and label, micro F1.

Where the file says which document a sentence begins (`# newdoc`), the sentences of a document are
read together, one a line, as foedus reads a report; else, or with `--apart`, each by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from bench.report import arguments, f1, publish
from foedus.language import Pipeline, load

LABELS = ("PER", "ORG", "LOC")


@dataclass(frozen=True)
class Marked:
    """A text and the spans of its names: (from, to, label) in characters."""

    text: str
    spans: frozenset[tuple[int, int, str]]


def documents(path: Path) -> Iterator[list[Marked]]:
    """The sentences of each document; each by itself in a file that knows no documents."""
    known = "# newdoc" in path.read_text("utf-8")
    document: list[Marked] = []
    for begins, sentence in sentences(path):
        if document and (begins or not known):
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def sentences(path: Path) -> Iterator[tuple[bool, Marked]]:
    """Every sentence, and whether it begins a document; the text is ``# text`` where given."""
    text, begins, words, tags = "", False, [], []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("# newdoc"):
            begins = True
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            words.append(cells[1])
            tags.append(cells[2])
        elif words:
            yield begins, align(text, words, tags)
            text, begins, words, tags = "", False, [], []


def together(document: Sequence[Marked]) -> Marked:
    """The sentences of a document, one a line."""
    starts = accumulate((len(s.text) + 1 for s in document), initial=0)
    moved = (
        (a + start, b + start, label)
        for start, s in zip(starts, document, strict=False)
        for a, b, label in s.spans
    )
    return Marked("\n".join(s.text for s in document), frozenset(moved))


def align(text: str, words: list[str], tags: list[str]) -> Marked:
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
    return Marked(text, frozenset(s for s in spans if s[2] in LABELS))


def run(path: Path, pipeline: Pipeline, apart: bool = False) -> dict[str, float]:
    """Read every document, or every sentence by itself; precision, recall and F1 in percent."""
    if apart:
        gold = [sentence for _, sentence in sentences(path)]
    else:
        gold = [together(document) for document in documents(path)]
    matched = proposed = 0
    for marked, analysis in zip(gold, pipeline.read([m.text for m in gold]), strict=True):
        names = {(n.start, n.end, n.label) for n in analysis.names if n.label in LABELS}
        matched += len(names & marked.spans)
        proposed += len(names)
    return f1(matched, proposed, sum(len(marked.spans) for marked in gold))


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("entities", __doc__, "an IOB2 file (Universal NER layout)")
    parser.add_argument("--apart", action="store_true", help="read each sentence by itself")
    args = parser.parse_args(argv)
    publish(run(args.data, load(args.pipeline), args.apart), args.json)
