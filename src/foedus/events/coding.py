"""The step itself: from the layers of one document to its events and acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from foedus.actors import ActorLayer
from foedus.events.acts import ActWriter
from foedus.events.attachment import reattached
from foedus.events.codebook import ActEntry, Codebook, Entry, EventEntry, Index
from foedus.events.completing import completed
from foedus.events.dating import Dater
from foedus.events.filling import filled
from foedus.events.frames import Frames
from foedus.events.gapping import Regrouped, occasions, regrouped
from foedus.events.implied import read_implied
from foedus.events.match import Match
from foedus.events.matching import Matcher
from foedus.events.modality import ModalityReader
from foedus.events.parties import Parties
from foedus.events.party import IMPLIED, Party
from foedus.events.pattern import Pattern
from foedus.events.saying import Sayings, as_told, speaks_of_itself
from foedus.events.scope import Scope
from foedus.events.scoring import type_shares
from foedus.events.syntax import NOMINAL
from foedus.language import Analysis
from foedus.records import (
    Act,
    Document,
    Event,
    Modality,
    PloverType,
    Statement,
    content_id,
)
from foedus.time import TimeLayer
from foedus.version import __version__

E = TypeVar("E", bound=Entry)
Found = tuple[E, Pattern, Match]
"""An entry, the pattern of it that fits, and how."""
AGREED, DOUBTED = 0.5, 0.02
"""The share of its type from which the classifier confirms an event, and below which it doubts."""
ROUNDS = 4
"""How often what was filled in may tell more."""
SECOND_OPINION = 0.1
"""What confirmation or doubt is worth in confidence."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything coded in one document, in text order."""

    events: tuple[Event, ...]
    acts: tuple[Act, ...]


def code(
    document: Document,
    analysis: Analysis,
    times: TimeLayer,
    actors: ActorLayer,
    statements: Sequence[Statement],
    codebook: Codebook,
) -> Coding:
    """Code the events and acts of one document.

    Args:
        document: The cleaned report.
        analysis: Its tokens and parse.
        times: Its dates; ``times.document`` holds the inferred date of publication.
        actors: Who its words refer to.
        statements: Who says what in it.
        codebook: What counts as what.
    """
    lists = regrouped(reattached(analysis, codebook.grammar), actors, times)
    analysis, actors = lists.analysis, lists.actors
    frames = Frames(analysis, codebook.grammar)
    sayings = Sayings(statements)
    matcher = Matcher(frames, Parties(frames, actors, sayings))
    scope = Scope(document, frames)
    dater = Dater(frames, times, actors)
    modality = ModalityReader(frames, codebook.modality)
    version = f"{__version__}+{codebook.version}"
    events = _EventWriter(document, codebook, matcher, scope, sayings, dater, modality, version)
    fitting, barred = _fitting(matcher, codebook.event_index)
    named = _each(_best(matcher, fitting, rivals=_rival_events), lists)
    taken = {i for _, _, m in named for i in (*m.consumed, *m.named, *m.complements)}
    more = filled(matcher, codebook, barred | taken)
    coded = _unique(
        event
        for entry, pattern, match in sorted([*named, *more], key=lambda item: item[2].head)
        for event in events.write(entry, pattern, match)
    )
    acts = ActWriter(
        document, actors, matcher.kinds, scope, sayings, dater, modality, codebook, version
    )
    fitting_acts, _ = _fitting(matcher, codebook.act_index)
    signs = _best(matcher, fitting_acts, rivals=_rival_acts(codebook, matcher))
    return Coding(tuple(coded), tuple(_signs(acts, _each(signs, lists))))


def _each(found: Iterable[Found[E]], lists: Regrouped) -> list[Found[E]]:
    """What was found, the items of a list with a date each one by one."""
    return [
        (entry, pattern, each)
        for entry, pattern, match in found
        for each in occasions(match, lists.dates)
    ]


def _signs(writer: ActWriter, found: list[Found[ActEntry]]) -> Iterator[Act]:
    """Acts in text order: those that name their organization tell which one others leave out.

    What is filled in tells more in its turn: who acceded may skip "the summit" later. What rests
    on the only organization near ("an observer since 2021") tells nothing of others.
    """
    acts = [act for item in found if not item[2].implied for act in writer.write(*item)]
    weak = {act.id for act in acts if act.confidence <= IMPLIED}
    for _ in range(ROUNDS if any(match.implied for _, _, match in found) else 0):
        told = (act for act in acts if act.id not in weak)
        implied = read_implied(writer.actors, told, writer.codebook.families)
        before, acts = acts, [act for item in found for act in writer.write(*item, implied)]
        if len(acts) == len(before):
            break
    return _unique(iter(acts))


R = TypeVar("R", Event, Act)


def _unique(records: Iterator[R]) -> Iterator[R]:
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            yield record


