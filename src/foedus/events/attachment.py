"""Attachments that parsers often get wrong and that English grammar settles, put right.

- An "-ing" form joined by "and" to an infinitive ("By refusing to pay, withdrawing and
  seeking ...") can only be joined to another "-ing" form further out, and a past ("urged X to
  wait and offered help") to another past.
- The noun behind a closing quotation mark, cut off from the modifier within it ("withdrawing its
  “peacekeeping” contingent").
- The agent of a passive hung on a noun before it ("was supplied with drones by Syldavia").
- A phrase with a preposition behind the verb, taken for its subject ("It remains in the bloc").
- A phrase hung on the particle of a verb ("stayed away from the summit").
- A name joined over a semicolon to one of the clause before ("...; Ruritania and Borduria left").
- The object of a verb joined over it to that of the verb before ("killed three and wounded six").
- The object of an "-ing" form given to the verb before it ("stopped funding the agency").
- The object right behind a verb, taken for a circumstance ("citing the lack of funds").
- What somebody is thrown out of, taken for the agent of the passive.
- The subject of a clause that is told first, given to who tells ("X quit on Monday, Y said").
- At whom something is done, hung on the means ("struck using jets against the rebels").
- What "it was ... that" brings to the front ("it was Syldavia that Ruritania attacked").
"""

from __future__ import annotations

from dataclasses import replace

from foedus.events.grammar import Grammar
from foedus.language import Analysis, Token

REACH = 3
"""How many words up the passive of an agent is looked for."""
DOUBTFUL = frozenset({"advmod", "conj", "nmod", "nsubj", "obj", "obl"})
"""Relations of words whose attachment may be put right."""
NOMINAL = frozenset({"NOUN", "NUM", "PRON", "PROPN"})
CLOSING = ("”", "’", '"', "'", "»")
HEADED = ("obj", "obl", "nsubj")
CLEFT_CLAUSES = (
    "acl:relcl",
    "advcl:relcl",
    "csubj",
    "csubj:outer",
    "ccomp",
    "acl",
    "advcl",
    "parataxis",
)
CLEFT_WORDS = frozenset({"that", "who", "which", "whom"})


def reattached(analysis: Analysis, grammar: Grammar) -> Analysis:
    """The same analysis with the attachments corrected."""
    tokens = tuple(
        _corrected(analysis, grammar, t) if t.rel in DOUBTFUL else t for t in analysis.tokens
    )
    changed = analysis if tokens == analysis.tokens else replace(analysis, tokens=tokens)
    for token in analysis.tokens:
        if token.text.lower() == "it" and token.rel in ("expl", "nsubj"):
            changed = _cleft(changed, changed.tokens[token.i])
    return changed


def _corrected(analysis: Analysis, grammar: Grammar, token: Token) -> Token:
    match token.rel:
        case "obj":
            return _aimed(analysis, _of_the_gerund(analysis, token))
        case "conj":
            return _over_a_verb(analysis, _beside(analysis, _joined(analysis, token)))
        case "advmod":
            token = _quoted(analysis, token)
        case "obl":
            token = _aimed(analysis, _bare(analysis, token))
        case "nmod":
            token = _aimed(analysis, token)
        case "nsubj":
            token = _told_first(analysis, token)
    return _of_the_verb(analysis, _agent(analysis, grammar, token))


def _joined(analysis: Analysis, token: Token) -> Token:
    """An "-ing" form or a past joined to an infinitive, joined to its like further out instead."""
    if token.deprel != "conj" or not _infinitive(analysis, token.head):
        return token
    alike = _gerund if _gerund(token) else _past if _past(token) else None
    if alike is None or analysis.dependents(token.i, "aux", "nsubj"):
        return token
    outer = analysis.tokens[token.head]
    while outer.rel in ("xcomp", "conj", "acl", "obj", "advcl") and outer.head < outer.i:
        outer = analysis.tokens[outer.head]
        if alike(outer):
            return replace(token, head=outer.i)
    return token


def _beside(analysis: Analysis, token: Token) -> Token:
    """A noun joined over a semicolon, joined to the noun right before its "and" instead."""
    if token.deprel != "conj" or token.upos != "PROPN":
        return token
    between = analysis.tokens[token.head + 1 : token.i]
    if not any(t.text == ";" for t in between):
        return token
    first = analysis.subtree(token.i)[0]
    link = analysis.tokens[first]
    before = analysis.tokens[first - 1]
    if link.upos != "CCONJ" or before.upos != "PROPN" or before.i < token.head:
        return token
    while before.rel in ("flat", "compound") and before.head != before.i:
        before = analysis.tokens[before.head]
    return replace(token, head=before.i)


