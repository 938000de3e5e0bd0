"""Golden cases: a parsed text beside the mentions expected of it."""

from __future__ import annotations

from pathlib import Path

from bench.reading import document

from foedus.actors import ActorLayer, load_knowledge, resolve
from foedus.language import Analysis, from_conllu

CASES = Path(__file__).parent / "cases"


def read(conllu: str) -> tuple[Analysis, ActorLayer]:
    """Resolve a parsed text; ``# day = 2024-06-10`` in it is its date."""
    analysis = from_conllu(conllu)
    days = [line[8:] for line in conllu.splitlines() if line.startswith("# day = ")]
    day = days[0].strip() if days else None
    return analysis, resolve(document(analysis.text, day), analysis, load_knowledge())


def case(name: str) -> tuple[Analysis, ActorLayer]:
    """Read one of the case files."""
    return read((CASES / f"{name}.conllu").read_text(encoding="utf-8"))


def links(analysis: Analysis, layer: ActorLayer) -> list[str]:
    """Every mention as one line: ``words -> actor [kind, use]``, open ones with candidates."""
    lines = []
    for m in layer.mentions:
        actor = m.actor or "? " + " | ".join(sorted(m.candidates))
        lines.append(f"{analysis.text[m.start : m.end]} -> {actor.strip()} [{m.kind}, {m.use}]")
    return lines


def parse(*sentences: str) -> str:
    """CoNLL-U from one ``form/lemma/UPOS/head/relation[/features]`` per word, spaces between.

    A lemma of ``_`` is the form itself; heads count from 1, 0 is the root.
    """
    blocks = []
    for sentence in sentences:
        rows = []
        for number, word in enumerate(sentence.split(), start=1):
            form, lemma, upos, head, relation, *feats = word.split("/")
            lemma = form if lemma == "_" else lemma
            values = (number, form, lemma, upos, "_", *(feats or "_"), head, relation, "_", "_")
            rows.append("\t".join(map(str, values)))
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def uses(conllu: str) -> dict[str, tuple[str | None, str]]:
    """Actor and use of every mention by its words."""
    analysis, layer = read(conllu)
    return {analysis.text[m.start : m.end]: (m.actor, m.use) for m in layer.mentions}
