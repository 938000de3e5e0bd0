"""Sentences with names marked by hand, written for training (`data/names-*.txt`).

``[PER Ines Duarte] of [ORG Harbour Watch] flew to [LOC Oslo].`` One sentence a line; an empty line
ends a document; a line that opens with ``#`` is a remark. What is not marked is not the name of a
person, an organization or a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.marked import MarkupError

from foedus.actors import Knowledge
from foedus.language.labels import NAME_TAGS
from foedus.language.reader import Reader
from training.corpora import TrainingDocument, blank, tag
from training.kinds import add_kinds

FILES = Path(__file__).parent / "data"
LABELS = ("PER", "ORG", "LOC")

_MARK = re.compile(rf"\[({'|'.join(LABELS)}) ([^\[\]]+)\]|[\[\]]")
_FINAL = (".", "!", "?", "…", '."', '!"', '?"', ".”", "!”", "?”", ".)", "!)", "?)")


@dataclass(frozen=True)
class NamedText:
    """A document without its markup.

    Attributes:
        sentences: (start, end) of each, in characters.
        names: (start, end, label) of each, in characters, in text order.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int, str], ...]


def read_files(folder: Path = FILES) -> list[NamedText]:
    """The documents of all files ``names-*.txt`` of a folder, in the order of their names.

    Raises:
        MarkupError: A bracket that is not part of a mark, a label other than :data:`LABELS`, or
            blanks at the ends of a name. The message tells file and line.
    """
    return [
        document
        for path in sorted(folder.glob("names-*.txt"))
        for document in read_file(path.name, path.read_text("utf-8"))
    ]


def read_file(name: str, marked: str) -> Iterator[NamedText]:
    """The documents of one file called ``name``; raises as :func:`read_files` does."""
    lines: list[NamedText] = []
    for number, line in enumerate([*marked.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            try:
                lines.append(_unmark(line.strip()))
            except MarkupError as error:
                raise MarkupError(f"{name}, line {number}: {error}") from error
        elif lines:
            yield _joined(lines)
            lines = []


def _unmark(line: str) -> NamedText:
    text, last = "", 0
    names = []
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        label, name = mark.groups()
        if label is None:
            raise MarkupError(f"stray bracket at {line[mark.start() :][:20]!r}")
        if name.strip() != name:
            raise MarkupError(f"blanks at the ends of {name!r}")
        names.append((len(text), len(text) + len(name), label))
        text += name
    text += line[last:]
    return NamedText(text, ((0, len(text)),), tuple(names))


def _joined(lines: Iterable[NamedText]) -> NamedText:
    """Lines as one text: full sentences run on, what ends without a full stop stands apart."""
    text = ""
    sentences: list[tuple[int, int]] = []
    names: list[tuple[int, int, str]] = []
    for line in lines:
        if text:
            text += " " if text.endswith(_FINAL) and line.text.endswith(_FINAL) else "\n"
        base = len(text)
        text += line.text
        sentences.append((base, len(text)))
        names += ((base + start, base + end, label) for start, end, label in line.names)
    return NamedText(text, tuple(sentences), tuple(names))


def documents(
    found: Iterable[NamedText], teacher: Reader | None, known: Knowledge
) -> list[TrainingDocument]:
    """Documents with their names and where their sentences begin; nothing else is known of them.

    Args:
        found: What to turn into documents.
        teacher: An earlier model. Where its trees show a people, an event or a title, which
            nobody marked, these are added as they are to the treebanks.
        known: The adjectives and demonyms of states and peoples.
    """
    read = list(found)
    docs = [_document(one) for one in read]
    if teacher:
        for doc, analysis in zip(docs, teacher.read([one.text for one in read]), strict=True):
            add_kinds(doc, analysis, known)
    return docs


def _document(found: NamedText) -> TrainingDocument:
    doc = blank("named", found.text)
    doc.names[:] = doc.sentence[:] = 0
    doc.units = [_atoms(doc, start, end) for start, end in found.sentences]
    for first, _ in doc.units:
        doc.sentence[first] = 1
    for start, end, label in found.names:
        tag(doc.names, *_atoms(doc, start, end), NAME_TAGS.index(f"B-{label}"))
    return doc


def _atoms(doc: TrainingDocument, start: int, end: int) -> tuple[int, int]:
    """First and last atom (exclusive) within characters ``start`` to ``end``."""
    inside = [i for i, a in enumerate(doc.atoms) if a.start < end and a.end > start]
    return inside[0], inside[-1] + 1