def _over_a_verb(analysis: Analysis, token: Token) -> Token:
    """A noun right behind a verb without object, joined to a noun before it, as the object."""
    if token.deprel != "conj" or token.upos not in NOMINAL:
        return token
    before = token.i - 1
    while before > token.head and analysis.tokens[before].head == token.i:
        before -= 1
    verb = analysis.tokens[before]
    joined = verb.upos == "VERB" and verb.deprel == "conj" and verb.head < token.head < verb.i
    if not joined or analysis.dependents(verb.i, "obj"):
        return token
    return replace(token, head=verb.i, deprel="obj")


def _of_the_gerund(analysis: Analysis, token: Token) -> Token:
    """The object behind an "-ing" form that has none, as its own and not that of its verb."""
    verb = analysis.tokens[token.head]
    for inner in analysis.dependents(verb.i, "xcomp"):
        if not _gerund(inner) or not verb.i < inner.i < token.i:
            continue
        if analysis.subtree(token.i)[0] == inner.i + 1 and not analysis.dependents(inner.i, "obj"):
            return replace(token, head=inner.i)
    return token


def _told_first(analysis: Analysis, token: Token) -> Token:
    """The subject of a verb that stands before its complement, as that of the complement."""
    for inner in analysis.dependents(token.head, "ccomp"):
        if token.i < inner.i < token.head and not analysis.dependents(inner.i, "nsubj", "csubj"):
            passive = analysis.dependents(inner.i, "aux:pass")
            return replace(token, head=inner.i, deprel="nsubj:pass" if passive else "nsubj")
    return token


def _bare(analysis: Analysis, token: Token) -> Token:
    """A circumstance without a preposition right behind a verb or its particle, as its object.

    Behind an "-ing" form, a passive ("was granted observer status"), or with a word that days
    lack: "handed over its camp".
    """
    verb = analysis.tokens[token.head]
    marked = analysis.dependents(verb.i, "aux:pass") or analysis.dependents(token.i, "nmod:poss")
    takes = _gerund(verb) or marked
    if token.deprel != "obl" or not takes or analysis.dependents(verb.i, "obj"):
        return token
    particle = any(t.i == verb.i + 1 for t in analysis.dependents(verb.i, "compound:prt"))
    behind = analysis.subtree(token.i)[0] == verb.i + 1 + particle
    if not behind or analysis.dependents(token.i, "case"):
        return token
    return replace(token, deprel="obj")


def _aimed(analysis: Analysis, token: Token) -> Token:
    """At whom something is done, hung on the means: "conducted strikes using jets against X"."""
    if _case(analysis, token.i) != ["against"]:
        return token
    means = analysis.tokens[token.head]
    using = analysis.tokens[means.head] if means.rel == "obj" else means
    if using.text.lower() != "using" or using.rel not in ("advcl", "acl", "xcomp"):
        return token
    done = analysis.tokens[using.head]
    return replace(token, head=done.i, deprel="nmod" if done.upos == "NOUN" else "obl")


def _quoted(analysis: Analysis, token: Token) -> Token:
    """A noun taken for an adverb behind a quoted modifier, as what the modifier was taken for."""
    if token.deprel != "advmod" or token.upos != "NOUN" or token.i < 2:
        return token
    mark, modifier = analysis.tokens[token.i - 1], analysis.tokens[token.i - 2]
    if mark.text not in CLOSING or modifier.head != token.head or modifier.rel not in HEADED:
        return token
    return replace(token, deprel=modifier.deprel)


def _agent(analysis: Analysis, grammar: Grammar, token: Token) -> Token:
    """A "by" phrase behind what is itself no deed, as the agent of the passive before it.

    And what one is thrown "out of" as no agent.
    """
    if token.deprel == "obl:agent" and _case(analysis, token.i)[:1] == ["out"]:
        return replace(token, deprel="obl")
    if token.rel not in ("nmod", "obl") or not _marked_by(analysis, token.i):
        return token
    above = analysis.tokens[token.head]
    for _ in range(REACH):
        if above.head >= above.i or _done_by_somebody(analysis, grammar, above):
            return token
        above = analysis.tokens[above.head]
        if analysis.dependents(above.i, "aux:pass"):
            known = any(t.deprel == "obl:agent" for t in analysis.dependents(above.i))
            return token if known else replace(token, head=above.i, deprel="obl:agent")
    return token


