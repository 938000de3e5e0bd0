"""Where an expression stands in the sentence: its head, the predicate it belongs to, the tense.

Relations are those of Universal Dependencies. Where there is no parse, the words nearest to the
expression stand in for it.
"""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.time.context import words

PREDICATES = frozenset({"VERB", "AUX"})

REACH = 50
"""Words to either side among which a verb is looked for where there is no parse."""


def parsed(analysis: Analysis) -> bool:
    """Whether the analysis has a dependency parse at all."""
    return any(t.head != t.i for t in analysis.tokens[:200])


def head_of(analysis: Analysis, first: int, last: int) -> Token:
    """The token of a span whose head lies outside it; the last such one."""
    found = analysis.tokens[last - 1]
    for i in range(last - 1, first - 1, -1):
        token = analysis.tokens[i]
        if not first <= token.head < last or token.head == token.i:
            found = token
    return found


def predicate_of(analysis: Analysis, head: Token) -> Token | None:
    """The verb (or predicate noun or adjective) that the expression with this head belongs to."""
    token = head
    for _ in range(30):
        above = analysis.tokens[token.head]
        if above.i == token.i:
            return token if token.upos in PREDICATES else _with_copula(analysis, token)
        if above.upos in PREDICATES and above.rel != "amod":
            return above
        if analysis.dependents(above.i, "cop"):
            return above
        token = above
    return None


def _with_copula(analysis: Analysis, token: Token) -> Token | None:
    return token if analysis.dependents(token.i, "cop", "nsubj") else None


def tense_of(analysis: Analysis, predicate: Token) -> int:
    """-1 past, 1 future, 0 neither, for a verb with its auxiliaries and what governs it."""
    token = predicate
    for _ in range(4):
        auxiliaries = analysis.dependents(token.i, "aux", "cop")
        if any(a.text.lower() in words("future_auxiliaries") for a in auxiliaries):
            return -1 if _refused(analysis, token, auxiliaries) else 1
        if _was_to(analysis, token, auxiliaries):
            return 1
        if any(a.has("Tense=Past") or a.lemma == "have" for a in auxiliaries):
            return -1
        if any(a.text.lower() in words("modals") for a in auxiliaries):
            return -1 if _failed(analysis, token, auxiliaries) else 1
        if token.has("Tense=Past") and not token.has("VerbForm=Part"):
            return -1
        if token.rel == "acl" and any(a.has("VerbForm=Inf") for a in auxiliaries):
            return 1  # "guidelines to be published"
        if any(a.has("Tense=Pres") and not a.has("VerbForm=Part") for a in auxiliaries):
            return _present(analysis, token)
        above = analysis.tokens[token.head]
        if token.has("VerbForm=Inf") and _to_come(above):
            return -1 if _was_to_come(analysis, above) else 1
        if token.has("VerbForm=Part") and token.has("Tense=Past") and token.rel != "xcomp":
            return -1
        if above.i == token.i or token.has("VerbForm=Fin"):
            return 0
        token = above
    return 0


def tense_at(analysis: Analysis, head: Token, predicate: Token) -> int:
    """The tense that an expression is seen in.

    That of its predicate; but a verb of planning looks ahead to what it takes ("planned a rally on
    Friday"), and a date inside a noun phrase ("Friday's ruling") is to come only if that event is
    what the future verb itself is about.
    """
    tense = tense_of(analysis, predicate)
    noun = analysis.tokens[head.head]
    if _arranged(analysis, head, predicate):
        return -1 if _was_to_come(analysis, predicate) else 1
    if tense == -1 and _is_past(analysis, head, predicate):
        return -2
    if noun.i == predicate.i or noun.upos not in ("NOUN", "PROPN"):
        return 1 if tense == 0 and _futurate(analysis, head, predicate) else tense
    if tense > 0 and head.rel in ("nmod", "compound", "amod", "det"):
        about = noun.head == predicate.i and (
            noun.rel == "nsubj" or predicate.lemma.lower() in words("presence")
        )
        return 1 if about else 0
    return tense


def before_its_noun(analysis: Analysis, head: int, last: int) -> bool:
    """Whether an expression with this head, ending before ``last``, stands before its noun."""
    noun = analysis.tokens[analysis.tokens[head].head]
    return noun.i >= last and noun.upos in ("NOUN", "PROPN")


def _present(analysis: Analysis, token: Token) -> int:
    """Ahead for "is to begin", "is due", "is meeting"; "is held" does not say."""
    if _to_come(token):
        return 1
    marked = any(t.text.lower() == "to" for t in analysis.dependents(token.i, "mark"))
    if marked or token.has("VerbForm=Ger") or token.text.endswith("ing"):
        return 1
    return 0


def _to_come(above: Token) -> bool:
    if above.upos == "VERB" and above.lemma.lower() in words("directing"):
        return True
    return not words("future").isdisjoint((above.lemma.lower(), above.text.lower()))


