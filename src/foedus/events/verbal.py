"""The frame of a clause: voice, control, coordination and relative clauses undone."""

from __future__ import annotations

from functools import cached_property

from foedus.events.frame import Frame
from foedus.events.syntax import DEPTH, NOMINAL
from foedus.language import Token


class VerbalFrame(Frame):
    """A clause: a verb, or a predicate with a copula."""

    nominal = False

    @property
    def carrier(self) -> int:
        """The predicate itself."""
        return self.head

    @cached_property
    def passive(self) -> bool:
        """Passive voice."""
        return self.syntax.passive(self.token)

    @property
    def inherited(self) -> bool:
        """Whether the subject was found in another clause."""
        return self._surface[1]

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Who does it (the agent of a passive)."""
        return self._spread(self._agents if self.passive else self._surface[0])

    @cached_property
    def objects(self) -> tuple[int, ...]:
        """To whom or what it is done."""
        found = [t.i for t in self._below if self.syntax.is_object(t, self.token)]
        found = found or self.syntax.stray_object(self.token) or self._raised_object()
        if self.passive:
            return self._spread([*self._surface[0], *found])
        return self._spread(found or self._relative_object())

    @cached_property
    def obliques(self) -> tuple[tuple[str, int], ...]:
        """Prepositions and nouns."""
        return self._spread_obliques(
            [
                (self.syntax.preposition(t.i), t.i)
                for t in self._below
                if self._is_oblique(t) and t.i not in self._agents
            ]
        )

    @cached_property
    def object_obliques(self) -> tuple[tuple[str, int], ...]:
        """Those attached to the object, which may belong to the verb ("signed a deal with ...")."""
        near = [pair for i in self.objects for pair in self._noun_obliques(i)]
        below = [pair for p, i in near if p == "of" for pair in self._noun_obliques(i)]
        return self._spread_obliques([*near, *below])

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Complement clauses, those of the object ("expressed hope that ...") included."""
        found = [t for t in self._below if t.rel == "ccomp"]
        for t in self._below:
            if t.rel == "obj":
                found += self.dependents(t.i, "ccomp", "acl")
        return tuple(t.i for t in found if t.deprel != "acl:relcl" or not self._has_relative(t))

    @cached_property
    def particles(self) -> frozenset[str]:
        """Particles and adverbs ("out", "down")."""
        words = ("compound", "advmod", "case", "obl")
        return frozenset(t.text.lower() for t in self._below if t.rel in words)

    @cached_property
    def negated(self) -> bool:
        """Not, never, no, no longer."""
        if self.syntax.negated(self.head) or self.syntax.without_object(self.token):
            return True
        return any(
            t.text.lower() in self.grammar.negators
            for i in self._surface[0]
            for t in self.dependents(i, "det")
        )

    @cached_property
    def _below(self) -> list[Token]:
        return self.dependents(self.head)

    @cached_property
    def _surface(self) -> tuple[list[int], bool]:
        """The grammatical subject, and whether it was found in another clause."""
        return self.control.surface_subject(self.token, DEPTH)

    @cached_property
    def _agents(self) -> list[int]:
        return [t.i for t in self._below if self.syntax.is_agent(t, self.passive)]

    def _has_relative(self, clause: Token) -> bool:
        """Whether a clause holds a relative pronoun in an argument."""
        return any(self.grammar.relative(t) and t.rel != "mark" for t in self.dependents(clause.i))

    def _is_oblique(self, token: Token) -> bool:
        if token.rel in ("obl", "nmod"):
            return not self._absolute(token)
        if token.rel == "obj":
            return bool(self.syntax.preposition(token.i))
        if token.rel in ("xcomp", "advcl", "iobj"):
            return token.upos in (*NOMINAL, "ADJ") and bool(self.syntax.preposition(token.i))
        return False

    def _raised_object(self) -> list[int]:
        """The object that is also the subject of its verb's complement: "accused X of arming"."""
        return [
            subject.i
            for clause in self.dependents(self.head, "xcomp", "ccomp", "advcl")
            if self._complement(clause) and clause.i > self.head
            for subject in self.dependents(clause.i, "nsubj")
            if self.head < subject.i < clause.i
        ]

    def _relative_object(self) -> list[int]:
        """The antecedent as the missing object of a relative clause ("the deal X signed")."""
        subjects, inherited = self._surface
        if self.token.deprel != "acl:relcl" or not subjects or inherited:
            return []
        if self.token.head in subjects or any(map(self.grammar.relative, self._below)):
            return []
        return [self.token.head]
