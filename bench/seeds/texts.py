"""Cleaned texts and publication dates: all residue gone, no sentence lost, no date made up."""

from __future__ import annotations

import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

from bench.seeds.locate import plain
from bench.seeds.match import is_date
from bench.seeds.world import Json, World

PUBLISHED: dict[str, tuple[tuple[str, ...], str]] = {
    "000": (("inferred",), "2024"),
    "001": (("inferred",), "2024"),
    "002": (("unknown", "inferred"), "*"),
    "003": (("stated",), "2023-11-27"),
    "004": (("inferred",), "2025-01"),
}
"""Publication by document: bases that are right, and the span it must lie in."""


def dates(world: World) -> dict[str, str]:
    """What is wrong with a document's publication date, by document; empty when right."""
    problems = {}
    for name, (bases, span) in PUBLISHED.items():
        document = world.documents.get(name)
        if document is None:
            problems[name] = "was not read"
        elif document["published_basis"] not in bases:
            problems[name] = f"is {document['published_basis']}, not {' or '.join(bases)}"
        elif not _dated(document, span):
            problems[name] = f"is {document['published'] and document['published']['edtf']}"
    return problems


def _dated(document: Json, span: str) -> bool:
    published = document["published"]
    if span != "*":
        return is_date(span, published)
    return published is None or published["earliest"] != published["latest"]


def residue(world: World, reports: Path, gold: Path) -> list[str]:
    """Residue left in the texts, and lines of the reports lost from them."""
    known = tomllib.loads(gold.read_text("utf-8"))
    problems = []
    for name, document in sorted(world.documents.items()):
        (path,) = reports.glob(f"{name}*")
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        found = compare(lines, document, known.get(name, {}))
        problems.extend(f"{name}: {problem}" for problem in found)
    return problems


def compare(lines: list[str], document: Json, known: dict[str, list[str]]) -> list[str]:
    """What is left of the residue in a document, and what is lost of the other lines."""
    text = _squeezed(document["text"])
    kept = Counter(_squeezed(line) for line in document["text"].splitlines())
    problems = []
    for line in dict.fromkeys(lines):
        if _fits(line, known.get("residue", [])):
            if kept[_squeezed(line)]:
                problems.append(f"residue left: {line[:60]}")
        elif _fits(line, known.get("fields", [])):
            if line not in document["authors"]:
                problems.append(f"author lost: {line[:60]}")
        elif _squeezed(line) not in text and line != document["title"]:
            problems.append(f"line lost: {line[:60]}")
        elif _fits(line, known.get("doubled", [])) and kept[_squeezed(line)] > 1:
            problems.append(f"left twice: {line[:60]}")
    return problems


def _fits(line: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(plain(line), plain(pattern)) for pattern in patterns)


def _squeezed(text: str) -> str:
    return " ".join(plain(text).split())
