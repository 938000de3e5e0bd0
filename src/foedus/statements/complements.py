"""What a verb in the active has for its content: a clause, an infinitive, an object, its host."""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.statements.clause import case_of, noun_phrase, without
from foedus.statements.cue import lemma_of, opener_of
from foedus.statements.frame import Complement
from foedus.statements.lexicon import Cue, Lexicon
from foedus.statements.refusals import refusal

_INTRODUCING = frozenset({":", "“", '"', "‘", "''", "``"})
_RELATIVE = frozenset({"which", "that"})
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl"})


def active_complement(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """The content of the first rule that finds one; None where the verb has none."""
    for rule in (
        refusal,
        _clause,
        _infinitive,
        _predicate,
        _prepositional,
        _object,
        _relative,
        _host,
    ):
        content = rule(analysis, lexicon, verb)
        if content is not None:
            return content
    return None


def _clause(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """For "said that ...", "..., he said": clausal complements, before or after."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "that") or lexicon.verb(lemma, "quote")
    if entry is None:
        return None
    clauses = analysis.dependents(verb.i, "ccomp")
    opener = opener_of(analysis, lexicon, verb)
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
    return Complement(tuple(sorted(tokens)), "clause", 0.85, entry)


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


def _infinitive(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
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
        return Complement(tuple(tokens), "infinitive", 0.75, entry)
    return None


def _predicate(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
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
    return Complement(tuple(sorted(tokens)), "predicate", 0.75, entry)


def _prepositional(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
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
        return Complement(tuple(sorted({*tokens, *wish})), "preposition", 0.7, entry, (marker,))
    return None


def _object(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """For "condemned the attack", "accused Russia of failing to help"."""
    entry = lexicon.verb(lemma_of(analysis, verb), "object")
    objects = [t for t in analysis.dependents(verb.i, "obj") if t.i > verb.i]
    if entry is None or not objects:
        return None
    tokens = set(analysis.subtree(objects[0].i))
    for phrase in analysis.dependents(verb.i, "obl", "advcl", "ccomp"):
        if phrase.i > objects[0].i and case_of(analysis, phrase.i) in entry.links:
            tokens.update(analysis.subtree(phrase.i))
    return Complement(
        tuple(sorted(tokens)), "object", 0.65, _act_of_noun(lexicon, verb, objects[0], entry)
    )


def _relative(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """For "the report, which Oslo denies": what the relative pronoun stands for."""
    entry = lexicon.verb(lemma_of(analysis, verb), "object")
    pronouns = (t for t in analysis.dependents(verb.i, "obj") if t.lemma.lower() in _RELATIVE)
    if entry is None or verb.deprel != "acl:relcl" or next(pronouns, None) is None:
        return None
    noun = without(analysis, noun_phrase(analysis, verb.head), verb.i)
    return Complement(tuple(noun), "object-relative", 0.65, entry)


def _act_of_noun(lexicon: Lexicon, verb: Token, noun: Token, entry: Cue) -> Cue:
    """For "reiterated its warnings": the noun says what kind of act it was."""
    readings = lexicon.nouns.get(noun.lemma.lower(), ())
    light = verb.lemma.lower() in lexicon.markers["light_verbs"]
    return readings[0] if light and readings else entry


def _host(analysis: Analysis, lexicon: Lexicon, verb: Token) -> Complement | None:
    """For "The move, he noted, ...", "as he put it": the clause the cue is dropped into."""
    lemma = lemma_of(analysis, verb)
    entry = lexicon.verb(lemma, "that") or lexicon.verb(lemma, "quote")
    host = analysis.tokens[verb.head]
    if entry is None or not analysis.dependents(verb.i, "nsubj"):
        return None
    as_clause = verb.rel == "advcl" and case_of(analysis, verb.i) == "as"
    if host.i != verb.i and (verb.rel == "parataxis" or as_clause):
        tokens = without(analysis, analysis.subtree(host.i), verb.i)
        return Complement(tuple(tokens), "host", 0.75, entry)
    return _before_comma(analysis, verb, entry)


def _before_comma(analysis: Analysis, verb: Token, entry: Cue) -> Complement | None:
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
    return Complement(tuple(before), "before-comma", 0.7, entry)
