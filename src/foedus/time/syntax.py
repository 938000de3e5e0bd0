"""Where an expression stands in the sentence: its head, the predicate it belongs to, the tense.

Relations are those of Universal Dependencies. Where there is no parse, the words nearest to the
expression stand in for it.
"""

from __future__ import annotations

from foedus.language import Analysis, Token
from foedus.time.context import words

PREDICATES = frozenset({"VERB", "AUX"})


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
            return 1
        if any(a.has("Tense=Past") or a.lemma == "have" for a in auxiliaries):
            return -1
        if any(a.text.lower() in words("modals") for a in auxiliaries):
            return 1
        if token.has("Tense=Past") and not token.has("VerbForm=Part"):
            return -1
        if auxiliaries and any(a.has("Tense=Pres") for a in auxiliaries):
            return _present(analysis, token)
        above = analysis.tokens[token.head]
        if token.has("VerbForm=Inf") and _to_come(above):
            return 1
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
    if noun.i == predicate.i or noun.upos not in ("NOUN", "PROPN"):
        planned = predicate.lemma.lower() in words("planning") and head.rel == "obl"
        return 1 if planned else tense
    if noun.head == predicate.i and predicate.lemma.lower() in words("planning"):
        return 1
    if tense > 0 and head.rel in ("nmod", "compound", "amod", "det"):
        about = noun.head == predicate.i and (
            noun.rel == "nsubj" or predicate.lemma.lower() in words("presence")
        )
        return 1 if about else 0
    return tense


def _present(analysis: Analysis, token: Token) -> int:
    """Ahead for "is to begin", "is due", "is meeting"; "is held" does not say."""
    if _to_come(token):
        return 1
    marked = any(t.text.lower() == "to" for t in analysis.dependents(token.i, "mark"))
    if marked or token.has("VerbForm=Ger") or token.text.endswith("ing"):
        return 1
    return 0


def _to_come(above: Token) -> bool:
    return not words("future").isdisjoint((above.lemma.lower(), above.text.lower()))


def tense_by_words(analysis: Analysis, first: int, last: int) -> int:
    """The tense of the nearest verb-like word of the sentence, for texts without a parse."""
    if first >= len(analysis.tokens):
        return 0
    sentence = analysis.sentences[analysis.tokens[first].sentence]
    best, found = 10**6, 0
    for token in analysis.tokens[sentence.first : sentence.last]:
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
