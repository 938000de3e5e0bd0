"""Pronouns against the coreference of GUM, for volume: is the actor one the cluster names?

GUM links every mention of a document to an entity. A pronoun is right if its actor is also that
of some name, title or noun of the same entity, wrong if it is not; it counts as open where the
entity has a settled mention but the pronoun has none. Pronouns of entities that the actors step
never gives an identity (a car, "people") are only counted when they are linked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.reading import Reader, document
from foedus.actors import ActorLayer, Knowledge, resolve
from foedus.language import Analysis, from_conllu

PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
     "they", "them", "their", "theirs", "themselves"}
)  # fmt: skip
_ENTITY = re.compile(r"\((\d+)-[^()]*?\)|\((\d+)-[^()]*|(\d+)(?:\[\d+/\d+\])?\)")
Span = tuple[int, int]


@dataclass(frozen=True)
class Story:
    """One document of the treebank: its text and, by entity, the characters of its mentions."""

    name: str
    created: str | None
    text: str
    clusters: dict[str, list[Span]]


def stories(path: Path) -> Iterator[Story]:
    """The documents of a GUM treebank."""
    for part in re.split(r"(?m)^(?=# newdoc id)", path.read_text("utf-8")):
        if part.strip():
            yield _story(part)


def _story(part: str) -> Story:
    head = re.match(r"# newdoc id = (\S+)", part)
    created = re.search(r"# meta::dateCreated = (\d{4}-\d{2}-\d{2})", part)
    analysis = from_conllu(part)
    rows = [line.split("\t") for line in part.splitlines() if re.match(r"\d+\t", line)]
    clusters: dict[str, list[Span]] = defaultdict(list)
    begun: dict[str, list[int]] = defaultdict(list)
    for token, row in zip(analysis.tokens, rows, strict=True):
        marks = re.search(r"Entity=([^|]*)", row[9])
        for whole, opened, closed in _ENTITY.findall(marks[1] if marks else ""):
            if whole:
                clusters[whole].append((token.start, token.end))
            elif opened:
                begun[opened].append(token.start)
            elif begun[closed]:
                clusters[closed].append((begun[closed].pop(), token.end))
    name = head[1] if head else "?"
    return Story(name, created[1] if created else None, analysis.text, dict(clusters))


def coref_figures(path: Path, reader: Reader, knowledge: Knowledge) -> dict[str, float]:
    """Pronouns that refer to somebody settled: how many, and shares right and wrong."""
    found = list(stories(path))
    counts: dict[str, int] = defaultdict(int)
    for story, analysis in zip(found, reader.read([s.text for s in found]), strict=True):
        layer = resolve(document(story.text, story.created), analysis, knowledge)
        for verdict in judged(story, analysis, layer):
            counts[verdict[0]] += 1
    total = counts["right"] + counts["wrong"] + counts["open"]
    linked = counts["right"] + counts["wrong"] + counts["stray"]
    return {
        "documents": float(len(found)),
        "pronouns": float(total),
        "pronouns right": 100 * counts["right"] / max(1, total),
        "pronouns wrong": 100 * (counts["wrong"] + counts["stray"]) / max(1, total),
        "links right": 100 * counts["right"] / max(1, linked),
    }


def judged(story: Story, analysis: Analysis, layer: ActorLayer) -> Iterator[tuple[str, Span, str]]:
    """Verdict, characters and actors found for every pronoun that counts."""
    by_token: dict[int, set[str]] = defaultdict(set)
    for m in layer.mentions:
        if m.actor is not None:
            by_token[m.head].add(m.actor)
    for spans in story.clusters.values():
        heads = {span: _head(analysis, span) for span in spans}
        pronouns = [s for s in spans if story.text[s[0] : s[1]].lower() in PRONOUNS]
        named = {a for s in spans if s not in pronouns for a in by_token.get(heads[s], ())}
        for span in pronouns:
            actors = by_token.get(heads[span], set())
            shown = "+".join(sorted(actors))
            if named:
                verdict = "right" if actors & named else "wrong" if actors else "open"
                yield verdict, span, shown
            elif actors:
                yield "stray", span, shown


def _head(analysis: Analysis, span: Span) -> int:
    """The token of a stretch whose own head lies outside it."""
    tokens = analysis.tokens_between(*span)
    inside = {t.i for t in tokens}
    return next((t.i for t in tokens if t.head not in inside or t.head == t.i), -1)
