"""From the argument of a predicate to the actors it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.actors import ActorLayer
from foedus.events.frames import Frames
from foedus.events.pattern import Role
from foedus.events.saying import Sayings
from foedus.events.syntax import MODIFIERS
from foedus.language import Token
from foedus.records import Actor, Mention

ACTING = frozenset({"state", "organization", "organ", "person", "group"})
NEAR = ("by", "of", "from", "between", "with", "to", "against", "on", "in", "including", "among")
"""Prepositions by which a noun names the party it belongs to, in order of preference."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BARE = ("det", "amod", "nummod", "punct", "case", "cop", "aux", "advmod", "nsubj")
MEMBER = frozenset({"member", "membership", "dues", "arrears"})
IMPLIED = 0.6
"""Trust in an organization that the words imply and do not name."""
REACH, NEAR_REACH = 3, 2
"""How deep in a noun phrase a party is looked for."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor in a role: its id, its kind, and the word that names it."""

    actor: str
    principal: str | None
    kind: str
    head: int
    confidence: float


class Parties:
    """Resolves argument words of one document against its actors."""

    def __init__(self, frames: Frames, actors: ActorLayer, sayings: Sayings) -> None:
        self.frames = frames
        self.syntax = frames.syntax
        self.sayings = sayings
        self.actors = actors
        self.analysis = frames.analysis
        self._at: dict[tuple[int, Role, bool], tuple[Party, ...]] = {}
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
        self._names_states = any(a.kind == "state" and not a.evidence for a in actors.actors)
        self._joint = {
            mention.actor: states
            for mention in actors.mentions
            if mention.actor and (states := self._joint_states(mention))
        }

    def name_of(self, i: int) -> int:
        """The head of the name that token ``i`` is part of, else the token itself."""
        around = self._inside.get(i)
        return i if around is None or i in self._by_head else around.head

    def at(self, i: int, role: Role, *, places: bool = False) -> tuple[Party, ...]:
        """The parties that token ``i`` names in this role: several for "both allies"."""
        key = (i, role, places or role.name in ("AT", "ORG"))
        if key not in self._at:
            self._at[key] = self._named(*key)
        return self._at[key]

    def _named(self, i: int, role: Role, places: bool) -> tuple[Party, ...]:
        we = self._we(i)
        if we is not None:
            return (we,) if self.fits(we, role) else ()
        for mentions in self._mentions(i, places=places):
            found = self._parties(mentions, role)
            if found:
                return found
        counted = self._counted(i)
        if counted is not None:
            return self.at(counted, role, places=places) or self.owner(counted, role)
        return self._local(i, role)

    def inside(self, i: int, role: Role, taken: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The first party among the modifiers of noun ``i``: "the CSTO declaration".

        An organization may also be the noun itself ("the summit", once it is known which) or
        stand with an earlier mention of the same thing ("the CSTO summit ... the summit").
        """
        if role.name != "ORG" and self._befalls(i):
            return self._culprit(i, role, taken)
        own = tuple(p for p in self.at(i, role) if p.actor not in taken)
        if own and role.name == "ORG":
            return own
        if own and own[0].kind == "organ":
            return tuple(self._parent(party) for party in own)
        if not self._owned_by_unknown(i):
            found = self._among_modifiers(i, role, taken) or self._before(i, role, taken)
            if found:
                return found
        return self._implied(i, role)

    def owner(self, i: int, role: Role, taken: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The party a noun belongs to: "Ruritanian villages", "a town in Ruritania"."""
        lemma = self.analysis.tokens[i].lemma.lower()
        if lemma in self.frames.grammar.other_parties or self._owned_by_unknown(i):
            return ()
        if self._befalls(i):
            return self._culprit(i, role, taken)
        return self._among_modifiers(i, role, taken)

    def _befalls(self, i: int) -> bool:
        return self.analysis.tokens[i].lemma.lower() in self.frames.grammar.befalling_nouns

    def _culprit(self, i: int, role: Role, taken: frozenset[str]) -> tuple[Party, ...]:
        """Whose deed an attack is, not on whom: "the bombing of X by Y", "Y's invasion of X"."""
        for group in self.syntax.owners(self.analysis.tokens[i]):
            found = tuple(
                party
                for j in group
                if not self.is_bare_name(j) and self.syntax.preposition(j) in ("", "by")
                for party in (self.modifier(j, role) or self.at(j, role))
                if party.actor not in taken
            )
            if found:
                return found
        return ()

    def _among_modifiers(self, i: int, role: Role, taken: frozenset[str]) -> tuple[Party, ...]:
        for j in self._modifiers(i, REACH if role.name == "ORG" else NEAR_REACH):
            found = tuple(
                party
                for k in self.syntax.coordinated(j)
                for party in self.modifier(k, role)
                if party.actor not in taken
            )
            if found:
                return found
        return ()

    def _before(self, i: int, role: Role, taken: frozenset[str]) -> tuple[Party, ...]:
        """The organization of the last noun of the same lemma, if this one points back to it."""
        if role.name not in ("ORG", "TGT"):
            return ()
        role = Role("ORG")
        token = self.analysis.tokens[i]
        if token.rel == "conj":
            found = self._among_modifiers(token.head, role, taken)
            if found:
                return found
        if not self._definite(i):
            return ()
        for j in range(i - 1, -1, -1):
            if self.analysis.tokens[j].lemma == token.lemma and token.upos == "NOUN":
                found = self._among_modifiers(j, role, taken)
                if found:
                    return found
        return ()

    def _implied(self, i: int, role: Role) -> tuple[Party, ...]:
        """The only organization named so far, for a noun of membership that leaves out of what.

        "A member of the bloc since 1995, it has stopped paying its dues": the words before it
        in its sentence and in the one before may name no more than one.
        """
        token = self.analysis.tokens[i]
        known = self.frames.grammar.implying_nouns
        if role.name != "ORG" or token.lemma.lower() not in known or not self._bare(token):
            return ()
        first = self.analysis.sentences[max(0, token.sentence - 1)].first
        named: dict[str, Mention] = {}
        for mention in self.actors.mentions:
            actor = self.actors.by_id.get(mention.actor or "")
            if actor is not None and actor.kind == "organization" and first <= mention.head < i:
                named[actor.id] = mention
        if len(named) != 1:
            return ()
        (organization, mention), *_ = named.items()
        trust = min(IMPLIED, mention.confidence)
        return (Party(organization, organization, "organization", i, trust),)

    def _bare(self, token: Token) -> bool:
        """Whether a noun is definite, with nothing beside it that says of what.

        "A member" need not be: nobody is a member of nothing. "Its" and "Saturday's" do not say
        of what either.
        """
        below = self.analysis.dependents(token.i)
        plain = all(t.rel in BARE or self._says_whose_or_when(t) for t in below)
        return plain and (token.lemma.lower() in MEMBER or self._definite(token.i))

    def _says_whose_or_when(self, token: Token) -> bool:
        if token.deprel != "nmod:poss":
            return False
        return token.upos == "PRON" or token.i not in self._inside

    def _parent(self, party: Party) -> Party:
        """For an event or office named by its organization, the organization."""
        organ = self.actors.by_id[party.actor]
        parent = self.actors.by_id.get(organ.parent or "")
        if parent is None:
            return party
        return Party(parent.id, parent.id, parent.kind, party.head, party.confidence)

    def _owned_by_unknown(self, i: int) -> bool:
        """Whether a possessor is a pronoun that is not settled: whose it is must not be guessed."""
        for token in self.analysis.dependents(i, "nmod"):
            if token.deprel == "nmod:poss" and token.upos == "PRON":
                mentions = self._by_head.get(self.syntax.antecedent(token.i), [])
                return not any(m.actor for m in mentions) and not self._we(token.i)
        return False

    def _definite(self, i: int) -> bool:
        below = self.analysis.dependents(i)
        if self.analysis.tokens[i].lemma in self.frames.grammar.relational_nouns and not any(
            t.rel in ("det", "nmod") for t in below
        ):
            return True
        return any(t.lemma in DEFINITE or t.deprel == "nmod:poss" for t in below) or any(
            t.lemma == "'s" for b in below for t in self.analysis.dependents(b.i, "case")
        )

    def fits(self, party: Party, role: Role) -> bool:
        """Whether a party is of the kind its role asks for."""
        if role.kind == "org":
            return self.organization(party) is not None
        if role.name == "ORG":
            return party.kind in ("organization", "organ")
        if role.kind == "state":
            return party.kind != "person" and self.state(party) is not None
        if role.kind == "country":
            return party.kind in ("state", "place-as-actor")
        if role.kind == "body":
            return party.kind != "person"
        if role.kind == "person":
            return party.kind == "person"
        return True

    def unnamed(self, party: Party) -> bool:
        """Whether a party is a collective of nobody in particular."""
        return is_unnamed(self.actors.by_id[party.actor])

    def organization(self, party: Party) -> tuple[str, str | None] | None:
        """(organization, organ) of a party that is one of the two; a state's organ is neither."""
        actor = self.actors.by_id.get(party.actor)
        if party.kind == "organization":
            return party.actor, None
        if party.kind == "organ" and actor and actor.parent and actor.parent != actor.country:
            return actor.parent, party.actor
        return None

    def state(self, party: Party) -> str | None:
        """The state a party is or acts for."""
        return party.actor if party.kind == "state" else self._state_of(party)

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
        named = (m.actor for j in owners for m in self._by_head.get(j, ()))
        known = (
            a
            for a in named
            if a and a in self.actors.by_id and self.actors.by_id[a].kind == "state"
        )
        found = tuple(dict.fromkeys(known))
        return found if len(found) > 1 else ()

    def _state_of(self, party: Party) -> str | None:
        principal = party.principal
        if principal is None:
            return None
        known = self.actors.by_id.get(principal)
        if known is not None:
            return principal if known.kind == "state" or _of_nobody(known) else None
        return principal if len(principal) == 3 and principal.isupper() else None

    def _mentions(self, i: int, places: bool) -> Iterator[list[Mention]]:
        """Groups of mentions of one span that token ``i`` may stand for, best first."""
        own = self._by_head.get(i, [])
        if any(mention.actor for mention in own):
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
        yield from (t.i for t in below if self._linked(t, *links))
        for token in below:
            if token.lemma == "loyal" and token.rel in ("amod", "acl"):
                near = self.analysis.dependents(token.i, "obl", "nmod")
                yield from (t.i for t in near if self._linked(t, "to"))
            if token.rel == "amod" and token.lemma in self.frames.grammar.commanding_verbs:
                yield from (t.i for t in self.analysis.dependents(token.i, "compound", "obl"))
            if token.rel == "acl" and token.lemma in self.frames.grammar.commanding_verbs:
                near = self.analysis.dependents(token.i, "obl")
                yield from (t.i for t in near if self.syntax.is_agent(t, passive=True))

    def _linked(self, token: Token, *prepositions: str) -> bool:
        return token.rel in ("nmod", "obl") and self.syntax.preposition(token.i) in prepositions

    def _local(self, i: int, role: Role) -> tuple[Party, ...]:
        """The state a noun belongs to that acts where it is: "a court in Ruritania"."""
        if self.analysis.tokens[i].lemma.lower() not in self.frames.grammar.local_nouns:
            return ()
        for token in self.analysis.dependents(i, "nmod"):
            if self._linked(token, "in", "from", "at"):
                for party in self.at(token.i, Role("AT")):
                    state = self.state(party)
                    if state is not None and state in self.actors.by_id:
                        found = Party(state, state, "state", token.i, party.confidence)
                        return (found,) if self.fits(found, role) else ()
        return ()

    def _counted(self, i: int) -> int | None:
        """The noun that counts behind one of quantity: "dozens of rebels", "11 of the men"."""
        token = self.analysis.tokens[i]
        if token.upos != "NUM" and token.lemma.lower() not in self.frames.grammar.partitives:
            return None
        found = (t.i for t in self.analysis.dependents(i, "nmod") if self._linked(t, "of"))
        return next(found, None)

    def modifier(self, i: int, role: Role) -> tuple[Party, ...]:
        """The parties a possessor or modifier names: "Russian", "its"."""
        we = self._we(i)
        if we is not None:
            return (we,) if self.fits(we, role) else ()
        if self._says_where(i):
            return ()
        mentions = self._by_head.get(self.syntax.antecedent(i), [])
        if role.name != "AT" and not self._possesses(self.analysis.tokens[i]):
            mentions = [m for m in mentions if m.use != "place"]
        return self._parties(mentions, role)

    def is_bare_name(self, i: int) -> bool:
        """Whether a modifier is the plain name of a state or place: "Ruritania", not "Ruritanian".

        Short forms of capitals ("U.S.", "UK") are used as adjectives.
        """
        token = self.analysis.tokens[i]
        if token.upos not in ("PROPN", "NOUN") or token.rel != "compound":
            return False
        if token.text.isupper():
            return False
        known = (self.actors.by_id.get(m.actor or "") for m in self._by_head.get(i, ()))
        return any(a is not None and a.kind in ("state", "place-as-actor", "organ") for a in known)

    def _says_where(self, i: int) -> bool:
        """Whether a name before a meeting or text is that of a city: "the Washington Treaty"."""
        noun = self.analysis.tokens[self.analysis.tokens[i].head].lemma.lower()
        if noun not in self.frames.grammar.placed_nouns or not self.is_bare_name(i):
            return False
        known = (self.actors.by_id.get(m.actor or "") for m in self._by_head.get(i, ()))
        name = self.analysis.tokens[i].text
        return all(a is None or name not in " ".join([a.name, *a.aliases[:1]]) for a in known)

    def _we(self, i: int) -> Party | None:
        """In a statement "we" and "our" are those the speaker speaks for, "I" the speaker."""
        token = self.analysis.tokens[i]
        if token.upos != "PRON" or token.lemma.lower() not in ("we", "our", "i", "my"):
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

    def _parties(self, mentions: list[Mention], role: Role) -> tuple[Party, ...]:
        parties = (party for mention in mentions for party in self._each_party(mention, role))
        return tuple(party for party in parties if self.fits(party, role))

    def _possesses(self, token: Token) -> bool:
        if token.deprel == "nmod:poss":
            return True
        return any(t.lemma == "'s" for t in self.analysis.dependents(token.i, "case"))

    def _modifiers(self, i: int, reach: int) -> list[int]:
        """Words inside a noun phrase that may name a party, nearest and most telling first."""
        below = self.analysis.dependents(i)
        level = [t.i for t in below if self._possesses(t)]
        level += [t.i for t in below if t.deprel in MODIFIERS]
        level += [t.i for t in below if t.deprel in ("flat", "appos")]
        cased = [(self.syntax.preposition(t.i), t.i) for t in below if t.rel == "nmod"]
        for preposition in NEAR:
            level += [j for p, j in cased if p == preposition and j not in level]
        deeper = [j for k in level if self._opens(k, reach) for j in self._modifiers(k, reach - 1)]
        return level + [j for j in deeper if j not in level]

    def _opens(self, i: int, reach: int) -> bool:
        """Whether a modifier may itself be looked into: not that of "its neighbours"."""
        lemma = self.analysis.tokens[i].lemma.lower()
        return reach > 1 and lemma not in self.frames.grammar.other_parties

    def _each_party(self, mention: Mention, role: Role) -> Iterator[Party]:
        """The party a mention names: all states of "the governments of X and Y", one by one."""
        actor = self.actors.by_id.get(mention.actor or "")
        if actor is None:
            return
        if actor.id in self._joint and role.name != "ORG":
            for state in self._joint[actor.id]:
                yield Party(state, state, "state", mention.head, mention.confidence)
        elif _acts(mention, actor, role) or (role.name == "AT" and self._is_own_ground(actor)):
            principal = self._principal(mention, actor)
            yield Party(actor.id, principal, actor.kind, mention.head, mention.confidence)

    def _is_own_ground(self, actor: Actor) -> bool:
        """A place that only the text names, in a text that names no state whose it might be."""
        return _of_nobody(actor) and not self._names_states

    @staticmethod
    def _principal(mention: Mention, actor: Actor) -> str | None:
        if actor.kind in ("state", "organization") or mention.principal == actor.id:
            return actor.id
        return mention.principal or actor.parent or actor.country


def _acts(mention: Mention, actor: Actor, role: Role) -> bool:
    """Whether a mention names somebody who acts, or in its role a place that may stand for one.

    A region acts where it is used so; a place is its state's ground.
    """
    if actor.kind in ACTING:
        return True
    if role.name == "AT" and actor.country is not None:
        return True
    return actor.kind == "place-as-actor" and mention.use != "place"


def is_unnamed(actor: Actor) -> bool:
    """Whether an actor is a collective that only the text makes, of nobody: "protesters"."""
    return actor.kind == "group" and bool(actor.evidence) and not (actor.parent or actor.country)


def _of_nobody(actor: Actor) -> bool:
    """A place that only the text names, of no known state."""
    return actor.kind == "place-as-actor" and actor.country is None and bool(actor.evidence)


def _same_span(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)