def _fitting(matcher: Matcher, index: Index[E]) -> tuple[list[Found[E]], frozenset[int]]:
    """Every match that counts, and the words of those that an argument makes nothing of."""
    found: list[Found[E]] = []
    barred: set[int] = set()
    for i, entry, pattern in matcher.candidates(index):
        match = matcher.match(pattern, i, entry.adjunct)
        if match is None:
            continue
        if _is_barred(matcher, entry, match):
            barred |= match.consumed
        elif not (isinstance(entry, EventEntry) and _lacks_agent(entry, match)):
            apart = match.head_only() if entry.keeps_complement else match
            found.append((entry, pattern, apart))
    return found, frozenset(barred)


def _best(
    matcher: Matcher,
    found: list[Found[E]],
    rivals: Callable[[Found[E], Found[E]], bool],
) -> Iterator[Found[E]]:
    """The best fitting pattern of each predicate, in text order.

    A predicate that another has as its complement ("sign" in "refused to sign"), or that is part
    of a better explained one, yields nothing of its own.
    """
    swallowed = {i for _, _, match in found for i in match.complements}
    found = [item for item in found if item[2].head not in swallowed]
    found = [item for item in found if not _told_twice(matcher, item, found)]
    found.sort(key=lambda item: (-item[2].score, item[2].head, item[0].order, item[1].source))
    kept: list[Found[E]] = []
    for item in found:
        if not any(rivals(item, other) for other in kept):
            kept.append(item)
    kept.sort(key=lambda item: (item[2].head, item[0].order))
    return iter(kept)


def _lacks_agent(entry: EventEntry, match: Match) -> bool:
    """Whether a passive without agent fits an entry that does not code it."""
    if entry.agentless or not match.passive:
        return False
    return not match.roles.keys() & {"SRC", "BOTH"}


def _is_barred(matcher: Matcher, entry: Entry, match: Match) -> bool:
    """Whether an argument says that what happened is none of the entry.

    So may what it came with: "killed when a helicopter crashed", "when an earthquake hit".
    """
    if not entry.unless:
        return False
    frame = matcher.frames.frame(match.head)
    words = [*frame.subjects, *frame.objects, *frame.infinitives]
    words += [i for _, i in frame.obliques]
    words += [i for j in frame.infinitives for i in matcher.frames.frame(j).objects]
    below = matcher.frames.analysis.dependents
    words += [t.i for i in frame.objects for t in below(i, "acl")]
    for clause in below(match.head, "advcl"):
        words += [clause.i, *matcher.frames.frame(clause.i).subjects]
    return any(matcher.words[i][0] in entry.unless for i in words)


def _rival_events(one: Found[EventEntry], other: Found[EventEntry]) -> bool:
    return _same_predicate(one[2], other[2]) or _same_fact(one, other)


def _told_twice(matcher: Matcher, found: Found[E], others: Iterable[Found[E]]) -> bool:
    """Whether a match only says what for a deed of the same type was done."""
    kind = _type_of(found)
    if kind is None or matcher.tokens[found[2].head].rel != "advcl":
        return False
    return any(
        kind == _type_of(other) and matcher.says_what_for(found[2], other[2]) for other in others
    )


def _rival_acts(
    codebook: Codebook, matcher: Matcher
) -> Callable[[Found[ActEntry], Found[ActEntry]], bool]:
    """Acts of one value are rivals as events are.

    Of different values those on one predicate and argument that say something of the same
    dimension ("sent nobody to", "sent a minister to") or what somebody is ("a dialogue partner"
    is no "partner"), and one whose predicate the other names as its argument: no arrears in
    "paid its arrears".
    """

    def rival(one: Found[ActEntry], other: Found[ActEntry]) -> bool:
        values = one[0].value, other[0].value
        if values[0] == values[1]:
            return _same_predicate(one[2], other[2]) or _same_fact(one, other)
        if one[2].head in other[2].named:
            return True
        heads = one[2].head, other[2].head
        what = heads[0] == heads[1] and matcher.tokens[heads[0]].upos in NOMINAL
        if codebook.dimensions[values[0]] != codebook.dimensions[values[1]] and not what:
            return False
        words = one[2].words, other[2].words
        shared = one[2].named & other[2].named or words[0] == words[1]
        if what:
            shared = words[0] <= words[1] or words[1] <= words[0]
        return bool(shared) and _same_predicate(one[2], other[2])

    return rival


def _type_of(found: Found[E]) -> PloverType | None:
    """The type of an event; acts have none."""
    entry = found[0]
    return entry.type if isinstance(entry, EventEntry) else None


def _same_predicate(one: Match, other: Match) -> bool:
    return one.inner in other.consumed or other.inner in one.consumed


