"""What a predicate is made of: who does it, to whom, and what hangs on it.

Each part is read from the tree when it is first asked for: of most predicates nobody is the
subject, and nothing else is asked then.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property

from foedus.events.control import Control
from foedus.events.syntax import Syntax
from foedus.language import Token

Pairs = Sequence[tuple[str, int]]
"""Prepositions with the nouns behind them."""


class Frame(ABC):
    """One predicate. All arguments are token indices, coordinated ones side by side.

    Attributes:
        head: The predicate word.
        nominal: Whether it is a noun.
    """

    nominal: bool

    def __init__(self, token: Token, syntax: Syntax, control: Control) -> None:
        self.head = token.i
        self.token = token
        self.syntax = syntax
        self.control = control
        self.grammar = syntax.grammar
        self.dependents = syntax.analysis.dependents

    @property
    @abstractmethod
    def carrier(self) -> int:
        """The word that bears tense, modality and negation: a light verb, else the head."""

    @property
    @abstractmethod
    def subjects(self) -> tuple[int, ...]:
        """Who does it (the agent of a passive)."""

    @property
    def owners(self) -> tuple[tuple[int, ...], ...]:
        """Of a noun, the candidates for its subject, best first: possessors, modifiers."""
        return ()

    @property
    def adjunct_subjects(self) -> tuple[int, ...]:
        """Subject of the clause that a noun is an adjunct of ("during a visit to ...")."""
        return ()

    @property
    @abstractmethod
    def objects(self) -> tuple[int, ...]:
        """To whom or what it is done."""

    @property
    @abstractmethod
    def obliques(self) -> tuple[tuple[str, int], ...]:
        """Prepositions and nouns."""

    @property
    def object_obliques(self) -> tuple[tuple[str, int], ...]:
        """Those attached to the object, which may belong to the verb ("signed a deal with ...")."""
        return ()

    @property
    @abstractmethod
    def clauses(self) -> tuple[int, ...]:
        """Heads of finite complement clauses."""

    @property
    def particles(self) -> frozenset[str]:
        """Particles and adverbs ("out", "down")."""
        return frozenset()

    @property
    def passive(self) -> bool:
        """Passive voice."""
        return False

    @property
    @abstractmethod
    def negated(self) -> bool:
        """Not, never, no, no longer."""

    @property
    @abstractmethod
    def inherited(self) -> bool:
        """Whether the subject was found in another clause."""

    @cached_property
    def infinitives(self) -> tuple[int, ...]:
        """Non-finite complements: "to sign", "signing", "of failing", and those joined to them."""
        found: list[int] = []
        for t in self.dependents(self.head, "xcomp", "acl", "advcl", "ccomp", "obj"):
            if not self._predicative(t):
                continue
            if t.deprel == "acl:relcl" or not self._complement(t) or self.syntax.aim(t):
                continue
            if not self._is_purpose(t):
                found += self.syntax.coordinated(t.i)
        return tuple(found)

    def _predicative(self, token: Token) -> bool:
        """Whether a complement is a predicate: a verb, "be" with a noun, "remain a guarantor"."""
        if token.upos in ("VERB", "AUX") or self.dependents(token.i, "cop"):
            return True
        return token.rel == "xcomp" and not self.syntax.preposition(token.i)

    def _is_purpose(self, clause: Token) -> bool:
        """Whether an infinitive says what for, rather than what: "sent troops to help".

        But not "gave X a day to leave", nor "submitted an application to join".
        """
        if clause.rel != "advcl" or not self.syntax.infinitive(clause):
            return False
        given = self.dependents(self.head, "obj", "iobj")
        if self.token.lemma in self.grammar.object_control:
            return False
        if any(t.lemma in self.grammar.light_nouns for t in given):
            return False
        return {t.rel for t in given} == {"obj"}

    def _complement(self, token: Token) -> bool:
        if self.syntax.infinitive(token):
            return not any(t.text.lower() in ("in", "so") for t in self.dependents(token.i, "mark"))
        if token.rel in ("xcomp", "obj") or self._right_behind(token):
            return True
        marks = {t.text.lower() for t in self.dependents(token.i, "mark", "case")}
        return token.text.endswith("ing") and bool(marks & {"of", "from", "for", "in", "about"})

    def _right_behind(self, token: Token) -> bool:
        """Whether an "-ing" form stands right behind its verb: "has not ruled out leaving"."""
        if token.rel != "advcl" or not token.text.endswith("ing") or token.head > token.i:
            return False
        between = self.syntax.analysis.tokens[token.head + 1 : token.i]
        return all(t.deprel == "compound:prt" or t.upos == "ADP" for t in between)

    # Arguments with those joined to them --------------------------------------------------

    def _spread(self, items: Sequence[int]) -> tuple[int, ...]:
        found: list[int] = []
        for i in items:
            for j in self.syntax.coordinated(self.syntax.antecedent(i)):
                found += [k for k in self._with_counted(j) if k not in found]
        return tuple(found)

    def _with_counted(self, i: int) -> Iterator[int]:
        """An argument, and of what it is a quantity: "most of the sanctions"."""
        yield i
        counted = self.syntax.counted(i)
        if counted is not None:
            yield counted

    def _spread_obliques(self, pairs: Pairs) -> tuple[tuple[str, int], ...]:
        return tuple(dict.fromkeys(self._each_oblique(pairs)))

    def _each_oblique(self, pairs: Pairs) -> Iterator[tuple[str, int]]:
        for preposition, i in pairs:
            for j in self.syntax.coordinated(self.syntax.antecedent(i)):
                case = (self.syntax.preposition(j) or preposition) if j != i else preposition
                yield from ((case, k) for k in self._with_counted(j))

    def _noun_obliques(self, i: int) -> list[tuple[str, int]]:
        return [
            (self.syntax.preposition(t.i), t.i)
            for t in self.dependents(i, "nmod", "obl")
            if t.deprel not in ("nmod:poss", "nmod:desc", "nmod:unmarked") and not self._absolute(t)
        ]

    def _absolute(self, noun: Token) -> bool:
        """Whether a noun is the subject of an absolute clause ("with X calling it a boycott")."""
        if self.syntax.preposition(noun.i) != "with":
            return False
        return any(
            t.has("VerbForm=Ger") or (t.upos == "VERB" and t.text.endswith("ing"))
            for t in self.dependents(noun.i, "acl")
        )
