"""Which status an act speaks for, on which track.

De jure is what treaties and their procedures make of a member; de facto is what it does. The two
are never merged: a state can be a member in law and outside in deed.
"""

from __future__ import annotations

from foedus.records import Act, ActValue

DE_JURE: dict[ActValue, str] = {
    "joins": "member",
    "ratifies": "signatory",
    "applies": "applicant",
    "withdraws": "withdrawn",
    "suspended": "suspended",
    "expelled": "withdrawn",
    "affirms_membership": "member",
    "called_ally": "member",
}
"""Legal acts, and assertions of membership."""

DE_FACTO: dict[ActValue, str] = {
    "attends_meeting": "participating",
    "joins_exercise": "participating",
    "hosts": "participating",
    "pays": "participating",
    "signs": "participating",
    "appoints_representative": "participating",
    "skips_meeting": "partly_absent",
    "skips_exercise": "partly_absent",
    "recalls_representative": "partly_absent",
    "withholds_funding": "partly_absent",
    "refuses_signature": "partly_absent",
    "freezes": "frozen",
    "declares_outside": "outside",
}
"""Taking part, staying away, and what a member says of its own participation."""

BOYCOTT_ABSENCES = 3
"""So many absences in a row, within a year of each other, are a boycott."""

_SAID = frozenset({"affirms_membership", "called_ally", "freezes", "declares_outside"})
_HELD = frozenset({"actual", "ongoing"})


def counts(act: Act) -> bool:
    """Whether an act is told as done; plans, threats and denials change no status."""
    return act.modality in _HELD


def is_assertion(act: Act) -> bool:
    """Whether an act consists in saying so, and therefore holds from when it was said."""
    return act.value in _SAID
