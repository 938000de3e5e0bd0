"""Whether a pattern of the codebook fits a frame: its predicate, subject and arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from foedus.events.auxiliaries import has_auxiliary, is_future, is_question
from foedus.events.binding import PHRASE_SCORE, Binder
from foedus.events.codebook import Entry, Index
from foedus.events.frame import Frame
from foedus.events.frames import Frames
from foedus.events.match import Match, State
from foedus.events.parties import Parties
from foedus.events.pattern import Clause, Pattern, Slot, Term
from foedus.events.syntax import LOCATIVE, NOMINAL

E = TypeVar("E", bound=Entry)
BELONGING = frozenset({"of", "from", "out of", "to", "into"})
"""Prepositions by which a predicate of membership names the organization, or something else."""
PLAIN = ("ADJ", "NOUN")
"""What the modifiers of a phrase are: no name, no participle."""
IMPLIED_SCORE = 0.25
"""An organization that is left out explains nothing, but a pattern that minds it is the better."""


class Matcher:
    """Tries patterns on the predicates of one document.

    Attributes:
        words: Of each token its lemma and its form, in lower case.
        starts: Each token with the words by which a pattern may start with it: its lemma, the verb
            it stands for as a noun of a deed, its form ("fighting").
    """

    def __init__(self, frames: Frames, parties: Parties) -> None:
        self.frames = frames
        self.syntax = frames.syntax
        self.parties = parties
        self.names = parties.names
        self.kinds = parties.kinds
        self.tokens = frames.analysis.tokens
        self._subjects: dict[tuple[int, str, bool], State | None] = {}
        self.words = [(token.lemma.lower(), token.text.lower()) for token in self.tokens]
        self.binder = Binder(frames, parties, self.words)
        self.starts = tuple(self._starts())

    def _starts(self) -> Iterator[tuple[int, str]]:
        for token, (lemma, form) in zip(self.tokens, self.words, strict=True):
            yield token.i, lemma
            if token.upos == "NOUN" and (verb := self.frames.grammar.verb(token)):
                yield token.i, verb
            if form != lemma:
                yield token.i, form

    def candidates(self, index: Index[E]) -> Iterator[tuple[int, E, Pattern]]:
        """The patterns to try, with the token that each starts with, in text order."""
        words, sentence = frozenset[str](), -1
        for i, start in self.starts:
            if start not in index or self.tokens[i].rel == "amod":
                continue
            if self.tokens[i].sentence != sentence:
                sentence = self.tokens[i].sentence
                words = self._words(sentence)
            for needed, patterns in index[start]:
                if needed and words.isdisjoint(needed):
                    continue
                for entry, pattern in patterns:
                    if pattern.may_fit(words):
                        yield i, entry, pattern

    def _words(self, number: int) -> frozenset[str]:
        """Lemmas and forms of a sentence."""
        sentence = self.frames.analysis.sentences[number]
        words = self.words[sentence.first : sentence.last]
        return frozenset(chain.from_iterable(words))

    def match(self, pattern: Pattern, i: int, adjunct: bool = False) -> Match | None:
        """Try a pattern on the predicate at token ``i``.

        Args:
            pattern: A pattern one of whose head lemmas is the token's.
            i: The token.
            adjunct: A noun without a subject of its own may take that of its clause.
        """
        if not self._fits_head(pattern.clause, i):
            return None
        frame = self.frames.frame(i)
        state = self._with_subject(pattern, frame, adjunct)
        agentless = state is None and frame.passive and not frame.subjects
        if agentless and pattern.subject is not None and pattern.subject.lemmas is not None:
            return None
        if state is None and not agentless:
            return None
        state = state or State(inner=i)
        if not self._clause(pattern.clause, frame, state):
            return None
        if agentless and not state.roles.keys() & {"TGT", "AT"}:
            return None
        return Match(
            head=i,
            inner=state.inner,
            carrier=frame.carrier,
            roles=state.roles,
            words=frozenset(state.words),
            named=frozenset(state.named),
            consumed=frozenset(state.consumed),
            complements=frozenset(state.complements),
            score=state.score,
            inherited=frame.inherited,
            passive=frame.passive,
            implied=state.implied,
        )

    def says_what_for(self, one: Match, other: Match) -> bool:
        """Whether a match is the purpose or the outcome of another by the same party.

        "Gathered to protest"; "shelled the town, killing four people", but not where the outcome
        has a named target of its own.
        """
        token = self.tokens[one.head]
        if token.rel != "advcl" or token.head not in (other.head, other.carrier):
            return False
        sides = [{p.actor for p in match.roles.get("SRC", ())} for match in (one, other)]
        if sides[0] != sides[1]:
            return False
        hit = [p for role in ("TGT", "AT") for p in one.roles.get(role, ())]
        outcome = token.text.endswith("ing") and all(self.kinds.unnamed(p) for p in hit)
        return outcome or self.syntax.infinitive(token)

    def _with_subject(self, pattern: Pattern, frame: Frame, adjunct: bool) -> State | None:
        """A state with the subject bound, None if it cannot be; the same for many patterns."""
        term = pattern.subject
        if term is None:
            return State(inner=frame.head)
        key = (frame.head, pattern.subject_text, adjunct)
        if key not in self._subjects:
            state = State(inner=frame.head)
            bound = self._subject(term, frame, state, adjunct)
            self._subjects[key] = state if bound else None
        found = self._subjects[key]
        return found.copy() if found else None

    def _fits_head(self, clause: Clause, i: int) -> bool:
        verb = self.frames.grammar.verb(self.tokens[i])
        if verb is not None and clause.pos in (None, "v") and verb in clause.heads:
            return True
        if clause.pos and clause.pos != _pos(self.tokens[i].upos):
            return False
        return not clause.heads or self.binder.word_fits(clause.heads, i)

    def _clause(self, clause: Clause, frame: Frame, state: State) -> bool:
        """Fill the slots of a clause from a predicate that its head fits."""
        if clause.negated and not frame.negated:
            return False
        if self._is_phrasal(clause, frame):
            return False
        if clause.future and not is_future(self.frames, frame.carrier):
            return False
        state.consumed |= {frame.head, frame.carrier}
        state.inner = frame.head
        state.score += 1 + clause.negated
        if self.binder.in_phrase(clause.heads, frame.head):
            state.score += PHRASE_SCORE
            below = self.frames.analysis.dependents(frame.head, "amod", "compound")
            state.words |= {t.i for t in below if t.upos in PLAIN}
        if not all(self.binder.bind_inside(role, frame.head, state) for role in clause.inner):
            return False
        return all(self._slot(slot, frame, state) for slot in clause.slots)

    # Slots ------------------------------------------------------------------------------

    def _slot(self, slot: Slot, frame: Frame, state: State) -> bool:
        if slot.kind == "group":
            trial = state.copy()
            if all(self._slot(member, frame, trial) for member in slot.slots):
                vars(state).update(vars(trial))
            return True
        if slot.kind == "none":
            return not frame.objects
        if slot.kind == "implied":
            state.implied = self._says_no_more(frame, state)
            state.score += IMPLIED_SCORE
            return state.implied
        if slot.kind == "particle":
            state.score += 1
            if slot.words & frame.particles:
                return True
            state.stray = tuple(i for p, i in frame.obliques if p in slot.words)
            return any(self._first_word(i) == frame.head + 1 for i in state.stray)
        if slot.kind == "infinitive":
            return self._infinitive(slot, frame, state)
        term = slot.term
        if term is None:
            return False
        if slot.kind == "clause":
            subjects = [
                s for c in self._clauses(slot, frame) for s in self.frames.frame(c).subjects
            ]
            return self.binder.term(term, subjects, state)
        if slot.kind == "object":
            objects: Sequence[int] = [*self._objects(frame), *state.stray]
            if term.role is None:
                objects = self._things(term, objects, state)
            state.has_object = self.binder.term(term, objects, state)
            return state.has_object
        return self._oblique(slot, term, frame, state)

    def _oblique(self, slot: Slot, term: Term, frame: Frame, state: State) -> bool:
        """Fill a slot from behind its prepositions: "a strike against X in Y" is none on Y."""
        near = frame.obliques + (frame.object_obliques if state.has_object else ())
        fitting = [(p, i) for p, i in near if p in slot.words and not self._in_front(frame, p, i)]
        aimed = [i for p, i in fitting if p not in LOCATIVE]
        if term.role is not None and 0 < len(aimed) < len(fitting):
            whom = replace(term, role=replace(term.role, owning=True))
            if self.binder.term(whom, aimed, state, places=True):
                return True
        places = not slot.words & LOCATIVE
        return self.binder.term(term, [i for _, i in fitting], state, places=places)

    def _things(self, term: Term, objects: Sequence[int], state: State) -> Sequence[int]:
        """Objects that may be what is given: not what is bound already, nor whom it is given to.

        Unless the pattern says of what state they are: "gave Ruritanian diplomats a day".
        """
        free = [i for i in objects if i not in state.words]
        if term.inner:
            return free
        return [i for i in free if self.tokens[i].rel != "iobj"] or free

    def _is_phrasal(self, clause: Clause, frame: Frame) -> bool:
        """Whether a particle gives the verb a sense that the clause does not ask for.

        "Backed up the troops" is no backing; "SRC call +off visit" asks for its particle.
        """
        lemma = self.words[frame.head][0]
        asked = {word for slot in clause.slots if slot.kind == "particle" for word in slot.words}
        known = self.frames.grammar.phrasal_verbs
        return any(
            f"{lemma} {t.text.lower()}" in known and t.text.lower() not in asked
            for t in self.frames.analysis.dependents(frame.head, "compound")
        )

    def _in_front(self, frame: Frame, preposition: str, i: int) -> bool:
        """Whether a phrase of place stands before its verb: where, not to whom it was done."""
        token = self.tokens[i]
        return (
            preposition in LOCATIVE
            and not frame.nominal
            and i < token.head == frame.head
            and not self.frames.grammar.relative(token)
        )

    def _says_no_more(self, frame: Frame, state: State) -> bool:
        """Whether nothing beside a predicate says of what: "was suspended", "its withdrawal".

        Nor beside a noun that it names: "notified the depositary of its withdrawal from X".
        """
        frames = [frame, *(self.frames.frame(i) for i in sorted(state.named - {frame.head}))]
        pairs = [pair for f in frames for pair in (*f.obliques, *f.object_obliques)]
        near = [i for p, i in pairs if p in BELONGING]
        below = self.frames.analysis.dependents(frame.head, "compound")
        kinds = [t.i for t in below if t.upos in NOMINAL]
        words = [*frame.subjects, *frame.objects, *near, *kinds]
        return state.words.issuperset(self.names.name_of(i) for i in words)

    def _clauses(self, slot: Slot, frame: Frame) -> list[int]:
        """Complement clauses, no questions, with the auxiliary or verb that the slot asks for."""
        return [
            i
            for i in frame.clauses
            if not is_question(self.frames, i)
            and (not slot.words or has_auxiliary(self.frames, i, slot.words))
            and (slot.clause is None or self._fits_head(slot.clause, i))
        ]

    def _first_word(self, i: int) -> int:
        return self.frames.analysis.subtree(i)[0]

    def _objects(self, frame: Frame) -> Sequence[int]:
        """Objects of a verb; of a noun what it is done to ("the withdrawal of troops")."""
        if not frame.nominal or frame.objects:
            return frame.objects
        return [i for p, i in frame.obliques if p == "of"]

    def _infinitive(self, slot: Slot, frame: Frame, state: State) -> bool:
        if slot.clause is None:
            return False
        below = [j for i in frame.objects for j in self.frames.frame(i).infinitives]
        for i in (*frame.infinitives, *below):
            trial = state.copy()
            inner = self.frames.frame(i)
            if slot.clause.heads or slot.clause.slots:
                fits = self._fits_head(slot.clause, i)
                if not fits or not self._clause(slot.clause, inner, trial):
                    continue
            elif self.tokens[i].upos not in ("VERB", "AUX"):
                continue
            else:
                trial.consumed.add(i)
                trial.inner = i
            trial.complements |= {i, inner.carrier}
            trial.score += 1
            vars(state).update(vars(trial))
            return True
        return False

    # Subjects ---------------------------------------------------------------------------

    def _subject(self, term: Term, frame: Frame, state: State, adjunct: bool) -> bool:
        groups: list[Sequence[int]] = [frame.subjects] if frame.subjects else []
        if frame.nominal:
            groups += frame.owners
            if adjunct and not groups:
                groups.append(frame.adjunct_subjects)
        return any(self._owner(term, group, frame, state) for group in groups)

    def _owner(self, term: Term, group: Sequence[int], frame: Frame, state: State) -> bool:
        modifiers = [i for i in group if self._modifies(i, frame)]
        if frame.nominal and not frame.objects and self._befalls(frame):
            group = [i for i in group if not self.names.is_bare_name(i)]
            modifiers = [i for i in modifiers if i in group]
        if term.role is None or not modifiers:
            return self.binder.term(term, group, state)
        taken = {p.actor for ps in state.roles.values() for p in ps}
        found = tuple(
            p for i in modifiers for p in self.names.modifier(i, term.role) if p.actor not in taken
        )
        state.words |= {p.head for p in found}
        return self.binder.add(term.role, found, state)

    def _befalls(self, frame: Frame) -> bool:
        """Whether a bare name before a noun says on whom or where: "the Ruritania bombing"."""
        return self.words[frame.head][0] in self.frames.grammar.befalling_nouns

    def _modifies(self, i: int, frame: Frame) -> bool:
        """Whether a word is a modifier or possessor ("Russian", "its") and no full argument."""
        owns = frame.nominal and any(i in group for group in frame.owners)
        return owns and self.syntax.preposition(i) not in ("by", "of")


def _pos(upos: str) -> str:
    if upos in ("VERB", "AUX"):
        return "v"
    if upos in NOMINAL:
        return "n"
    return "a"
