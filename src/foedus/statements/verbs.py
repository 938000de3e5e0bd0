"""Attributions with a verb for their cue: "said that", "was cited as saying by", "called for"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.language import Analysis, Token
from foedus.statements.clause import cue_tokens, is_negated, is_passive, subject_of
from foedus.statements.complements import active_complement
from foedus.statements.cue import cue_of, is_withheld, lemma_of, opener_of
from foedus.statements.frame import Frame, pieces_of, source_of
from foedus.statements.lexicon import Lexicon
from foedus.statements.passives import passive_complement

_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PRON", "NUM"}) | {"PUNCT", "ADP"}


def verb_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """Every attribution whose cue is a verb of the lexicon and whose content the parse shows."""
    for verb in analysis.tokens:
        if verb.upos not in ("VERB", "AUX") or lemma_of(analysis, verb) not in lexicon.verbs:
            continue
        frame = _frame(analysis, lexicon, verb)
        if frame is not None:
            yield frame


def _frame(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Frame | None:
    final = _final_clause(analysis, lexicon, verb)
    if final is not None:
        return final
    subject = subject_of(analysis, verb)
    passive = is_passive(analysis, verb)
    if passive:
        content = passive_complement(analysis, lexicon, verb, subject)
    elif subject is None:
        return None
    else:
        content = active_complement(analysis, lexicon, verb)
    if content is None or not content.tokens:
        return None
    opener = opener_of(analysis, lexicon, verb)
    agent = subject is not None and subject.agent
    refused = content.rule == "refusal"
    own = () if refused else cue_of(analysis, lexicon, verb, agent=agent)
    cue = [*own, *content.cue]
    negated = is_negated(analysis, verb) or is_withheld(analysis, lexicon, verb)
    if opener is not None and opener.lemma.lower() not in lexicon.markers["withholding"]:
        negated = negated or is_negated(analysis, opener)
    return Frame(
        source=() if subject is None else source_of(analysis, subject, content.tokens),
        cue=pieces_of(analysis, cue),
        content=pieces_of(analysis, (i for i in content.tokens if i not in cue)),
        speaker=None if subject is None else subject.head,
        anchor=verb.i,
        entry=content.entry,
        negated=negated and not refused,
        rule=content.rule,
        score=content.score * (0.9 if subject is not None and subject.inherited else 1.0),
        inherited=subject is not None and subject.inherited and opener is None,
    )


def _final_clause(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Frame | None:
    """For "..., Secretary-General X has said." where the parser missed whose verb it is."""
    sentence = analysis.sentences[verb.sentence]
    if any(t.upos != "PUNCT" for t in analysis.tokens[verb.i + 1 : sentence.last]):
        return None
    entry = lexicon.verb(lemma_of(analysis, verb), "that")
    if entry is None or analysis.dependents(verb.i, "nsubj", "ccomp", "obj", "mark"):
        return None
    cue = cue_tokens(analysis, verb)
    commas = [i for i in range(sentence.first, cue[0]) if analysis.tokens[i].text == ","]
    source = list(range(commas[-1] + 1, cue[0])) if commas else []
    if not source or not all(analysis.tokens[i].upos in _NOMINAL for i in source):
        return None
    head = source[-1]
    if analysis.tokens[head].upos not in ("PROPN", "NOUN", "PRON"):
        return None
    return Frame(
        source=pieces_of(analysis, source),
        cue=pieces_of(analysis, cue),
        content=pieces_of(analysis, range(sentence.first, commas[-1])),
        speaker=head,
        anchor=verb.i,
        entry=entry,
        negated=is_negated(analysis, verb),
        rule="final-clause",
        score=0.8,
    )
