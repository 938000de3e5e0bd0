"""Persons of different documents who are one: by full name, office and time, never by surname.

The same rule makes the same id of the same name everywhere, so what is left are names written
otherwise: a middle name here and not there, another transliteration, a namesake's mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from foedus.actors.knowledge.spans import overlaps
from foedus.actors.knowledge.surface import key
from foedus.corroborate.groups import whole
from foedus.records import Actor, Affiliation, Collection, Sameness, content_id
from foedus.version import __version__

WITHIN_DAYS = 366
"""Reports further apart may speak of one holder of an office and the next of the same name."""

Agreement = Literal["same", "fuller", "spelled", "initial"]
_TOLD: Mapping[Agreement, str] = {
    "same": "same full name",
    "fuller": "same first and last name, more names in one",
    "spelled": "same full name spelled otherwise",
    "initial": "same last name, first name and initial",
}
_SURE = frozenset({"same", "fuller"})
# What one sound is written as by different transliterations (BGN, ISO 9, press usage).
_SOUNDS = (
    (r"shch|sch", "sh"), (r"kh", "h"), (r"tz|ts", "c"), (r"x", "ks"), (r"ou|oo", "u"),
    (r"ph", "f"), (r"w", "v"), (r"ck|q", "k"), (r"zh|dj|dzh", "j"), (r"gh", "g"),
    (r"[yij]+", "i"), (r"ee", "i"), (r"(.)\1+", r"\1"), (r"(?<=.)h(?=.)", ""), (r"iev\b", "ev"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person, and the days of the reports that speak of him or her."""

    actor: Actor
    words: tuple[str, ...]
    days: tuple[str, str] | None

    @property
    def known(self) -> bool:
        """Whether the knowledge base has the person; else only texts do."""
        return not self.actor.evidence


def find_sameness(collection: Collection) -> tuple[Sameness, ...]:
    """Pairs of persons that are one (``sure``) or may be (``proposed``), sorted by id.

    Sure are those who agree in full name, in an office of one state or body, and in time: reports
    within a year, or within the term that the knowledge base has. If more than two would be one
    and not every two of them agree, none is sure.
    """
    people = _people(collection)
    found = [s for block in _blocks(people).values() for s in _pairs(block)]
    return tuple(sorted(_consistent(found), key=lambda s: s.id))


def _people(collection: Collection) -> list[_Seen]:
    published = {d.id: d.published for d in collection.documents}
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mention in collection.mentions:
        on = published.get(mention.document)
        if mention.actor and on and on.earliest and on.latest:
            days[mention.actor].append((on.earliest, on.latest))
    return [
        _Seen(actor, tuple(key(actor.name).split()), _span(days[actor.id]))
        for actor in collection.actors
        if actor.kind == "person" and not actor.id.startswith("group:") and " " in actor.name
    ]


def _span(days: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _blocks(people: Sequence[_Seen]) -> dict[tuple[str, str], list[_Seen]]:
    """Persons whose last names sound alike and whose first names begin alike."""
    blocks: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for person in people:
        blocks[sound(person.words[-1]), sound(person.words[0])[:1]].append(person)
    return blocks


def sound(word: str) -> str:
    """A word without what transliterations differ in: "Yuryevich", "Iur'evich" -> one form."""
    for written, heard in _SOUNDS:
        word = re.sub(written, heard, word)
    return word


def agreement(one: Sequence[str], two: Sequence[str]) -> Agreement | None:
    """How two full names agree, given as look-up words; None if they do not."""
    if len(one) < 2 or len(two) < 2:
        return None
    if tuple(one) == tuple(two):
        return "same"
    if one[-1] == two[-1]:
        if one[0] == two[0] and _contains(one, two):
            return "fuller"
        if 1 in (len(one[0]), len(two[0])) and one[0][0] == two[0][0]:
            return "initial"
    return "spelled" if [sound(w) for w in one] == [sound(w) for w in two] else None


def _contains(one: Sequence[str], two: Sequence[str]) -> bool:
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _pairs(block: Sequence[_Seen]) -> Iterator[Sameness]:
    for one, two in combinations(block, 2):
        names = agreement(one.words, two.words)
        if names is None or (one.known and two.known):
            continue
        kept, other = sorted((one, two), key=_rank)
        office = next(_offices(kept, other), None)
        if office is None and not _one_state(kept, other) and not _unplaced(kept, other, names):
            continue
        timed = office is not None and _timely(kept, other, office)
        status: Literal["sure", "proposed"]
        status = "sure" if names in _SURE and timed else "proposed"
        where = f"{office.office} of {office.actor}" if office else _state(kept, other)
        when = "at one time" if timed else "times not known to meet"
        yield Sameness(
            id=content_id("i", "same", other.actor.id, kept.actor.id),
            actor=other.actor.id,
            into=kept.actor.id,
            status=status,
            reason=f"{_TOLD[names]}; {where}; {when}",
            confidence=0.9 if status == "sure" else 0.5,
            version=__version__,
        )


def _rank(person: _Seen) -> tuple[bool, int, str]:
    """Who stays: the knowledge base's person, else the one with the shorter id."""
    return not person.known, len(person.actor.id), person.actor.id


def _offices(kept: _Seen, other: _Seen) -> Iterator[Affiliation]:
    """Offices of the same state or body that both are said to hold, those in time first."""
    theirs = {(a.actor, a.office) for a in other.actor.affiliations}
    shared = [a for a in kept.actor.affiliations if (a.actor, a.office) in theirs]
    yield from sorted(shared, key=lambda a: (not _timely(kept, other, a), a.actor, a.office))


def _one_state(one: _Seen, two: _Seen) -> bool:
    return one.actor.country is not None and one.actor.country == two.actor.country


def _unplaced(kept: _Seen, other: _Seen, names: Agreement) -> bool:
    """A person of the knowledge base, and one of the very name of whom no state is said.

    The actors step keeps them apart where the known person was in office long before.
    """
    return kept.known and other.actor.country is None and names == "same"


def _state(one: _Seen, two: _Seen) -> str:
    return f"both of {one.actor.country}" if _one_state(one, two) else "no state said of one"


def _timely(kept: _Seen, other: _Seen, office: Affiliation) -> bool:
    """Whether both were seen in an office at one time."""
    if other.days is None:
        return False
    if kept.known:
        return overlaps(office.from_, office.to, other.days)
    return kept.days is not None and _gap(kept.days, other.days) <= WITHIN_DAYS


def _gap(one: tuple[str, str], two: tuple[str, str]) -> int:
    (_, first_ends), (second_begins, _) = sorted((one, two))
    return (date.fromisoformat(second_begins) - date.fromisoformat(first_ends)).days


def _consistent(found: Sequence[Sameness]) -> Iterator[Sameness]:
    """Sure pairs that make whole groups; the rest is only proposed."""
    agreed = whole(frozenset((s.actor, s.into)) for s in found if s.status == "sure")
    for item in found:
        doubtful = item.status == "sure" and frozenset((item.actor, item.into)) not in agreed
        yield _proposed(item) if doubtful else item


def _proposed(item: Sameness) -> Sameness:
    reason = f"{item.reason}; but others of that name do not agree"
    return replace(item, status="proposed", reason=reason, confidence=0.5)
