"""The name of a position to an office of ours and the state or organization it belongs to.

"Minister of Foreign Affairs of Armenia", "French Minister of Defence", "Foreign Minister (Japan)",
or a title alone where the dump says whose it is. A title that fits only in part, or an office of a
place that is no state or organization, is none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.dumps.report import Reason
from foedus.actors.knowledge.dumps.terms import Post
from foedus.actors.knowledge.records import Office

_OF = re.compile(r" (?:of|for|in) (?:the )?", re.IGNORECASE)
_BRACKETED = re.compile(r"(.+?) ?\(([^()]+)\)")
_PLACE_KINDS = frozenset({"name", "official", "abbreviation", "alias"})
_OWNER_WORDS = 4
_BODIES = frozenset({"state", "organization"})


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of one state or organization."""

    actor: str
    office: Office


def seat(post: Post, codes: Mapping[str, str], knowledge: Knowledge) -> Seat | Reason:
    """Whose office a position is, or why it is none of ours.

    Args:
        post: The position.
        codes: Ids of the dump to ISO-3 codes or names, for ``post.owners``.
        knowledge: Our offices, states and organizations.
    """
    if post.local:
        return "local"
    owners = _owners(post.owners, codes, knowledge)
    found = [s for name in post.names if (s := _named(name, knowledge)) is not None]
    if found:
        disagrees = owners and found[0].actor not in owners
        return "disagrees" if disagrees else found[0]
    if len(owners) == 1:
        for name in post.names:
            office = knowledge.office(name, owners[0])
            # A bare "Governor" or "Judge" of a country may be that of any of its parts.
            if office is not None and office.single and _is_ours(office, knowledge):
                return Seat(owners[0], office)
    return "not-an-office"


def _owners(owners: Sequence[str], codes: Mapping[str, str], knowledge: Knowledge) -> list[str]:
    found = []
    for owner in owners:
        named = codes.get(owner, owner)
        actor = knowledge.actors.get(named)
        if actor is not None and actor.kind in _BODIES:
            found.append(actor.id)
        else:
            found += [a for a in _bodies(named, knowledge) if a in knowledge.actors]
    return list(dict.fromkeys(found))


def _named(name: str, knowledge: Knowledge) -> Seat | None:
    for title, place in _readings(name):
        for actor in _places(place, knowledge):
            office = knowledge.office(title, actor)
            if office is not None and _is_ours(office, knowledge):
                return Seat(actor, office)
    return None


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Ways of parting a name into title and place, likeliest first."""
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed:
        yield bracketed[1], bracketed[2]
        return
    for cut in _OF.finditer(name):
        yield name[: cut.start()], name[cut.end() :]
    words = name.split()
    for first in range(min(_OWNER_WORDS, len(words) - 1), 0, -1):
        yield " ".join(words[first:]), " ".join(words[:first])


def _places(words: str, knowledge: Knowledge) -> list[str]:
    """The state or organization that the words name outright or by its adjective, and only it."""
    kinds = _PLACE_KINDS if " " in words else _PLACE_KINDS | {"adjective"}
    aliases = [a for a in knowledge.lookup(words) if a.kind in kinds]
    found = [a.actor for a in aliases if knowledge.actors[a.actor].kind in _BODIES]
    return found if len(found) == len(aliases) == 1 else []


def _bodies(name: str, knowledge: Knowledge) -> list[str]:
    """The state or organization that a named body belongs to."""
    aliases = [a for a in knowledge.lookup(name) if a.kind in _PLACE_KINDS]
    actors = [knowledge.actors[a.actor] for a in aliases]
    return [a.id if a.kind in _BODIES else (a.parent or "") for a in actors]


def _is_ours(office: Office, knowledge: Knowledge) -> bool:
    """Whether it has a row of its own; deputies of any minister are made up as they are met."""
    return office.name in knowledge.offices
