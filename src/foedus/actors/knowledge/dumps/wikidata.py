"""Items of Wikidata: persons with P39 (position held), positions, states.

The form is that of the JSON dumps (doc.wikimedia.org/Wikibase, "JSON"): labels and aliases by
language, claims by property, each with a main snak, qualifiers and a rank. P580 and P582 are the
first and last time of a statement, P1001 the jurisdiction of a position, P298 a state's ISO-3 code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from foedus.actors.knowledge.dumps.gathering import Gathered
from foedus.actors.knowledge.dumps.terms import Holding, Post, clean_name, existing, person
from foedus.actors.knowledge.offices import title_key

POSITION_HELD, START, END = "P39", "P580", "P582"
JURISDICTION, ISO3 = "P1001", "P298"
MAX_STATEMENTS = 500
_LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca")
_OTHER_LANGUAGES = ("fr", "de", "es", "pt", "it", "nl", "pl", "tr")
"""Where there is no English label, how these write a name is likeliest what English text does."""
_TIME = re.compile(r"\+0*(\d{4})-(\d\d)-(\d\d)T")
_DAY, _MONTH, _YEAR = 11, 10, 9
_CHARS = {_DAY: 10, _MONTH: 7, _YEAR: 4}


def take(item: Mapping[str, Any], into: Gathered) -> None:
    """Add one item: its positions if it is a person, else its name if it may be a position."""
    identity = item.get("id")
    if not isinstance(identity, str) or not re.fullmatch(r"Q\d{1,12}", identity):
        return
    held = list(_statements(item, POSITION_HELD))
    if held:
        labels = _texts(item, "labels", (*_LANGUAGES, *_OTHER_LANGUAGES))
        found = person(labels[:1], [*labels[1:4], *_texts(item, "aliases", _LANGUAGES)])
        if found is not None:
            into.persons[identity] = found
        into.holdings.extend(_holding(identity, statement, post) for statement, post in held)
        return
    for statement, code in _values(item, ISO3):
        if isinstance(code, str) and statement.get("rank") != "deprecated":
            into.codes[identity] = code.upper()
    names = tuple(_texts(item, "labels", _LANGUAGES)[:2])
    if names and into.titles.intersection(title_key(names[0]).split()):
        owners = tuple(owner for _, owner in _statements(item, JURISDICTION))
        aliases = tuple(_texts(item, "aliases", _LANGUAGES)[:8])
        into.posts[identity] = Post((*names, *aliases), owners)


def _holding(identity: str, statement: Mapping[str, Any], post: str) -> Holding:
    start, _ = _qualified(statement, START)
    end, ended = _qualified(statement, END)
    return Holding(identity, post, start, end, ended)


def _qualified(statement: Mapping[str, Any], name: str) -> tuple[str | None, bool]:
    """A time that qualifies a statement, as ISO date or prefix, and whether it is said to be.

    "novalue" says that there is none (still in office), "somevalue" that it is not known.
    """
    qualifiers = statement.get("qualifiers")
    snaks = qualifiers.get(name, ()) if isinstance(qualifiers, Mapping) else ()
    unknown = False
    for snak in snaks if isinstance(snaks, list) else ():
        if not isinstance(snak, Mapping) or snak.get("snaktype") == "novalue":
            continue
        if (found := _time(snak)) is not None:
            return found, True
        unknown = True
    return None, unknown


def _time(snak: Mapping[str, Any]) -> str | None:
    value = _datavalue(snak)
    if not isinstance(value, Mapping):
        return None
    match = _TIME.match(str(value.get("time", ""))[:40])
    precision = value.get("precision")
    if match is None or precision not in _CHARS:
        return None
    return existing("-".join(match.groups())[: _CHARS[precision]])


def _statements(item: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Statements of a property that point to an item, with its id; without deprecated ones."""
    for statement, value in _values(item, name):
        target = value.get("id") if isinstance(value, Mapping) else None
        if isinstance(target, str) and statement.get("rank") != "deprecated":
            yield statement, target[:16]


def _values(item: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], Any]]:
    claims = item.get("claims")
    statements = claims.get(name, ()) if isinstance(claims, Mapping) else ()
    for statement in statements[:MAX_STATEMENTS] if isinstance(statements, list) else ():
        if isinstance(statement, Mapping) and isinstance(statement.get("mainsnak"), Mapping):
            yield statement, _datavalue(statement["mainsnak"])


def _datavalue(snak: Mapping[str, Any]) -> Any:
    value = snak.get("datavalue")
    return value.get("value") if isinstance(value, Mapping) else None


def _texts(item: Mapping[str, Any], part: str, languages: tuple[str, ...]) -> list[str]:
    """Labels or aliases in these languages, in their order, cleaned."""
    by_language = item.get(part)
    if not isinstance(by_language, Mapping):
        return []
    found: list[str] = []
    for language in languages:
        terms = by_language.get(language, ())
        for term in terms if isinstance(terms, list) else [terms]:
            text = clean_name(term.get("value")) if isinstance(term, Mapping) else ""
            if text:
                found.append(text)
    return list(dict.fromkeys(found))