def _arranged(analysis: Analysis, head: Token, predicate: Token) -> bool:
    """Whether the date is one that the verb sets: "planned a rally on", "called a strike for"."""
    verb, noun = predicate.lemma.lower(), analysis.tokens[head.head]
    if noun.i != predicate.i and noun.head != predicate.i:
        return False
    if verb in words("planning"):
        return head.rel == "obl" or noun.i != predicate.i
    marks = {t.text.lower() for t in analysis.dependents(head.i, "case")}
    return verb in words("arranging") and not marks.isdisjoint(("by", "for"))


def _is_past(analysis: Analysis, head: Token, verb: Token) -> bool:
    """Whether it is the date of a past verb itself, so not to come: "agreed in April"."""
    if head.rel != "obl" or head.head != verb.i or not verb.has("Tense=Past"):
        return False
    ahead = words("deferring") | words("arranging") | words("directing")
    marks = {t.text.lower() for t in analysis.dependents(head.i, "case")}
    return verb.lemma.lower() not in ahead and marks <= {"in", "on"}


def _futurate(analysis: Analysis, head: Token, verb: Token) -> bool:
    """Whether a present tells what is arranged: "they meet on Friday", "the vote is on Friday"."""
    if head.i == verb.i:
        return any(cop.has("Tense=Pres") for cop in analysis.dependents(verb.i, "cop"))
    if head.rel != "obl" or head.head != verb.i or verb.upos != "VERB":
        return False
    if verb.text.lower().endswith("ed") or verb.lemma.lower() in words("saying"):
        return False
    alone = not analysis.dependents(verb.i, "aux", "cop", "mark")
    finite = verb.has("Tense=Pres") and verb.has("VerbForm=Fin")
    return alone and (finite or (verb.has("VerbForm=Inf") and verb.rel == "root"))


def _was_to(analysis: Analysis, verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether it is "was to": arranged, and done or not; "had been to" is over."""
    be = any(
        a.lemma == "be" and a.has("Tense=Past") and not a.has("VerbForm=Part") for a in auxiliaries
    )
    marks = analysis.dependents(verb.i, "mark")
    return be and verb.has("VerbForm=Inf") and any(t.text.lower() == "to" for t in marks)


def _refused(analysis: Analysis, verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether somebody did not want to speak: "would not comment"."""
    would = any(a.text.lower() in ("would", "'d", "’d") for a in auxiliaries)
    return would and verb.lemma.lower() in words("saying") and _denied(analysis, verb)


def _was_to_come(analysis: Analysis, above: Token) -> bool:
    """Whether what was to come no longer is: "had been due to expire on Friday"."""
    auxiliaries = analysis.dependents(above.i, "aux", "cop")
    return any(a.lemma == "have" and not a.has("Tense=Pres") for a in auxiliaries)


def _failed(analysis: Analysis, verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether somebody was not able to: "could not be reached", "nobody could leave"."""
    return any(a.text.lower() == "could" for a in auxiliaries) and _denied(analysis, verb)


def _denied(analysis: Analysis, verb: Token) -> bool:
    """Whether the clause of a verb is negated, by an adverb or by its subject's first word."""
    near = [*analysis.dependents(verb.i, "advmod")]
    for subject in analysis.dependents(verb.i, "nsubj"):
        near += [subject, analysis.tokens[analysis.subtree(subject.i)[0]]]
    return any(token.text.lower() in words("negations") for token in near)


def habitual(analysis: Analysis, predicate: int) -> bool:
    """Whether a verb tells what is the rule: "the assembly usually meets in May"."""
    return any(
        adverb.i < predicate and adverb.text.lower() in words("habits")
        for adverb in analysis.dependents(predicate, "advmod")
    )


def tense_by_words(analysis: Analysis, first: int, last: int) -> int:
    """The tense of the nearest verb-like word of the sentence, for texts without a parse."""
    if first >= len(analysis.tokens):
        return 0
    sentence = analysis.sentences[analysis.tokens[first].sentence]
    best, found = 10**6, 0
    begin, end = max(sentence.first, first - REACH), min(sentence.last, last + REACH)
    for token in analysis.tokens[begin:end]:
        if first <= token.i < last:
            continue
        tense = _word_tense(analysis, token.i, sentence.first)
        if tense:
            gap = first - token.i if token.i < first else (token.i - last) * 2 + 1
            if gap < best:
                best, found = gap, tense
    return found


def _word_tense(analysis: Analysis, i: int, begin: int) -> int:
    lower = analysis.tokens[i].text.lower()
    before = {t.text.lower() for t in analysis.tokens[max(begin, i - 3) : i]}
    if lower in words("future_signs") or not before.isdisjoint(words("future_auxiliaries")):
        return 1
    if lower in words("past_forms") or (len(lower) > 4 and lower.endswith("ed")):
        return -1
    return 0
