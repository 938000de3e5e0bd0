"""What the small words of a clause say of it: a future, a question, a duty."""

from __future__ import annotations

from foedus.events.frames import Frames

OWING = frozenset({"have", "need"})
"""Verbs that lay a duty on their subject by an infinitive: "has to leave"."""
FUTURE = frozenset({"will", "would", "wo", "shall", "’ll", "'ll", "’d", "'d"})


def is_future(frames: Frames, i: int) -> bool:
    """Whether a predicate has an auxiliary of the future."""
    return any(t.text.lower() in FUTURE for t in frames.analysis.dependents(i, "aux"))


def is_question(frames: Frames, i: int) -> bool:
    """Whether a complement clause is a question: "asked whether X would leave"."""
    below = frames.analysis.dependents(i, "mark")
    return any(t.text.lower() in ("if", "whether") for t in below)


def has_auxiliary(frames: Frames, i: int, words: frozenset[str]) -> bool:
    """Whether a clause has one of these auxiliaries, or says its duty without one.

    "Insisted that X leave" lays a duty on X as "that X must leave" does; so does "has to".
    """
    token = frames.analysis.tokens[i]
    below = frames.analysis.dependents(i, "aux", "cop")
    if any(t.text.lower() in words - OWING for t in below):
        return True
    if token.lemma in words & OWING:
        duties = frames.analysis.dependents(i, "xcomp")
        return any(frames.syntax.infinitive(t) for t in duties)
    bare = token.has("VerbForm=Inf") or any(t.text.lower() == "be" for t in below)
    return bare and "must" in words and all(t.text.lower() == "be" for t in below)
