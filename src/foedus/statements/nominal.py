"""Attributions with a noun or adjective for their cue.

"X's claim that", "expressed hope that", "is confident that".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.language import Analysis, Token
from foedus.statements.clause import (
    Subject,
    case_of,
    cue_tokens,
    is_negated,
    noun_phrase,
    subject_of,
    without,
)
from foedus.statements.frame import Frame, pieces_of, source_of
from foedus.statements.lexicon import Cue, Lexicon

_MAX_CLIMB = 8
_POSSESSOR_CASES = ("by", "from", "of", "among")


def noun_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """Every noun of the lexicon that has both a content and somebody whose it is."""
    for noun in analysis.tokens:
        readings = lexicon.nouns.get(noun.lemma.lower(), ()) if noun.upos == "NOUN" else ()
        for entry in readings:
            frame = _noun_frame(analysis, lexicon, noun, entry)
            if frame is not None:
                yield frame
                break


def _noun_frame(analysis: Analysis, lexicon: Lexicon, noun: Token, entry: Cue) -> Frame | None:
    content = _noun_content(analysis, noun, entry)
    if content is None:
        return None
    tokens, marker, clausal = content
    light = _light_verb(analysis, lexicon, noun)
    owner = _owner(analysis, noun, tokens)
    cue = {noun.i, *marker, *_noun_words(analysis, noun)}
    negated = any(t.lemma.lower() == "no" for t in analysis.dependents(noun.i, "det"))
    if light is not None and light.lemma.lower() not in lexicon.markers["attitude_verbs"]:
        entry = replace(entry, kind="speech", weak=False)  # a hope expressed is a statement
    if owner is None and light is not None:
        owner = subject_of(analysis, light)
        cue.update(cue_tokens(analysis, light))
        cue.update(i for i in range(light.i, noun.i) if analysis.tokens[i].upos in ("ADJ", "DET"))
        negated = negated or is_negated(analysis, light)
    if owner is None:
        return None
    return Frame(
        source=source_of(analysis, owner, (*tokens, *cue)),
        cue=pieces_of(analysis, cue),
        content=pieces_of(analysis, (i for i in tokens if i not in cue)),
        speaker=owner.head,
        anchor=noun.i if light is None else light.i,
        entry=entry,
        negated=negated,
        rule="noun-clause" if clausal else "noun-phrase",
        score=0.75 if clausal else 0.55,
    )


def _noun_content(
    analysis: Analysis, noun: Token, entry: Cue
) -> tuple[list[int], list[int], bool] | None:
    """Content tokens, tokens that go to the cue, and whether the content is a clause."""
    for clause in analysis.dependents(noun.i, "acl", "ccomp"):
        if clause.deprel == "acl:relcl" and _relativizes(analysis, clause):
            continue
        marks = [t.lemma.lower() for t in analysis.dependents(clause.i, "mark")]
        if ("that" in marks and "that" in entry.takes) or ("to" in marks and "to" in entry.takes):
            return analysis.subtree(clause.i), [], True
        of = next((m for m in marks if m in entry.takes), None)
        if of is not None:
            marker = next(t.i for t in analysis.dependents(clause.i, "mark"))
            return without(analysis, analysis.subtree(clause.i), marker), [marker], True
    for phrase in analysis.dependents(noun.i, "nmod"):
        case = case_of(analysis, phrase.i)
        if case in entry.takes and phrase.i > noun.i:
            marker = next(t.i for t in analysis.dependents(phrase.i, "case", "mark"))
            tokens = [i for i in noun_phrase(analysis, phrase.i) if i != marker]
            return tokens, [marker], False
    return None


def _relativizes(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause is a true relative clause, its "that" a subject or object."""
    return any(
        t.has("PronType=Rel") or t.lemma.lower() in ("who", "which")
        for t in analysis.dependents(clause.i, "nsubj", "obj", "obl")
    )


def _noun_words(analysis: Analysis, noun: Token) -> list[int]:
    """Adjectives and "no" right before the noun: part of the cue."""
    return [
        t.i for t in analysis.dependents(noun.i, "amod", "det")
        if noun.i - 3 <= t.i < noun.i and (t.rel == "amod" or t.lemma.lower() == "no")
        and t.upos in ("ADJ", "DET") and not t.text[:1].isupper()
    ]  # fmt: skip


