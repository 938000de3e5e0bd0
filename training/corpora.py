"""Corpora to training documents: atoms with labels, each layer only where the corpus has it.

A document is a dict of numpy arrays over atoms (see :func:`blank`); `-100` means "no label".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from bench.attribution import Triple, read_ann

from foedus.actors import Knowledge
from foedus.language import Analysis, from_conllu
from foedus.language.atoms import Atoms, cut
from foedus.language.labels import NAME_TAGS, ROLE_TAGS, lemma_script

NONE = -100


@dataclass(frozen=True)
class Focus:
    """One class for one or two actors of a sentence.

    Attributes:
        task: ``relation`` or ``stance``.
        atoms: For each actor the atoms it may be asked for at, the likelier ones repeated.
    """

    task: str
    atoms: tuple[tuple[int, ...], ...]
    label: int


@dataclass
class TrainingDocument:
    """Atoms of one document and what is known about them.

    Attributes:
        units: (first, last) atom ranges that may not be split across windows: sentences where
            they are known, else paragraphs.
        words: For syntax, one label string per atom (None where unknown or not word-initial).
        attributions: (anchor atom, role tag per atom as index).
        tree: The text with its syntax as an earlier model reads it, if it has none of its own.
    """

    source: str
    text: str
    atoms: Atoms
    units: list[tuple[int, int]]
    join: np.ndarray
    sentence: np.ndarray
    head: np.ndarray
    names: np.ndarray
    upos: list[str | None]
    feats: list[str | None]
    lemma: list[str | None]
    deprel: list[str | None]
    attributed: bool = False
    attributions: list[tuple[int, np.ndarray]] = field(default_factory=list)
    focused: list[Focus] = field(default_factory=list)
    tree: TrainingDocument | None = None


def blank(source: str, text: str) -> TrainingDocument:
    """A document with atoms and no labels; its paragraphs are its units."""
    atoms = cut(text)
    n = len(atoms)

    def empty() -> np.ndarray:
        return np.full(n, NONE, dtype=np.int64)

    return TrainingDocument(
        source, text, atoms, list(paragraphs(text, atoms)),
        empty(), empty(), empty(), empty(),
        [None] * n, [None] * n, [None] * n, [None] * n,
    )  # fmt: skip


def paragraphs(text: str, atoms: Atoms) -> Iterator[tuple[int, int]]:
    """Atom ranges of the lines of a text."""
    first = 0
    for i in range(1, len(atoms) + 1):
        if i == len(atoms) or "\n" in text[atoms[i - 1].end : atoms[i].start]:
            if i > first:
                yield first, i
            first = i


def treebank(
    path: Path, source: str, keep_names: bool
) -> Iterator[tuple[TrainingDocument, Analysis]]:
    """Documents of a CoNLL-U file (UD EWT, GUM) with their trees."""
    raw = path.read_text("utf-8")
    for chunk in re.split(r"(?m)^(?=# newdoc)", raw):
        if chunk.strip():
            analysis = from_conllu(chunk)
            yield syntax(analysis, source, gum_names(chunk) if keep_names else None), analysis


def syntax(
    analysis: Analysis, source: str, names: list[tuple[int, int, str]] | None
) -> TrainingDocument:
    """A text with its words, tags, lemmas and trees; names as (first, last token, label)."""
    doc = blank(source, analysis.text)
    start_at = {atom.start: i for i, atom in enumerate(doc.atoms)}
    end_at = {atom.end: i for i, atom in enumerate(doc.atoms)}
    whole = [t.start in start_at and t.end in end_at for t in analysis.tokens]
    doc.units = []
    for sentence in analysis.sentences:
        spanned = [i for i in range(sentence.first, sentence.last) if whole[i]]
        if not spanned:
            continue
        first = start_at[analysis.tokens[spanned[0]].start]
        last = end_at[analysis.tokens[spanned[-1]].end] + 1
        if last <= first:
            continue
        doc.units.append((first, last))
        clean = len(spanned) == sentence.last - sentence.first
        doc.sentence[first] = 1
        for i in spanned:
            token = analysis.tokens[i]
            a, b = start_at[token.start], end_at[token.end]
            doc.join[a], doc.join[a + 1 : b + 1] = 0, 1
            doc.sentence[a + (i == spanned[0]) : b + 1] = 0
            doc.upos[a], doc.feats[a] = token.upos, token.feats
            doc.lemma[a] = lemma_script(token.text, token.lemma)
            if clean:
                head = analysis.tokens[token.head]
                doc.deprel[a] = token.deprel
                doc.head[a] = a if head.i == token.i else start_at[head.start]
    if names is not None:
        doc.names[:] = 0
        for first, last, label in names:
            if all(whole[first:last]):
                a = start_at[analysis.tokens[first].start]
                b = end_at[analysis.tokens[last - 1].end] + 1
                tag(doc.names, a, b, NAME_TAGS.index("B-" + label))
    return doc


def tag(tags: np.ndarray, first: int, last: int, begin: int) -> None:
    """Write B- and I- over an atom range unless part of it is taken."""
    if not tags[first:last].any():
        tags[first], tags[first + 1 : last] = begin, begin + 1


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
_CONNECTORS = {"of", "the", "for", "and", "&", "-", "'", "'s", "’s", "on", "de", "von", "van", "al"}
_TITLES = frozenset(
    [
        "president",
        "speaker",
        "secretary",
        "chief",
        "justice",
        "court",
        "senator",
        "king",
        "queen",
        "emperor",
        "empress",
        "prince",
        "princess",
        "lord",
        "lady",
        "governor",
        "general",
        "captain",
        "minister",
        "mayor",
        "pope",
        "bishop",
        "judge",
        "director",
        "chairman",
        "professor",
        "doctor",
        "dr.",
        "mr.",
        "mrs.",
        "ms.",
        "sir",
        "madam",
        "god",
        "lieutenant",
        "colonel",
        "sergeant",
    ]
)


def gum_names(chunk: str) -> list[tuple[int, int, str]]:
    """Named entities of a GUM document: the run of proper nouns around each entity's head."""
    rows: list[list[str]] = []
    base, offsets = 0, []
    for line in chunk.splitlines():
        if line and not line.startswith("#") and line.split("\t", 1)[0].isdigit():
            columns = line.split("\t")
            if columns[0] == "1":
                base = len(rows)
            offsets.append(base)
            rows.append(columns)
    found = []
    for first, last, kind in _gum_entities(rows):
        label = GUM_TYPES.get(kind)
        span = _proper_run(rows, offsets, first, last, label == "PER") if label else None
        if span and label and not (label == "PER" and _is_title(rows[slice(*span)])):
            found.append((*span, label))
    found.sort(key=lambda item: (item[0] - item[1], item[0]))
    taken: set[int] = set()
    kept = []
    for first, last, label in found:
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, label))
    return sorted(kept)


