"""Attachments that parsers often get wrong and that English grammar settles, put right.

Two of them: an "-ing" form joined by "and" to an infinitive ("By refusing to pay, withdrawing and
seeking ..."), which can only be joined to another "-ing" form further out; and the noun behind a
closing quotation mark, cut off from the modifier within it ("withdrawing its “peacekeeping”
contingent").
"""

from __future__ import annotations

from dataclasses import replace

from foedus.language import Analysis, Token

CLOSING = ("”", "’", '"', "'", "»")
HEADED = ("obj", "obl", "nsubj")


def reattached(analysis: Analysis) -> Analysis:
    """The same analysis with the attachments corrected."""
    tokens = tuple(_quoted(analysis, _joined(analysis, t)) for t in analysis.tokens)
    return analysis if tokens == analysis.tokens else replace(analysis, tokens=tokens)


def _joined(analysis: Analysis, token: Token) -> Token:
    """An "-ing" form joined to an infinitive, joined to the "-ing" form that governs it instead."""
    if token.deprel != "conj" or not _gerund(token) or not _infinitive(analysis, token.head):
        return token
    if analysis.dependents(token.i, "aux", "nsubj"):
        return token
    outer = analysis.tokens[token.head]
    while outer.rel in ("xcomp", "conj", "acl", "obj") and outer.head < outer.i:
        outer = analysis.tokens[outer.head]
        if _gerund(outer):
            return replace(token, head=outer.i)
    return token


def _quoted(analysis: Analysis, token: Token) -> Token:
    """A noun taken for an adverb behind a quoted modifier, as what the modifier was taken for."""
    if token.deprel != "advmod" or token.upos != "NOUN" or token.i < 2:
        return token
    mark, modifier = analysis.tokens[token.i - 1], analysis.tokens[token.i - 2]
    if mark.text not in CLOSING or modifier.head != token.head or modifier.rel not in HEADED:
        return token
    return replace(token, deprel=modifier.deprel)


def _gerund(token: Token) -> bool:
    return token.upos == "VERB" and token.text.lower().endswith("ing")


def _infinitive(analysis: Analysis, i: int) -> bool:
    return any(t.lemma == "to" for t in analysis.dependents(i, "mark"))
