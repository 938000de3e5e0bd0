"""Entities of the FollowTheMoney model: Person, Position, Occupancy, Membership, Organization.

An entity is ``{"id": ..., "schema": ..., "properties": {name: [values]}}``; an Occupancy has
``holder``, ``post``, ``startDate``, ``endDate``, a Membership ``member``, ``organization``,
``role`` (followthemoney.tech, "Model reference"). In the nested form of OpenSanctions a property
holds whole entities in place of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foedus.actors.knowledge.dumps.codes import iso3
from foedus.actors.knowledge.dumps.gathering import Gathered
from foedus.actors.knowledge.dumps.terms import Holding, Post, clean_name, day, person

MAX_NESTING = 3
_BODIES = frozenset({"Organization", "PublicBody", "LegalEntity"})


def take(entity: Mapping[str, Any], into: Gathered, nesting: int = 0) -> None:
    """Add one entity, and the entities nested in it."""
    identity, schema = _identity(entity), entity.get("schema")
    if identity is None:
        return
    if schema == "Person":
        _person(identity, entity, into)
    elif schema == "Position":
        into.posts[identity] = Post(
            names=_names(entity, "name"),
            owners=_owners(entity),
            local=bool(_values(entity, "subnationalArea")),
        )
    elif schema == "Occupancy":
        _hold(entity, _ids(entity, "holder"), list(_ids(entity, "post")), into)
    elif schema == "Membership":
        _member(identity, entity, into)
    elif schema in _BODIES and (names := _names(entity, "name")):
        into.codes[identity] = names[0]
    if nesting < MAX_NESTING:
        for inner in _nested(entity):
            take(_completed(inner, identity), into, nesting + 1)


def _person(identity: str, entity: Mapping[str, Any], into: Gathered) -> None:
    found = person(
        _values(entity, "name"), [*_values(entity, "alias"), *_values(entity, "weakAlias")]
    )
    if found is not None:
        into.persons[identity] = found


def _member(identity: str, entity: Mapping[str, Any], into: Gathered) -> None:
    """A membership with a role is a post of its own: "Minister" in "Ministry of Defence"."""
    if roles := _names(entity, "role"):
        into.posts[identity] = Post(roles, tuple(_ids(entity, "organization")))
        _hold(entity, _ids(entity, "member"), [identity], into)


def _hold(
    entity: Mapping[str, Any], holders: Iterable[str], posts: Sequence[str], into: Gathered
) -> None:
    # Several dates are several sources; the most precise of them is taken, the first of equals.
    start = max(sorted(_days(entity, "startDate")), key=len, default=None)
    end = max(sorted(_days(entity, "endDate")), key=len, default=None)
    ended = end is None and "ended" in _values(entity, "status")
    into.holdings.extend(
        Holding(holder, post, start, end, ended) for holder in holders for post in posts
    )


def _days(entity: Mapping[str, Any], name: str) -> Iterator[str]:
    return (found for found in map(day, _values(entity, name)) if found)


def _names(entity: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(found for found in map(clean_name, _values(entity, name)) if found)


def _owners(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """States by code, and the organization it is a position in."""
    codes = (iso3(code) for code in _values(entity, "country") if isinstance(code, str))
    return (*dict.fromkeys(filter(None, codes)), *_ids(entity, "organization"))


def _identity(entity: Mapping[str, Any]) -> str | None:
    identity = entity.get("id")
    return identity if isinstance(identity, str) and 0 < len(identity) < 256 else None


def _values(entity: Mapping[str, Any], name: str) -> list[Any]:
    properties = entity.get("properties")
    found = properties.get(name, ()) if isinstance(properties, Mapping) else ()
    return list(found)[:64] if isinstance(found, list | tuple) else [found]


def _ids(entity: Mapping[str, Any], name: str) -> Iterator[str]:
    for value in _values(entity, name):
        found = _identity(value) if isinstance(value, Mapping) else value
        if isinstance(found, str) and 0 < len(found) < 256:
            yield found


def _nested(entity: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    properties = entity.get("properties")
    for name in properties if isinstance(properties, Mapping) else ():
        for value in _values(entity, name):
            if isinstance(value, Mapping) and "schema" in value:
                yield value


def _completed(inner: Mapping[str, Any], outer: str) -> Mapping[str, Any]:
    """A nested edge leaves out the end that it is nested in."""
    ends = {"Occupancy": "holder", "Membership": "member"}
    end = ends.get(str(inner.get("schema")))
    properties = inner.get("properties")
    if end is None or not isinstance(properties, Mapping) or properties.get(end):
        return inner
    return {**inner, "properties": {**properties, end: [outer]}}
