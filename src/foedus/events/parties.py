"""From a noun phrase to the parties it names: by its head, whose it is, what it leaves out."""

from __future__ import annotations

from foedus.actors import ActorLayer
from foedus.events.frames import Frames
from foedus.events.naming import Naming
from foedus.events.party import IMPLIED, Party
from foedus.events.pattern import Role
from foedus.events.saying import Sayings
from foedus.events.syntax import MODIFIERS
from foedus.language import Token
from foedus.records import Mention

NEAR = ("by", "of", "from", "between", "with", "to", "against", "on", "in", "including", "among")
"""Prepositions by which a noun names the party it belongs to, in order of preference."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BARE = ("det", "amod", "nummod", "punct", "case", "cop", "aux", "advmod", "nsubj")
MEMBER = frozenset({"member", "membership", "dues", "arrears"})
REACH, NEAR_REACH = 3, 2
"""How deep in a noun phrase a party is looked for."""


class Parties:
    """Resolves argument words of one document against its actors.

    Attributes:
        names: What single words name.
        kinds: Of what kind a party is.
    """

    def __init__(self, frames: Frames, actors: ActorLayer, sayings: Sayings) -> None:
        self.frames = frames
        self.grammar = frames.grammar
        self.syntax = frames.syntax
        self.analysis = frames.analysis
        self.actors = actors
        self.names = Naming(frames, actors, sayings)
        self.kinds = self.names.kinds
        self._at: dict[tuple[int, Role, bool], tuple[Party, ...]] = {}

    def at(self, i: int, role: Role, *, places: bool = False) -> tuple[Party, ...]:
        """The parties that token ``i`` names in this role: several for "both allies"."""
        key = (i, role, places or role.name in ("AT", "ORG"))
        found = self._at.get(key)
        if found is None:
            found = self._at[key] = self._named(*key)
        return found

    def _named(self, i: int, role: Role, places: bool) -> tuple[Party, ...]:
        found = self.names.argument(i, role, places=places)
        if found is not None:
            return found
        counted = self.syntax.counted(i)
        if counted is not None:
            return self.at(counted, role, places=places) or self.owner(counted, role)
        return self._local(i, role) or self._counterparts(i, role)

    def _counterparts(self, i: int, role: Role) -> tuple[Party, ...]:
        """Several of the same office elsewhere: "his Ruritanian and Syldavian counterparts"."""
        if self.analysis.tokens[i].lemma.lower() not in self.grammar.counterpart_nouns:
            return ()
        return tuple(
            party
            for token in self.analysis.dependents(i, "amod", "compound")
            for j in self.syntax.coordinated(token.i)
            for party in self.names.modifier(j, role)
        )

    def _local(self, i: int, role: Role) -> tuple[Party, ...]:
        """The state a noun belongs to that acts where it is: "a court in Ruritania"."""
        if self.analysis.tokens[i].lemma.lower() not in self.grammar.local_nouns:
            return ()
        for token in self.analysis.dependents(i, "nmod"):
            if self.syntax.is_linked(token, "in", "from", "at"):
                for party in self.at(token.i, Role("AT")):
                    state = self.kinds.state(party)
                    if state is not None and state in self.actors.by_id:
                        found = Party(state, state, "state", token.i, party.confidence)
                        return (found,) if self.kinds.fits(found, role) else ()
        return ()

    def inside(self, i: int, role: Role, taken: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The first party among the modifiers of noun ``i``: "the CSTO declaration".

        An organization may also be the noun itself ("the summit", once it is known which) or
        stand with an earlier mention of the same thing ("the CSTO summit ... the summit").
        """
        culprit = self._culprit(i, role, taken)
        if culprit is not None:
            return culprit
        own = tuple(p for p in self.at(i, role) if p.actor not in taken)
        if own and role.name == "ORG":
            return own
        if own and own[0].kind == "organ":
            return tuple(self.kinds.parent(party) for party in own)
        if not self._owned_by_unknown(i):
            found = self._among_modifiers(i, role, taken) or self._before(i, role, taken)
            if found:
                return found
        return self._implied(i, role)

    def owner(self, i: int, role: Role, taken: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The party a noun belongs to: "Ruritanian villages", "a town in Ruritania"."""
        lemma = self.analysis.tokens[i].lemma.lower()
        if lemma in self.grammar.other_parties or self._owned_by_unknown(i):
            return ()
        culprit = self._culprit(i, role, taken)
        return self._among_modifiers(i, role, taken) if culprit is None else culprit

    def _culprit(self, i: int, role: Role, taken: frozenset[str]) -> tuple[Party, ...] | None:
        """Whose deed an attack is, not on whom: "the bombing of X by Y", "Y's invasion of X".

        None of any other noun, and where an organization is asked for.
        """
        noun = self.analysis.tokens[i]
        if role.name == "ORG" or noun.lemma.lower() not in self.grammar.befalling_nouns:
            return None
        for group in self.syntax.owners(noun):
            found = tuple(
                party
                for j in group
                if not self.names.is_bare_name(j) and self.syntax.preposition(j) in ("", "by")
                for party in (self.names.modifier(j, role) or self.at(j, role))
                if party.actor not in taken
            )
            if found:
                return found
        return ()

    # Modifiers --------------------------------------------------------------------------

    def _among_modifiers(self, i: int, role: Role, taken: frozenset[str]) -> tuple[Party, ...]:
        for j in self._modifiers(i, REACH if role.name == "ORG" else NEAR_REACH):
            found = tuple(
                party
                for k in self.syntax.coordinated(j)
                for party in self.names.modifier(k, role)
                if party.actor not in taken
            )
            if found:
                return found
        return ()

    def _modifiers(self, i: int, reach: int) -> list[int]:
        """Words inside a noun phrase that may name a party, nearest and most telling first."""
        below = self.analysis.dependents(i)
        level = [t.i for t in below if self.names.possesses(t)]
        level += [t.i for t in below if t.deprel in MODIFIERS]
        level += [t.i for t in below if t.deprel in ("flat", "appos")]
        level += [j for t in below if t.rel == "acl" for j in self._origin(t)]
        cased = [(self.syntax.preposition(t.i), t.i) for t in below if t.rel == "nmod"]
        if self.analysis.tokens[i].lemma.lower() in self.grammar.topical_nouns:
            cased = [(p, j) for p, j in cased if p != "on"]
        for preposition in NEAR:
            level += [j for p, j in cased if p == preposition and j not in level]
        deeper = [j for k in level if self._opens(k, reach) for j in self._modifiers(k, reach - 1)]
        return level + [j for j in deeper if j not in level]

    def _origin(self, participle: Token) -> list[int]:
        """Where something is from or goes, as a participle says: "steel imported from X"."""
        if participle.lemma not in self.grammar.origin_verbs:
            return []
        near = self.analysis.dependents(participle.i, "obl")
        return [t.i for t in near if self.syntax.is_linked(t, "from", "in", "for", "to", "within")]

    def _opens(self, i: int, reach: int) -> bool:
        """Whether a modifier may itself be looked into: not that of "its neighbours"."""
        lemma = self.analysis.tokens[i].lemma.lower()
        return reach > 1 and lemma not in self.grammar.other_parties

    def _owned_by_unknown(self, i: int) -> bool:
        """Whether a possessor is a pronoun that is not settled: whose it is must not be guessed."""
        for token in self.analysis.dependents(i, "nmod"):
            if token.deprel == "nmod:poss" and token.upos == "PRON":
                return not self.names.is_settled(token.i)
        return False

    # Organizations known from before ----------------------------------------------------

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
        known = self.grammar.implying_nouns
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
        return token.upos == "PRON" or not self.names.is_in_name(token.i)

    def _definite(self, i: int) -> bool:
        below = self.analysis.dependents(i)
        if self.analysis.tokens[i].lemma in self.grammar.relational_nouns and not any(
            t.rel in ("det", "nmod") for t in below
        ):
            return True
        return any(t.lemma in DEFINITE or t.deprel == "nmod:poss" for t in below) or any(
            t.lemma == "'s" for b in below for t in self.analysis.dependents(b.i, "case")
        )
