"""Questions in words: "the Iranian foreign minister", whose office that is and who held it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.actors.knowledge.offices import title_key
from foedus.actors.knowledge.spans import Day, earliest

if TYPE_CHECKING:
    from foedus.actors.knowledge.base import Knowledge
    from foedus.records import Actor

OWNERS = frozenset({"state", "organization", "organ"})
_LINKS = (" of ", " for ")
_GENITIVES = ("'s", "’s", "'", "’")


def posts(knowledge: Knowledge, words: str) -> Iterator[tuple[str, str]]:
    """Every office the words may name, as actor and office, likeliest first.

    The owner stands before the title ("Iran's foreign minister", "the NATO secretary-general"),
    after it ("president of the European Council"), or in it: "the pope", "the European
    Commission president", who is the president of the commission of the EU.
    """
    words = " ".join(words.split())
    words = words[4:] if words.casefold().startswith("the ") else words
    found = (*_split(knowledge, words), *_whole(knowledge, words))
    yield from dict.fromkeys(found)


def holders_named(knowledge: Knowledge, words: str, day: Day) -> tuple[Actor, ...]:
    """Holders at ``day`` of the first office the words may name that had any holder ever."""
    post = _held_post(knowledge, words)
    return knowledge.holders(*post, day) if post else ()


def _held_post(knowledge: Knowledge, words: str) -> tuple[str, str] | None:
    """The first office the words may name that had any holder ever, as actor and office."""
    return next((post for post in posts(knowledge, words) if knowledge.holders(*post)), None)


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office of a state or organization, as the data files date it."""

    person: Actor
    actor: Actor
    office: str
    from_: str | None
    to: str | None


def terms_named(knowledge: Knowledge, words: str) -> tuple[Term, ...]:
    """Every term, the latest first, of the office that words name, or of the person they name."""
    post = _held_post(knowledge, words)
    persons = knowledge.holders(*post) if post else _persons_named(knowledge, words)
    found = [
        Term(person, knowledge.actors[a.actor], a.office, a.from_, a.to)
        for person in persons
        for a in person.affiliations
        if a.actor in knowledge.actors and post in (None, (a.actor, a.office))
    ]
    return tuple(sorted(found, key=lambda t: (earliest(t.from_), t.person.id), reverse=True))


def _persons_named(knowledge: Knowledge, words: str) -> tuple[Actor, ...]:
    ids = dict.fromkeys(a.actor for a in knowledge.lookup(words) if a.kind != "surname")
    persons = (knowledge.actors[actor] for actor in ids)
    return tuple(person for person in persons if person.kind == "person")


def _split(knowledge: Knowledge, words: str) -> Iterator[tuple[str, str]]:
    """Read an owner and a title beside it, the longest owner first."""
    for owner, title in (*_before(words), *_after(words)):
        for alias in knowledge.lookup(owner):
            actor = knowledge.actors[alias.actor]
            if actor.kind not in OWNERS:
                continue
            office = knowledge.office(title, actor.id)
            if office is not None:
                yield actor.id, office.name


def _before(words: str) -> Iterator[tuple[str, str]]:
    parts = words.split()
    for i in range(len(parts) - 1, 0, -1):
        owner = " ".join(parts[:i])
        genitive = next((g for g in _GENITIVES if owner.endswith(g)), "")
        yield owner.removesuffix(genitive), " ".join(parts[i:])


def _after(words: str) -> Iterator[tuple[str, str]]:
    for link in _LINKS:
        title, found, owner = words.partition(link)
        if found:
            yield owner, title


def _whole(knowledge: Knowledge, words: str) -> Iterator[tuple[str, str]]:
    """Read words that are a title by themselves: its only state, or the body named in it."""
    office = knowledge.office(words)
    if office is None:
        return
    for name in (words, f"Office of the {words}"):
        for alias in knowledge.lookup(name):  # the UN high commissioner for refugees
            yield alias.actor, office.name
    for state in _only_states(knowledge, words, office.name):
        yield state, office.name
    for owner, _ in (*_before(words), *_after(words)):
        for alias in knowledge.lookup(owner):
            for actor in (alias.actor, knowledge.principal(alias.actor)):
                if actor is not None:
                    yield actor, office.name


def _only_states(knowledge: Knowledge, words: str, office: str) -> Iterator[str]:
    """Find the state a wording is restricted to: "pontiff", "statsminister"."""
    rows = [row for row in knowledge.tables["offices"] if row["office"] == office]
    for row in rows:
        titles = (*((office,) if row is rows[0] else ()), *row.items("titles"))
        states = row.items("states")
        if len(states) == 1 and title_key(words) in map(title_key, titles):
            yield states[0]
