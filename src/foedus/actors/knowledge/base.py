"""The knowledge base as the other steps ask it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from foedus.actors.knowledge.offices import OfficeIndex
from foedus.actors.knowledge.records import Actors, Alias, Entry, Identities, Membership, Office
from foedus.actors.knowledge.spans import Day, earliest, overlaps
from foedus.actors.knowledge.surface import fits, key, plain, stripped
from foedus.actors.knowledge.tables import NUMBERINGS, Row, Tables
from foedus.records import Actor, Affiliation


class Knowledge:
    """Everything the data files say, indexed by what is asked of it. Immutable once built.

    Dates in questions are ISO days or prefixes, intervals ``(first, last)`` of them, or None
    for any time; a partial date counts as every day it leaves possible.
    """

    def __init__(
        self,
        tables: Tables,
        entries: Iterable[Entry],
        offices: OfficeIndex,
    ) -> None:
        self.version = tables.digest
        """Digest of the data files."""
        self.tables = tables
        """The rows as read, for checks and listings."""
        self._offices = offices
        self._entries: dict[str, Entry] = {}
        self._identities = Identities(self._entries)
        self._index: dict[str, list[Alias]] = {}
        self._keys: list[str] = []
        self._aliases: list[Alias] = []
        for entry in entries:
            self._entries.setdefault(entry.id, entry)
            for alias in entry.aliases:
                self._enter(alias, entry.parent)
        for row in tables["ambiguous"]:
            order = {actor: rank for rank, actor in enumerate(row.items("actors"))}
            named = self._index.get(key(row["surface"]), [])
            named.sort(key=lambda alias: order.get(alias.actor, len(order)))

    def _enter(self, alias: Alias, parent: str | None) -> None:
        """Index an alias; a name that a body shares with its parent stays the parent's."""
        text = stripped(alias.surface)
        folded = text.casefold()
        self._keys.append(folded)
        self._aliases.append(alias)
        entries = self._index.get(folded)
        if entries is None:
            self._index[folded] = [alias]
            return
        for other in entries:
            same = other.actor == alias.actor and plain(other.surface) == text
            if same or other.actor == parent:
                return
        entries.append(alias)

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Look-up keys of the names declared to have several bearers ("congo")."""
        return frozenset(key(row["surface"]) for row in self.tables["ambiguous"])

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every identity by id."""
        return Actors(self._identities)

    @cached_property
    def max_alias_words(self) -> int:
        """Words of the longest alias, hyphens and spaces both counted as word breaks."""
        return max((text.count(" ") + 1 for text in self._index), default=0)

    def lookup(self, surface: str) -> tuple[Alias, ...]:
        """Every actor the words may name, likeliest kind of actor first.

        Accents, apostrophes, hyphens, full stops and a leading "the" make no difference; case
        does where it tells names apart ("US" and "us", "Turkey" and "turkey"): a name written
        exactly so goes before names of other capitals. Surnames come last: "Lagos" is the city
        before the president of that name. Each actor comes once.
        """
        found = plain(surface)
        entries = self._index.get(found.casefold())
        if not entries:
            return ()
        exact = [alias for alias in entries if plain(alias.surface) == found]
        fitting = exact or [alias for alias in entries if fits(plain(alias.surface), found)]
        fitting = sorted(fitting, key=lambda alias: alias.kind == "surname")
        return tuple({alias.actor: alias for alias in reversed(fitting)}.values())[::-1]

    def starts(self, word: str) -> bool:
        """Whether any alias begins with this word; a quick test before longer look-ups."""
        first, _, _ = key(word).partition(" ")
        return first in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(text.partition(" ")[0] for text in self._index)

    def organs(self, org: str) -> tuple[Actor, ...]:
        """Organs whose parent is this organization or state, in the order of the file."""
        return self._organs.get(org, ())

    @cached_property
    def _organs(self) -> dict[str, tuple[Actor, ...]]:
        found: dict[str, list[Actor]] = {}
        for code in dict.fromkeys(row["id"] for row in self.tables["organs"]):
            actor = self.actors[code]
            if actor.kind == "organ" and actor.parent:
                found.setdefault(actor.parent, []).append(actor)
        return {parent: tuple(organs) for parent, organs in found.items()}

    def kind(self, actor: str) -> str | None:
        """The data file's own kind: "alliance", "court", "de_facto", "agency", "region"..."""
        identity = self._identities.get(actor)
        return identity.type or None if identity else None

    def lifetime(self, actor: str) -> tuple[str | None, str | None]:
        """When a state or organization existed, as far as the data say; None where open."""
        identity = self._identities.get(actor)
        return (identity.from_, identity.to) if identity else (None, None)

    def numbers(self, state: str) -> Mapping[str, int]:
        """Numbers of a state in the data sets on conflict: ``{"cow": 365, "gw": 365}``.

        A numbering that does not count the state is missing; so is every number of an actor
        that is no state.
        """
        return self._numbers.get(state, MappingProxyType({}))

    @cached_property
    def _numbers(self) -> dict[str, Mapping[str, int]]:
        return {
            row["id"]: MappingProxyType({n: int(row[n]) for n in NUMBERINGS if row[n].isdecimal()})
            for row in self.tables["states"]
        }

    def short_nouns(self, actor: str) -> tuple[str, ...]:
        """Common nouns that may stand for an organization: "alliance", "bloc"."""
        identity = self._identities.get(actor)
        return identity.nouns if identity else ()

    def seat(self, org: str) -> str | None:
        """The city an organization has its seat in, or None."""
        return self._seats.get(org)

    @cached_property
    def _seats(self) -> dict[str, str]:
        return {row["id"]: row["seat"] for row in self.tables["organizations"] if row["seat"]}

    def leaders(self, actor: str) -> tuple[str, ...]:
        """Adjectives an organization is introduced with: "Russian-led"."""
        identity = self._identities.get(actor)
        return identity.leaders if identity else ()

    def members(self, org: str, day: Day = None) -> tuple[Membership, ...]:
        """Every membership (of any status) in an organization that held at ``day``."""
        return tuple(m for m in self._by_org.get(org, ()) if overlaps(m.from_, m.to, day))

    def status(self, state: str, org: str, day: Day = None) -> Membership | None:
        """What a state is in an organization at ``day``: the latest begun of what held then."""
        held = [m for m in self.members(org, day) if m.state == state]
        return max(held, key=lambda m: earliest(m.from_), default=None)

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """All memberships, in the order of the file."""
        return tuple(
            Membership(
                r["organization"], r["state"], r["status"], r.maybe("from"), r.maybe("to"),
                r["source"],
            )
            for r in self.tables["memberships"]
        )  # fmt: skip

    @cached_property
    def _by_org(self) -> dict[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            found.setdefault(membership.organization, []).append(membership)
        return found

    def holders(self, actor: str, office: str, day: Day = None) -> tuple[Actor, ...]:
        """Persons who may have held an office of a state or organization at ``day``.

        On a day of change, or where the dates are partial, that is more than one; the latest
        to begin comes first.
        """
        terms = self._terms.get((actor, office), ())
        held = [term for term in terms if overlaps(term.maybe("from"), term.maybe("to"), day)]
        held.sort(key=lambda term: (earliest(term.maybe("from")), term["id"]), reverse=True)
        return tuple(self.actors[person] for person in dict.fromkeys(term["id"] for term in held))

    def who(self, words: str, day: Day = None) -> tuple[Actor, ...]:
        """Persons who may be meant by an office in words: "the Iranian foreign minister".

        The words name the office with its state or organization, before or after it. As with
        :meth:`holders` more than one person is no answer but a choice; none means that the
        office or its holder is not known.
        """
        from foedus.actors.knowledge.questions import holders_named

        return holders_named(self, words, day)

    @cached_property
    def _terms(self) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.tables["officials"]:
            found.setdefault((row["actor"], row["office"]), []).append(row)
        return found

    def office(self, title: str, actor: str | None = None) -> Office | None:
        """The office a title names, or None.

        Args:
            title: The words without name and nationality: "Deputy Foreign Minister".
            actor: Id of the state or organization, if known: "secretary of state" is the
                foreign minister of one state only.
        """
        return self._offices.find(title, actor)

    def institution(self, words: str, actor: str | None = None) -> Office | None:
        """The office that leads a body of a state: "foreign ministry" -> foreign minister."""
        return self._offices.institution(words, actor)

    @property
    def offices(self) -> Mapping[str, Office]:
        """Every office by its canonical name."""
        return MappingProxyType(self._offices.names)

    def principal(self, actor_id: str, day: Day = None) -> str | None:
        """The state or organization an actor acts for at ``day``, or None if unknown.

        States and organizations act for themselves, organs for their parent, persons for
        whatever they held an office of at that time. Places, peoples, outlets, groups outside
        government, leaders of parties and of the opposition act for nobody.
        """
        actor = self.actors.get(actor_id)
        if actor is None:
            return None
        if actor.kind in ("state", "organization"):
            return actor.id
        if actor.kind == "organ":
            return self.principal(actor.parent, day) if actor.parent else None
        if actor.kind == "group":
            return actor.country if actor.sector in ("GOV", "MIL") else None
        if actor.kind != "person":
            return None
        held = [a for a in actor.affiliations if overlaps(a.from_, a.to, day)]
        last = max(held, key=self._weight, default=None)
        return self.principal(last.actor, day) if last and self._acts(last) else None

    def _acts(self, held: Affiliation) -> bool:
        """Whether somebody acts for the state or body of an office."""
        office = self._offices.names.get(held.office)
        return office is None or not office.partisan

    def _weight(self, held: Affiliation) -> tuple[bool, str]:
        """How an office competes with others held at a time: chairs last, then by beginning."""
        office = self._offices.names.get(held.office)
        return office is None or not office.beside, earliest(held.from_)

    def outlet(self, name_or_domain: str) -> Actor | None:
        """The outlet of a name ("TASS", "the BBC") or a domain ("www.reuters.com")."""
        domain = name_or_domain.strip().casefold().removeprefix("www.")
        code = self._domains.get(domain)
        if code is None:
            aliases = self.lookup(name_or_domain)
            code = next((a.actor for a in aliases if self.actors[a.actor].kind == "outlet"), None)
        return self.actors.get(code) if code else None

    @cached_property
    def _domains(self) -> dict[str, str]:
        return {
            domain.casefold().removeprefix("www."): row["id"]
            for row in self.tables["outlets"]
            for domain in row.items("domain")
        }

    def aliases(self, actor: str) -> tuple[Alias, ...]:
        """Every alias of an actor, with its kind."""
        entry = self._entries.get(actor)
        return tuple(a for a in entry.aliases if a.actor == actor) if entry else ()

    def spellings(self) -> Sequence[tuple[str, Alias]]:
        """Every alias of every actor with its look-up key, in the order of the files."""
        return tuple(zip(self._keys, self._aliases, strict=True))

    def lint(self) -> list[str]:
        """What is wrong or doubtful in the data files, one plain sentence each."""
        from foedus.actors.knowledge.lint import findings

        return findings(self)
