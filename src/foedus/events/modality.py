"""Whether an event happened, is planned, threatened, demanded, supposed, negated or denied.

The rules are data (``codebook/modality.toml``). From the predicate the chain of governing words
is followed outwards; every marker met on the way is collected, and the strongest one wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from foedus.events.frames import Frames
from foedus.events.syntax import DEPTH, NOMINAL
from foedus.language import Token
from foedus.records import Modality

PAST_SPEECH = "Tense=Past"
NEAR = frozenset({"", "of", "for", "to", "on", "about", "over", "into", "towards", "toward"})
"""Prepositions behind which a noun is what a governing word is about: "plans for a visit", but not
"supported it in its war"."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One sign of modality and the word that bears it."""

    modality: Modality
    token: int


@dataclass(frozen=True, slots=True)
class ModalityRules:
    """``modality.toml``.

    Attributes:
        order: Strongest modality first.
        modals: Auxiliary to modality. ``conditions``: conjunctions that make a condition.
        governors: Governing verb or noun to the modality of its complement or object.
        determiners: Determiners that make a noun unreal ("any decision to leave").
        decisions: Words whose complement is carried out by deciding it.
    """

    order: tuple[Modality, ...]
    modals: Mapping[str, Modality]
    conditions: frozenset[str]
    governors: Mapping[str, Modality]
    nominal_governors: Mapping[str, Modality]
    determiners: frozenset[str]
    decisions: frozenset[str]


def read_modality(table: Mapping[str, Any]) -> ModalityRules:
    """Build the rules from their table."""
    governors = {
        word: cast("Modality", name) for name, words in table["governors"].items() for word in words
    }
    nominal = {
        word: cast("Modality", name)
        for name, words in table["nominal_governors"].items()
        for word in words
    }
    return ModalityRules(
        order=tuple(table["order"]),
        modals={word: name for name, words in table["modals"].items() for word in words},
        conditions=frozenset(table["conditions"]),
        governors=governors,
        nominal_governors={**governors, **nominal},
        determiners=frozenset(table["determiners"]),
        decisions=frozenset(table["decisions"]),
    )


