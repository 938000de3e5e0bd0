"""When and where an event took place, as far as the text says."""

from __future__ import annotations

from foedus.actors import ActorLayer
from foedus.events.frames import Frames
from foedus.events.syntax import DEPTH
from foedus.language import Token
from foedus.records import Date, Document, Modality
from foedus.time import TimeExpression, TimeLayer

AFTER = {"after", "following", "before", "ahead of"}
SAME_TIME = {"as", "while", "when"}
DATING = {"in", "on", "of", "during", "since", "from"}
PLACING = {"in", "at", "near", "along", "across", "around", "inside", "outside", "on"}
PAST = ("actual", "negated", "denied")


class Dater:
    """Dates and places for the predicates of one document."""

    def __init__(self, frames: Frames, times: TimeLayer, actors: ActorLayer) -> None:
        self.frames = frames
        self.syntax = frames.syntax
        self.analysis = frames.analysis
        self.times = times
        self.actors = actors
        self._by_first = {e.first: e for e in times.expressions if e.date is not None}

    def date(self, head: int, carrier: int, modality: Modality) -> Date | None:
        """The date of the event: of its own words, of its clause, else bounded by the document."""
        counted = self._counted(head, carrier)
        if counted is not None:
            return counted
        expression = (
            self._own(head) or self._following(head) or self._own(carrier) or self._setting(carrier)
        )
        if expression is None and modality in PAST:
            expression = self._governing(carrier)
        if expression is not None:
            return expression.date
        return self._bounded(modality)

    def _counted(self, head: int, carrier: int) -> Date | None:
        """The date that the time step gives the predicate, or one it is a complement of."""
        for i in (head, carrier):
            token = self.analysis.tokens[i]
            for _ in range(DEPTH):
                if token.i in self.times.dates:
                    return self.times.dates[token.i]
                if token.rel != "xcomp":
                    break
                token = self.analysis.tokens[token.head]
        return None

    def described(self, i: int) -> Date | None:
        """When something was called what token ``i`` says: "described it in May as a boycott"."""
        token = self.analysis.tokens[i]
        if token.rel != "obl" or self.syntax.preposition(i) != "as":
            return None
        return self.times.dates.get(token.head)

    def place(self, head: int, carrier: int) -> str | None:
        """The place named by "in X" or "at X" at the predicate, in the text's words."""
        for i in dict.fromkeys((head, carrier)):
            for token in self.analysis.dependents(i, "obl", "nmod", "obj"):
                found = self._place_at(token)
                if found is None and token.rel in ("obj", "obl"):
                    below = self.analysis.dependents(token.i, "nmod")
                    found = next((p for p in map(self._place_at, below) if p), None)
                if found is not None:
                    return found
        return None

    def _place_at(self, token: Token) -> str | None:
        mention = self.actors.by_head.get(token.i)
        if mention is None or mention.use != "place":
            return None
        if self.syntax.preposition(token.i) not in ("in", "at", "near", "inside", "outside"):
            return None
        return self.analysis.text[mention.start : mention.end]

    def _own(self, i: int) -> TimeExpression | None:
        index = self.times.governed.get(i)
        if index is not None and self.times.expressions[index].date is not None:
            return self.times.expressions[index]
        if self.analysis.tokens[i].upos != "NOUN":
            return None
        places = (t.i for t in self.analysis.dependents(i, "nmod") if self._places(t))
        below = (j for k in (i, *places) for j in self.analysis.children[k])
        return next((self._by_first[j] for j in below if j in self._by_first), None)

    def _places(self, token: Token) -> bool:
        """Whether a noun says where: in "raids along the border in May" the raids were in May."""
        return self.syntax.preposition(token.i) in PLACING

    def _following(self, i: int) -> TimeExpression | None:
        """The date right behind the phrase of a deed: "following raids on the coast in May 2022".

        Parsers hang it on the verb; what happened after the raids need not be of their time.
        """
        setting = self.frames.grammar.setting_prepositions
        if self.analysis.tokens[i].upos != "NOUN" or self.syntax.preposition(i) not in setting:
            return None
        after = self.analysis.subtree(i)[-1] + 1
        tokens = self.analysis.tokens
        if after < len(tokens) and tokens[after].lemma.lower() in DATING:
            after += 1
        same = after < len(tokens) and tokens[after].sentence == tokens[i].sentence
        return self._by_first.get(after) if same else None

    def _setting(self, i: int) -> TimeExpression | None:
        """The date of a meeting or visit during which it happened, or of what went on with it."""
        for token in self.analysis.dependents(i, "obl", "advcl"):
            if self._is_simultaneous(token):
                found = self._own(token.i)
                if found is not None:
                    return found
        return None

    def _is_simultaneous(self, token: Token) -> bool:
        if token.rel == "advcl":
            marks = {t.lemma for t in self.analysis.dependents(token.i, "mark", "advmod")}
            return bool(marks & SAME_TIME)
        prepositions = self.frames.grammar.adjunct_prepositions - AFTER
        return token.upos == "NOUN" and self.syntax.preposition(token.i) in prepositions

    def _governing(self, i: int) -> TimeExpression | None:
        token = self.analysis.tokens[i]
        for _ in range(DEPTH):
            if token.head == token.i or not self._same_time(token):
                return None
            token = self.analysis.tokens[token.head]
            found = self._own(token.i)
            if found is not None:
                return found
        return None

    def _same_time(self, token: Token) -> bool:
        """Whether the date of the governing word is that of the event too."""
        if token.rel == "xcomp":
            return True
        if token.rel == "conj":
            return not self.analysis.dependents(token.i, "nsubj")
        if token.rel == "acl":
            return self.syntax.infinitive(token)
        prepositions = self.frames.grammar.adjunct_prepositions
        return token.rel == "obl" and self.syntax.preposition(token.i) in prepositions - AFTER

    def _bounded(self, modality: Modality) -> Date | None:
        return bounded_by(self.times.document, before=modality in PAST)


def bounded_by(document: Document, *, before: bool) -> Date | None:
    """A date known only from the day of the report: what is told as past was before it."""
    published = document.published
    if published is None:
        return None
    if before and published.latest is not None:
        return Date(f"../{published.latest}", None, published.latest, "document", "document")
    if not before and published.earliest is not None:
        return Date(f"{published.earliest}/..", published.earliest, None, "document", "document")
    return None
