"""The words of a verbal cue: its lemma, its auxiliaries, and the verb that opens it."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.statements.clause import cue_tokens, is_negated, is_passive
from foedus.statements.lexicon import Lexicon


def lemma_of(analysis: Analysis, verb: Token) -> str:
    """A verb's lemma, with its particle if it has one ("point out")."""
    lemma, particles = verb.lemma.lower(), analysis.dependents(verb.i, "compound:prt")
    return " ".join([lemma, *(t.lemma.lower() for t in particles)]) if particles else lemma


def opener_of(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Token | None:
    """The verb a cue infinitive or participle hangs on: "went on to say", "cited as saying"."""
    head = analysis.tokens[verb.head]
    if verb.rel not in ("xcomp", "advcl", "ccomp") or head.i == verb.i:
        return None
    if head.lemma in lexicon.markers["openers"] and verb.rel == "xcomp":
        return head
    relayed = head.lemma in lexicon.markers["relay_verbs"] and is_passive(analysis, head)
    return head if relayed and verb.text.lower().endswith("ing") else None


def is_withheld(analysis: Analysis, lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb is what somebody does not do: "refused to rule out", "avoided blaming"."""
    head = analysis.tokens[verb.head]
    if head.i == verb.i or verb.rel not in ("xcomp", "advcl", "ccomp"):
        return False
    lemma = head.lemma.lower()
    short = any(t.lemma.lower() == "short" for t in analysis.dependents(head.i, "advmod", "xcomp"))
    withheld = (f"{lemma} short" if short else lemma) in lexicon.markers["withholding"]
    return withheld and head.i < verb.i and not is_negated(analysis, head)


def cue_of(analysis: Analysis, lexicon: Lexicon, verb: Token, *, agent: bool = False) -> list[int]:
    """The words of a verbal cue: "went on to say", "was cited as saying by", "was told by"."""
    words = set(cue_tokens(analysis, verb))
    opener = opener_of(analysis, lexicon, verb)
    if opener is not None and opener.i < verb.i:
        words.update(cue_tokens(analysis, opener))
        words.update(i for i in range(opener.i, verb.i) if _is_function(analysis.tokens[i]))
        words.update(_by(analysis, opener) or _by(analysis, verb))
    if agent:
        words.update(_by(analysis, verb))
    return sorted(words)


def _is_function(token: Token) -> bool:
    return token.upos in ("ADP", "PART", "SCONJ", "ADV", "AUX")


def _by(analysis: Analysis, verb: Token) -> list[int]:
    """The preposition of a passive's agent."""
    for agent in analysis.dependents(verb.i, "obl"):
        for case in analysis.dependents(agent.i, "case"):
            if case.lemma.lower() == "by" and 0 < case.i - verb.i <= 4:
                return [case.i]
    return []
