"""Predicates with their arguments, whatever the syntax they stand in.

A frame undoes what English does to a clause: passives, relative clauses, participles, control
("refused to sign"), coordination with a shared subject, light verbs ("carried out an offensive")
and nominal events ("the withdrawal of its contingent"). Relations are those of Universal
Dependencies 2 (https://universaldependencies.org/u/dep/); where parsers waver between two
relations (oblique or object, nominal or verbal attachment of a prepositional phrase) both count.
"""

from __future__ import annotations

from foedus.events.control import Control
from foedus.events.frame import Frame
from foedus.events.grammar import Grammar
from foedus.events.nominal import NominalFrame
from foedus.events.syntax import Syntax
from foedus.events.verbal import VerbalFrame
from foedus.language import Analysis, Token


class Frames:
    """Frames of one document, each built when it is first asked for."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        self.analysis = analysis
        self.grammar = grammar
        self.syntax = Syntax(analysis, grammar)
        self.control = Control(self.syntax)
        self._built: dict[int, Frame] = {}

    def frame(self, i: int) -> Frame:
        """The frame of the predicate at token ``i``."""
        if i not in self._built:
            token = self.analysis.tokens[i]
            kind = VerbalFrame if self._clausal(token) else NominalFrame
            self._built[i] = kind(token, self.syntax, self.control)
        return self._built[i]

    def _clausal(self, token: Token) -> bool:
        """Whether a word is a predicate, if only by coordination ("is an ally and a member")."""
        if self.syntax.is_clause(token):
            return True
        first = self.syntax.first_conjunct(token.i)
        return token.rel == "conj" and bool(self.analysis.dependents(first.i, "cop"))