def _possessor(analysis: Analysis, noun: Token, content: list[int]) -> Subject | None:
    for token in analysis.dependents(noun.i, "nmod:poss"):
        if token.i not in content:
            words = [
                i for i in noun_phrase(analysis, token.i)
                if not (analysis.tokens[i].rel == "case" and analysis.tokens[i].text[:1] in "'’")
            ]  # fmt: skip
            return Subject(token.i, tuple(words))
    return None


def _owner(analysis: Analysis, noun: Token, content: list[int]) -> Subject | None:
    possessor = _possessor(analysis, noun, content)
    if possessor is not None:
        return possessor
    for token in analysis.dependents(noun.i, "nmod"):
        case = case_of(analysis, token.i)
        if token.i in content or case not in _POSSESSOR_CASES or token.i < noun.i:
            continue
        words = [i for i in noun_phrase(analysis, token.i) if i not in content]
        words = [i for i in words if analysis.tokens[i].rel != "case" or i > token.i]
        return Subject(token.i, tuple(words))
    if noun.rel == "conj" and noun.head != noun.i:
        return _possessor(analysis, analysis.tokens[noun.head], content)
    for token in analysis.dependents(noun.i, "amod", "compound"):
        if token.text[:1].isupper() and token.upos in ("ADJ", "PROPN") and token.i > 0:
            return Subject(token.i, tuple(analysis.subtree(token.i)))
    return None


def _light_verb(analysis: Analysis, lexicon: Lexicon, noun: Token) -> Token | None:
    verb = analysis.tokens[noun.head]
    if noun.rel == "obj" and verb.lemma.lower() in lexicon.markers["light_verbs"]:
        return verb
    return None


def adjective_frames(analysis: Analysis, lexicon: Lexicon) -> Iterator[Frame]:
    """For "is confident that", "remains concerned about": adjectives with a content."""
    for adjective in analysis.tokens:
        if adjective.upos not in ("ADJ", "VERB"):
            continue
        for entry in lexicon.adjectives.get(adjective.lemma.lower(), ()):
            frame = _adjective_frame(analysis, adjective, entry)
            if frame is not None:
                yield frame
                break


def _adjective_frame(analysis: Analysis, adjective: Token, entry: Cue) -> Frame | None:
    linking = adjective
    if adjective.rel == "xcomp":
        linking = analysis.tokens[adjective.head]
        if linking.lemma not in (
            "remain",
            "be",
            "seem",
            "feel",
            "become",
            "stay",
            "appear",
            "sound",
        ):
            return None
    elif not analysis.dependents(adjective.i, "cop"):
        return None
    subject = subject_of(analysis, linking)
    content = _adjective_content(analysis, adjective, linking, entry)
    if subject is None or content is None:
        return None
    tokens, marker = content
    cue = {adjective.i, *marker, *cue_tokens(analysis, linking), *cue_tokens(analysis, adjective)}
    return Frame(
        source=source_of(analysis, subject),
        cue=pieces_of(analysis, cue),
        content=pieces_of(analysis, tokens),
        speaker=subject.head,
        anchor=adjective.i,
        entry=entry,
        negated=is_negated(analysis, linking) or is_negated(analysis, adjective),
        rule="adjective",
        score=0.7,
    )


def _adjective_content(
    analysis: Analysis, adjective: Token, linking: Token, entry: Cue
) -> tuple[list[int], list[int]] | None:
    holders = {adjective.i, linking.i}
    for holder in sorted(holders):
        for clause in analysis.dependents(holder, "ccomp", "advcl", "xcomp", "obl"):
            if clause.i < adjective.i or clause.i in holders:
                continue
            marks = analysis.dependents(clause.i, "mark", "case")
            words = [t.lemma.lower() for t in marks]
            if clause.rel == "ccomp" and "that" in entry.takes and "to" not in words:
                return analysis.subtree(clause.i), []
            if "to" in words and "to" in entry.takes and clause.rel != "obl":
                return analysis.subtree(clause.i), []
            for mark in marks:
                if mark.lemma.lower() in entry.takes - {"to", "that"}:
                    return without(analysis, analysis.subtree(clause.i), mark.i), [mark.i]
    return None
