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

from foedus.events.grammar import Grammar
from foedus.language import Analysis, Token

DEPTH = 6
"""How many control and coordination links are followed to find a subject."""

STRAY = 6
"""How many words a noun phrase is looked through for an object given to the wrong verb."""
QUOTED = 2
"""How far a noun may stand behind the rest of its phrase that quotation marks cut off."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "nmod:npmod")


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
        self._prepositions: dict[int, str] = {}
        self._built: dict[int, Frame] = {}

    def frame(self, i: int) -> Frame:
        """The frame of the predicate at token ``i``."""
        if i not in self._built:
            token = self.analysis.tokens[i]
            self._built[i] = self._verbal(token) if self.is_clause(token) else self._nominal(token)
        return self._built[i]

    def is_clause(self, token: Token) -> bool:
        """Whether the token heads a clause: a verb, or a predicate with its own subject."""
        if token.upos in ("VERB", "AUX"):
            return True
        return bool(self.analysis.dependents(token.i, "nsubj", "csubj", "cop"))

    def coordinated(self, i: int) -> list[int]:
        """Token ``i`` and what is joined to it by "and", in text order."""
        found = [i]
        for token in self.analysis.dependents(i, "conj"):
            found += self.coordinated(token.i)
        return sorted(found)

    def first_conjunct(self, i: int) -> Token:
        """The word whose relation a coordinated word shares."""
        token = self.analysis.tokens[i]
        for _ in range(DEPTH):
            if token.rel != "conj" or token.head == token.i:
                break
            token = self.analysis.tokens[token.head]
        return token

    def antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; any other token stands for itself."""
        token = self.analysis.tokens[i]
        if not (token.upos in ("PRON", "DET") and self.grammar.relative(token)):
            return i
        climbing = token
        while climbing.head != climbing.i:
            if climbing.deprel == "acl:relcl":
                return climbing.head if climbing.head < i else self._noun_before(i)
            climbing = self.analysis.tokens[climbing.head]
        return i

    def _noun_before(self, i: int) -> int:
        """The noun right before a relative pronoun, a comma between them or not."""
        for j in range(i - 1, max(i - 3, -1), -1):
            if self.analysis.tokens[j].upos in ("NOUN", "PROPN"):
                return j
        return i

    def preposition(self, i: int) -> str:
        """The preposition of a noun, with its fixed parts: "from", "because of"."""
        if i not in self._prepositions:
            self._prepositions[i] = self._read_preposition(i)
        return self._prepositions[i]

    def _read_preposition(self, i: int) -> str:
        words = []
        for case in self.analysis.dependents(i, "case"):
            words.append(case.text.lower())
            words += [t.text.lower() for t in self.analysis.dependents(case.i, "fixed")]
        return " ".join(word for word in words if word not in ("’s", "'s", "'", "’"))

    def negated(self, i: int) -> bool:
        """Whether a predicate is negated by a word of its own."""
        for token in self.analysis.dependents(i, "advmod", "det", "aux", "cc", "case", "mark"):
            if token.text.lower() in self.grammar.negators:
                return True
            if token.lemma == "longer" and self._has_no(token.i):
                return True
        return False

    def _has_no(self, i: int) -> bool:
        previous = self.analysis.tokens[i - 1].text.lower() if i else ""
        return previous in self.grammar.negators

    def passive(self, token: Token) -> bool:
        """Whether a verb is in the passive, reduced relatives included."""
        below = self.analysis.dependents(token.i)
        if any(t.deprel in ("nsubj:pass", "aux:pass", "csubj:pass") for t in below):
            return True
        if not (token.has("VerbForm=Part") and not token.has("Tense=Pres")):
            return False
        if token.rel == "acl" and token.deprel != "acl:relcl":
            return True
        if token.rel in ("advcl", "conj", "amod") and not any(t.rel == "aux" for t in below):
            return token.has("Voice=Pass") or any(t.deprel == "obl:agent" for t in below)
        return False

    # Verbs and other clause heads -------------------------------------------------------

    def _verbal(self, token: Token) -> Frame:
        below = self.analysis.dependents(token.i)
        passive = self.passive(token)
        surface, inherited = self._surface_subject(token, DEPTH)
        objects = [t.i for t in below if self._is_object(t, token)]
        objects = objects or self._stray_object(token)
        agents = [t.i for t in below if self._is_agent(t, passive)]
        obliques = [
            (self.preposition(t.i), t.i) for t in below if self._is_oblique(t) and t.i not in agents
        ]
        if passive:
            subjects, objects = agents, [*surface, *objects]
        else:
            subjects = list(surface)
            objects += self._relative_object(token, subjects, objects, inherited)
        attached = [pair for i in objects for pair in self._noun_obliques(i)]
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
            negated=self.negated(token.i) or self._none_subject(surface),
            nominal=False,
            inherited=inherited,
        )

    def _is_object(self, token: Token, verb: Token) -> bool:
        """Objects, and what parsers take for a second subject or a predicate behind the verb."""
        if token.rel in ("obj", "iobj"):
            return not self.preposition(token.i) and not self._is_stray(token, verb)
        if token.i < verb.i or verb.upos != "VERB":
            return False
        if token.rel == "nsubj":
            return any(t.i < verb.i for t in self.analysis.dependents(verb.i, "nsubj"))
        if token.rel == "xcomp" and token.upos in ("NOUN", "ADJ") and not self.preposition(token.i):
            others = self.analysis.dependents(verb.i, "obj")
            return all(0 < token.i - t.i <= QUOTED for t in others)
        return False

    def _is_stray(self, token: Token, verb: Token) -> bool:
        """Whether a parser gave a verb the object of the verb before it."""
        if token.i > verb.i or self.grammar.relative(token) or token.has("PronType=Int"):
            return False
        return self._verb_before(token) is not None

    def _verb_before(self, token: Token) -> Token | None:
        """The verb that stands right before a noun phrase."""
        first = self.analysis.subtree(token.i)[0]
        before = self.analysis.tokens[first - 1] if first else token
        return before if before.upos == "VERB" and before.sentence == token.sentence else None

    def _stray_object(self, verb: Token) -> list[int]:
        """An object right behind a verb that the parser gave to a later one."""
        sentence = self.analysis.sentences[verb.sentence]
        for i in range(verb.i + 1, min(verb.i + STRAY, sentence.last)):
            token = self.analysis.tokens[i]
            if token.rel == "obj" and token.head > i:
                return [i] if self._verb_before(token) == verb else []
        return []

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

    def _is_agent(self, token: Token, passive: bool) -> bool:
        if token.deprel == "obl:agent":
            return True
        return passive and token.rel == "obl" and self.preposition(token.i) == "by"

    def _is_oblique(self, token: Token) -> bool:
        if token.rel in ("obl", "nmod"):
            return True
        if token.rel == "obj":
            return bool(self.preposition(token.i))
        if token.rel in ("xcomp", "advcl", "iobj"):
            return token.upos in (*NOMINAL, "ADJ") and bool(self.preposition(token.i))
        return False

    def _none_subject(self, surface: list[int]) -> bool:
        return any(
            t.text.lower() in self.grammar.negators
            for i in surface
            for t in self.analysis.dependents(i, "det")
        )

    def _relative_object(
        self, token: Token, subjects: list[int], objects: list[int], inherited: bool
    ) -> list[int]:
        """The antecedent as the missing object of a relative clause ("the deal X signed")."""
        if token.deprel == "acl:relcl" and subjects and not objects and not inherited:
            pronouns = [t for t in self.analysis.dependents(token.i) if self.grammar.relative(t)]
            if not pronouns and token.head not in subjects:
                return [token.head]
        return []

    def _surface_subject(self, token: Token, depth: int) -> tuple[list[int], bool]:
        """The grammatical subject, followed through coordination and control."""
        own = [
            self.antecedent(t.i)
            for t in self.analysis.dependents(token.i, "nsubj")
            if t.deprel != "nsubj:outer" and not self._is_object(t, token)
        ]
        if own or depth == 0:
            return own, False
        found = self._inherited_subject(token, depth - 1)
        return found, bool(found)

    def _inherited_subject(self, token: Token, depth: int) -> list[int]:
        if token.head == token.i:
            return []
        governor = self.analysis.tokens[token.head]
        if token.deprel == "acl:relcl":
            return [governor.i]
        if token.rel == "conj":
            return self._surface_subject(governor, depth)[0]
        if token.rel in ("xcomp", "ccomp"):
            return self._controller(token, governor, depth)
        if token.rel == "acl":
            if self.infinitive(token):
                return self._agent_before(token) or self._noun_subject(governor, depth)
            marked = self.analysis.dependents(token.i, "mark")
            return [self.first_conjunct(governor.i).i if marked else governor.i]
        if token.rel == "advcl":
            if governor.upos in NOMINAL and not self.is_clause(governor):
                return self._noun_subject(governor, depth)
            marks = {t.text.lower() for t in self.analysis.dependents(token.i, "mark", "case")}
            if marks & {"of", "from", "for", "into"}:
                return self._controller(token, governor, depth)
            pressed = self.pressed(token, governor) or self._agent_before(token)
            if pressed:
                return pressed
            return self._surface_subject(governor, depth)[0]
        return []

    def _controller(self, token: Token, governor: Token, depth: int) -> list[int]:
        """Who is meant to do the complement: the object if there is one, else the subject."""
        if governor.upos in NOMINAL and not self.is_clause(governor):
            return self._noun_subject(governor, depth)
        if governor.lemma not in self.grammar.subject_control:
            for t in self.analysis.dependents(governor.i, "obj", "iobj", "obl"):
                if t.i >= token.i or t.upos not in NOMINAL:
                    continue
                named = t.rel in ("obj", "iobj") or self.preposition(t.i) in ("on", "upon", "for")
                if named and t.lemma not in self.grammar.light_nouns:
                    return [t.i]
        return self._surface_subject(governor, depth)[0]

    def pressed(self, token: Token, governor: Token) -> list[int]:
        """Who is to do it in "pressure on X to leave", however the phrase is attached."""
        first = self.analysis.subtree(token.i)[0]
        return [
            t.i
            for t in self.analysis.dependents(governor.i, "obl")
            if self.preposition(t.i) in ("on", "upon")
            and self.analysis.subtree(t.i)[-1] == first - 1
        ]

    def _agent_before(self, token: Token) -> list[int]:
        """The agent right before an infinitive: "steps taken by X to leave"."""
        first = self.analysis.subtree(token.i)[0]
        if first == 0 or not self.infinitive(token):
            return []
        before = self.analysis.tokens[first - 1]
        return [before.i] if before.deprel == "obl:agent" else []

    def _noun_subject(self, noun: Token, depth: int) -> list[int]:
        """Who would do what a noun's infinitive says: its possessor, else its verb's subject."""
        owners = [i for group in self._owners(noun) for i in group]
        if owners:
            return owners[:1]
        anchor = self.first_conjunct(noun.i)
        if anchor.head == anchor.i or depth == 0:
            return []
        governor = self.analysis.tokens[anchor.head]
        if anchor.rel in ("obj", "obl", "xcomp") and self.is_clause(governor):
            return self._surface_subject(governor, depth - 1)[0]
        if self.is_clause(noun):
            return self._surface_subject(noun, depth - 1)[0]
        return []

    # Nouns ------------------------------------------------------------------------------

    def _nominal(self, token: Token) -> Frame:
        carrier, subjects, obliques, inherited = self._light_verb(token)
        own = self._noun_obliques(token.i)
        if token.rel == "conj":
            own += [pair for pair in self._noun_obliques(token.head) if pair[1] > token.i]
        own += self._attached_high(token)
        return Frame(
            head=token.i,
            carrier=carrier,
            subjects=self._spread(subjects),
            owners=tuple(self._spread(group) for group in self._owners(token)),
            objects=(),
            obliques=self._spread_obliques([*own, *obliques]),
            object_obliques=self._spread_obliques(
                [pair for p, i in own if p == "of" for pair in self._noun_obliques(i)]
            ),
            clauses=tuple(t.i for t in self.analysis.dependents(token.i, "ccomp", "acl")),
            infinitives=self._infinitives(token),
            particles=frozenset(),
            passive=False,
            negated=self.negated(token.i) or (carrier != token.i and self.negated(carrier)),
            nominal=True,
            inherited=inherited,
        )

    def _attached_high(self, noun: Token) -> list[tuple[str, int]]:
        """Phrases right behind a noun that the parser gave to its verb ("pressure on X")."""
        if noun.rel not in ("obl", "obj"):
            return []
        end = self.analysis.subtree(noun.i)[-1]
        return [
            (self.preposition(t.i), t.i)
            for t in self.analysis.dependents(noun.head, "obl")
            if t.i > end and self.analysis.subtree(t.i)[0] == end + 1
        ]

    def _light_verb(self, noun: Token) -> tuple[int, list[int], list[tuple[str, int]], bool]:
        """The verb that lends a nominal event its subject and tense, if there is one."""
        anchor = self.first_conjunct(noun.i)
        verb = self.analysis.tokens[anchor.head]
        passive = self.passive(verb)
        as_object = anchor.rel == "obj" or (anchor.deprel == "nsubj:pass" and passive)
        if as_object and verb.lemma in self.grammar.light_verbs:
            obliques = [
                (self.preposition(t.i), t.i)
                for t in self.analysis.dependents(verb.i, "obl")
                if t.i != anchor.i
            ]
            if passive:
                agents = [t.i for t in self.analysis.dependents(verb.i) if self._is_agent(t, True)]
                return verb.i, agents, obliques, False
            subjects, inherited = self._surface_subject(verb, DEPTH)
            return verb.i, subjects, obliques, inherited
        if anchor.rel == "nsubj" and verb.lemma in self.grammar.occurrence_verbs:
            obliques = [
                (self.preposition(t.i), t.i) for t in self.analysis.dependents(verb.i, "obl")
            ]
            return verb.i, [], obliques, False
        return noun.i, [], [], False

    def adjunct_subject(self, i: int) -> tuple[int, ...]:
        """Subject of the clause a nominal event is an adjunct of ("during a visit to ...")."""
        anchor = self.first_conjunct(i)
        verb = self.analysis.tokens[anchor.head]
        prepositions = self.grammar.adjunct_prepositions
        if anchor.rel != "obl" or self.preposition(anchor.i) not in prepositions:
            return ()
        if self.passive(verb) or not self.is_clause(verb):
            return ()
        return self._spread(self._surface_subject(verb, DEPTH)[0])

    def _owners(self, noun: Token) -> list[list[int]]:
        """Groups of candidates for the subject of a noun, best first."""
        below = self.analysis.dependents(noun.i)
        groups = [
            [self.antecedent(t.i) for t in below if t.deprel == "nmod:poss"],
            [t.i for t in below if t.rel == "nmod" and self.preposition(t.i) == "by"],
            [t.i for t in below if t.deprel in MODIFIERS],
        ]
        found = [group for group in groups if group]
        if not found and noun.rel == "conj" and noun.head != noun.i:
            governor = self.analysis.tokens[noun.head]
            if governor.upos in NOMINAL:
                return self._owners(governor)
        return found

    def _noun_obliques(self, i: int) -> list[tuple[str, int]]:
        return [
            (self.preposition(t.i), t.i)
            for t in self.analysis.dependents(i, "nmod", "obl")
            if t.deprel not in ("nmod:poss", "nmod:desc", "nmod:unmarked")
        ]

    # Shared -----------------------------------------------------------------------------

    def infinitive(self, token: Token) -> bool:
        """Whether a verb is a "to" infinitive."""
        below = self.analysis.dependents(token.i, "mark", "aux", "nsubj")
        if any(t.rel == "mark" and t.lemma == "to" for t in below):
            return True
        return token.has("VerbForm=Inf") and all(t.rel == "mark" for t in below)

    def _infinitives(self, token: Token) -> tuple[int, ...]:
        """Non-finite complements: "to sign", "signing", "of failing", and those joined to them."""
        found: list[int] = []
        for t in self.analysis.dependents(token.i, "xcomp", "acl", "advcl", "ccomp", "obj"):
            if not self._predicative(t):
                continue
            if t.deprel == "acl:relcl" or not self._complement(t):
                continue
            if self._is_purpose(t, token):
                continue
            found += [j for j in self.coordinated(t.i) if self._complement(t)]
        return tuple(found)

    def _predicative(self, token: Token) -> bool:
        """Whether a complement is a predicate: a verb, "be" with a noun, "remain a guarantor"."""
        if token.upos in ("VERB", "AUX") or self.analysis.dependents(token.i, "cop"):
            return True
        return token.rel == "xcomp" and not self.preposition(token.i)

    def _is_purpose(self, clause: Token, verb: Token) -> bool:
        """Whether an infinitive says what for, rather than what ("sent troops to help")."""
        if clause.rel != "advcl" or not self.infinitive(clause):
            return False
        return bool(self.analysis.dependents(verb.i, "obj"))

    def _complement(self, token: Token) -> bool:
        if self.infinitive(token):
            return not any(
                t.text.lower() in ("in", "so") for t in self.analysis.dependents(token.i, "mark")
            )
        if token.rel in ("xcomp", "obj"):
            return True
        marks = {t.text.lower() for t in self.analysis.dependents(token.i, "mark", "case")}
        return token.text.endswith("ing") and bool(marks & {"of", "from", "for", "in", "about"})

    def _spread(self, items: list[int]) -> tuple[int, ...]:
        found: list[int] = []
        for i in items:
            found += [j for j in self.coordinated(self.antecedent(i)) if j not in found]
        return tuple(found)

    def _spread_obliques(self, pairs: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple(dict.fromkeys(self._each_oblique(pairs)))

    def _each_oblique(self, pairs: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        for preposition, i in pairs:
            for j in self.coordinated(self.antecedent(i)):
                yield (self.preposition(j) or preposition) if j != i else preposition, j
