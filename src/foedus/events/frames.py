"""Predicates with their arguments, whatever the syntax they stand in.

A frame undoes what English does to a clause: passives, relative clauses, participles, control
("refused to sign"), coordination with a shared subject, light verbs ("carried out an offensive")
and nominal events ("the withdrawal of its contingent"). Relations are those of Universal
Dependencies 2 (https://universaldependencies.org/u/dep/); where parsers waver between two
relations (oblique or object, nominal or verbal attachment of a prepositional phrase) both count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.events.control import Control
from foedus.events.grammar import Grammar
from foedus.events.syntax import DEPTH, NOMINAL, Syntax
from foedus.language import Analysis, Token


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate. All arguments are token indices, coordinated ones side by side.

    Attributes:
        head: The predicate word. ``carrier``: the word that bears tense, modality and negation:
            the light verb of a nominal event, else the head.
        subjects: Who does it (the agent of a passive). ``objects``: to whom or what it is done.
        owners: Of a noun, the candidates for its subject, best first: possessors, modifiers.
        obliques: (preposition, noun). ``object_obliques``: those attached to the object, which
            may belong to the verb ("signed a deal with ...").
        clauses: Heads of finite complement clauses; ``infinitives``: of non-finite ones.
        particles: Particles and adverbs ("out", "down").
        passive: Passive voice; ``negated``: not, never, no, no longer.
        inherited: The subject was found in another clause.
    """

    head: int
    carrier: int
    subjects: tuple[int, ...]
    owners: tuple[tuple[int, ...], ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    object_obliques: tuple[tuple[str, int], ...]
    clauses: tuple[int, ...]
    infinitives: tuple[int, ...]
    particles: frozenset[str]
    passive: bool
    negated: bool
    nominal: bool
    inherited: bool


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
            self._built[i] = self._verbal(token) if self._clausal(token) else self._nominal(token)
        return self._built[i]

    def _clausal(self, token: Token) -> bool:
        """Whether a word is a predicate, if only by coordination ("is an ally and a member")."""
        if self.syntax.is_clause(token):
            return True
        first = self.syntax.first_conjunct(token.i)
        return token.rel == "conj" and bool(self.analysis.dependents(first.i, "cop"))

    def _verbal(self, token: Token) -> Frame:
        below = self.analysis.dependents(token.i)
        passive = self.syntax.passive(token)
        surface, inherited = self.control.surface_subject(token, DEPTH)
        objects = [t.i for t in below if self.syntax.is_object(t, token)]
        objects = objects or self.syntax.stray_object(token) or self._raised_object(token)
        agents = [t.i for t in below if self.syntax.is_agent(t, passive)]
        obliques = [
            (self.syntax.preposition(t.i), t.i)
            for t in below
            if self._is_oblique(t) and t.i not in agents
        ]
        if passive:
            subjects, objects = agents, [*surface, *objects]
        else:
            subjects = list(surface)
            objects += self._relative_object(token, subjects, objects, inherited)
        attached = [pair for i in self._spread(objects) for pair in self._noun_obliques(i)]
        return Frame(
            head=token.i,
            carrier=token.i,
            subjects=self._spread(subjects),
            owners=(),
            objects=self._spread(objects),
            obliques=self._spread_obliques(obliques),
            object_obliques=self._spread_obliques(attached),
            clauses=self._finite_complements(below),
            infinitives=self._infinitives(token),
            particles=frozenset(
                t.text.lower() for t in below if t.rel in ("compound", "advmod", "case", "obl")
            ),
            passive=passive,
            negated=self.syntax.negated(token.i)
            or self.syntax.without_object(token)
            or self._none_subject(surface),
            nominal=False,
            inherited=inherited,
        )

    def _finite_complements(self, below: list[Token]) -> tuple[int, ...]:
        """Complement clauses, those of the object ("expressed hope that ...") included."""
        found = [t for t in below if t.rel == "ccomp"]
        for t in below:
            if t.rel == "obj":
                found += self.analysis.dependents(t.i, "ccomp", "acl")
        return tuple(t.i for t in found if t.deprel != "acl:relcl" or not self._has_relative(t))

    def _has_relative(self, clause: Token) -> bool:
        """Whether a clause holds a relative pronoun in an argument."""
        return any(
            self.grammar.relative(t) and t.rel != "mark" for t in self.analysis.dependents(clause.i)
        )

    def _is_oblique(self, token: Token) -> bool:
        if token.rel in ("obl", "nmod"):
            return not self._absolute(token)
        if token.rel == "obj":
            return bool(self.syntax.preposition(token.i))
        if token.rel in ("xcomp", "advcl", "iobj"):
            return token.upos in (*NOMINAL, "ADJ") and bool(self.syntax.preposition(token.i))
        return False

    def _absolute(self, noun: Token) -> bool:
        """Whether a noun is the subject of an absolute clause ("with X calling it a boycott")."""
        if self.syntax.preposition(noun.i) != "with":
            return False
        return any(
            t.has("VerbForm=Ger") or (t.upos == "VERB" and t.text.endswith("ing"))
            for t in self.analysis.dependents(noun.i, "acl")
        )

    def _none_subject(self, surface: list[int]) -> bool:
        return any(
            t.text.lower() in self.grammar.negators
            for i in surface
            for t in self.analysis.dependents(i, "det")
        )

    def _raised_object(self, token: Token) -> list[int]:
        """The object that is also the subject of its verb's complement: "accused X of arming"."""
        return [
            subject.i
            for clause in self.analysis.dependents(token.i, "xcomp", "ccomp", "advcl")
            if self._complement(clause) and clause.i > token.i
            for subject in self.analysis.dependents(clause.i, "nsubj")
            if token.i < subject.i < clause.i
        ]

    def _relative_object(
        self, token: Token, subjects: list[int], objects: list[int], inherited: bool
    ) -> list[int]:
        """The antecedent as the missing object of a relative clause ("the deal X signed")."""
        if token.deprel == "acl:relcl" and subjects and not objects and not inherited:
            pronouns = [t for t in self.analysis.dependents(token.i) if self.grammar.relative(t)]
            if not pronouns and token.head not in subjects:
                return [token.head]
        return []

    def _nominal(self, token: Token) -> Frame:
        carrier, subjects, obliques, inherited = self._light_verb(token)
        own = self._noun_obliques(token.i)
        if token.rel == "conj":
            own += [pair for pair in self._noun_obliques(token.head) if pair[1] > token.i]
        own += self._attached_high(token)
        agents = self.syntax.agents(token)
        own = [(p, i) for p, i in own if i not in agents]
        below = [pair for p, i in own if p == "of" for pair in self._noun_obliques(i)]
        return Frame(
            head=token.i,
            carrier=carrier,
            subjects=self._spread(subjects),
            owners=tuple(self._spread(group) for group in self.syntax.owners(token)),
            objects=self._spread(self._undergoers(token, own, bool(agents))),
            obliques=self._spread_obliques([*own, *obliques, *below]),
            object_obliques=(),
            clauses=tuple(t.i for t in self.analysis.dependents(token.i, "ccomp", "acl")),
            infinitives=self._infinitives(token),
            particles=frozenset(),
            passive=False,
            negated=self.syntax.negated(token.i)
            or (carrier != token.i and self.syntax.negated(carrier)),
            nominal=True,
            inherited=inherited,
        )

    def _undergoers(self, noun: Token, own: list[tuple[str, int]], by_somebody: bool) -> list[int]:
        """To whom the deed that a noun names is done: "attack on X", "X's invasion by Y"."""
        deed = self.grammar.nominalizations.get(noun.lemma.lower())
        if deed is None or noun.upos != "NOUN":
            return []
        found = [i for p, i in own if p in deed.prepositions]
        if by_somebody and not found:
            found = [t.i for t in self.analysis.dependents(noun.i) if t.deprel == "nmod:poss"]
        return found

    def _attached_high(self, noun: Token) -> list[tuple[str, int]]:
        """Phrases right behind a noun that the parser gave to its verb ("pressure on X")."""
        if noun.rel not in ("obl", "obj"):
            return []
        end = self.analysis.subtree(noun.i)[-1]
        return [
            (self.syntax.preposition(t.i), t.i)
            for t in self.analysis.dependents(noun.head, "obl")
            if t.i > end and self.analysis.subtree(t.i)[0] == end + 1 and not self._absolute(t)
        ]

    def _light_verb(self, noun: Token) -> tuple[int, list[int], list[tuple[str, int]], bool]:
        """The verb that lends a nominal event its subject and tense, if there is one."""
        anchor = self.syntax.first_conjunct(noun.i)
        verb = self.analysis.tokens[anchor.head]
        passive = self.syntax.passive(verb)
        as_object = anchor.rel == "obj" or (anchor.deprel == "nsubj:pass" and passive)
        if as_object and verb.lemma in self.grammar.light_verbs:
            obliques = [
                (self.syntax.preposition(t.i), t.i)
                for t in self.analysis.dependents(verb.i, "obl")
                if t.i != anchor.i
            ]
            if passive:
                agents = [
                    t.i for t in self.analysis.dependents(verb.i) if self.syntax.is_agent(t, True)
                ]
                return verb.i, agents, obliques, False
            subjects, inherited = self.control.surface_subject(verb, DEPTH)
            return verb.i, subjects, obliques, inherited
        if anchor.rel == "nsubj" and verb.lemma in self.grammar.occurrence_verbs:
            obliques = [
                (self.syntax.preposition(t.i), t.i) for t in self.analysis.dependents(verb.i, "obl")
            ]
            return verb.i, [], obliques, False
        return noun.i, [], [], False

    def adjunct_subject(self, i: int) -> tuple[int, ...]:
        """Subject of the clause a nominal event is an adjunct of ("during a visit to ...")."""
        anchor = self.syntax.first_conjunct(i)
        verb = self.analysis.tokens[anchor.head]
        prepositions = self.grammar.adjunct_prepositions
        if anchor.rel != "obl" or self.syntax.preposition(anchor.i) not in prepositions:
            return ()
        if self.syntax.passive(verb) or not self.syntax.is_clause(verb):
            return ()
        return self._spread(self.control.surface_subject(verb, DEPTH)[0])

    def _noun_obliques(self, i: int) -> list[tuple[str, int]]:
        return [
            (self.syntax.preposition(t.i), t.i)
            for t in self.analysis.dependents(i, "nmod", "obl")
            if t.deprel not in ("nmod:poss", "nmod:desc", "nmod:unmarked") and not self._absolute(t)
        ]

    def _infinitives(self, token: Token) -> tuple[int, ...]:
        """Non-finite complements: "to sign", "signing", "of failing", and those joined to them."""
        found: list[int] = []
        for t in self.analysis.dependents(token.i, "xcomp", "acl", "advcl", "ccomp", "obj"):
            if not self._predicative(t):
                continue
            if t.deprel == "acl:relcl" or not self._complement(t) or self.syntax.aim(t):
                continue
            if self._is_purpose(t, token):
                continue
            found += [j for j in self.syntax.coordinated(t.i) if self._complement(t)]
        return tuple(found)

    def _predicative(self, token: Token) -> bool:
        """Whether a complement is a predicate: a verb, "be" with a noun, "remain a guarantor"."""
        if token.upos in ("VERB", "AUX") or self.analysis.dependents(token.i, "cop"):
            return True
        return token.rel == "xcomp" and not self.syntax.preposition(token.i)

    def _is_purpose(self, clause: Token, verb: Token) -> bool:
        """Whether an infinitive says what for, rather than what: "sent troops to help".

        But not "gave X a day to leave", nor "submitted an application to join".
        """
        if clause.rel != "advcl" or not self.syntax.infinitive(clause):
            return False
        given = self.analysis.dependents(verb.i, "obj", "iobj")
        if any(t.lemma in self.grammar.light_nouns for t in given):
            return False
        return {t.rel for t in given} == {"obj"}

    def _complement(self, token: Token) -> bool:
        if self.syntax.infinitive(token):
            return not any(
                t.text.lower() in ("in", "so") for t in self.analysis.dependents(token.i, "mark")
            )
        if token.rel in ("xcomp", "obj") or self._right_behind(token):
            return True
        marks = {t.text.lower() for t in self.analysis.dependents(token.i, "mark", "case")}
        return token.text.endswith("ing") and bool(marks & {"of", "from", "for", "in", "about"})

    def _right_behind(self, token: Token) -> bool:
        """Whether an "-ing" form stands right behind its verb: "has not ruled out leaving"."""
        if token.rel != "advcl" or not token.text.endswith("ing") or token.head > token.i:
            return False
        between = self.analysis.tokens[token.head + 1 : token.i]
        return all(t.deprel == "compound:prt" or t.upos == "ADP" for t in between)

    def _spread(self, items: list[int]) -> tuple[int, ...]:
        found: list[int] = []
        for i in items:
            found += [
                j for j in self.syntax.coordinated(self.syntax.antecedent(i)) if j not in found
            ]
        return tuple(found)

    def _spread_obliques(self, pairs: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple(dict.fromkeys(self._each_oblique(pairs)))

    def _each_oblique(self, pairs: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        for preposition, i in pairs:
            for j in self.syntax.coordinated(self.syntax.antecedent(i)):
                yield (self.syntax.preposition(j) or preposition) if j != i else preposition, j
