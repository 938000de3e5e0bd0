"""The pattern language of the codebook: one line of text to a tree of slots.

A pattern names a predicate and its arguments in the order in which English says them::

    SRC sign @agreement [with TGT]
    SRC refuse|decline to attend @meeting(TGT)
    withdrawal of @force from AT
    <@membership(ORG)> guarantee security

``docs/codebook.md`` is the reference for people who edit the codebook; the grammar is::

    pattern = [subject] ["will"] ["not"] head {slot}
    subject = ROLE | "<" term ">"
    head    = word {"|" word} [".v" | ".n" | ".a"] ["(" ROLE {"," ROLE} ")"]
    slot    = "+" particle | term | preposition term | "to" clause
            | "that" term ["must" | "may" | "does" head]
            | "NONE" | "[" slot {slot} "]"
            | "~ORG"
    clause  = "*" | ["will"] ["not"] head {slot} ["*"]
    term    = ROLE | (["!"] word {"|" word} | "ANY" | "SELF") ["(" ROLE {"," ROLE} ")"]
    word    = lemma | "@" class
    ROLE    = ("SRC" | "TGT" | "BOTH" | "AT" | "ORG") [":" kind] ["*"]

``ORG~`` in place of ``ORG`` is shorthand for two patterns (:func:`readings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

ROLES = ("SRC", "TGT", "BOTH", "AT", "ORG")
IMPLIED, OPTIONAL = "~ORG", "ORG~"
KINDS = ("country", "place", "state", "body", "org", "person", "outlet")
PREPOSITIONS = frozenset(
    [
        *("about", "above", "across", "after", "against", "ahead-of", "along", "alongside"),
        *("among", "around", "as", "as-outside", "at", "away-from", "because-of", "before"),
        *("behind", "between"),
        *("beyond", "by", "due-to", "during", "for", "from", "in", "inside", "into", "like"),
        *("near", "of", "off", "on", "onto", "out-of", "outside", "outside-of", "over", "through"),
        *("to", "toward", "towards", "under", "upon", "via", "with", "within", "without"),
    ]
)
MODALS = {
    "must": frozenset({"must", "should", "ought", "have", "need"}),
    "may": frozenset({"may", "might", "could", "would", "will"}),
}
"""Auxiliaries, and verbs with an infinitive, that a complement clause must have: of duty, of what
may come."""
_PHRASE = re.compile(r"\{([a-z-]+)\}")
_TOKEN = re.compile(r"\[|\]|<[^>]*>|[^\s\[\]<>]+")
_INNER = re.compile(r"(?:\(ORG~\)|(\([^()]*),ORG~(?=\)))")
_STATE = re.compile(r"^SRC(?![:*])")
_TERM = re.compile(r"^(?P<body>[^()]+?)(?:\((?P<inner>[^()]+)\))?$")


class PatternError(ValueError):
    """A pattern does not follow the grammar."""


@dataclass(frozen=True, slots=True)
class Role:
    """A party of the event.

    ``kind`` restricts it to states, places, organizations or persons. With ``owning`` a noun will
    do that belongs to the party or names it ("Ruritanian villages", "the embassy of Ruritania").
    """

    name: str
    kind: str | None = None
    owning: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What an argument must be: a role itself, or a noun with roles among its modifiers.

    ``lemmas`` is None for any noun. ``reflexive`` stands for "itself", "themselves". With
    ``barred`` any noun but those of ``lemmas`` will do.
    """

    role: Role | None = None
    lemmas: frozenset[str] | None = None
    barred: bool = False
    inner: tuple[Role, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of a predicate.

    ``kind`` is object, oblique, particle, infinitive, clause, none (no object), implied (the
    organization is left out) or group.
    ``words`` holds the prepositions or particles, or the auxiliaries of a clause. ``slots`` are
    the members of a group.
    """

    kind: str
    words: frozenset[str] = frozenset()
    term: Term | None = None
    clause: Clause | None = None
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its slots.

    ``heads`` is empty for "any predicate"; ``inner`` are roles among the head's own modifiers
    ("our ally", "a member of NATO"). With ``future`` the head needs an auxiliary of the future.
    """

    heads: frozenset[str]
    pos: str | None
    negated: bool
    slots: tuple[Slot, ...]
    inner: tuple[Role, ...] = ()
    future: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        source: The line it was read from. ``subject_text``: the part of it that is the subject.
        needs: Sets of words; a sentence without a word of each of them cannot fit.
    """

    source: str
    subject: Term | None
    clause: Clause
    subject_text: str = ""
    needs: tuple[frozenset[str], ...] = ()

    def may_fit(self, words: frozenset[str]) -> bool:
        """Whether a sentence with these words has all that the pattern needs."""
        return not any(map(words.isdisjoint, self.needs))

    def roles(self) -> frozenset[str]:
        """Names of the roles the pattern can fill."""
        return frozenset(re.findall(r"\b(?:SRC|TGT|BOTH|AT|ORG)\b", self.source))


def expand(text: str, phrases: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Replace every ``{phrase}`` by each of its wordings.

    Raises:
        PatternError: A phrase is not defined.
    """
    names = _PHRASE.findall(text)
    for name in names:
        if name not in phrases:
            raise PatternError(f"no phrase {{{name}}} in {text!r}")
    for choice in product(*(phrases[name] for name in names)):
        wordings = iter(choice)
        yield _PHRASE.sub(lambda _match, w=wordings: next(w), text)  # type: ignore[misc]


def readings(text: str) -> Iterator[str]:
    """The patterns that one with ``ORG~`` stands for: the organization is named, or left out.

    "SRC {leave} ORG~" is "SRC {leave} ORG" and "SRC:state {leave} NONE ~ORG": where nothing says
    of what, the subject must be a state or what acts for it, not a person, who may leave or
    return on his own.
    """
    if OPTIONAL not in text:
        yield text
        return
    yield text.replace(OPTIONAL, "ORG")
    kept: list[str] = []
    for part in _TOKEN.findall(text):
        if part != OPTIONAL:
            kept.append(_INNER.sub(lambda found: found[1] or "", part))
        elif kept and all(word in PREPOSITIONS for word in kept[-1].split("|")):
            kept.pop()
        elif kept:
            kept.append("NONE")
    yield _STATE.sub("SRC:state", " ".join([*kept, IMPLIED]))


def compile_pattern(text: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    """Read one pattern.

    Args:
        text: The pattern, phrases already expanded.
        classes: Noun classes by name, as lemmas.

    Raises:
        PatternError: The text does not follow the grammar or names an unknown class.
    """
    return _Reader(text, classes).pattern()


class _Reader:
    def __init__(self, text: str, classes: Mapping[str, frozenset[str]]) -> None:
        self.text = text
        self.classes = classes
        self.tokens = _TOKEN.findall(text)
        self.at = 0

    def pattern(self) -> Pattern:
        subject, text = None, ""
        first = self._peek()
        if first.startswith("<") or _is_role(first):
            text = self._next()
            subject = self._term(text)
        clause = self._clause()
        if self.at < len(self.tokens):
            raise self._wrong("something is left over")
        return Pattern(self.text, subject, clause, text, tuple(_needs(clause)))

    def _clause(self) -> Clause:
        if self._peek() == "*":
            self._next()
            return Clause(frozenset(), None, False, ())
        future = self._passed("will")
        negated = self._passed("not")
        head, _, inner = self._next().rstrip(")").partition("(")
        stem, dot, pos = head.rpartition(".")
        heads, pos = (stem, pos) if dot else (head, "")
        if pos not in ("", "v", "n", "a") or not heads or heads[0] in "+[]<":
            raise self._wrong(f"{head!r} is no head")
        slots = []
        while self.at < len(self.tokens) and self._peek() != "]":
            if not self._passed("*"):
                slots.append(self._slot())
        roles = tuple(self._role(part) for part in inner.split(",") if part)
        return Clause(self._words(heads), pos or None, negated, tuple(slots), roles, future)

    def _slot(self) -> Slot:
        part = self._next()
        if part == "[":
            members = []
            while self._peek() != "]":
                members.append(self._slot())
            self._next()
            return Slot("group", slots=tuple(members))
        if part.startswith("+"):
            return Slot("particle", frozenset(part[1:].split("|")))
        if part == "that":
            term = self._term(self._next())
            if self._passed("does"):
                return Slot("clause", term=term, clause=self._clause())
            modal = self._peek() in MODALS
            return Slot("clause", MODALS[self._next()] if modal else frozenset(), term)
        if part == "to" and not self._noun_next():
            return Slot("infinitive", clause=self._clause())
        if part == "NONE":
            return Slot("none")
        if part == IMPLIED:
            return Slot("implied")
        words = part.split("|")
        if all(word in PREPOSITIONS for word in words):
            names = frozenset(word.replace("-", " ") for word in words)
            return Slot("oblique", names, self._term(self._next()))
        return Slot("object", term=self._term(part))

    def _noun_next(self) -> bool:
        """Whether what follows "to" is a noun: a role, a class, or a noun in angle brackets."""
        following = self._peek()
        body = following.partition("(")[0]
        return following[:1] in ("@", "<") or _is_role(body) or body == "ANY"

    def _term(self, part: str) -> Term:
        if part.startswith("<"):
            return self._term(part[1:-1].strip())
        found = _TERM.match(part)
        if not found:
            raise self._wrong(f"{part!r} is no argument")
        body = found["body"]
        inner = tuple(self._role(part) for part in (found["inner"] or "").split(",") if part)
        if _is_role(body):
            return Term(role=self._role(body), inner=inner)
        if body == "SELF":
            return Term(reflexive=True)
        if body == "ANY":
            return Term(inner=inner)
        barred = body.startswith("!")
        return Term(lemmas=self._words(body.removeprefix("!")), barred=barred, inner=inner)

    def _words(self, text: str) -> frozenset[str]:
        found: set[str] = set()
        for word in text.split("|"):
            if not word.startswith("@"):
                found.add(word.replace("_", " "))
            elif word[1:] in self.classes:
                found |= self.classes[word[1:]]
            else:
                raise self._wrong(f"no class {word}")
        return frozenset(found)

    def _role(self, part: str) -> Role:
        name, _, kind = part.strip().removesuffix("*").partition(":")
        if name not in ROLES or (kind and kind not in KINDS):
            raise self._wrong(f"{part!r} is no role")
        return Role(name, kind or None, part.strip().endswith("*"))

    def _passed(self, word: str) -> bool:
        """Whether a word comes next; it is then behind."""
        found = self._peek() == word
        self.at += found
        return found

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _next(self) -> str:
        part = self._peek()
        if not part:
            raise self._wrong("it ends too early")
        self.at += 1
        return part

    def _wrong(self, why: str) -> PatternError:
        return PatternError(f"pattern {self.text!r}: {why}")


def _needs(clause: Clause) -> Iterator[frozenset[str]]:
    """What the slots of a clause cannot do without: a preposition, a particle, a noun, a verb.

    A duty needs no word: "insisted that X leave".
    """
    for slot in clause.slots:
        if slot.kind == "group":
            continue
        if slot.words and slot.words != MODALS["must"]:
            yield frozenset(word.partition(" ")[0] for word in slot.words)
        term = slot.term
        if term is not None and term.lemmas is not None and not term.barred:
            yield frozenset(word.rpartition(" ")[2] for word in term.lemmas)
        if slot.clause is not None:
            if slot.clause.heads:
                yield frozenset(word.rpartition(" ")[2] for word in slot.clause.heads)
            yield from _needs(slot.clause)


def _is_role(part: str) -> bool:
    return part.removesuffix("*").partition(":")[0] in ROLES