def _gum_entities(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    open_entities: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
            body = mark.strip("()").split("-")
            if mark.startswith("("):
                open_entities.append((body[0], body[1] if len(body) > 1 else "", i))
                if mark.endswith(")"):
                    _, kind, first = open_entities.pop()
                    yield first, i + 1, kind
            else:
                for k in range(len(open_entities) - 1, -1, -1):
                    if open_entities[k][0] == body[0]:
                        _, kind, first = open_entities.pop(k)
                        yield first, i + 1, kind
                        break


def _is_title(words: list[list[str]]) -> bool:
    """A people ("Americans") or a title that stands for its holder ("the Speaker")."""
    return words[-1][4] == "NNPS" or all(w[2].lower() in _TITLES for w in words)


def _proper_run(
    rows: list[list[str]], offsets: list[int], first: int, last: int, person: bool
) -> tuple[int, int] | None:
    inside = range(first, last)
    heads = [i for i in inside if (offsets[i] + int(rows[i][6]) - 1) not in inside]
    if not heads or not _proper(rows[heads[0]]):
        return None
    a = b = heads[0]
    while a > first and _extends(rows, a - 1, first, -1, person):
        a -= 1
    while b < last - 1 and _extends(rows, b + 1, last - 1, 1, person):
        b += 1
    while not _proper(rows[a]):
        a += 1
    while not _proper(rows[b]):
        b -= 1
    return a, b + 1


def _proper(row: list[str]) -> bool:
    return row[4] in ("NNP", "NNPS") and row[7] != "nmod:desc"


def _extends(rows: list[list[str]], i: int, limit: int, step: int, person: bool) -> bool:
    if rows[i][7] == "nmod:desc":
        return False
    if _proper(rows[i]):
        return True
    if person:
        return False
    beyond = i + step
    near = rows[i][1].lower() in _CONNECTORS and (limit - beyond) * step >= 0
    return near and (_proper(rows[beyond]) or rows[beyond][1].lower() in _CONNECTORS)


def wikigold(path: Path, known: Knowledge) -> Iterator[TrainingDocument]:
    """Sentences of a CoNLL file with IOB1 tags; of MISC only peoples are kept."""
    text = ""
    tokens: list[tuple[int, int, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        word, _, label = line.partition(" ")
        if label:
            start = len(text)
            text += word + " "
            tokens.append((start, len(text) - 1, label))
        elif tokens:
            yield _named(text.rstrip(), tokens, known)
            text, tokens = "", []


def _named(text: str, tokens: list[tuple[int, int, str]], known: Knowledge) -> TrainingDocument:
    doc = blank("wikigold", text)
    doc.names[:] = 0
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for start, end, label in tokens:
        if label != "O" and label[2:] == previous[2:] and label[0] == "I":
            spans[-1] = (spans[-1][0], end, label[2:])
        elif label != "O":
            spans.append((start, end, label[2:]))
        previous = label
    for start, end, kind in spans:
        people = kind == "MISC" and is_people(text[start:end], known)
        inside = [i for i, a in enumerate(doc.atoms) if a.start >= start and a.end <= end]
        if inside and (people or kind != "MISC"):
            begin = NAME_TAGS.index("B-NORP" if people else f"B-{kind}")
            tag(doc.names, inside[0], inside[-1] + 1, begin)
    return doc


def is_people(surface: str, known: Knowledge) -> bool:
    """Whether words are the adjective or the demonym of a state or people."""
    aliases = known.lookup(surface)
    return bool(aliases) and aliases[0].kind in ("adjective", "demonym")


def polnear(folder: Path) -> Iterator[TrainingDocument]:
    """Articles of PolNeAR, once per annotator."""
    for text_path in sorted((folder / "text").glob("*.txt")):
        text = text_path.read_text("utf-8")
        for path in sorted((folder / "attributions").glob(text_path.stem + "_*.ann")):
            yield attributed(text, read_ann(path.read_text("utf-8")), "polnear")


def attributed(text: str, attributions: list[Triple], source: str) -> TrainingDocument:
    """A text with all its attributions."""
    doc = blank(source, text)
    doc.attributed = True
    used: set[int] = set()
    for triple in attributions:
        tags = np.zeros(len(doc.atoms), dtype=np.int64)
        for role in ("content", "source", "cue"):
            for start, end in getattr(triple, role):
                inside = [i for i, a in enumerate(doc.atoms) if a.start < end and a.end > start]
                if inside:
                    tag(tags, inside[0], inside[-1] + 1, ROLE_TAGS.index(f"B-{role}"))
        cue = np.flatnonzero(tags == ROLE_TAGS.index("B-cue"))
        anchor = int(cue[0]) if len(cue) else NONE
        if anchor not in used:
            doc.attributions.append((anchor, tags))
            used.add(anchor) if anchor != NONE else None
    return doc
