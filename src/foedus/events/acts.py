"""Acts: signs of where a state stands in an organization, below formal membership."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.actors import ActorLayer
from foedus.events.codebook import ActEntry, Codebook
from foedus.events.dating import Dater
from foedus.events.implied import Implied, with_organization
from foedus.events.match import Match
from foedus.events.modality import ModalityReader
from foedus.events.party import Kinds
from foedus.events.pattern import Pattern
from foedus.events.saying import Sayings, as_told
from foedus.events.scope import Scope
from foedus.events.syntax import NOMINAL
from foedus.language import Token
from foedus.records import Act, ActValue, Date, Document, Link, Modality, Statement, content_id


@dataclass(frozen=True, slots=True)
class ActWriter:
    """Turns matches of act entries into records."""

    document: Document
    actors: ActorLayer
    kinds: Kinds
    scope: Scope
    sayings: Sayings
    dater: Dater
    modality: ModalityReader
    codebook: Codebook
    version: str

    def write(
        self,
        entry: ActEntry,
        pattern: Pattern,
        match: Match,
        implied: Implied | None = None,
    ) -> Iterator[Act]:
        """One act for each state and organization of a match.

        Args:
            entry: The entry of the codebook.
            pattern: The pattern that fits.
            match: What it fits.
            implied: What the report takes for granted, for a match that leaves the organization
                out; without it such a match gives nothing.
        """
        modality, shown_by = self.modality.read(
            match.carrier, negation_meant=pattern.clause.negated, decided=entry.decided
        )
        head = self.scope.tokens[match.head]
        statement = self.sayings.around(head.start, head.end)
        modality = as_told(modality, statement)
        told = self.sayings.side_by_side(head.start, head.end)
        if self._is_asked(shown_by):
            return
        for state in self._states(entry, match, statement):
            own = next((t for t in told if t.speaker_principal == state), None)
            other = own is None and _is_others_word(told, modality)
            value = self._value(entry, modality, other=other)
            if value is None:
                continue
            full = self._completed(match, value, state, implied)
            for organization, organ in self._organizations(full):
                yield self._act(
                    entry,
                    full,
                    modality,
                    shown_by,
                    own or statement,
                    value,
                    state,
                    organization,
                    organ,
                )

    def _is_asked(self, shown_by: frozenset[int]) -> bool:
        """Whether an act is only asked about: "asked whether Ruritania would leave".

        "Whether to leave" is weighed by who may.
        """
        tokens = self.scope.tokens
        return any(
            tokens[i].lemma.lower() == "whether" and tokens[i + 1].lemma != "to" for i in shown_by
        )

    def _completed(
        self, match: Match, value: ActValue, state: str, implied: Implied | None
    ) -> Match:
        """The match with the organization it leaves out, if that is known."""
        if not match.implied or implied is None:
            return match
        head = self.scope.tokens[match.head]
        nominal = head.upos in NOMINAL
        since = self.scope.analysis.sentences[head.sentence].start
        found = implied.organization(value, state, head.start, since=since, nominal=nominal)
        return match if found is None else with_organization(match, found)

    def _states(self, entry: ActEntry, match: Match, statement: Statement | None) -> list[str]:
        named = match.roles.get("SRC", ())
        if not named and entry.state_of_speaker and statement is not None:
            known = self.actors.by_id.get(statement.speaker_principal or "")
            return [known.id] if known is not None and known.kind == "state" else []
        return list(dict.fromkeys(s for s in map(self.kinds.state, named) if s is not None))

    def _organizations(self, match: Match) -> list[tuple[str, str | None]]:
        found = (self.kinds.organization(p) for p in match.roles.get("ORG", ()))
        return list(dict.fromkeys(pair for pair in found if pair is not None))

    @staticmethod
    def _value(entry: ActEntry, modality: Modality, *, other: bool) -> ActValue | None:
        """The value of the entry at this modality; another's word on it may be another value."""
        if other and modality in entry.by_others:
            return entry.by_others[modality]
        if entry.by_modality:
            return entry.by_modality.get(modality)
        return entry.value

    def _act(
        self,
        entry: ActEntry,
        match: Match,
        modality: Modality,
        shown_by: frozenset[int],
        statement: Statement | None,
        value: ActValue,
        state: str,
        organization: str,
        organ: str | None,
    ) -> Act:
        tokens = self.scope.tokens
        inner = tokens[match.inner]
        evidence = self.scope.evidence(match, shown_by)
        return Act(
            id=content_id(
                "a", self.document.id, value, state, organization, inner.start, inner.end
            ),
            document=self.document.id,
            state=state,
            organization=organization,
            dimension=self.codebook.dimensions[value],
            value=value,
            modality=modality,
            organ=organ,
            reason=self._reason(match),
            date=match.date or self.dater.date(match.inner, match.carrier, modality),
            asserted_by=statement.chain if statement else (self._outlet(),),
            asserted_on=self._asserted_on(statement, match),
            statement=statement.id if statement else None,
            pattern=entry.id,
            evidence=(evidence,),
            confidence=match.confidence(entry.confidence),
            version=self.version,
            scare_quotes=self.scope.scare_quotes(evidence),
        )

    def _asserted_on(self, statement: Statement | None, match: Match) -> Date | None:
        described = self.dater.described(match.head)
        if described is not None:
            return described
        if statement is not None and statement.said_on is not None:
            return statement.said_on
        return self.dater.times.document.published

    def _outlet(self) -> Link:
        """The report itself, as the only link of its own word."""
        name = self.document.outlet or ""
        known = (a for a in self.actors.actors if a.kind == "outlet")
        actor = next((a.id for a in known if name and name in (a.name, *a.aliases)), None)
        return Link("outlet", actor, name, None)

    def _reason(self, match: Match) -> str | None:
        """The cause the text gives at the predicate: "citing ...", "due to ...", "because ..."."""
        rules = self.codebook.reasons
        analysis = self.scope.analysis
        for i in self._places_for_reasons(match):
            for token in analysis.dependents(i, "advcl", "obl", "nmod"):
                if token.lemma in rules.verbs and token.i > match.head:
                    objects = analysis.dependents(token.i, "obj")
                    if objects:
                        return self._words(objects[0].i, skip=())
                marks = {t.text.lower() for t in analysis.dependents(token.i, "mark")}
                if marks & rules.conjunctions:
                    return self._words(token.i, skip=("mark", "punct"))
                if self._is_cause(token, rules.prepositions):
                    return self._words(token.i, skip=("case", "punct"))
        return None

    def _places_for_reasons(self, match: Match) -> list[int]:
        """The predicate, and the words it hangs on, where parsers may put its cause."""
        tokens = self.scope.tokens
        found = sorted(match.consumed)
        token = tokens[match.head]
        while token.rel in ("xcomp", "acl") or (token.rel == "advcl" and token.i == match.head):
            token = tokens[token.head]
            found.append(token.i)
        return found

    def _is_cause(self, token: Token, prepositions: frozenset[str]) -> bool:
        """Whether a phrase names a cause and not a stretch of time ("over the past year")."""
        if self.scope.frames.syntax.preposition(token.i) not in prepositions:
            return False
        return not any(e.first <= token.i < e.last for e in self.dater.times.expressions)

    def _words(self, i: int, skip: tuple[str, ...]) -> str:
        """The characters of a phrase without its leading function words."""
        analysis = self.scope.analysis
        left_out = (
            {j for t in analysis.dependents(i, *skip) for j in analysis.subtree(t.i)}
            if skip
            else set()
        )
        kept = [j for j in analysis.subtree(i) if j not in left_out]
        tokens = analysis.tokens
        return analysis.text[tokens[kept[0]].start : tokens[kept[-1]].end]


def _is_others_word(told: Sequence[Statement], modality: Modality) -> bool:
    """Whether somebody else than the state says so.

    Of whom the text gives no office is an analyst where he supposes something; who announces it
    may hold one.
    """
    if modality == "hypothetical":
        return bool(told) and all(t.speaker for t in told)
    return bool(told) and all(t.speaker_principal for t in told)
