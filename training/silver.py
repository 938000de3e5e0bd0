"""Names for corpora that have none: what a trained model, a whole corpus and our lists agree on.

A model trained on little data knows a name's type in one sentence and misses it in the next.
Candidates are the groups of proper nouns of a tree; their type is the product of what the model
says at that place, what it says of the same name in all places, and what the knowledge base
says. Places where these do not settle are left without labels (consensus self-training; compare
Yarowsky 1995, and Jain and others 2023 on lexical consistency of names).
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from bench.attribution import found_by

from foedus.actors import Knowledge
from foedus.language import Analysis
from foedus.language.labels import NAME_TAGS
from foedus.language.names import is_proper, kind_shares, proper_groups
from foedus.language.reader import Reader
from training.corpora import NONE, TrainingDocument, attributed, syntax, tag
from training.kinds import add_kinds

TYPES = ("O", "PER", "ORG", "LOC")
_CALENDAR = {name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name}
_KIND_TYPES = {
    "person": 1, "organization": 2, "organ": 2, "outlet": 2, "group": 2, "state": 3,
    "place-as-actor": 3,
}  # fmt: skip
_NAMING = ("name", "official", "abbreviation", "alias", "surname", "capital")

SURE = 0.5
"""Share of the best type from which a place gets a label."""


@dataclass
class Candidate:
    """A group of proper nouns: tokens of document ``doc``, and a share for each of TYPES."""

    doc: int
    first: int
    last: int
    surface: str
    share: np.ndarray


def name_shares(reader: Reader, text: str) -> dict[int, np.ndarray]:
    """For each atom, by where it starts in the text: the probability of each of TYPES."""
    found: dict[int, np.ndarray] = {}
    for atoms, out in reader.outputs(text):
        shares = kind_shares(out["names"][1:])[:, : len(TYPES)]
        found.update(zip((a.start for a in atoms), shares, strict=True))
    return found


def candidates(
    analyses: Sequence[Analysis], shares: Sequence[dict[int, np.ndarray]]
) -> list[Candidate]:
    """All groups of proper nouns, with the model's mean opinion of their words."""
    found = []
    for number, (analysis, share) in enumerate(zip(analyses, shares, strict=True)):
        for first, last in proper_groups(analysis.tokens):
            words = [t for t in analysis.tokens[first:last] if is_proper(t) and t.start in share]
            if words:
                surface = analysis.text[words[0].start : words[-1].end]
                mean = np.mean([share[t.start] for t in words], axis=0)
                found.append(Candidate(number, first, last, surface, mean))
    return found


def settle(found: Sequence[Candidate], known: Knowledge) -> list[np.ndarray]:
    """A share for each type of every candidate, by place, corpus and knowledge base."""
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.full(4, 0.25))
    counts: dict[str, float] = defaultdict(lambda: 1.0)
    for c in found:
        words = c.surface.casefold().split()
        keys = {" ".join(words): 1.0}
        if len(words) > 1 and c.share.argmax() == 1:
            # A full name says that its parts name persons too.
            keys |= {words[0]: 0.5, words[-1]: 0.5}
        for key, weight in keys.items():
            sums[key] += weight * c.share
            counts[key] += weight
    settled = []
    for c in found:
        key = " ".join(c.surface.casefold().split())
        score = np.sqrt(c.share + 0.02) * (sums[key] / counts[key]) * _prior(c.surface, known)
        settled.append(score / score.sum())
    return settled


def _prior(surface: str, known: Knowledge) -> np.ndarray:
    prior = np.ones(4)
    if surface.casefold() in _CALENDAR:
        prior[0] += 9.0
    for alias in known.lookup(surface)[:3]:
        actor = known.actors.get(alias.actor)
        if actor is None or alias.kind not in _NAMING:
            prior[0] += 1.0
        elif actor.kind in _KIND_TYPES:
            prior[_KIND_TYPES[actor.kind]] += 5.0
    return prior


def label(
    docs: Sequence[TrainingDocument], analyses: Sequence[Analysis], reader: Reader, known: Knowledge
) -> None:
    """Write the names layer of documents that have none, from their trees and a trained model."""
    shares = [name_shares(reader, doc.text) for doc in docs]
    found = candidates(analyses, shares)
    for doc, share in zip(docs, shares, strict=True):
        doubt = np.array([share[a.start][0] < SURE for a in doc.atoms])
        doc.names = np.where(doubt, NONE, 0)
    for c, score in zip(found, settle(found, known), strict=True):
        doc, tokens = docs[c.doc], analyses[c.doc].tokens
        inside = [
            i for i, a in enumerate(doc.atoms)
            if tokens[c.first].start <= a.start < tokens[c.last - 1].end
        ]  # fmt: skip
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        doc.names[first:last] = 0
        best = int(score.argmax())
        if score[best] < SURE:
            doc.names[first:last] = NONE
        elif best:
            tag(doc.names, first, last, NAME_TAGS.index(f"B-{TYPES[best]}"))


def read_by(
    docs: Sequence[TrainingDocument], teacher: Reader, known: Knowledge
) -> list[TrainingDocument]:
    """The documents with every layer they lack as the teacher reads it.

    Sentences labelled for one task alone are few and alike: trained on without their other
    layers, a network forgets how to read such sentences (distillation against forgetting, Li
    and Hoiem 2016).
    """
    return [_read_by(doc, teacher, known) for doc in docs]


def _read_by(doc: TrainingDocument, teacher: Reader, known: Knowledge) -> TrainingDocument:
    analysis = teacher.read([doc.text])[0]
    found = syntax(analysis, doc.source, [(n.first, n.last, n.label) for n in analysis.names])
    add_kinds(found, analysis, known)
    told = doc if doc.attributed else attributed(doc.text, found_by(analysis), doc.source)
    found.attributed, found.attributions = True, told.attributions
    found.focused = doc.focused
    return found
