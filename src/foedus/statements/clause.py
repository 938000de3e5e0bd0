"""Reading a clause: whose verb it is, which words belong to it, and where its content stands.

Relations are those of Universal Dependencies 2 (EWT and GUM practice).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from foedus.language import Analysis, Token

_INHERITING = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_MAX_CLIMB = 6
_CONNECTIVES = frozenset(
    {"however", "meanwhile", "nevertheless", "moreover", "thus", "when", "where", "how", "why",
     "earlier", "recently", "then", "instead"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """Who stands behind a verb.

    Attributes:
        head: Head token of the speaker (the antecedent, for a relative pronoun).
        tokens: Tokens of the words that name it.
        pronoun: The relative pronoun through which the clause takes it up, if any.
        inherited: Taken over from another clause ("... and added").
        agent: The by-phrase of a passive.
    """

    head: int
    tokens: tuple[int, ...]
    inherited: bool = False
    agent: bool = False
    pronoun: int | None = None


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the passive, a bare participle after a noun included."""
    if analysis.dependents(verb.i, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if verb.has("Voice=Pass"):
        return True
    bare = not analysis.dependents(verb.i, "aux", "nsubj", "mark")
    participle = verb.has("VerbForm=Part") and not verb.text.lower().endswith("ing")
    return participle and bare and verb.deprel in ("acl", "advcl")


def subject_of(analysis: Analysis, verb: Token) -> Subject | None:
    """The speaker a verb's clause names or inherits; None when there is none."""
    if is_passive(analysis, verb):
        return _agent(analysis, verb)
    current, inherited = verb, False
    for _ in range(_MAX_CLIMB):
        own = _own_subject(analysis, current, passive=inherited)
        if own is not None:
            return replace(own, inherited=True) if inherited else own
        if current.deprel == "acl" and current.head != current.i:
            return _noun_phrase_without(analysis, current.head, current.i, inherited)
        if current.rel not in _INHERITING or current.head == current.i:
            return None
        if current.rel == "ccomp" and not current.text.lower().endswith("ing"):
            return None
        current, inherited = analysis.tokens[current.head], True
    return None


def _own_subject(analysis: Analysis, verb: Token, *, passive: bool) -> Subject | None:
    found = [
        t for t in analysis.dependents(verb.i, "nsubj") if passive or t.deprel != "nsubj:pass"
    ]  # fmt: skip
    # of two subjects ("The move, he noted, ...") the nearer one is the verb's own
    before = [t for t in found if t.i < verb.i]
    chosen = before[-1] if before else next(iter(found), None)
    return None if chosen is None else _resolve_relative(analysis, verb, chosen)


def _resolve_relative(analysis: Analysis, verb: Token, subject: Token) -> Subject:
    relative = subject.has("PronType=Rel") or subject.lemma.lower() in ("who", "which")
    if subject.lemma.lower() == "that" and verb.deprel == "acl:relcl":
        relative = True
    clause = _relative_clause(analysis, verb)
    if relative and clause is not None:
        antecedent = _noun_phrase_without(analysis, clause.head, clause.i, inherited=False)
        return Subject(antecedent.head, antecedent.tokens, pronoun=subject.i)
    noun = _noun_before(analysis, subject) if subject.lemma.lower() == "who" else None
    if noun is not None and verb.rel == "advcl":
        antecedent = _noun_phrase_without(analysis, noun.i, verb.i, inherited=False)
        return Subject(antecedent.head, antecedent.tokens, pronoun=subject.i)
    return Subject(subject.i, tuple(noun_phrase(analysis, subject.i)))


def _noun_before(analysis: Analysis, pronoun: Token) -> Token | None:
    """The noun right before "who", for a clause that the parser hung on a verb further up."""
    before = pronoun.i - 1
    if before > 0 and analysis.tokens[before].text == ",":
        before -= 1
    noun = analysis.tokens[max(before, 0)]
    if noun.sentence != pronoun.sentence or noun.upos not in ("NOUN", "PROPN"):
        return None
    while noun.rel in ("flat", "compound") and noun.head < noun.i:
        noun = analysis.tokens[noun.head]
    return noun


def _relative_clause(analysis: Analysis, verb: Token) -> Token | None:
    """The relative clause a verb heads, itself or as a conjunct."""
    current = verb
    for _ in range(_MAX_CLIMB):
        if current.deprel == "acl:relcl":
            return current
        if current.rel != "conj":
            return None
        current = analysis.tokens[current.head]
    return None


def _agent(analysis: Analysis, verb: Token) -> Subject | None:
    for token in analysis.dependents(verb.i, "obl"):
        by = any(t.lemma.lower() == "by" for t in analysis.dependents(token.i, "case"))
        if token.deprel == "obl:agent" or by:
            words = [
                i for i in noun_phrase(analysis, token.i)
                if not (analysis.tokens[i].rel == "case" and analysis.tokens[i].head == token.i)
            ]  # fmt: skip
            return Subject(token.i, tuple(words), agent=True)
    return None


def _noun_phrase_without(analysis: Analysis, head: int, clause: int, inherited: bool) -> Subject:
    below = set(analysis.subtree(clause))
    words = [i for i in noun_phrase(analysis, head) if i not in below]
    return Subject(head, tuple(words), inherited)


def noun_phrase(analysis: Analysis, head: int) -> list[int]:
    """A noun with everything that describes it; a parser's stray clauses are left out.

    Clauses that hang on a predicate noun ("He is a man, she said") are not part of it, nor is
    its copula or its own subject.
    """
    outside: set[int] = set()
    for token in analysis.dependents(
        head, "nsubj", "cop", "aux", "mark", "advcl", "parataxis", "ccomp", "punct", "cc:preconj",
        "discourse", "vocative", "csubj",
    ):  # fmt: skip
        if token.rel != "punct":
            outside.update(analysis.subtree(token.i))
    words = [i for i in analysis.subtree(head) if i not in outside]
    return _trim_punctuation(analysis, words)


def _trim_punctuation(analysis: Analysis, words: list[int]) -> list[int]:
    while words and analysis.tokens[words[-1]].upos == "PUNCT":
        words = words[:-1]
    while words and analysis.tokens[words[0]].upos == "PUNCT":
        words = words[1:]
    return words


def cue_tokens(analysis: Analysis, verb: Token) -> list[int]:
    """A verb with its auxiliaries, particles, negation and the adverbs between them."""
    words = {verb.i}
    for token in analysis.dependents(
        verb.i, "aux", "aux:pass", "cop", "compound:prt", "advmod", "fixed"
    ):
        near = abs(token.i - verb.i) <= 4 and (
            token.rel in _AUXILIARY or token.rel == "compound" or token.i < verb.i
        )
        if near and not _is_connective(token):
            words.add(token.i)
    first = min(words)
    auxiliaries = [i for i in words if i < verb.i]
    if auxiliaries:
        # keep adverbs only where they touch the verb group
        words = {i for i in words if i >= verb.i or _touches(analysis, i, verb.i, words)}
        first = min(words)
    last = max(words)
    return [i for i in range(first, last + 1) if i in words]


def _touches(analysis: Analysis, i: int, verb: int, words: set[int]) -> bool:
    return all(
        j in words or analysis.tokens[j].upos in ("ADV", "PART", "AUX") for j in range(i, verb)
    )


def _is_connective(token: Token) -> bool:
    """Adverbs that join or date the sentence and do not belong to the act of speaking."""
    return token.lemma.lower() in _CONNECTIVES


def is_negated(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is negated by an adverb, particle or a negative subject."""
    for token in analysis.dependents(verb.i, "advmod", "nsubj", "obj", "cc:preconj", "det"):
        if token.lemma.lower() in ("not", "n't", "never", "nobody", "nothing", "neither", "none"):
            return True
        if token.has("Polarity=Neg") and token.rel == "advmod":
            return True
    return False


def case_of(analysis: Analysis, token: int) -> str:
    """The preposition of a phrase, its fixed parts joined: ``according to``; or ``""``."""
    for case in analysis.dependents(token, "case", "mark"):
        fixed = [t.lemma.lower() for t in analysis.dependents(case.i, "fixed")]
        first = "according" if case.text.lower() == "according" else case.lemma.lower()
        return " ".join([first, *fixed])
    return ""


def without(analysis: Analysis, tokens: Iterable[int], *roots: int) -> list[int]:
    """Tokens less the subtrees of ``roots``."""
    cut: set[int] = set()
    for root in roots:
        cut.update(analysis.subtree(root))
    return [i for i in tokens if i not in cut]
