"""One actor from the forms in which documents present it, and whose filter finds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from foedus.records import Actor, to_json

ROLLED_UP = frozenset({"person", "organ", "group", "place-as-actor"})
"""Kinds that speak or act for another. An outlet does not act for its country, nor does an
organization for its host."""


def merge_forms(forms: Iterable[Actor]) -> tuple[Actor, ...]:
    """One record per identity, sorted by id, whatever the order of ``forms``.

    The most confident form leads (ties: the one that is first as JSON); aliases, affiliations
    and evidence of all forms are kept.
    """
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


def scopes(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """For every actor the ids whose filter also finds it, its own included.

    ``nikol-pashinyan`` is found by ``ARM``, ``CSTO/secretariat`` by ``CSTO``, and an identity
    that another record is ``same_as`` by that record too.
    """
    known = {actor.id: actor for actor in actors}
    return {identity: frozenset(_above(identity, known)) for identity in known}


def _above(identity: str, known: Mapping[str, Actor]) -> set[str]:
    found: set[str] = set()
    waiting = [identity]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        actor = known.get(current)
        if actor is None:
            continue
        above = [actor.same_as]
        if actor.kind in ROLLED_UP:
            above += [actor.parent] if actor.parent else [actor.country]
        waiting += [item for item in above if item]
    return found
