"""From a single word to the actors it names: by its mentions, its name, "we" or a possessor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedus.actors import ActorLayer
from foedus.events.frames import Frames
from foedus.events.party import Kinds, Party, is_of_nobody
from foedus.events.pattern import Role
from foedus.events.saying import Sayings
from foedus.events.syntax import MODIFIERS
from foedus.language import Token
from foedus.records import Actor, Mention

ACTING = frozenset({"state", "organization", "organ", "person", "group"})


class Naming:
    """The parties that single words of one document name."""

    def __init__(self, frames: Frames, actors: ActorLayer, sayings: Sayings) -> None:
        self.frames = frames
        self.syntax = frames.syntax
        self.sayings = sayings
        self.actors = actors
        self.kinds = Kinds(actors.by_id)
        self.analysis = frames.analysis
        self._by_head: dict[int, list[Mention]] = {}
        for mention in actors.mentions:
            outermost = self._by_head.setdefault(mention.head, [])
            if not outermost or _same_span(outermost[0], mention):
                outermost.append(mention)
        self._inside = {
            token.i: mention
            for mention in sorted(actors.mentions, key=lambda m: m.start - m.end, reverse=True)
            for token in self.analysis.tokens_between(mention.start, mention.end)
        }
        self._naming = Counter(
            token.sentence
            for token in self.analysis.tokens
            if token.i in self._by_head or _is_speaker(token)
        )
        self._names_states = any(a.kind == "state" and not a.evidence for a in actors.actors)
        self._joint = {
            mention.actor: states
            for mention in actors.mentions
            if mention.actor and (states := self._joint_states(mention))
        }

    def has_sides(self, sentence: int) -> bool:
        """Whether a sentence has two words at least that may name somebody."""
        return self._naming[sentence] > 1

    def name_of(self, i: int) -> int:
        """The head of the name that token ``i`` is part of, else the token itself."""
        around = self._inside.get(i)
        return i if around is None or i in self._by_head else around.head

    def is_in_name(self, i: int) -> bool:
        """Whether a token is part of what names or describes an actor."""
        return i in self._inside

    def is_settled(self, i: int) -> bool:
        """Whether it is known whom a pronoun stands for."""
        mentions = self._by_head.get(self.syntax.antecedent(i), [])
        return any(m.actor for m in mentions) or self._we(i) is not None

    def argument(self, i: int, role: Role, *, places: bool) -> tuple[Party, ...] | None:
        """The parties that an argument names in this role; None if the word names nobody at all.

        Args:
            i: Head of the argument.
            role: What the parties must be.
            places: A state named as a place will do.
        """
        we = self._we(i)
        if we is not None:
            return (we,) if self.kinds.fits(we, role) else ()
        for mentions in self._mentions(i, places=places):
            found = self._parties(mentions, role)
            if found:
                return found
        return None

    def modifier(self, i: int, role: Role) -> tuple[Party, ...]:
        """The parties a possessor or modifier names: "Russian", "its"."""
        we = self._we(i)
        if we is not None:
            return (we,) if self.kinds.fits(we, role) else ()
        if self._says_where(i):
            return ()
        mentions = self._by_head.get(self.syntax.antecedent(i), [])
        if role.name != "AT" and not self.possesses(self.analysis.tokens[i]):
            mentions = [m for m in mentions if m.use != "place"]
        return self._parties(mentions, role)

    def possesses(self, token: Token) -> bool:
        """Whether a word is a possessor: "its", "Ruritania's"."""
        if token.deprel == "nmod:poss":
            return True
        return any(t.lemma == "'s" for t in self.analysis.dependents(token.i, "case"))

    def is_bare_name(self, i: int) -> bool:
        """Whether a modifier is the plain name of a state or place: "Ruritania", not "Ruritanian".

        Short forms of capitals ("U.S.", "UK") are used as adjectives.
        """
        token = self.analysis.tokens[i]
        if token.upos not in ("PROPN", "NOUN") or token.rel != "compound":
            return False
        if token.text.isupper():
            return False
        return any(a.kind in ("state", "place-as-actor", "organ") for a in self._named(i))

    def _says_where(self, i: int) -> bool:
        """Whether a name before a meeting or text is that of a city: "the Washington Treaty"."""
        noun = self.analysis.tokens[self.analysis.tokens[i].head].lemma.lower()
        if noun not in self.frames.grammar.placed_nouns or not self.is_bare_name(i):
            return False
        name = self.analysis.tokens[i].text
        return all(name not in " ".join([a.name, *a.aliases[:1]]) for a in self._named(i))

    def _named(self, i: int) -> Iterator[Actor]:
        """The actors that are mentioned at a token."""
        for mention in self._by_head.get(i, ()):
            actor = self.actors.by_id.get(mention.actor or "")
            if actor is not None:
                yield actor

    def _we(self, i: int) -> Party | None:
        """In a statement "we" and "our" are those the speaker speaks for, "I" the speaker."""
        token = self.analysis.tokens[i]
        if not _is_speaker(token):
            return None
        if any(mention.actor for mention in self._by_head.get(i, [])):
            return None
        statement = self.sayings.around(token.start, token.end)
        if statement is None:
            return None
        one = token.has("Number=Sing") or statement.speaker_principal is None
        actor = self.actors.by_id.get(
            (statement.speaker if one else statement.speaker_principal) or ""
        )
        if actor is None or actor.kind not in ACTING:
            return None
        return Party(actor.id, statement.speaker_principal, actor.kind, i, statement.confidence)

    # Mentions ---------------------------------------------------------------------------

    def _mentions(self, i: int, places: bool) -> Iterator[list[Mention]]:
        """Groups of mentions of one span that token ``i`` may stand for, best first."""
        own = self._by_head.get(i, [])
        if any(mention.actor or mention.principal for mention in own):
            places = places or self._acts(self.analysis.tokens[i])
            yield [m for m in own if places or m.use != "place"]
            return
        around = self._inside.get(i)
        if around is not None and not own:
            yield [around] if places or around.use == "actor" else []
        for token in self.analysis.dependents(i, "appos"):
            named = (m for j in self.syntax.coordinated(token.i) for m in self._by_head.get(j, ()))
            yield [m for m in named if m.use == "actor"]
        if self.analysis.tokens[i].lemma.lower() in self.frames.grammar.acting_nouns:
            for j in self._principals(i):
                yield self._by_head.get(j, [])

    def _acts(self, token: Token) -> bool:
        """Whether a name stands where only somebody who acts can: as a bare subject."""
        return token.rel == "nsubj" and not self.syntax.preposition(token.i)

    def _principals(self, i: int) -> Iterator[int]:
        """The words for whom an acting noun acts, the surest first."""
        noun, below = self.analysis.tokens[i], self.analysis.dependents(i)
        yield from (t.i for t in below if t.deprel == "nmod:poss" or t.deprel in MODIFIERS)
        links = ("by",) if self.frames.grammar.verb(noun) is not None else ("of", "by")
        yield from (t.i for t in below if self.syntax.is_linked(t, *links))
        for token in below:
            if token.lemma == "loyal" and token.rel in ("amod", "acl"):
                near = self.analysis.dependents(token.i, "obl", "nmod")
                yield from (t.i for t in near if self.syntax.is_linked(t, "to"))
            if token.rel == "amod" and token.lemma in self.frames.grammar.commanding_verbs:
                yield from (t.i for t in self.analysis.dependents(token.i, "compound", "obl"))
            if token.rel == "acl" and token.lemma in self.frames.grammar.commanding_verbs:
                near = self.analysis.dependents(token.i, "obl")
                yield from (t.i for t in near if self.syntax.is_agent(t, passive=True))

    def _joint_states(self, mention: Mention) -> tuple[str, ...]:
        """The states that an acting noun names together as those it belongs to."""
        if self.analysis.tokens[mention.head].lemma.lower() not in self.frames.grammar.acting_nouns:
            return ()
        owners = [
            j
            for token in self.analysis.dependents(mention.head)
            if token.deprel in MODIFIERS
            or (token.deprel == "nmod" and self.syntax.preposition(token.i) in ("of", "from", ""))
            for j in self.syntax.coordinated(token.i)
        ]
        named = (actor for j in owners for actor in self._named(j))
        found = tuple(dict.fromkeys(a.id for a in named if a.kind == "state"))
        return found if len(found) > 1 else ()

    # From mentions to parties -----------------------------------------------------------

    def _parties(self, mentions: list[Mention], role: Role) -> tuple[Party, ...]:
        parties = (party for mention in mentions for party in self._each_party(mention, role))
        return tuple(party for party in parties if self.kinds.fits(party, role))

    def _each_party(self, mention: Mention, role: Role) -> Iterator[Party]:
        """The party a mention names: all states of "the governments of X and Y", one by one.

        Where it is open which officer of a state is meant, the state acts, as a person does.
        """
        actor = self.actors.by_id.get(mention.actor or mention.principal or "")
        if actor is None:
            return
        if actor.id in self._joint and role.name != "ORG":
            for state in self._joint[actor.id]:
                yield Party(state, state, "state", mention.head, mention.confidence)
        elif _acts(mention, actor, role) or (role.name == "AT" and self._is_own_ground(actor)):
            principal = _principal(mention, actor)
            kind = actor.kind if mention.actor else "person"
            yield Party(actor.id, principal, kind, mention.head, mention.confidence)

    def _is_own_ground(self, actor: Actor) -> bool:
        """A place that only the text names, in a text that names no state whose it might be."""
        return is_of_nobody(actor) and not self._names_states


def _is_speaker(token: Token) -> bool:
    """Whether a word means those who speak."""
    return token.upos == "PRON" and token.lemma.lower() in ("we", "our", "i", "my")


def _principal(mention: Mention, actor: Actor) -> str | None:
    if actor.kind in ("state", "organization") or mention.principal == actor.id:
        return actor.id
    return mention.principal or actor.parent or actor.country


def _acts(mention: Mention, actor: Actor, role: Role) -> bool:
    """Whether a mention names somebody who acts, or in its role a place that may stand for one.

    A region acts where it is used so; a place is its state's ground.
    """
    if actor.kind in ACTING or (role.kind == "outlet" == actor.kind):
        return True
    if role.name == "AT" and actor.country is not None:
        return True
    return actor.kind == "place-as-actor" and mention.use != "place"


def _same_span(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)
