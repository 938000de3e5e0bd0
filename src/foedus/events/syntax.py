"""What the parse says of single words: voice, prepositions, coordination, possessors, objects.

Where parsers often go wrong (an object given to the next verb, a relative clause hung on a later
noun, a phrase cut by quotation marks) the order of the words decides.
"""

from __future__ import annotations

from foedus.events.grammar import Grammar
from foedus.language import Analysis, Token

DEPTH = 6
"""How many links of control and coordination are followed."""
STRAY = 6
"""How many words a noun phrase is looked through for an object given to the wrong verb."""
QUOTED = 2
"""How far a noun may stand behind the rest of its phrase that quotation marks cut off."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "along"}
)
"""Prepositions of where something is done."""
MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "nmod:npmod")


class Syntax:
    """Questions to the parse of one document."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        self.analysis = analysis
        self.grammar = grammar
        self._prepositions: dict[int, str] = {}

    def is_clause(self, token: Token) -> bool:
        """Whether the token heads a clause: a verb, or a predicate with its own subject."""
        if token.upos in ("VERB", "AUX"):
            return True
        return bool(self.analysis.dependents(token.i, "nsubj", "csubj", "cop"))

    def coordinated(self, i: int) -> list[int]:
        """Token ``i`` and what is joined to it by "and", in text order."""
        joined = self.analysis.dependents(i, "conj")
        if not joined:
            return [i]
        return sorted([i, *(j for token in joined for j in self.coordinated(token.i))])

    def first_conjunct(self, i: int) -> Token:
        """The word whose relation a coordinated word shares."""
        token = self.analysis.tokens[i]
        for _ in range(DEPTH):
            if token.rel != "conj" or token.head == token.i:
                break
            token = self.joined_to(token)
        return token

    def joined_to(self, token: Token) -> Token:
        """What a coordinated word is joined to: always something before it.

        A parser that joins it to a later word is corrected to the last word before it of the same
        part of speech and verb form.
        """
        if token.head < token.i:
            return self.analysis.tokens[token.head]
        first = self.analysis.sentences[token.sentence].first
        for j in range(token.i - 1, first - 1, -1):
            other = self.analysis.tokens[j]
            if other.upos == token.upos and _verb_form(other) == _verb_form(token):
                return other
        return self.analysis.tokens[token.head]

    def antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; any other token stands for itself."""
        token = self.analysis.tokens[i]
        if not (token.upos in ("PRON", "DET") and self.grammar.relative(token)):
            return i
        climbing = token
        while climbing.head != climbing.i:
            if climbing.deprel == "acl:relcl":
                return climbing.head if climbing.head < i else self._noun_before(i)
            if climbing.deprel == "advcl:relcl" and token.rel == "obj":
                return self._noun_before(i)
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

    def is_linked(self, token: Token, *prepositions: str) -> bool:
        """Whether a phrase hangs on a word by one of these prepositions."""
        return token.rel in ("nmod", "obl") and self.preposition(token.i) in prepositions

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
            if token.text.lower() == "longer" and self._has_no(token.i):
                return True
        return False

    def _has_no(self, i: int) -> bool:
        previous = self.analysis.tokens[i - 1].text.lower() if i else ""
        return previous in self.grammar.negators

    def passive(self, token: Token) -> bool:
        """Whether a verb is in the passive, reduced relatives included."""
        below = self.analysis.dependents(token.i)
        relations = {t.deprel for t in below}
        if "aux:pass" in relations:
            return True
        if relations & {"nsubj:pass", "csubj:pass"}:
            return "aux" in relations or token.rel not in ("root", "ccomp", "parataxis")
        if not (token.has("VerbForm=Part") and not token.has("Tense=Pres")):
            return False
        if token.rel == "acl" and token.deprel != "acl:relcl":
            return True
        if self._goes_on_actively(token):
            return False
        if token.rel in ("advcl", "conj", "amod") and not any(t.rel == "aux" for t in below):
            return (
                token.has("Voice=Pass")
                or any(t.deprel == "obl:agent" for t in below)
                or self._shares_passive(token)
            )
        return False

    def _goes_on_actively(self, token: Token) -> bool:
        """Whether a verb follows a finite one without "was": "killed three and wounded six"."""
        first = self.first_conjunct(token.i)
        return token.rel == "conj" and first.has("VerbForm=Fin") and not self.passive(first)

    def _shares_passive(self, token: Token) -> bool:
        """Whether a participle goes on with a passive: "was readmitted but suspended again"."""
        if token.rel != "conj" or self.analysis.dependents(token.i, "nsubj", "obj", "aux", "cop"):
            return False
        first = self.first_conjunct(token.i)
        return first.i != token.i and bool(self.analysis.dependents(first.i, "aux:pass"))

    def without_object(self, token: Token) -> bool:
        """Whether "no" before its object negates a verb: "paid no dues"."""
        return any(
            t.text.lower() in self.grammar.negators
            for below in self.analysis.dependents(token.i, "obj")
            for t in self.analysis.dependents(below.i, "det")
        )

    def infinitive(self, token: Token) -> bool:
        """Whether a verb is a "to" infinitive."""
        below = self.analysis.dependents(token.i, "mark", "aux", "nsubj")
        if any(t.rel == "mark" and t.lemma == "to" for t in below):
            return True
        return token.has("VerbForm=Inf") and all(t.rel == "mark" for t in below)

    def aim(self, token: Token) -> Token | None:
        """The noun of which a verb says what it is: "goal" in "their goal is to sign"."""
        outer = [t for t in self.analysis.dependents(token.i, "nsubj") if t.deprel == "nsubj:outer"]
        return outer[0] if outer and self.infinitive(token) else None

    def is_agent(self, token: Token, passive: bool) -> bool:
        """Whether a dependent of a verb is the agent of its passive."""
        if token.deprel == "obl:agent":
            return True
        return passive and token.rel == "obl" and self.preposition(token.i) == "by"

    def is_object(self, token: Token, verb: Token) -> bool:
        """Objects, and what parsers take for a second subject or a predicate behind the verb."""
        if token.rel in ("obj", "iobj"):
            return not self.preposition(token.i) and not self._is_stray(token, verb)
        if token.rel == "obl" and token.upos == "PRON" and self.grammar.relative(token):
            return not self.preposition(token.i)
        if self._whose(token, verb):
            return True
        if token.i < verb.i or verb.upos != "VERB":
            return False
        if token.rel == "nsubj":
            return any(t.i < verb.i for t in self.analysis.dependents(verb.i, "nsubj"))
        if token.rel == "xcomp" and token.upos in ("NOUN", "ADJ") and not self.preposition(token.i):
            others = self.analysis.dependents(verb.i, "obj")
            beside = token.i == verb.i + 1  # "set free 52 prisoners"
            return beside or all(0 < token.i - t.i <= QUOTED for t in others)
        return False

    def _whose(self, token: Token, verb: Token) -> bool:
        """Whether a noun after "whose" is the object, as in "whose ban X lifted"."""
        if token.rel != "nsubj" or verb.deprel != "acl:relcl":
            return False
        possessive = any(t.lemma == "whose" for t in self.analysis.dependents(token.i, "nmod"))
        return possessive and any(
            token.i < t.i < verb.i for t in self.analysis.dependents(verb.i, "nsubj")
        )

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

    def stray_object(self, verb: Token) -> list[int]:
        """An object right behind a verb that the parser gave to a later one."""
        sentence = self.analysis.sentences[verb.sentence]
        for i in range(verb.i + 1, min(verb.i + STRAY, sentence.last)):
            token = self.analysis.tokens[i]
            if token.rel == "obj" and token.head > i:
                return [i] if self._verb_before(token) == verb else []
        return []

    def owners(self, noun: Token) -> list[list[int]]:
        """Groups of candidates for the subject of a noun, best first."""
        agents = self.agents(noun)
        if agents:
            return [agents]
        below = self.analysis.dependents(noun.i)
        groups = [
            [self.antecedent(t.i) for t in below if t.deprel == "nmod:poss"],
            [t.i for t in below if t.deprel in MODIFIERS],
        ]
        known = self.grammar.nominalizations.get(noun.lemma.lower())
        if noun.rel == "appos":
            # "X, an ally of Y" is said of X; "the attack, an offensive by Y" is Y's.
            groups.insert(0 if known is None else len(groups), [noun.head])
        if known is None or "of" not in known.prepositions:
            groups.append([t.i for t in below if t.rel == "nmod" and self.preposition(t.i) == "of"])
        found = [group for group in groups if group]
        # "Israel's withdrawal and the deployment of the army": an article begins a noun anew.
        anew = any(t.rel == "det" for t in below)
        if not found and noun.rel == "conj" and noun.head != noun.i and not anew:
            governor = self.analysis.tokens[noun.head]
            if governor.upos in NOMINAL:
                return self.owners(governor)
        return found

    def counted(self, i: int) -> int | None:
        """The noun that counts behind one of quantity: "dozens of rebels", "11 of the men"."""
        token = self.analysis.tokens[i]
        if token.upos != "NUM" and token.lemma.lower() not in self.grammar.partitives:
            return None
        below = self.analysis.dependents(i, "nmod")
        worth = [t for n in below if n.lemma == "worth" for t in self.analysis.dependents(n.i)]
        return next((t.i for t in [*below, *worth] if self.is_linked(t, "of")), None)

    def agents(self, noun: Token) -> list[int]:
        """By whom a deed was done, also where the phrase was hung on what it was done to."""
        nouns = [noun]
        if self.grammar.verb(noun) is not None:
            nouns += [
                t for t in self.analysis.dependents(noun.i, "nmod") if t.deprel != "nmod:poss"
            ]
        return [
            t.i
            for owner in nouns
            for t in self.analysis.dependents(owner.i, "nmod", "obl")
            if self.preposition(t.i) == "by"
        ]

    def pressed(self, token: Token, governor: Token) -> list[int]:
        """Who is to do it in "pressure on X to leave", however the phrase is attached."""
        first = self.analysis.subtree(token.i)[0]
        near = self.analysis.dependents(governor.i, "obl", "obj")
        return [
            t.i
            for t in [
                *near,
                *(n for noun in near for n in self.analysis.dependents(noun.i, "nmod")),
            ]
            if self.preposition(t.i) in ("on", "upon")
            and self.analysis.subtree(t.i)[-1] == first - 1
        ]


def _verb_form(token: Token) -> str:
    return next((f for f in token.feats.split("|") if f.startswith("VerbForm=")), "")
