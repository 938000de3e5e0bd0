"""Which words fill the terms of a pattern: parties in its roles, nouns of its classes."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.events.frames import Frames
from foedus.events.match import State
from foedus.events.parties import Parties
from foedus.events.party import Party
from foedus.events.pattern import Role, Term

ROLE_SCORE, NOUN_SCORE, ANYTHING_SCORE = 2.5, 2.0, 0.5
"""A party weighs more than a noun of a class, that more than a predicate (1) or any noun."""
PHRASE_SCORE = 0.5
"""What a phrase ("unreliable ally") says more than its last word alone."""
ANYBODY_SCORE = 1.0
"""Somebody of whom nothing is said but what he does explains little ("killed 46 people")."""
OWNER_SCORE = 2.25
"""A party named only by what belongs to it ("Ruritanian villages")."""


class Binder:
    """Fills terms from the words of one document.

    What fits is written into the state of a match: the roles, the words used, and how much they
    explain.

    Args:
        words: Of each token its lemma and its form, in lower case.
    """

    def __init__(self, frames: Frames, parties: Parties, words: Sequence[tuple[str, str]]) -> None:
        self.frames = frames
        self.parties = parties
        self.kinds = parties.kinds
        self.tokens = frames.analysis.tokens
        self.words = words

    def term(
        self, term: Term, candidates: Sequence[int], state: State, *, places: bool = False
    ) -> bool:
        """Fill a term from candidate words: a role takes all of them, a noun the first fit.

        With ``places`` a state named as a place will do: what a pattern says of an argument
        ("criticism from SRC") tells more than that "from" may name a place.
        """
        if term.role is not None:
            return self._bind(term.role, candidates, state, places=places) or (
                term.role.owning and self._bind_owner(term.role, candidates, state)
            )
        for i in candidates:
            if term.reflexive:
                if self.tokens[i].has("Reflex=Yes") or self.tokens[i].text.endswith("self"):
                    return True
                continue
            if term.lemmas is not None and self.word_fits(term.lemmas, i) == term.barred:
                continue
            trial = state.copy()
            trial.words.add(i)
            if term.lemmas is not None and not term.barred:
                trial.named.add(i)
            trial.score += self._worth(term, i)
            if all(self.bind_inside(role, i, trial) for role in term.inner):
                vars(state).update(vars(trial))
                return True
        return False

    def _worth(self, term: Term, i: int) -> float:
        """How much a noun of a term explains: a phrase ("associate member") more than its head."""
        if term.lemmas is None or term.barred:
            return ANYTHING_SCORE
        return NOUN_SCORE + PHRASE_SCORE * self.in_phrase(term.lemmas, i)

    def word_fits(self, lemmas: frozenset[str], i: int) -> bool:
        """Whether a token is one of the words, or ends one of their phrases with its modifiers."""
        lemma, form = self.words[i]
        if lemma in lemmas or form in lemmas:
            return True
        return any(
            phrase.rpartition(" ")[2] == lemma and self._has_modifiers(phrase, i)
            for phrase in lemmas
            if " " in phrase
        )

    def in_phrase(self, lemmas: frozenset[str], i: int) -> bool:
        """Whether a word fits only together with its modifiers."""
        return bool(lemmas) and lemmas.isdisjoint(self.words[i]) and self.word_fits(lemmas, i)

    def _has_modifiers(self, phrase: str, i: int) -> bool:
        below = {t.lemma.lower() for t in self.frames.analysis.dependents(i)}
        return all(word in below for word in phrase.split()[:-1])

    def _bind(self, role: Role, candidates: Sequence[int], state: State, *, places: bool) -> bool:
        taken = {p.actor for name, ps in state.roles.items() if name != role.name for p in ps}
        found: list[Party] = []
        for i in candidates:
            for party in self.parties.at(i, role, places=places):
                if party.actor in taken:
                    continue
                state.words.add(i)
                if party.actor not in {p.actor for p in found}:
                    found.append(party)
        return self.add(role, tuple(found), state)

    def _bind_owner(self, role: Role, candidates: Sequence[int], state: State) -> bool:
        """Fill a role with whom a noun belongs to: "Ruritanian villages", "a city in Ruritania"."""
        taken = frozenset(p.actor for ps in state.roles.values() for p in ps)
        for i in candidates:
            if self.tokens[i].upos != "NOUN":
                continue
            found = self.parties.owner(i, role, taken)
            if found:
                state.words |= {i, *(party.head for party in found)}
                return self.add(role, found, state, OWNER_SCORE)
        return False

    def bind_inside(self, role: Role, i: int, state: State) -> bool:
        """Fill a role from the modifiers of a noun: "the NATO summit"."""
        taken = {p.actor for name, ps in state.roles.items() if name != role.name for p in ps}
        found = self.parties.inside(i, role, frozenset(taken))
        state.words |= {party.head for party in found}
        return self.add(role, found, state)

    def add(
        self, role: Role, found: tuple[Party, ...], state: State, score: float = ROLE_SCORE
    ) -> bool:
        """Give a role its parties; false if there are none, or one alone of two sides."""
        if not found or (role.name == "BOTH" and len(found) < 2):
            return False
        state.roles[role.name] = found
        anybody = role.name == "TGT" and all(self.kinds.unnamed(p) for p in found)
        state.score += min(score, ANYBODY_SCORE) if anybody else score
        return True
