"""Who said what, how, and through whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.date import Date
from foedus.records.evidence import Evidence

ChainRole = Literal["outlet", "agency", "medium", "institution", "speaker", "relayed"]
Form = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal[
    "assert", "deny", "confirm", "accuse", "criticize", "warn", "threaten", "promise", "demand",
    "request", "propose", "praise", "endorse", "speculate", "announce", "question",
    "refuse-comment",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of the chain through which a statement reached us.

    Attributes:
        role: outlet < agency or medium (TASS, WSJ) < institution < speaker < relayed (whom the
            speaker quotes).
        actor: Actor id, or None for an actor that is not identified.
        name: The words of the text (or the outlet's name).
        evidence: Where the text says so; None for the outlet itself.
    """

    role: ChainRole
    actor: str | None
    name: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement.

    Attributes:
        speaker: Actor id or None. ``speaker_principal``: the state or organization spoken for.
        speaker_text: The words naming the speaker; empty when carried over from before.
        chain: Outermost first, ending with the speaker.
        cue: The words that mark the attribution ("was cited as saying"); empty for a quotation
            without one.
        content: Evidence spans of what was said; may be discontinuous.
        within: Id of the statement this one is nested in.
        about: Actor ids the content speaks of.
        polarity: -1 (against), 0, +1 (in favour) towards ``about``.
        hedged: The content or cue is hedged (might, reportedly). ``negated``: the cue is
            negated ("did not say").
        evidence: The sentence or sentences the attribution stands in.
        scare_quotes: Names and descriptions in the content that stand in quotation marks (the
            “peacekeepers”): the speaker's distance, or the writer's.
    """

    id: str
    document: str
    speaker: str | None
    speaker_principal: str | None
    speaker_text: str
    chain: tuple[Link, ...]
    cue: str
    content: tuple[Evidence, ...]
    within: str | None
    form: Form
    act: SpeechAct
    about: tuple[str, ...]
    polarity: int
    hedged: bool
    negated: bool
    said_on: Date | None
    place: str | None
    medium: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str
    scare_quotes: tuple[Evidence, ...] = ()
