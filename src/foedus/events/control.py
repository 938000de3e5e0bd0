"""Who is meant to do what a predicate without a subject of its own says.

Control ("refused to sign", "urged X to sign", "a decision to sign"), participles, coordination and
relative clauses, as annotated in Universal Dependencies (xcomp, acl, advcl, conj).
"""

from __future__ import annotations

from foedus.events.syntax import NOMINAL, Syntax
from foedus.language import Token


class Control:
    """Finds the subjects that are understood."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.analysis = syntax.analysis

    def surface_subject(self, token: Token, depth: int) -> tuple[list[int], bool]:
        """The grammatical subject, followed through coordination and control."""
        own = [
            self.syntax.antecedent(t.i)
            for t in self.analysis.dependents(token.i, "nsubj")
            if t.deprel != "nsubj:outer" and not self.syntax.is_object(t, token)
        ]
        if own or depth == 0:
            return own, False
        aim = self.syntax.aim(token)
        if aim is not None:
            return [i for group in self.syntax.owners(aim)[:1] for i in group], True
        found = self._inherited_subject(token, depth - 1)
        return found, bool(found)

    def _inherited_subject(self, token: Token, depth: int) -> list[int]:
        if token.head == token.i:
            return []
        governor = self.analysis.tokens[token.head]
        if token.deprel == "acl:relcl":
            return [governor.i]
        if token.rel == "conj":
            return self.surface_subject(self.syntax.joined_to(token), depth)[0]
        if token.rel in ("xcomp", "ccomp"):
            return self._controller(token, governor, depth)
        if token.rel == "acl":
            return self._attributive_subject(token, governor, depth)
        if token.rel == "advcl":
            if governor.upos in NOMINAL and not self.syntax.is_clause(governor):
                return self.noun_subject(governor, depth)
            marks = {t.text.lower() for t in self.analysis.dependents(token.i, "mark", "case")}
            ordered = self.syntax.infinitive(token) and self._orders(governor)
            if ordered or marks & {"of", "from", "for", "into"}:
                return self._controller(token, governor, depth)
            pressed = self.syntax.pressed(token, governor) or self._agent_before(token)
            pressed = pressed or self._given_time(token, governor)
            if pressed:
                return pressed
            return self.surface_subject(governor, depth)[0]
        return []

    def _attributive_subject(self, token: Token, noun: Token, depth: int) -> list[int]:
        """Who does what is said about a noun: "a vow to leave", "a statement criticising X"."""
        if self.syntax.infinitive(token):
            return self._agent_before(token) or self.noun_subject(noun, depth)
        marked = {t.text.lower() for t in self.analysis.dependents(token.i, "mark", "case")}
        if "for" in marked and noun.lemma.lower() in self.syntax.grammar.requital_nouns:
            return []
        if marked & {"of", "to", "for", "from"}:
            return self.noun_subject(noun, depth)
        if noun.lemma in self.syntax.grammar.authored and not self.syntax.passive(token):
            return self.noun_subject(noun, depth) or [noun.i]
        return [self.syntax.first_conjunct(noun.i).i if marked else noun.i]

    def _controller(self, token: Token, governor: Token, depth: int) -> list[int]:
        """Who is meant to do the complement: the object if there is one, else the subject."""
        if governor.upos in NOMINAL and not self.syntax.is_clause(governor):
            return self.noun_subject(governor, depth)
        if governor.lemma not in self.syntax.grammar.subject_control:
            for t in self.analysis.dependents(governor.i, "obj", "iobj", "obl"):
                if t.i >= token.i or t.upos not in NOMINAL:
                    continue
                named = t.rel in ("obj", "iobj") or self._called_upon(governor, t)
                if named and t.lemma not in self.syntax.grammar.light_nouns:
                    return [t.i]
        return self.surface_subject(governor, depth)[0]

    def _orders(self, verb: Token) -> bool:
        """Whether an infinitive behind a verb is what its object is to do: "ordered X to leave"."""
        return verb.lemma in self.syntax.grammar.object_control

    def _called_upon(self, verb: Token, token: Token) -> bool:
        """Whether a phrase names who is to do it: "called on X to leave", not "imposed on X to"."""
        if self.syntax.preposition(token.i) not in ("on", "upon", "for", "to"):
            return False
        return verb.lemma in self.syntax.grammar.calling_verbs

    def _given_time(self, token: Token, governor: Token) -> list[int]:
        """To whom the means for an infinitive are given: "gave X 48 hours to leave"."""
        if not self.syntax.infinitive(token):
            return []
        return [t.i for t in self.analysis.dependents(governor.i, "iobj") if t.i < token.i]

    def _agent_before(self, token: Token) -> list[int]:
        """The agent right before an infinitive: "steps taken by X to leave"."""
        first = self.analysis.subtree(token.i)[0]
        if first == 0 or not self.syntax.infinitive(token):
            return []
        before = self.analysis.tokens[first - 1]
        return [before.i] if before.deprel == "obl:agent" else []

    def noun_subject(self, noun: Token, depth: int) -> list[int]:
        """Who would do what a noun's infinitive says: its possessor, else its verb's subject."""
        owners = [i for group in self.syntax.owners(noun) for i in group]
        if owners:
            return owners[:1]
        anchor = self.syntax.first_conjunct(noun.i)
        if anchor.head == anchor.i or depth == 0:
            return []
        governor = self.analysis.tokens[anchor.head]
        if self._looks_on(governor, noun):
            return []
        if anchor.rel in ("obj", "obl", "xcomp") and self.syntax.is_clause(governor):
            return self.surface_subject(governor, depth - 1)[0]
        if self.syntax.is_clause(noun):
            return self.surface_subject(noun, depth - 1)[0]
        return []

    def _looks_on(self, verb: Token, noun: Token) -> bool:
        """Whether a verb is said of another's doing: "praised the campaign to retake X".

        What is discussed may be a plan of one's own.
        """
        grammar = self.syntax.grammar
        if verb.lemma in grammar.judging_verbs:
            return True
        return verb.lemma in grammar.discussing_verbs and noun.lemma not in grammar.light_nouns