def _of_the_verb(analysis: Analysis, token: Token) -> Token:
    """A phrase taken for a second subject, or hung on the verb's particle, as an oblique."""
    above = analysis.tokens[token.head]
    if token.deprel == "nsubj" and above.i < token.i and above.upos == "VERB":
        subjects = analysis.dependents(above.i, "nsubj")
        case = any(t.upos == "ADP" for t in analysis.dependents(token.i, "case"))
        return replace(token, deprel="obl") if case and subjects[0].i < above.i else token
    if token.rel not in ("obl", "nmod") or above.upos not in ("ADV", "ADP"):
        return token
    verb = analysis.tokens[above.head]
    particle = above.rel in ("advmod", "compound") and verb.upos == "VERB"
    if particle and verb.i < above.i < token.i:
        return replace(token, head=verb.i, deprel="obl")
    return token


def _done_by_somebody(analysis: Analysis, grammar: Grammar, token: Token) -> bool:
    """Whether a word takes a "by" phrase of its own: a passive, a deed, a text, a clause."""
    if token.upos in ("VERB", "AUX"):
        passive = analysis.dependents(token.i, "aux:pass") or token.has("VerbForm=Part")
        return bool(passive) or token.rel != "xcomp"
    lemma = token.lemma.lower()
    return lemma in grammar.nominalizations or lemma in grammar.authored


def _marked_by(analysis: Analysis, i: int) -> bool:
    return _case(analysis, i) == ["by"]


def _case(analysis: Analysis, i: int) -> list[str]:
    """The prepositions of a word."""
    return [t.text.lower() for t in analysis.dependents(i, "case")]


def _cleft(analysis: Analysis, it: Token) -> Analysis:
    """A sentence with "it was X that ...", as the plain clause it stands for."""
    focus = analysis.tokens[it.head]
    if focus.i < it.i or not analysis.dependents(focus.i, "cop"):
        return analysis
    clause = _cleft_clause(analysis, focus)
    if clause is None:
        return analysis
    word = analysis.tokens[analysis.subtree(clause.i)[0]]
    tokens = list(analysis.tokens)
    root = focus.head == focus.i
    tokens[clause.i] = replace(
        clause, head=clause.i if root else focus.head, deprel="root" if root else focus.deprel
    )
    tokens[focus.i] = replace(focus, head=clause.i, deprel=_fronted(analysis, clause, word, focus))
    tokens[word.i] = replace(word, head=clause.i, deprel="mark")
    for below in analysis.dependents(focus.i, "cop", "expl", "nsubj", "aux", "punct"):
        tokens[below.i] = replace(below, head=clause.i, deprel="dep")
    return replace(analysis, tokens=tuple(tokens))


def _cleft_clause(analysis: Analysis, focus: Token) -> Token | None:
    """The clause of a cleft: it starts with "that" or "who" right behind what is in focus."""
    for token in analysis.dependents(focus.i):
        first = analysis.tokens[analysis.subtree(token.i)[0]]
        if (
            token.deprel in CLEFT_CLAUSES
            and first.i > focus.i
            and first.text.lower() in CLEFT_WORDS
        ):
            return token
    return None


def _fronted(analysis: Analysis, clause: Token, word: Token, focus: Token) -> str:
    """What the noun in focus is in its clause: whatever the clause lacks."""
    if analysis.dependents(focus.i, "case"):
        return "obl"
    passive = bool(analysis.dependents(clause.i, "aux:pass"))
    if any(t.i != word.i for t in analysis.dependents(clause.i, "nsubj")):
        return "obj"
    return "nsubj:pass" if passive else "nsubj"


def _gerund(token: Token) -> bool:
    return token.upos == "VERB" and token.text.lower().endswith("ing")


def _past(token: Token) -> bool:
    return token.upos == "VERB" and token.has("VerbForm=Fin") and token.has("Tense=Past")


def _infinitive(analysis: Analysis, i: int) -> bool:
    return any(t.lemma == "to" for t in analysis.dependents(i, "mark"))
