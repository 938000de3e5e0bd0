"""Who did what to whom, and the acts from which a member's standing is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records.date import Date
from foedus.records.evidence import Evidence
from foedus.records.statement import Link

Modality = Literal[
    "actual", "ongoing", "planned", "threatened", "promised", "demanded", "hypothetical",
    "negated", "denied",
]  # fmt: skip
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Dimension = Literal[
    "legal", "participation", "representation", "finance", "decision", "intent",
    "characterization",
]  # fmt: skip
ActValue = Literal[
    # legal
    "joins", "ratifies", "applies", "withdraws", "announces_exit", "suspended", "expelled",
    "accession_step", "suspends_accession", "observer_status", "partner_status", "readmitted",
    "revokes_exit",
    # participation
    "skips_meeting", "attends_meeting", "skips_exercise", "joins_exercise", "hosts",
    # representation
    "recalls_representative", "appoints_representative", "presents_credentials",
    "credentials_rejected",
    # finance
    "withholds_funding", "pays", "in_arrears",
    # decision
    "refuses_signature", "signs", "vetoes", "abstains", "opts_out",
    # intent
    "freezes", "threatens_exit", "denies_exit", "considers_joining", "affirms_membership",
    "declares_outside", "predicted_exit", "urged_exit", "urged_joining", "refuses_to_join",
    # characterization
    "called_ally", "called_unreliable", "called_failing", "called_essential",
    "asked_to_clarify",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One event. Compound sides are lists: a five-sided meeting is one event.

    Attributes:
        source, target: Actor ids; ``*_principal`` the states or organizations they act for, in
            the same order (None where unknown).
        type: PLOVER 2 type; ``mode`` its mode or None; ``contexts`` PLOVER contexts.
        cameo: CAMEO code, two to four digits. ``quad``: 1 verbal cooperation, 2 material
            cooperation, 3 verbal conflict, 4 material conflict. ``goldstein``: -10..10.
        statement: Id of the statement it is part of, or None when it is the outlet's own word.
        pattern: Id of the codebook pattern that fired, for ``explain``.
        merged: Id of the consolidated event, set by ``corroborate``.
        scare_quotes: Names and descriptions among its words that stand in quotation marks.
    """

    id: str
    document: str
    source: tuple[str, ...]
    source_principal: tuple[str | None, ...]
    target: tuple[str, ...]
    target_principal: tuple[str | None, ...]
    type: PloverType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    goldstein: float
    modality: Modality
    date: Date | None
    place: str | None
    statement: str | None
    pattern: str
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str
    merged: str | None = None
    scare_quotes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A sign of where a state stands in an organization, below formal membership.

    Attributes:
        state, organization: Actor ids. ``organ``: organ or meeting concerned, or None.
        dimension, value: What kind of sign, and which.
        modality: As for events: a refused drill is ``actual``, a possible exit ``hypothetical``.
        reason: The cause the text gives, in its words, or None.
        asserted_by: The chain of whoever says so; only the outlet when it is its own word.
        asserted_on: When it was said.
        statement: Id of the statement it is part of, or None.
        scare_quotes: As for events.
    """

    id: str
    document: str
    state: str
    organization: str
    dimension: Dimension
    value: ActValue
    modality: Modality
    organ: str | None
    reason: str | None
    date: Date | None
    asserted_by: tuple[Link, ...]
    asserted_on: Date | None
    statement: str | None
    pattern: str
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str
    merged: str | None = None
    scare_quotes: tuple[Evidence, ...] = ()
