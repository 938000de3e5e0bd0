"""The word lists that the resolution of actors goes by, from ``words/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class OrganType:
    """A kind of state organ: ``foreign-ministry``, its PLOVER sector and its short nouns."""

    id: str
    sector: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """One bearer of an ambiguous name and the words of a text that speak for it."""

    actor: str
    place: bool
    cues: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All word lists; words are lemmas in lower case.

    Attributes:
        organs: Names of state organs as tuples of words, by their first word, longest first.
        organ_types, organ_names: The kinds of organs and all their names, by id.
        genders: ``Masc`` or ``Fem`` by honorific, gendered noun or (capitalised) given name.
        collectives: PLOVER sector by noun for people who share a role ("official": GOV).
        nouns: All nouns of the lists that a word of the text may be a form of. ``forms``: the
            noun by itself and by what may be its plural.
        bodies: Nouns that the names of organizations and organs end in.
        roles: Nouns that may take up a person by rank or branch of office ("the diplomat").
        regions: States of a region by its adjective: "baltic".
        readings: Bearers of an ambiguous name by the name.
        lists: Every other list by its dotted name: ``place.prepositions``.
    """

    organs: Mapping[str, tuple[tuple[tuple[str, ...], OrganType], ...]]
    organ_types: Mapping[str, OrganType]
    organ_names: Mapping[str, frozenset[str]]
    honorifics: frozenset[str]
    genders: Mapping[str, str]
    collectives: Mapping[str, str]
    nouns: frozenset[str]
    forms: Mapping[str, str]
    bodies: frozenset[str]
    roles: frozenset[str]
    regions: Mapping[str, frozenset[str]]
    readings: Mapping[str, tuple[NameReading, ...]]
    lists: Mapping[str, frozenset[str]]

    def noun(self, lemma: str, text: str) -> str:
        """The listed noun that a token is a form of, else its lemma, in lower case.

        Treebanks keep plurals such as "troops" as lemmas, and a model may miss ("allie").
        """
        noun = lemma.lower()
        return noun if noun in self.nouns else self.forms.get(text.lower(), noun)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def load_lexicon() -> Lexicon:
    """Read the shipped word lists once."""
    words, organs = _read("lexicon"), _read("organs")
    types = {key: OrganType(key, o["sector"], tuple(o["nouns"])) for key, o in organs.items()}
    lists = dict(_flat("", words)) | dict(_flat("strangers.", _read("strangers")))
    lists["unowned.several"] = lists["unowned.nouns"] | lists["unowned.people"]
    lists["unowned.any"] = lists["unowned.several"] | lists["unowned.bodies"]
    regions = {name: frozenset(states) for name, states in _read("regions").items()}
    first_names = _read("first_names")
    genders = dict.fromkeys(_gendered("masculine", lists, first_names), "Masc")
    genders |= dict.fromkeys(_gendered("feminine", lists, first_names), "Fem")
    collectives = frozenset().union(*words["collectives"].values())
    lists["groups.any"] = collectives | lists["members.nouns"] | lists["parties.nouns"]
    nouns = _nouns(lists, types.values()) | collectives
    return Lexicon(
        organs=_by_first(
            (tuple(n.split()), types[k]) for k, o in organs.items() for n in o["names"]
        ),
        organ_types=types,
        organ_names={key: frozenset(o["names"]) for key, o in organs.items()},
        honorifics=_under("honorifics.", lists),
        genders=genders,
        collectives={
            noun: sector for sector, nouns in words["collectives"].items() for noun in nouns
        },
        nouns=nouns,
        forms=_forms(nouns),
        bodies=_under("organization_nouns.", lists).union(*(o.nouns for o in types.values())),
        roles=_under("person_nouns.", lists),
        regions=regions,
        readings=_readings(_read("readings")["reading"]),
        lists=lists,
    )


def _read(name: str) -> dict[str, Any]:
    path = files("foedus.actors") / "words" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterable[tuple[str, frozenset[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}{key}.", value)
        else:
            yield prefix + key, frozenset(value)


def _under(prefix: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(words for name, words in lists.items() if name.startswith(prefix)))


def _nouns(lists: Mapping[str, frozenset[str]], organs: Iterable[OrganType]) -> frozenset[str]:
    names = ("parties.", "members.", "country_nouns.", "side_nouns.", "organization_nouns.")
    found = {noun for name, nouns in lists.items() if name.startswith(names) for noun in nouns}
    return frozenset(found.union(*(organ.nouns for organ in organs)))


def _forms(nouns: frozenset[str]) -> dict[str, str]:
    """Each noun by itself and by its plurals; of nouns with one form the likelier ending counts."""
    ordered = sorted(nouns)
    forms = {noun + "s": noun for noun in ordered}
    forms |= {noun + "es": noun for noun in ordered}
    forms |= {noun[:-1] + "ies": noun for noun in ordered if noun.endswith("y")}
    return forms | {noun: noun for noun in ordered}


def _gendered(
    gender: str, lists: Mapping[str, frozenset[str]], first_names: Mapping[str, list[str]]
) -> Iterable[str]:
    yield from lists[f"honorifics.{gender}"]
    yield from lists[f"gendered_nouns.{gender}"]
    yield from first_names[gender]


def _by_first(
    phrases: Iterable[tuple[tuple[str, ...], OrganType]],
) -> dict[str, tuple[tuple[tuple[str, ...], OrganType], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], OrganType]]] = {}
    for words, organ in phrases:
        parts = tuple(piece for word in words for piece in _split(word))
        found.setdefault(parts[0], []).append((parts, organ))
    return {
        first: tuple(sorted(items, key=lambda item: (-len(item[0]), item[0])))
        for first, items in found.items()
    }


def _split(word: str) -> list[str]:
    """A word as the treebanks tokenize it: possessive endings and hyphens stand alone."""
    if word.endswith("'s"):
        return [word[:-2], "'s"]
    head, dash, rest = word.partition("-")
    return [head, dash, rest] if dash and rest else [word]


def _readings(rows: list[dict[str, Any]]) -> dict[str, tuple[NameReading, ...]]:
    found: dict[str, list[NameReading]] = {}
    for row in rows:
        reading = NameReading(row["actor"], row.get("place", False), frozenset(row["cues"]))
        found.setdefault(row["surface"], []).append(reading)
    return {surface: tuple(readings) for surface, readings in found.items()}
