"""The frame of a noun that names a deed: its light verb, its owners, its phrases."""

from __future__ import annotations

from functools import cached_property

from foedus.events.frame import Frame
from foedus.events.syntax import DEPTH
from foedus.language import Token


class NominalFrame(Frame):
    """A noun that names a deed, or another word that is no clause."""

    nominal = True

    @property
    def carrier(self) -> int:
        """The light verb of a nominal event, else the noun."""
        return self._light_verb[0]

    @property
    def inherited(self) -> bool:
        """Whether the subject was found in another clause."""
        return self._light_verb[3]

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Who does it: the subject of its light verb."""
        return self._spread(self._light_verb[1])

    @cached_property
    def owners(self) -> tuple[tuple[int, ...], ...]:
        """The candidates for its subject, best first: possessors, modifiers."""
        return tuple(self._spread(group) for group in self.syntax.owners(self.token))

    @cached_property
    def objects(self) -> tuple[int, ...]:
        """To whom the deed is done: "attack on X", "X's invasion by Y"."""
        deed = self.grammar.nominalizations.get(self.token.lemma.lower())
        if deed is None or self.token.upos != "NOUN":
            return ()
        found = [i for p, i in self._own if p in deed.prepositions]
        if self._agents and not found:
            found = [t.i for t in self.dependents(self.head) if t.deprel == "nmod:poss"]
        return self._spread(found)

    @cached_property
    def obliques(self) -> tuple[tuple[str, int], ...]:
        """Prepositions and nouns: its own, those of its light verb, those of what it is of."""
        below = [pair for p, i in self._own if p == "of" for pair in self._noun_obliques(i)]
        return self._spread_obliques([*self._own, *self._light_verb[2], *below])

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Heads of finite complement clauses."""
        return tuple(t.i for t in self.dependents(self.head, "ccomp", "acl"))

    @cached_property
    def negated(self) -> bool:
        """Not, never, no, no longer."""
        return any(self.syntax.negated(i) for i in {self.head, self.carrier})

    @cached_property
    def adjunct_subjects(self) -> tuple[int, ...]:
        """Subject of the clause that it is an adjunct of ("during a visit to ...")."""
        anchor = self.syntax.first_conjunct(self.head)
        verb = self.syntax.analysis.tokens[anchor.head]
        prepositions = self.grammar.adjunct_prepositions
        if anchor.rel != "obl" or self.syntax.preposition(anchor.i) not in prepositions:
            return ()
        if self.syntax.passive(verb) or not self.syntax.is_clause(verb):
            return ()
        return self._spread(self.control.surface_subject(verb, DEPTH)[0])

    @cached_property
    def _agents(self) -> list[int]:
        return self.syntax.agents(self.token)

    @cached_property
    def _own(self) -> list[tuple[str, int]]:
        """The phrases of the noun but for its agents."""
        own = self._noun_obliques(self.head)
        if self.token.rel == "conj":
            own += [p for p in self._noun_obliques(self.token.head) if p[1] > self.head]
        own += self._attached_high()
        return [(p, i) for p, i in own if i not in self._agents]

    def _attached_high(self) -> list[tuple[str, int]]:
        """Phrases right behind a noun that the parser gave to its verb ("pressure on X")."""
        if self.token.rel not in ("obl", "obj"):
            return []
        subtree = self.syntax.analysis.subtree
        end = subtree(self.head)[-1]
        return [
            (self.syntax.preposition(t.i), t.i)
            for t in self.dependents(self.token.head, "obl")
            if t.i > end and subtree(t.i)[0] == end + 1 and not self._absolute(t)
        ]

    @cached_property
    def _light_verb(self) -> tuple[int, list[int], list[tuple[str, int]], bool]:
        """The verb that lends a nominal event its subject and tense, if there is one."""
        anchor = self.syntax.first_conjunct(self.head)
        verb = self.syntax.analysis.tokens[anchor.head]
        passive = self.syntax.passive(verb)
        as_object = anchor.rel == "obj" or (anchor.deprel == "nsubj:pass" and passive)
        if as_object and verb.lemma in self.grammar.light_verbs:
            obliques = [pair for pair in self._phrases(verb) if pair[1] != anchor.i]
            if passive:
                below = self.dependents(verb.i)
                agents = [t.i for t in below if self.syntax.is_agent(t, True)]
                return verb.i, agents, obliques, False
            subjects, inherited = self.control.surface_subject(verb, DEPTH)
            return verb.i, subjects, obliques, inherited
        if anchor.rel == "nsubj" and verb.lemma in self.grammar.occurrence_verbs:
            return verb.i, [], self._phrases(verb), False
        return self.head, [], [], False

    def _phrases(self, verb: Token) -> list[tuple[str, int]]:
        """The circumstances of a verb."""
        return [(self.syntax.preposition(t.i), t.i) for t in self.dependents(verb.i, "obl")]
