"""States, cities, peoples and regions from their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from foedus.actors.knowledge.records import Alias, AliasKind, Entry, Identity
from foedus.actors.knowledge.surface import is_abbreviation, key
from foedus.actors.knowledge.tables import Row, Tables
from foedus.records import Actor, ActorKind


def entry(
    row: Row,
    actor_id: str,
    kind: ActorKind,
    aliases: Iterable[Alias],
    version: str,
    *,
    country: str | None = None,
    sector: str | None = None,
    parent: str | None = None,
) -> Entry:
    """The entry of an identity without affiliations, from the columns most tables share."""
    unique = tuple(dict.fromkeys(aliases))
    standing = (country, sector, parent)
    make = partial(_identity, row, actor_id, kind, unique, version, standing)
    return Entry(actor_id, parent, unique, make)


def _identity(
    row: Row,
    actor_id: str,
    kind: ActorKind,
    unique: tuple[Alias, ...],
    version: str,
    standing: tuple[str | None, str | None, str | None],
) -> Identity:
    name = row["name"]
    country, sector, parent = standing
    actor = Actor(
        id=actor_id,
        name=name,
        kind=kind,
        aliases=tuple(dict.fromkeys(a.surface for a in unique if a.surface != name)),
        affiliations=(),
        country=country,
        sector=sector,
        parent=parent,
        evidence=(),
        confidence=1.0,
        version=version,
    )
    return Identity(
        actor,
        unique,
        row.file.removesuffix(".csv"),
        row.line,
        type=row["status"] or row["kind"],
        from_=row.maybe("from"),
        to=row.maybe("to"),
        nouns=row.items("short_nouns"),
        leaders=row.items("leaders"),
    )


def named(row: Row, actor_id: str, columns: Mapping[str, AliasKind]) -> Iterator[Alias]:
    """The name and the aliases of a row; all-capital words are abbreviations."""
    name = row["name"]
    yield Alias(name, actor_id, "abbreviation" if is_abbreviation(name) else "name")
    for column, kind in columns.items():
        for surface in row.items(column):
            short = kind == "alias" and is_abbreviation(surface)
            yield Alias(surface, actor_id, "abbreviation" if short else kind)


STATE_COLUMNS: Mapping[str, AliasKind] = {
    "official": "official",
    "adjective": "adjective",
    "demonyms": "demonym",
    "aliases": "alias",
}


def states(tables: Tables, version: str) -> Iterator[Entry]:
    """States with their capitals (in all spellings of ``cities``) and metonyms."""
    spellings = {(row["state"], key(row["name"])): row for row in tables["cities"]}
    for row in tables["states"]:
        code = row["id"]
        aliases = list(named(row, code, STATE_COLUMNS))
        for capital in row.items("capital"):
            city = spellings.get((code, key(capital)))
            if city is not None and city["stands_for"] and code not in city.items("stands_for"):
                continue  # Brussels: the seat of others, not a name for its own government
            aliases.append(Alias(capital, code, "capital"))
            aliases.extend(
                Alias(s, code, "capital") for s in (city.items("aliases") if city else ())
            )
        aliases.extend(Alias(surface, code, "metonym") for surface in row.items("metonyms"))
        yield entry(row, code, "state", aliases, version, country=code, sector="GOV")


def cities(tables: Tables, version: str) -> Iterator[Entry]:
    """Cities that do not already stand for their state as its capital or a metonym."""
    standing = {
        (row["id"], key(name))
        for row in tables["states"]
        for name in (*row.items("capital"), *row.items("metonyms"))
    }
    for row in tables["cities"]:
        name, state, others = key(row["name"]), row["state"], row.items("stands_for")
        if (state, name) in standing and (not others or state in others):
            continue
        code = f"place:{name.replace(' ', '-')}-{state.lower()}"
        aliases = list(named(row, code, {"aliases": "alias"}))
        if others:
            surfaces = (row["name"], *row.items("aliases"))
            aliases.extend(Alias(s, other, "metonym") for other in others for s in surfaces)
        yield entry(row, code, "place-as-actor", aliases, version, country=state)


def peoples(tables: Tables, version: str) -> Iterator[Entry]:
    """Peoples (groups) and regions (places) that are not states."""
    columns: dict[str, AliasKind] = {
        "adjective": "adjective",
        "demonyms": "demonym",
        "aliases": "alias",
    }
    for row in tables["peoples"]:
        kind: ActorKind = "group" if row["kind"] == "people" else "place-as-actor"
        sector = "CVL" if kind == "group" else None
        aliases = named(row, row["id"], columns)
        yield entry(
            row, row["id"], kind, aliases, version, country=row.maybe("country"), sector=sector
        )
