"""`python -m bench treebank --data F.conllu`: words, tags, lemmas and trees from raw text.

Scored as in the CoNLL 2018 shared task (Zeman et al. 2018): F1 over words aligned by characters;
LAS compares relations without sub-types, a root's head is the root. ``upos_aligned`` and
``lemma_aligned`` are the share that is right of the words that both sides have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.report import arguments, publish
from foedus.language import Analysis, Pipeline, from_conllu, load

MEASURES = ("words", "sentences", "upos", "lemma", "uas", "las")


def count(gold: Analysis, system: Analysis) -> dict[str, int]:
    """Matches per measure, and the numbers of words and sentences on either side."""
    by_span = {(t.start, t.end): t for t in gold.tokens}
    found = dict.fromkeys(MEASURES, 0)
    for token in system.tokens:
        match = by_span.get((token.start, token.end))
        if match is None:
            continue
        found["words"] += 1
        found["upos"] += match.upos == token.upos
        found["lemma"] += match.lemma == token.lemma
        head = _head(gold, match.i) == _head(system, token.i)
        found["uas"] += head
        found["las"] += head and match.rel == token.rel
    ends = {s.end for s in gold.sentences}
    starts = {(s.start, s.end) for s in gold.sentences}
    found["sentences"] = sum((s.start, s.end) in starts for s in system.sentences if s.end in ends)
    return found


def _head(analysis: Analysis, i: int) -> tuple[int, int] | None:
    head = analysis.tokens[i].head
    return None if head == i else (analysis.tokens[head].start, analysis.tokens[head].end)


def score(pairs: Sequence[tuple[Analysis, Analysis]]) -> dict[str, float]:
    """F1 in percent per measure over (gold, system) documents, and shares of aligned words."""
    totals = dict.fromkeys(MEASURES, 0)
    gold_words = system_words = gold_sentences = system_sentences = 0
    for gold, system in pairs:
        for measure, n in count(gold, system).items():
            totals[measure] += n
        gold_words += len(gold.tokens)
        system_words += len(system.tokens)
        gold_sentences += len(gold.sentences)
        system_sentences += len(system.sentences)
    result = {}
    for measure, n in totals.items():
        sides = (
            gold_sentences + system_sentences
            if measure == "sentences"
            else gold_words + system_words
        )
        result[measure] = 200 * n / max(1, sides)
    for measure in ("upos", "lemma"):
        result[f"{measure}_aligned"] = 100 * totals[measure] / max(1, totals["words"])
    return result


def documents(path: Path, only: str = "") -> list[Analysis]:
    """Gold documents of a CoNLL-U file; with ``only``, those whose id contains it."""
    chunks = re.split(r"(?m)^(?=# newdoc)", path.read_text("utf-8"))
    return [
        from_conllu(chunk) for chunk in chunks if chunk.strip() and only in chunk.partition("\n")[0]
    ]


def run(path: Path, pipeline: Pipeline, only: str = "") -> dict[str, float]:
    """Read the raw text of every document and score it."""
    gold = documents(path, only)
    return score(list(zip(gold, pipeline.read([g.text for g in gold]), strict=True)))


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("treebank", __doc__, "a CoNLL-U file")
    parser.add_argument("--only", default="", help="documents whose id contains this (_news_)")
    args = parser.parse_args(argv)
    publish(run(args.data, load(args.pipeline), args.only), args.json)
