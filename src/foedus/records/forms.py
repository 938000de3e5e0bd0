"""One actor from the forms in which documents present it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from foedus.records.actor import Actor
from foedus.records.codec import to_json


def merge_forms(forms: Iterable[Actor], lead: str | None = None) -> tuple[Actor, ...]:
    """One record per identity, sorted by id, whatever the order of ``forms``.

    The most confident form leads (ties: the one that is first as JSON); aliases, affiliations
    and evidence of all forms are kept.

    Args:
        forms: Actors; those with one id are one.
        lead: Take all of them for one actor, of whom the form with this id leads.
    """
    if lead is not None:
        ranked = sorted(forms, key=lambda f: (f.id != lead, -f.confidence, to_json(f)))
        return (replace(_merge(tuple(ranked)), id=lead),) if ranked else ()
    ranked = sorted(forms, key=lambda form: (form.id, -form.confidence, to_json(form)))
    return tuple(_merge(tuple(group)) for _, group in groupby(ranked, key=lambda form: form.id))


def _merge(forms: tuple[Actor, ...]) -> Actor:
    lead = forms[0]
    if len(forms) == 1:
        return lead
    names = {alias for form in forms for alias in (form.name, *form.aliases)} - {lead.name}
    affiliations = {affiliation for form in forms for affiliation in form.affiliations}
    return replace(
        lead,
        aliases=tuple(sorted(names)),
        affiliations=tuple(sorted(affiliations, key=to_json)),
        country=next((form.country for form in forms if form.country), None),
        sector=next((form.sector for form in forms if form.sector), None),
        parent=next((form.parent for form in forms if form.parent), None),
        evidence=tuple(sorted({item for form in forms for item in form.evidence})),
    )
