"""Which status an act speaks for, on which track.

De jure is what treaties and their procedures make of a member; de facto is what it does and means
to do. The two are never merged: a state can be a member in law and outside in deed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.records import Act, ActValue, Track

Theme = Literal["law", "conduct", "intent"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an act says: a status on a track.

    Lines of one theme follow each other; an intent does not end a line of conduct.
    """

    track: Track
    theme: Theme
    status: str


def _law(status: str) -> Meaning:
    return Meaning("de_jure", "law", status)


def _conduct(status: str) -> Meaning:
    return Meaning("de_facto", "conduct", status)


def _intent(status: str) -> Meaning:
    return Meaning("de_facto", "intent", status)


MEANINGS: dict[ActValue, Meaning] = {
    "joins": _law("member"),
    "ratifies": _law("signatory"),
    "applies": _law("applicant"),
    "withdraws": _law("withdrawn"),
    "suspended": _law("suspended"),
    "expelled": _law("withdrawn"),
    "affirms_membership": _law("member"),
    "called_ally": _law("member"),
    "accession_step": _law("candidate"),
    "observer_status": _law("observer"),
    "partner_status": _law("partner"),
    "readmitted": _law("member"),
    "attends_meeting": _conduct("participating"),
    "joins_exercise": _conduct("participating"),
    "hosts": _conduct("participating"),
    "pays": _conduct("participating"),
    "signs": _conduct("participating"),
    "appoints_representative": _conduct("participating"),
    "presents_credentials": _conduct("participating"),
    "skips_meeting": _conduct("partly_absent"),
    "skips_exercise": _conduct("partly_absent"),
    "recalls_representative": _conduct("partly_absent"),
    "withholds_funding": _conduct("partly_absent"),
    "in_arrears": _conduct("partly_absent"),
    "opts_out": _conduct("partly_absent"),
    "refuses_signature": _conduct("partly_absent"),
    "vetoes": _conduct("partly_absent"),
    "freezes": _conduct("frozen"),
    "declares_outside": _conduct("outside"),
    "denies_exit": _intent("staying"),
    "revokes_exit": _intent("staying"),
    "threatens_exit": _intent("considering_exit"),
    "announces_exit": _intent("leaving"),
    "predicted_exit": _intent("expected_to_leave"),
    "urged_exit": _intent("urged_to_leave"),
    "considers_joining": _intent("considering_membership"),
    "urged_joining": _intent("urged_to_join"),
    "suspends_accession": _intent("accession_suspended"),
    "refuses_to_join": _intent("staying_outside"),
    "asked_to_clarify": _intent("unclear"),
}
"""Characterizations that say nothing of membership (``called_failing`` ...) are not here."""

BOYCOTT_ABSENCES = 3
"""So many absences in a row, within a year of each other, are a boycott."""

_SAID = frozenset({"affirms_membership", "called_ally", "freezes", "declares_outside"})
_DONE = frozenset({"actual", "ongoing"})
_ANNOUNCED = frozenset({"planned", "promised"})


def meaning(act: Act) -> Meaning | None:
    """The status an act speaks for; None where it says nothing of standing.

    Law needs a deed. Conduct counts from its announcement. Intents are plans, threats and denials
    by nature, so any modality will do.
    """
    found = MEANINGS.get(act.value)
    if found is None or found.theme == "intent":
        return found
    held = _DONE if found.theme == "law" else _DONE | _ANNOUNCED
    return found if act.modality in held else None


def is_said(act: Act) -> bool:
    """Whether an act consists in saying so, and therefore holds from when it was said."""
    found = MEANINGS.get(act.value)
    intent = found is not None and found.theme == "intent"
    return intent or act.value in _SAID or act.modality in _ANNOUNCED
