"""The target of an event whose pattern names none: whom what was done concerns.

"Lifted the ban on exports to X", "arrested dozens of demonstrators in X", "agreed to open its
borders to X": whom such a deed concerns stands deeper in its arguments than a pattern reaches.
Where it may be looked for is said by the codebook (``reach``), type by type, nearest first; a
party that is already a source, or a place in the source's own state, is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.events.codebook import QUADS, EventEntry
from foedus.events.frame import Frame
from foedus.events.match import Match
from foedus.events.matching import Matcher
from foedus.events.party import Party
from foedus.events.pattern import Role
from foedus.events.syntax import LOCATIVE

OBJECT, PLACE = "object", "place"
AIMED = frozenset({"on", "against"})
"""Prepositions by which a deed that is itself the subject says whom: "a strike on X killed ..."."""
VERBAL_CONFLICT = 3
WHOM = Role("TGT", owning=True)
WHERE = Role("AT", owning=True)


def completed(matcher: Matcher, entry: EventEntry, match: Match) -> tuple[Party, ...]:
    """The parties that an event without a target is done to, as far as its words reach.

    Nobody in particular ("people") only where nobody else is found.

    Args:
        matcher: The document's predicates and parties.
        entry: ``entry.reach`` lists where to look: "object" is what the verb is about, "place"
            where it happens, any other word a preposition.
        match: A match without a target, or with one of nobody in particular.
    """
    sources = [*match.roles.get("SRC", ()), *match.roles.get("BOTH", ())]
    anybody = tuple(p for role in ("TGT", "AT") for p in match.roles.get(role, ()))
    for where in entry.reach:
        for i, role in _words(matcher, entry, match, where):
            found = _named(matcher, i, role, sources)
            if found and not all(matcher.kinds.unnamed(p) for p in found):
                return found
            anybody = anybody or found
    return anybody


def _words(
    matcher: Matcher, entry: EventEntry, match: Match, where: str
) -> Iterator[tuple[int, Role]]:
    """The argument words to look at, with the role a party would have there."""
    for frame in _frames(matcher, entry, match):
        if where == OBJECT:
            own = {match.head, match.inner, match.carrier, *frame.subjects}
            yield from ((i, WHOM) for i in frame.objects if i not in own)
            continue
        wanted = LOCATIVE if where == PLACE else frozenset({where})
        pairs = [*frame.obliques, *frame.object_obliques]
        if where in AIMED:
            pairs += [p for i in frame.subjects for p in matcher.frames.frame(i).obliques]
        for i in (i for preposition, i in pairs if preposition in wanted):
            if where != PLACE:
                yield i, WHOM
            if PLACE in entry.reach:
                yield i, WHERE


def _frames(matcher: Matcher, entry: EventEntry, match: Match) -> list[Frame]:
    """The predicate's frame, and those of what hangs on it.

    Its complements, the nouns it names, participles at its objects ("rounds aimed at X"), and
    what it was done for ("sent money to rebuild X"), unless it is only said: whom "a call for a
    meeting to remove X" concerns is not the one who is called upon.
    """
    below = matcher.frames.analysis.dependents
    frame = matcher.frames.frame(match.inner)
    nouns = sorted(match.named - {match.inner})
    spoken = QUADS[entry.type] == VERBAL_CONFLICT
    further = [j for i in nouns for j in matcher.frames.frame(i).infinitives if not spoken]
    described = [
        t.i
        for i in frame.objects
        for t in below(i, "acl")
        if t.upos == "VERB" and all(s.upos == "PRON" for s in below(t.i, "nsubj", "mark"))
    ]
    aims = [t.i for t in below(match.inner, "advcl") if matcher.syntax.infinitive(t) and not spoken]
    inner = dict.fromkeys([*frame.infinitives, *nouns, *further, *described, match.head, *aims])
    return [frame, *(matcher.frames.frame(i) for i in inner if i != match.inner)]


def _named(matcher: Matcher, i: int, role: Role, sources: list[Party]) -> tuple[Party, ...]:
    """The parties that a word names or belongs to, apart from the sources and their own ground."""
    states = {matcher.kinds.state(p) for p in sources} - {None}
    taken = frozenset([*(p.actor for p in sources), *filter(None, states)])
    found = matcher.parties.at(i, role) or matcher.parties.owner(i, role, taken)
    return tuple(
        p
        for p in found
        if p.actor not in taken and not (role is WHERE and matcher.kinds.state(p) in states)
    )