class ModalityReader:
    """Reads the modality of predicates of one document."""

    def __init__(self, frames: Frames, rules: ModalityRules) -> None:
        self.frames = frames
        self.syntax = frames.syntax
        self.rules = rules
        self.analysis = frames.analysis
        self.tokens = frames.analysis.tokens

    def read(
        self, carrier: int, *, negation_meant: bool, decided: bool
    ) -> tuple[Modality, frozenset[int]]:
        """The modality of a predicate and the words that show it.

        Args:
            carrier: The word that bears tense and modality.
            negation_meant: The pattern itself asks for the negation ("did not attend").
            decided: The event is carried out by deciding it (a boycott, a suspension).
        """
        markers = list(self._chain(carrier, negation_meant, decided))
        if not markers:
            return "actual", frozenset()
        best = min(markers, key=lambda m: self.rules.order.index(m.modality))
        return best.modality, frozenset({best.token})

    def _chain(self, i: int, negation_meant: bool, decided: bool) -> Iterator[Marker]:
        token = self.tokens[i]
        yield from self._own(token, negation_meant)
        inner = token
        for _ in range(DEPTH):
            inner = self._shared(inner)
            if inner.head == inner.i:
                return
            governor = self.tokens[inner.head]
            if not self._opens(inner, governor) or self._is_setting(inner):
                return
            if inner.rel not in ("nsubj", "csubj"):
                yield from self._governing(inner, governor, decided)
            if inner.rel in ("xcomp", "acl", "obj", "obl", "nmod", "nsubj", "csubj", "advcl"):
                yield from self._own(governor, False, outer=inner)
            if self._ends_at(inner, governor):
                return
            inner = governor

    def _ends_at(self, inner: Token, governor: Token) -> bool:
        """Whether words further out say nothing more about an event."""
        if inner.rel == "ccomp":
            return governor.lemma not in self.rules.governors
        return inner.upos in NOMINAL and self.syntax.is_clause(governor)

    def _shared(self, token: Token) -> Token:
        """A coordinated predicate stands under what its first conjunct stands under."""
        if token.rel != "conj":
            return token
        first = self.syntax.first_conjunct(token.i)
        return first if first.upos == token.upos or first.rel != "root" else token

    # Markers of the predicate itself ----------------------------------------------------

    def _own(
        self, token: Token, negation_meant: bool, outer: Token | None = None
    ) -> Iterator[Marker]:
        if outer is not None and self._presupposed(token, outer):
            return
        nominal = outer is not None and outer.upos in NOMINAL and not self._new_object(outer)
        negated = self.syntax.negated(token.i) or self.syntax.without_object(token)
        if negated and not negation_meant and not nominal:
            yield Marker("negated", token.i)
        for below in self.analysis.dependents(token.i, "aux", "mark", "advmod", "det", "advcl"):
            yield from self._function_word(token, below)
        if outer is None:
            yield from self._purpose(token)
            if self._to_come(token) or self.syntax.aim(token):
                yield Marker("planned", token.i)
        if self._progressive(token):
            yield Marker("ongoing", token.i)
        if self._question(token):
            yield Marker("hypothetical", token.i)

    def _new_object(self, noun: Token) -> bool:
        """Whether a negation reaches a noun: "has not expressed an intention to leave"."""
        if noun.rel != "obj" or not self._unreal(noun):
            return False
        return any(self.syntax.infinitive(t) for t in self.analysis.dependents(noun.i, "acl"))

    def _purpose(self, token: Token) -> Iterator[Marker]:
        """An infinitive of purpose is not yet a deed: "to disarm", "pressure on X to leave"."""
        governor = self.tokens[token.head]
        if token.rel != "advcl" or not self.syntax.infinitive(token):
            return
        if self.syntax.pressed(token, governor):
            yield Marker("demanded", token.i)
        elif governor.lemma not in self.rules.governors:
            before = self.tokens[max(self.analysis.subtree(token.i)[0] - 1, 0)]
            yield Marker(self.rules.governors.get(before.lemma, "planned"), token.i)

    def _to_come(self, token: Token) -> bool:
        """Whether an infinitive stands as a main predicate: "Ruritania to quit the league".

        So do those that a parser joins to the verb before: "signed and is due to leave".
        """
        if token.upos != "VERB" or not self.syntax.infinitive(token):
            return False
        governor = self.tokens[token.head]
        if token.rel == "acl":
            return governor.upos == "PROPN" and governor.head == governor.i
        first = self.syntax.first_conjunct(token.i)
        return first.rel == "root" and (first.i == token.i or not self.syntax.infinitive(first))

    def _function_word(self, token: Token, below: Token) -> Iterator[Marker]:
        word = below.text.lower()
        if below.rel == "aux":
            modality = self.rules.modals.get(word)
            if word in ("would", "’d", "'d") and self._future_in_past(token):
                modality = "planned"
            if modality is not None:
                yield Marker(modality, below.i)
        elif self._hypothetical(token, below, word) and not self._reached(token, word):
            yield Marker("hypothetical", below.i)

    def _reached(self, token: Token, mark: str) -> bool:
        """Whether the end that "until" names has come: "until police arrested him"."""
        return mark == "until" and self._past(token) and self._past(self.tokens[token.head])

    def _past(self, token: Token) -> bool:
        """Whether a clause tells of the past and of nothing that only may or will be."""
        auxiliaries = self.analysis.dependents(token.i, "aux", "cop")
        if any(t.text.lower() in self.rules.modals for t in auxiliaries):
            return False
        return any(t.has("VerbForm=Fin") and t.has("Tense=Past") for t in (token, *auxiliaries))

    def _hypothetical(self, token: Token, below: Token, word: str) -> bool:
        if below.rel in ("mark", "advmod"):
            return self._condition(below)
        if below.rel == "det":
            return word in self.rules.determiners and not self.syntax.negated(token.head)
        return below.rel == "advcl" and self._conditional(below) and self._unfinished(token)

    def _conditional(self, clause: Token) -> bool:
        """Whether a clause makes another depend on it: not "until", which only says how long."""
        marks = {t.text.lower() for t in self.analysis.dependents(clause.i, "mark")}
        return "until" not in marks and self._has_condition(clause)

    def _condition(self, mark: Token) -> bool:
        fixed = [t.text.lower() for t in self.analysis.dependents(mark.i, "fixed")]
        return " ".join([mark.text.lower(), *fixed]) in self.rules.conditions

    def _has_condition(self, clause: Token) -> bool:
        if any(self._condition(t) for t in self.analysis.dependents(clause.i, "mark")):
            return True
        phrase = [t.text.lower() for t in self.tokens[clause.i - 6 : clause.i] if clause.i >= 6]
        return "as soon as" in " ".join(phrase)

    def _unfinished(self, token: Token) -> bool:
        """Whether a main clause with a condition is itself not past fact."""
        below = self.analysis.dependents(token.i, "aux")
        return any(t.text.lower() in self.rules.modals for t in below) or not (
            token.has("Tense=Past") or any(t.lemma == "have" for t in below)
        )

    def _future_in_past(self, token: Token) -> bool:
        """Whether "would" tells of a future in the past, as in "said it would leave"."""
        clauses = self.analysis.dependents(token.i, "advcl")
        if any(self._conditional(t) for t in clauses):
            return False
        first = self._shared(token)
        governor = self.tokens[first.head]
        perfect = any(t.lemma == "have" for t in self.analysis.dependents(token.i, "aux"))
        if first.rel != "ccomp" or perfect:
            return False
        return governor.has(PAST_SPEECH) or governor.has("VerbForm=Part")

    def _progressive(self, token: Token) -> bool:
        if not token.has("VerbForm=Ger") and not token.has("Tense=Pres"):
            return False
        told = self._told(token)
        auxiliaries = self.analysis.dependents(token.i, "aux")
        return token.text.lower().endswith("ing") and any(
            t.lemma == "be" and (told or not t.has("Tense=Past")) for t in auxiliaries
        )

    def _told(self, token: Token) -> bool:
        """Whether a clause is what somebody said, in whose words its past was the present."""
        governor = self.tokens[token.head]
        marked = any(t.lemma == "that" for t in self.analysis.dependents(token.i, "mark"))
        return token.rel == "ccomp" or (token.rel == "acl" and marked and governor.upos == "NOUN")

    def _question(self, token: Token) -> bool:
        if token.head != token.i:
            return False
        return any(t.text == "?" for t in self.analysis.dependents(token.i, "punct"))

    def _presupposed(self, governor: Token, noun: Token) -> bool:
        """Whether a nominal event stands whatever its clause says ("the attack could ...")."""
        if noun.upos not in NOMINAL or self._unreal(noun):
            return False
        if self.syntax.preposition(noun.i) == "as":
            return False
        arguments = ("obl", "nmod", "nsubj", "obj")
        return self.syntax.is_clause(governor) and noun.rel in arguments

    def _unreal(self, noun: Token) -> bool:
        """Whether a nominal event is not presupposed: neither definite nor owned."""
        below = self.analysis.dependents(noun.i)
        owned = any(t.deprel == "nmod:poss" for t in below)
        definite = any(t.rel == "det" and t.text.lower() in ("the", "this", "that") for t in below)
        return not (owned or definite)

    # Markers that govern it -------------------------------------------------------------

    def _opens(self, inner: Token, governor: Token) -> bool:
        """Whether modality reaches through a relation."""
        if inner.rel in ("xcomp", "ccomp", "csubj", "obj"):
            return True
        if inner.deprel == "acl:relcl":
            return False
        if inner.rel == "acl" and inner.upos == "VERB":
            return governor.upos in NOMINAL and not self.syntax.passive(inner)
        if inner.rel in ("acl", "nmod"):
            return governor.upos in NOMINAL
        if inner.rel in ("obl", "nsubj"):
            return inner.upos in NOMINAL or inner.has("VerbForm=Ger")
        if inner.rel == "advcl":
            return (
                self._complement(inner, governor)
                or self._with_particle(governor, self.rules.governors) is not None
            )
        return False

    def _is_setting(self, noun: Token) -> bool:
        """Whether a nominal event is only the setting of its clause ("after the attack, ...")."""
        if noun.upos not in NOMINAL or noun.rel not in ("obl", "nmod"):
            return False
        return self.syntax.preposition(noun.i) in self.frames.grammar.setting_prepositions

    def _complement(self, inner: Token, governor: Token) -> bool:
        """Whether an adverbial clause is a complement: "of leaving", "called on it to leave"."""
        marks = {t.text.lower() for t in self.analysis.dependents(inner.i, "mark", "case")}
        if marks & {"of", "from"}:
            return True
        if any(f"{governor.lemma} {mark}" in self.rules.governors for mark in marks):
            return True
        if marks & {"for", "against", "about", "on"}:
            phrases = (f"{governor.lemma} {mark}" for mark in marks)
            return any(name in self.rules.nominal_governors for name in phrases)
        return marks == {"to"} and governor.lemma in self.rules.governors

    def _governing(self, inner: Token, governor: Token, decided: bool) -> Iterator[Marker]:
        nominal = inner.upos in NOMINAL and not self.syntax.is_clause(inner)
        table = (
            self.rules.nominal_governors
            if nominal or inner.rel == "advcl"
            else self.rules.governors
        )
        lemma = governor.lemma.lower()
        preposition = self.syntax.preposition(inner.i)
        modality = table.get(f"{lemma} {preposition}") if preposition else None
        modality = modality or self._with_mark(inner, lemma, table)
        if modality is None and inner.rel == "advcl":
            modality = self._with_mark(inner, lemma, self.rules.governors)
        modality = modality or self._with_particle(governor, table)
        if modality is None and preposition in NEAR:
            discussed = nominal and self._discussed(inner, table.get(lemma))
            modality = None if discussed else table.get(lemma)
        if lemma in self.rules.decisions and inner.rel in ("xcomp", "acl", "ccomp"):
            modality = None if decided and self._settled(governor) else "planned"
        if modality == "negated" and self.syntax.negated(governor.i):
            modality = "hypothetical"
        if modality is not None:
            yield Marker(modality, governor.i)

    def _discussed(self, noun: Token, modality: Modality | None) -> bool:
        """Whether a definite event is only talked about ("discussed the withdrawal")."""
        return modality in ("planned", "hypothetical") and not self._unreal(noun)

    def _with_particle(self, governor: Token, table: Mapping[str, Modality]) -> Modality | None:
        """What a verb says with its particle: "ruled out", "called off"."""
        for particle in self.analysis.dependents(governor.i, "compound:prt"):
            if f"{governor.lemma} {particle.lemma}" in table:
                return table[f"{governor.lemma} {particle.lemma}"]
        return None

    def _with_mark(
        self, inner: Token, lemma: str, table: Mapping[str, Modality]
    ) -> Modality | None:
        for mark in self.analysis.dependents(inner.i, "mark"):
            if f"{lemma} {mark.text.lower()}" in table:
                return table[f"{lemma} {mark.text.lower()}"]
        return None

    def _settled(self, governor: Token) -> bool:
        """Whether a decision was taken: "its decision", "decided", but not "any decision"."""
        if governor.upos in NOMINAL:
            return not self._unreal(governor)
        return governor.has("Tense=Past") or governor.has("VerbForm=Part")
