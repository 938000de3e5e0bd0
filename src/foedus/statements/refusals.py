"""Refusals to speak: "declined to comment", "has not commented", "did not respond to requests"."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.statements.clause import case_of, cue_tokens, is_negated, without
from foedus.statements.frame import Complement
from foedus.statements.lexicon import Lexicon


def refusal(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """For "declined to comment": the cue is the refusal, the content what was refused.

    No answer counts as one: "did not respond to a request for comment".
    """
    head = analysis.tokens[verb.head]
    markers = lexicon.markers
    if head.i != verb.i and head.lemma in markers["refusals"]:
        if verb.rel != "xcomp" or verb.lemma not in markers["refused"]:
            return None
        cue = tuple(cue_tokens(analysis, head))
        return Complement(tuple(analysis.subtree(verb.i)), "refusal", 0.8, None, cue)
    if verb.lemma.lower() in markers["answers"] and is_negated(analysis, verb):
        for phrase in analysis.dependents(verb.i, "obl"):
            to = analysis.dependents(phrase.i, "case")
            if phrase.lemma.lower() in markers["requests"] and to and to[0].lemma == "to":
                words = without(analysis, analysis.subtree(phrase.i), to[0].i)
                cue = (*cue_tokens(analysis, verb), to[0].i)
                return Complement(tuple(words), "refusal", 0.8, None, cue)
    if verb.lemma.lower() in markers["silent"] and is_negated(analysis, verb):
        return _silence(analysis, verb)
    return None


def _silence(analysis: Analysis, verb: Token) -> Complement:
    """For "has not commented", "did not comment on the report": the content is on what."""
    cue = cue_tokens(analysis, verb)
    for phrase in analysis.dependents(verb.i, "obl"):
        if case_of(analysis, phrase.i) == "on":
            words = analysis.subtree(phrase.i)
            return Complement(tuple(words[1:]), "refusal", 0.75, None, (*cue, words[0]))
    auxiliaries = tuple(i for i in cue if i != verb.i)
    return Complement((verb.i,), "refusal", 0.75, None, auxiliaries)
