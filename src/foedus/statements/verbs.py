"""Attributions with a verb for their cue: "said that", "was cited as saying by", "called for"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.language import Analysis, Token
from foedus.statements.clause import (
    Subject,
    case_of,
    cue_tokens,
    is_negated,
    is_passive,
    noun_phrase,
    subject_of,
    without,
)
from foedus.statements.frame import Frame, pieces_of, source_of
from foedus.statements.lexicon import Cue, Lexicon

_INTRODUCING = frozenset({":", "“", '"', "‘", "''", "``"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PRON", "NUM"}) | {"PUNCT", "ADP"}
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a rule found to be the content of a verb.

    Attributes:
        tokens: Token indices. ``cue``: further tokens that belong to the cue (prepositions).
        entry: The reading of the verb that takes such content.
    """

    tokens: tuple[int, ...]
    rule: str
    score: float
    entry: Cue | None
    cue: tuple[int, ...] = ()


def verb_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """Every attribution whose cue is a verb of the lexicon and whose content the parse shows."""
    for verb in analysis.tokens:
        if verb.upos not in ("VERB", "AUX") or lemma_of(analysis, verb) not in lexicon.verbs:
            continue
        frame = _frame(analysis, lexicon, verb)
        if frame is not None:
            yield frame


def lemma_of(analysis: Analysis, verb: Token) -> str:
    """A verb's lemma, with its particle if it has one ("point out")."""
    lemma, particles = verb.lemma.lower(), analysis.dependents(verb.i, "compound:prt")
    return " ".join([lemma, *(t.lemma.lower() for t in particles)]) if particles else lemma


