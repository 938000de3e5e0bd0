"""The codebook told as sentences: every pattern of an event, its words drawn at random.

A network trained on a thousand marked sentences meets only part of the words by which an event is
known; the codebook names them. The sentences are plain and sometimes stiff: they teach words.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.relations import unmark

from foedus.events.codebook import Codebook
from foedus.events.pattern import Clause, Pattern, Slot, Term
from foedus.language.inflection import participle, past
from training.relations import Example, relation_index

_DATA = tomllib.loads((Path(__file__).parent / "data" / "synthetic.toml").read_text("utf-8"))

PASSIVE = 0.3


@dataclass
class Sentence:
    """Words put together from left to right, and where the source and the target are named."""

    draw: random.Random
    words: list[str] = field(default_factory=list)
    sides: dict[str, str] = field(default_factory=dict)

    def party(self, role: str, kind: str | None) -> None:
        """Add a source, a target, or both of them."""
        if role == "BOTH":
            self.party("SRC", kind)
            self.words.append("and")
            role = "TGT"
        name = self.draw.choice(_DATA["names"])
        shapes = ("{}",) if kind in ("country", "state") or role == "AT" else _DATA["parties"]
        words = self.draw.choice(shapes).format(name)
        if role == "ORG" or kind in ("org", "body"):
            words = self.draw.choice(_DATA["organizations"])
        mark = "s" if role == "SRC" else "t"
        marked = f"<{mark}>{words}</{mark}>"
        if mark in self.sides or words in self.sides.values():
            marked = "it" if role == "SRC" else "others"
        else:
            self.sides[mark] = words
        self.words.append(marked)

    def text(self) -> str:
        """The sentence, marked."""
        told = " ".join(word for word in self.words if word).replace(" '", "'")
        told = self.draw.choice(_DATA["before"]) + told + self.draw.choice(_DATA["after"]) + "."
        start = told.index(">") + 1 if told.startswith("<") else 0
        return told[:start] + told[start].upper() + told[start + 1 :]


def sentences(codebook: Codebook, times: int, seed: int) -> Iterator[tuple[str, str]]:
    """(root, marked sentence) for every pattern that names two sides, ``times`` each."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    for entry in codebook.events:
        for pattern in entry.patterns:
            for _ in range(times):
                sentence = Sentence(draw)
                _tell(pattern, sentence)
                if {"s", "t"} <= sentence.sides.keys():
                    yield entry.type, sentence.text()


def examples(codebook: Codebook, times: int, seed: int = 1) -> Iterator[Example]:
    """The sentences as examples to train on."""
    for root, marked in sentences(codebook, times, seed):
        text, spans = unmark(marked)
        yield Example("relation", text, tuple(spans.values()), relation_index(root))


def _tell(pattern: Pattern, s: Sentence) -> None:
    clause = pattern.clause
    head = s.draw.choice(sorted(clause.heads)) if clause.heads else "act"
    if pattern.subject is None or _is_noun(clause, head):
        _nominal(pattern, head, s)
    elif clause.pos == "a":
        _term(pattern.subject, s)
        s.words += ["was", head]
        _slots(clause.slots, s)
    elif s.draw.random() < PASSIVE and _takes_target(clause) and not clause.negated:
        _term(clause.slots[0].term, s)  # type: ignore[arg-type]
        s.words += [s.draw.choice(("was", "has been", "is being")), participle(head)]
        _slots(clause.slots[1:], s)
        s.words.append("by")
        _term(pattern.subject, s)
    else:
        _term(pattern.subject, s)
        s.words += _verb(head, clause.negated, s.draw)
        _inner(clause, s)
        _slots(clause.slots, s)


def _nominal(pattern: Pattern, head: str, s: Sentence) -> None:
    if pattern.subject is None:
        s.words.append("the")
    else:
        _term(pattern.subject, s)
        s.words.append("'s")
    s.words.append(head)
    _inner(pattern.clause, s)
    _slots(pattern.clause.slots, s)
    s.words[-1] += s.draw.choice(_DATA["noun_tails"])


def _is_noun(clause: Clause, head: str) -> bool:
    return clause.pos == "n" or (clause.pos is None and head.endswith(tuple(_DATA["noun_endings"])))


def _takes_target(clause: Clause) -> bool:
    first = clause.slots[0] if clause.slots else None
    return bool(first and first.kind == "object" and first.term and first.term.role)


def _inner(clause: Clause, s: Sentence) -> None:
    for role in clause.inner:
        s.words.append("of")
        s.party(role.name, role.kind)


def _slots(slots: Sequence[Slot], s: Sentence) -> None:
    for slot in slots:
        if slot.kind == "group":
            if s.draw.random() < 0.7:
                _slots(slot.slots, s)
        elif slot.kind == "particle":
            s.words.append(s.draw.choice(sorted(slot.words)))
        elif slot.kind == "infinitive" and slot.clause is not None:
            heads = sorted(slot.clause.heads - {"*"}) or ["act"]
            s.words += ["not"] * slot.clause.negated + ["to", s.draw.choice(heads)]
            _inner(slot.clause, s)
            _slots(slot.clause.slots, s)
        elif slot.kind == "clause" and slot.term is not None:
            s.words.append("that")
            _term(slot.term, s)
            s.words.append("must act")
        elif slot.term is not None:
            if slot.kind == "oblique":
                s.words.append(s.draw.choice(sorted(slot.words)))
            _term(slot.term, s)


def _term(term: Term, s: Sentence) -> None:
    if term.role is not None:
        s.party(term.role.name, term.role.kind)
        return
    noun = s.draw.choice(_DATA["anything"])
    lemmas = sorted((term.lemmas or frozenset()) - {"*"})
    if lemmas and not term.barred:
        noun = s.draw.choice(("the ", "its ", "")) + s.draw.choice(lemmas)
    if term.reflexive:
        noun = "itself"
    s.words.append(noun)
    for role in term.inner:
        s.words.append(s.draw.choice(("of", "from", "by")) if role.name == "SRC" else "of")
        s.party(role.name, role.kind)


def _verb(lemma: str, negated: bool, draw: random.Random) -> list[str]:
    if negated:
        return [draw.choice(("did not", "will not", "would not")), lemma]
    if draw.random() < 0.25:
        return ["has", participle(lemma)]
    return [past(lemma)]