def _same_fact(one: Found[E], other: Found[E]) -> bool:
    """Whether one names as its argument what the other has as its predicate.

    So "criticism" in "drew criticism" and, whatever the types, a noun that the pattern of the
    better match names: "talks" in "suspended the talks".
    """
    if one[2].head in other[2].named:
        return True
    if _type_of(one) != _type_of(other):
        return False
    return one[2].head in other[2].words or other[2].head in one[2].words


@dataclass(frozen=True, slots=True)
class _EventWriter:
    document: Document
    codebook: Codebook
    matcher: Matcher
    scope: Scope
    sayings: Sayings
    dater: Dater
    modality: ModalityReader
    version: str

    def write(self, entry: EventEntry, pattern: Pattern, match: Match) -> Iterator[Event]:
        """The event of a match, or nothing when a side it needs is missing."""
        source, target = _sides(entry, match)
        target = self._apart(source, target)
        if all(self.matcher.kinds.unnamed(p) for p in target):
            target = self._apart(source, completed(self.matcher, entry, match))
        if not target and (entry.target_required or not source):
            return
        if not source and not entry.agentless:
            return
        modality, shown_by = self.modality.read(
            match.carrier,
            negation_meant=pattern.clause.negated,
            decided=entry.decided,
        )
        if entry.affirmed and modality == "negated":
            return
        head = self.scope.tokens[match.head]
        statement = self.sayings.around(head.start, head.end)
        speakers = [p for p in source if statement and p.actor == statement.speaker]
        sources = (self.scope.tokens[p.head] for p in speakers)
        inferred = match.inherited and not head.has("VerbForm=Fin")
        if not inferred and speaks_of_itself(statement, head, sources):
            return
        if not self._is_saying(entry, match):
            modality = as_told(modality, statement)
        yield self._event(entry, match, source, target, modality, shown_by, statement)

    def _apart(self, source: tuple[Party, ...], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """The targets but for those that only say whose or where a source is."""
        heads = {p.head for p in source}
        return tuple(p for p in target if not heads & set(self._named_by(p.head)))

    def _named_by(self, i: int) -> Iterator[int]:
        """The nouns that a word belongs to, from the inside out."""
        token = self.scope.tokens[i]
        while token.rel in ("nmod", "compound", "amod") and token.head != token.i:
            token = self.scope.tokens[token.head]
            yield token.i

    def _is_saying(self, entry: EventEntry, match: Match) -> bool:
        """Whether a noun names words that were said: denying what they say leaves them said."""
        return entry.keeps_complement and self.scope.tokens[match.head].upos == "NOUN"

    def _event(
        self,
        entry: EventEntry,
        match: Match,
        source: tuple[Party, ...],
        target: tuple[Party, ...],
        modality: Modality,
        shown_by: frozenset[int],
        statement: Statement | None,
    ) -> Event:
        evidence = self.scope.evidence(match, shown_by)
        inner = self.scope.tokens[match.inner]
        sides = ([p.actor for p in source], [p.actor for p in target])
        return Event(
            id=content_id("e", self.document.id, entry.type, *sides, inner.start, inner.end),
            document=self.document.id,
            source=tuple(sides[0]),
            source_principal=tuple(p.principal for p in source),
            target=tuple(sides[1]),
            target_principal=tuple(p.principal for p in target),
            type=entry.type,
            mode=entry.mode,
            contexts=self.codebook.contexts.of(self.scope.lemmas(evidence)),
            cameo=entry.cameo,
            quad=self.scope.quad(entry.type),
            goldstein=entry.goldstein,
            modality=modality,
            date=match.date or self.dater.date(match.inner, match.carrier, modality),
            place=self.dater.place(match.inner, match.carrier),
            statement=statement.id if statement else None,
            pattern=entry.id,
            evidence=(evidence,),
            confidence=self._confidence(entry, match, source, target),
            version=self.version,
            scare_quotes=self.scope.scare_quotes(evidence),
        )

    def _confidence(
        self, entry: EventEntry, match: Match, source: tuple[Party, ...], target: tuple[Party, ...]
    ) -> float:
        """That of the match, with what the classifier thinks of it as a second opinion."""
        base = entry.confidence
        if source and target and not entry.id.startswith("classifier-"):
            shares = type_shares(self.scope.analysis, source, target)
            if shares.get(entry.type, 0.0) >= AGREED:
                base += SECOND_OPINION
            elif shares and shares[entry.type] < DOUBTED:
                base -= SECOND_OPINION
        return match.confidence(min(base, 0.95))


def _sides(entry: EventEntry, match: Match) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Source and target. Of a symmetric event without a target the first side named is source."""
    source = match.roles.get("SRC", ()) + match.roles.get("BOTH", ())
    target = match.roles.get("TGT") or match.roles.get("AT") or ()
    target = tuple(p for p in target if p.actor not in {s.actor for s in source})
    together = entry.symmetric or "BOTH" in match.roles
    if together and not target and len(source) > 1:
        return source[:1], source[1:]
    return source, target