def _frame(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Frame | None:
    final = _final_clause(analysis, lexicon, verb)
    if final is not None:
        return final
    subject = subject_of(analysis, verb)
    passive = is_passive(analysis, verb)
    if passive:
        content = _passive_content(analysis, lexicon, verb, subject)
    elif subject is None:
        return None
    else:
        content = _active_content(analysis, lexicon, verb)
    if content is None or not content.tokens:
        return None
    opener = _opener(analysis, lexicon, verb)
    agent = subject is not None and subject.agent
    refused = content.rule == "refusal"
    own = () if refused else cue_of(analysis, lexicon, verb, agent=agent)
    cue = [*own, *content.cue]
    negated = is_negated(analysis, verb) or (opener is not None and is_negated(analysis, opener))
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


def _opener(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Token | None:
    """The verb a cue infinitive or participle hangs on: "went on to say", "cited as saying"."""
    head = analysis.tokens[verb.head]
    if verb.rel not in ("xcomp", "advcl", "ccomp") or head.i == verb.i:
        return None
    if head.lemma in lexicon.markers["openers"] and verb.rel == "xcomp":
        return head
    relayed = head.lemma in lexicon.markers["relay_verbs"] and is_passive(analysis, head)
    return head if relayed and verb.text.lower().endswith("ing") else None


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


def cue_of(analysis: Analysis, lexicon: Lexicon, verb: Token, *, agent: bool = False) -> list[int]:
    """The words of a verbal cue: "went on to say", "was cited as saying by", "was told by"."""
    words = set(cue_tokens(analysis, verb))
    opener = _opener(analysis, lexicon, verb)
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


def _active_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    for rule in (
        _clause_content,
        _refusal_content,
        _infinitive_content,
        _predicate_content,
        _prepositional_content,
        _object_content,
        _host_content,
    ):
        content = rule(analysis, lexicon, verb)
        if content is not None:
            return content
    return None


def _clause_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "said that ...", "..., he said": clausal complements, before or after."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "that") or lexicon.verb(lemma, "quote")
    if entry is None:
        return None
    clauses = analysis.dependents(verb.i, "ccomp")
    opener = _opener(analysis, lexicon, verb)
    if not clauses and opener is not None:
        clauses = [t for t in analysis.dependents(opener.i, "ccomp") if t.i != verb.i]
    if not clauses:
        clauses = [
            t for t in analysis.dependents(verb.i, "parataxis", "dep", "obj")
            if t.i > verb.i and _introduced(analysis, t)
        ]  # fmt: skip
    if not clauses:
        return None
    parts = [*clauses, *_interrupted(analysis, verb)]
    tokens = {i for part in parts for i in analysis.subtree(part.i) if i != verb.i}
    return Content(tuple(sorted(tokens)), "clause", 0.85, entry)


def _interrupted(analysis: Analysis, verb: Token) -> list[Token]:
    """What stands before the cue's own subject and a comma: the start of its content."""
    subjects = analysis.dependents(verb.i, "nsubj")
    own = [t for t in subjects if t.i < verb.i][-1:]
    if not own or analysis.tokens[min(analysis.subtree(own[0].i)) - 1].text != ",":
        return []
    return [t for t in subjects if t.i < own[0].i]


def _introduced(analysis: Analysis, token: Token) -> bool:
    """Whether a colon or an opening quotation mark stands right before a constituent."""
    first = min(analysis.subtree(token.i))
    for i in (first, first - 1):
        if 0 <= i < len(analysis.tokens) and analysis.tokens[i].text in _INTRODUCING:
            return True
    return False


def _refusal_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "declined to comment": the cue is the refusal, the content what was refused.

    No answer counts as one: "did not respond to a request for comment".
    """
    head = analysis.tokens[verb.head]
    markers = lexicon.markers
    if head.i != verb.i and head.lemma in markers["refusals"]:
        if verb.rel != "xcomp" or verb.lemma not in markers["refused"]:
            return None
        cue = tuple(cue_tokens(analysis, head))
        return Content(tuple(analysis.subtree(verb.i)), "refusal", 0.8, None, cue)
    if verb.lemma.lower() in markers["answers"] and is_negated(analysis, verb):
        for phrase in analysis.dependents(verb.i, "obl"):
            to = analysis.dependents(phrase.i, "case")
            if phrase.lemma.lower() in markers["requests"] and to and to[0].lemma == "to":
                words = without(analysis, analysis.subtree(phrase.i), to[0].i)
                cue = (*cue_tokens(analysis, verb), to[0].i)
                return Content(tuple(words), "refusal", 0.8, None, cue)
    if verb.lemma.lower() in markers["silent"] and is_negated(analysis, verb):
        return _silence(analysis, verb)
    return None


def _silence(analysis: Analysis, verb: Token) -> Content:
    """For "has not commented", "did not comment on the report": the content is on what."""
    cue = cue_tokens(analysis, verb)
    for phrase in analysis.dependents(verb.i, "obl"):
        if case_of(analysis, phrase.i) == "on":
            words = analysis.subtree(phrase.i)
            return Content(tuple(words[1:]), "refusal", 0.75, None, (*cue, words[0]))
    auxiliaries = tuple(i for i in cue if i != verb.i)
    return Content((verb.i,), "refusal", 0.75, None, auxiliaries)


def _infinitive_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "promised to leave", "urged them to leave", "told them to leave"."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "to")
    persons = analysis.dependents(verb.i, "obj", "iobj")
    if entry is None and persons:
        entry = lexicon.verb(lemma, "person")
    if entry is None:
        return None
    for clause in analysis.dependents(verb.i, *_INFINITIVE):
        marked = any(t.lemma == "to" for t in analysis.dependents(clause.i, "mark"))
        if not marked or clause.i < verb.i:
            continue
        if clause.rel == "advcl" and not persons:
            continue
        tokens = analysis.subtree(clause.i)
        if "person" not in entry.takes or "object" in entry.takes:
            tokens = sorted({*tokens, *(i for p in persons for i in analysis.subtree(p.i))})
        return Content(tuple(tokens), "infinitive", 0.75, entry)
    return None


def _predicate_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "called it a mistake", "described X as Y", "considers itself outside the bloc"."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "predicate") or lexicon.verb(lemma, "object")
    objects = analysis.dependents(verb.i, "obj")
    if entry is None or not objects:
        return None
    predicates = [
        t for t in analysis.dependents(verb.i, "xcomp", "obl", "advcl")
        if t.i > objects[0].i and (t.rel == "xcomp" or case_of(analysis, t.i) == "as")
    ]  # fmt: skip
    if not predicates or ("predicate" not in entry.takes and predicates[0].rel == "xcomp"):
        return None
    tokens = {i for t in (objects[0], *predicates) for i in analysis.subtree(t.i)}
    return Content(tuple(sorted(tokens)), "predicate", 0.75, entry)


def _prepositional_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "called for a ceasefire", "complained of being ignored", "warned against haste"."""
    lemma = lemma_of(analysis, verb)
    for phrase in analysis.dependents(verb.i, "obl", "advcl"):
        case = case_of(analysis, phrase.i)
        entry = lexicon.verb_with(lemma, case) if case and phrase.i > verb.i else None
        if entry is None or phrase.deprel == "obl:tmod":
            continue
        marker = next(t.i for t in analysis.dependents(phrase.i, "case", "mark"))
        if any(
            t.upos not in ("ADV", "PUNCT", "PRON") for t in analysis.tokens[verb.i + 1 : marker]
        ):
            continue
        tokens = [i for i in analysis.subtree(phrase.i) if i != marker]
        wish = [
            i for t in analysis.dependents(verb.i, "xcomp", "advcl") if t.i > phrase.i
            and any(m.lemma == "to" for m in analysis.dependents(t.i, "mark"))
            for i in analysis.subtree(t.i)
        ]  # fmt: skip
        return Content(tuple(sorted({*tokens, *wish})), "preposition", 0.7, entry, (marker,))
    return None


def _object_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "condemned the attack", "accused Russia of failing to help"."""
    entry = lexicon.verb(lemma_of(analysis, verb), "object")
    objects = [t for t in analysis.dependents(verb.i, "obj") if t.i > verb.i]
    if entry is None or not objects:
        return None
    tokens = set(analysis.subtree(objects[0].i))
    for phrase in analysis.dependents(verb.i, "obl", "advcl", "ccomp"):
        if phrase.i > objects[0].i and case_of(analysis, phrase.i) in entry.links:
            tokens.update(analysis.subtree(phrase.i))
    return Content(
        tuple(sorted(tokens)), "object", 0.65, _act_of_noun(lexicon, verb, objects[0], entry)
    )


def _act_of_noun(lexicon: Lexicon, verb: Token, noun: Token, entry: Cue) -> Cue:
    """For "reiterated its warnings": the noun says what kind of act it was."""
    readings = lexicon.nouns.get(noun.lemma.lower(), ())
    light = verb.lemma.lower() in lexicon.markers["light_verbs"]
    return readings[0] if light and readings else entry


def _host_content(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Content | None:
    """For "The move, he noted, ...", "as he put it": the clause the cue is dropped into."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "that") or lexicon.verb(lemma, "quote")
    host = analysis.tokens[verb.head]
    if entry is None or not analysis.dependents(verb.i, "nsubj"):
        return None
    as_clause = verb.rel == "advcl" and case_of(analysis, verb.i) == "as"
    if host.i != verb.i and (verb.rel == "parataxis" or as_clause):
        tokens = without(analysis, analysis.subtree(host.i), verb.i)
        return Content(tuple(tokens), "host", 0.75, entry)
    return _before_comma(analysis, verb, entry)


def _before_comma(analysis: Analysis, verb: Token, entry: Cue) -> Content | None:
    """For "..., X said in an interview." whatever the parser made of it: all before the comma."""
    sentence = analysis.sentences[verb.sentence]
    subject = [t for t in analysis.dependents(verb.i, "nsubj") if t.i < verb.i][-1:]
    if not subject or analysis.dependents(verb.i, "mark", "cc", "advcl", "obj"):
        return None
    first = min(analysis.subtree(subject[0].i))
    if first <= sentence.first or analysis.tokens[first - 1].text not in (",", "”", '"', "''"):
        return None
    before = range(sentence.first, first)
    ends = any(t.text in (",", ";") for t in analysis.tokens[verb.i + 1 : sentence.last - 1])
    if ends or not any(analysis.tokens[i].upos in ("VERB", "AUX") for i in before):
        return None
    return Content(tuple(before), "before-comma", 0.7, entry)


def _passive_content(
    analysis: Analysis, lexicon: Lexicon, verb: Token, agent: Subject | None
) -> Content | None:
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
        return Content(tokens, "passive-clause", 0.7, entry)
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
        return Content(tuple(sorted({*said, *rest})), "passive", 0.7, entry)
    if verb.rel == "acl" and verb.head != verb.i:
        noun = without(analysis, noun_phrase(analysis, verb.head), verb.i)
        return Content(tuple(noun), "participle", 0.6, entry)
    return None


def _hands_on(analysis: Analysis, lexicon: Lexicon, verb: Token) -> bool:
    """Whether a passive only leads to the cue proper: "was cited as saying"."""
    return verb.lemma.lower() in lexicon.markers["relay_verbs"] and any(
        t.text.lower().endswith("ing")
        and t.lemma.lower() in lexicon.verbs
        and analysis.tokens[t.i - 1].text.lower() == "as"
        for t in analysis.dependents(verb.i, "advcl", "xcomp", "ccomp")
    )


def _sentence_before(analysis: Analysis, verb: Token, entry: Cue) -> Content | None:
    """For "This was reported by X": the content is the sentence before, in the same paragraph."""
    if verb.sentence == 0:
        return None
    before, here = analysis.sentences[verb.sentence - 1], analysis.sentences[verb.sentence]
    if "\n" in analysis.text[before.end : here.start]:
        return None
    return Content(tuple(range(before.first, before.last)), "sentence-before", 0.7, entry)
