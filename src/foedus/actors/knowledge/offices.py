"""Offices by the wordings of their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from foedus.actors.knowledge.records import Office
from foedus.actors.knowledge.surface import key
from foedus.actors.knowledge.tables import Row

# Words that date or colour a title without changing the office.
_STATUS_WORDS = (
    "former|ex|then|acting|interim|caretaker|outgoing|incoming|new|newly appointed|newly elected"
    "|current|late|long time|longtime|veteran|his|her|its|their|designate"
)
_STATUS = re.compile(f"^(?:(?:{_STATUS_WORDS}) )+")
_DEPUTY_WORDS = ("first|senior|chief", "deputy|vice|assistant|under")
_DEPUTY = re.compile("^(?:(?:{}) )?(?:{}) ".format(*_DEPUTY_WORDS))
_SPELLINGS = {
    "defense": "defence", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "chairman": "chairperson", "chairwoman": "chairperson", "chair": "chairperson",
    "vice chairman": "vice chairperson", "organisation": "organization",
    "labor": "labour", "centre": "center", "programme": "program",
    "spokesmen": "spokesperson", "spokeswomen": "spokesperson", "spokespersons": "spokesperson",
    "spokespeople": "spokesperson", "congressman": "congressperson",
    "congresswoman": "congressperson", "ministers": "minister", "presidents": "president",
    "secretaries": "secretary", "leaders": "leader", "heads": "head", "chiefs": "chief",
    "ambassadors": "ambassador", "envoys": "envoy", "generals": "general",
    "deputies": "deputy", "chancellors": "chancellor", "premiers": "premier",
    "lawmakers": "lawmaker", "parliamentarians": "parliamentarian", "senators": "senator",
    "representatives": "representative", "speakers": "speaker", "advisers": "adviser",
    "advisor": "adviser", "advisors": "adviser", "diplomats": "diplomat", "officials": "official",
    "commanders": "commander", "governors": "governor", "kings": "king",
}  # fmt: skip


@lru_cache(maxsize=2**14)
def title_key(title: str) -> str:
    """A title in comparable form: one spelling, one gender, one number.

    "Spokeswomen" -> "spokesperson"; "Secretary-General" -> "secretary general".
    """
    return " ".join([_SPELLINGS.get(word, word) for word in key(title).split()])


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """Titles and institutions to offices, with the states a wording is restricted to.

    ``openers`` are the words that a title can begin with.
    """

    titles: dict[str, tuple[tuple[frozenset[str], Office], ...]]
    institutions: dict[str, tuple[tuple[frozenset[str], Office], ...]]
    names: dict[str, Office]
    openers: frozenset[str]

    def find(self, title: str, actor: str | None = None) -> Office | None:
        """The office a title names.

        Args:
            title: "Deputy Foreign Minister", "acting premier", "foreign ministers".
            actor: Id of the state or organization whose office it is, if known; it settles
                wordings such as "secretary of state".
        """
        opener = title_key(title.partition(" ")[0]).partition(" ")[0]
        if opener and opener not in self.openers:
            return None
        words = _STATUS.sub("", title_key(title))
        found = _choose(self.titles.get(words, ()), actor)
        if found is None and (match := _DEPUTY.match(words)):
            principal = _choose(self.titles.get(words[match.end() :], ()), actor)
            found = principal and _deputy(principal)
        return found

    def institution(self, words: str, actor: str | None = None) -> Office | None:
        """The office that leads a body: "foreign ministry" -> the foreign minister."""
        return _choose(self.institutions.get(title_key(words), ()), actor)


def _choose(
    candidates: tuple[tuple[frozenset[str], Office], ...], actor: str | None
) -> Office | None:
    """A wording of that state first, then one of all states, then one that is only another's."""
    own = [office for states, office in candidates if actor in states]
    general = [office for states, office in candidates if not states]
    foreign = [office for _, office in candidates] if actor is None else []
    return next(iter((*own, *general, *foreign)), None)


def _deputy(office: Office) -> Office:
    return replace(
        office,
        name=f"deputy {office.name}",
        titles=(),
        rank="deputy",
        single=False,
        institutions=(),
    )


def index_offices(rows: Iterable[Row]) -> OfficeIndex:
    """Build the index from the rows of ``offices.csv``; several rows may give one office."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row["office"], []).append(row)
    names: dict[str, Office] = {}
    titles: dict[str, tuple[tuple[frozenset[str], Office], ...]] = {}
    institutions: dict[str, tuple[tuple[frozenset[str], Office], ...]] = {}
    for name, group in by_name.items():
        office = names[name] = _office(name, group)
        for row in group:
            states = frozenset(row.items("states"))
            wordings = (*((name,) if row is group[0] else ()), *row.items("titles"))
            _add(titles, map(title_key, wordings), (states, office))
            _add(institutions, map(title_key, row.items("institutions")), (states, office))
    return OfficeIndex(titles, institutions, names, _openers(titles))


def _openers(titles: Iterable[str]) -> frozenset[str]:
    """First words of titles and of what may stand before them."""
    before = "|".join(("the", _STATUS_WORDS, *_DEPUTY_WORDS)).split("|")
    return frozenset(words.partition(" ")[0] for words in (*before, *titles))


def _office(name: str, rows: list[Row]) -> Office:
    first = rows[0]
    return Office(
        name=name,
        titles=tuple(dict.fromkeys(t for row in rows for t in row.items("titles"))),
        sector=first["sector"],
        branch=first.maybe("branch"),
        rank=first["rank"],
        single=first["single"] == "yes",
        institutions=tuple(dict.fromkeys(t for row in rows for t in row.items("institutions"))),
    )


def _add(
    index: dict[str, tuple[tuple[frozenset[str], Office], ...]],
    keys: Iterable[str],
    value: tuple[frozenset[str], Office],
) -> None:
    for words in _unique(keys):
        index[words] = (*index.get(words, ()), value)


def _unique(keys: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(keys)
