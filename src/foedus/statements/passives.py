"""What a verb in the passive has for its content: "was condemned by X", "it was reported by X"."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.statements.clause import Subject, case_of, noun_phrase, without
from foedus.statements.cue import lemma_of
from foedus.statements.frame import Complement
from foedus.statements.lexicon import Cue, Lexicon


def passive_complement(
    analysis: Analysis, lexicon: Lexicon, verb: Token, agent: Subject | None
) -> Complement | None:
    """What was said, with the agent who said it, or with nobody if a clause follows."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "that") or lexicon.verb(lemma, "object")
    subjects = analysis.dependents(verb.i, "nsubj:pass", "csubj:pass")
    clauses = [
        t for t in analysis.dependents(verb.i, "ccomp", "csubj", "csubj:pass") if t.i > verb.i
    ]
    if entry is None or _hands_on(analysis, lexicon, verb):
        return None
    if clauses:
        tokens = tuple(i for t in clauses for i in analysis.subtree(t.i))
        return Complement(tokens, "passive-clause", 0.7, entry)
    if agent is None:
        return None
    if subjects and subjects[0].lemma.lower() in ("this", "that", "it"):
        return _sentence_before(analysis, verb, entry)
    if subjects:
        said = analysis.subtree(subjects[0].i)
        rest = [
            i for t in analysis.dependents(verb.i, "obl", "advcl", "xcomp")
            if t.i != agent.head and case_of(analysis, t.i) in ("of", "for", "as", "to", "")
            and t.i > verb.i
            for i in analysis.subtree(t.i)
        ]  # fmt: skip
        return Complement(tuple(sorted({*said, *rest})), "passive", 0.7, entry)
    if verb.rel == "acl" and verb.head != verb.i:
        noun = without(analysis, noun_phrase(analysis, verb.head), verb.i)
        return Complement(tuple(noun), "participle", 0.6, entry)
    return None


def _hands_on(analysis: Analysis, lexicon: Lexicon, verb: Token) -> bool:
    """Whether a passive only leads to the cue proper: "was cited as saying"."""
    return verb.lemma.lower() in lexicon.markers["relay_verbs"] and any(
        t.text.lower().endswith("ing")
        and t.lemma.lower() in lexicon.verbs
        and analysis.tokens[t.i - 1].text.lower() == "as"
        for t in analysis.dependents(verb.i, "advcl", "xcomp", "ccomp")
    )


def _sentence_before(analysis: Analysis, verb: Token, entry: Cue) -> Complement | None:
    """For "This was reported by X": the content is the sentence before, in the same paragraph."""
    if verb.sentence == 0:
        return None
    before, here = analysis.sentences[verb.sentence - 1], analysis.sentences[verb.sentence]
    if "\n" in analysis.text[before.end : here.start]:
        return None
    return Complement(tuple(range(before.first, before.last)), "sentence-before", 0.7, entry)
