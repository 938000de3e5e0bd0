"""What the knowledge base hands out besides actors: aliases, memberships, offices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar, overload

from foedus.records import Actor

T = TypeVar("T")

AliasKind = Literal[
    "name", "official", "abbreviation", "adjective", "demonym", "metonym", "capital", "surname",
    "alias",
]  # fmt: skip


class Alias(NamedTuple):
    """One way of naming one actor.

    Attributes:
        surface: The words as the knowledge base writes them.
        actor: Id of the actor.
        kind: How the words name it. ``capital`` and ``metonym`` are places and buildings that
            may stand for a government; ``adjective`` is "Russian", ``demonym`` "Russians".
    """

    surface: str
    actor: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class Membership:
    """What a state formally is in an organization over a time.

    Attributes:
        status: member, associate, observer, partner, candidate, applicant, suspended,
            withdrawn or signatory.
        from_, to: First and last day, ISO date or prefix; None if open.
        source: Where the fact is from; ``unverified`` if it still has to be checked.
    """

    organization: str
    state: str
    status: str
    from_: str | None
    to: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office, the same in every state or organization.

    Attributes:
        name: Canonical name, lower case: ``foreign minister``.
        titles: Its wordings.
        sector: PLOVER/CAMEO role of its holder: GOV, MIL, LEG, JUD, IGO...
        branch: Field of the office: ``foreign``, ``defence``, ``executive``..., or None.
        rank: head_of_state, head_of_government, head_of_organization, minister, deputy,
            spokesperson, envoy, legislator, military, chair or other. A chair is held in turn
            by persons who go on acting for the state whose office they hold.
        single: One person holds it at a time in each state or organization.
        institutions: Names of the body it leads or speaks for: ``foreign ministry``, ``MFA``.
    """

    name: str
    titles: tuple[str, ...]
    sector: str
    branch: str | None
    rank: str
    single: bool
    institutions: tuple[str, ...]

    @property
    def partisan(self) -> bool:
        """Whether it is one of a party or of the opposition, not of the state or body."""
        return self.sector == "OPP" or (self.branch == "party" and self.sector != "GOV")

    @property
    def beside(self) -> bool:
        """Whether its holder goes on in another office, which counts for more."""
        return self.rank == "chair" or self.branch == "party"


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor of a data file with all its aliases and where it stands.

    Attributes:
        table: Name of its data file. ``line``: Line in it, for messages.
        type: The file's own ``kind`` or ``status`` column ("alliance", "de_facto").
        from_, to: When it existed, as far as the file says.
        nouns: Short nouns that may stand for it ("alliance", "bloc").
        leaders: Adjectives it is introduced with ("Russian-led").
    """

    actor: Actor
    aliases: tuple[Alias, ...]
    table: str
    line: int
    type: str = ""
    from_: str | None = None
    to: str | None = None
    nouns: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


class Entry(NamedTuple):
    """An identity that is made when it is first asked for: a text needs few of thousands.

    Attributes:
        parent: As in :class:`foedus.records.Actor`. ``make``: Gives the identity.
    """

    id: str
    parent: str | None
    aliases: tuple[Alias, ...]
    make: Callable[[], Identity]


class Identities(Mapping[str, Identity]):
    """Identities by id; of several entries with one id the first counts."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._made: dict[str, Identity] = {}

    def __getitem__(self, code: str) -> Identity:
        """The identity of that id.

        Raises:
            KeyError: There is none.
        """
        made = self._made.get(code)
        if made is None:
            made = self._made[code] = self._entries[code].make()
        return made

    def __contains__(self, code: object) -> bool:
        """Whether there is an identity of that id."""
        return code in self._entries

    def __iter__(self) -> Iterator[str]:
        """Ids in the order of the files."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._entries)


class Actors(Mapping[str, Actor]):
    """The actors of identities, by id."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._known: dict[str, Actor] = {}

    def __getitem__(self, code: str) -> Actor:
        """The actor of that id.

        Raises:
            KeyError: There is none.
        """
        actor = self.get(code)
        if actor is None:
            raise KeyError(code)
        return actor

    @overload
    def get(self, code: str, /) -> Actor | None: ...

    @overload
    def get(self, code: str, /, default: Actor | T) -> Actor | T: ...

    def get(self, code: str, /, default: Actor | T | None = None) -> Actor | T | None:
        """The actor of that id, or the default."""
        actor = self._known.get(code)
        if actor is None:
            if code not in self._identities:
                return default
            actor = self._known[code] = self._identities[code].actor
        return actor

    def __contains__(self, code: object) -> bool:
        """Whether there is an actor of that id."""
        return code in self._identities

    def __iter__(self) -> Iterator[str]:
        """Ids in the order of the files."""
        return iter(self._identities)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._identities)
