"""Organizations, their organs, outlets and groups from their rows."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.actors.knowledge.places import entry, named
from foedus.actors.knowledge.records import Entry
from foedus.actors.knowledge.tables import Tables


def organizations(tables: Tables, version: str) -> Iterator[Entry]:
    """Alliances, unions, courts, treaties, forums."""
    for row in tables["organizations"]:
        aliases = named(row, row["id"], {"aliases": "alias"})
        yield entry(row, row["id"], "organization", aliases, version, sector="IGO")


def organs(tables: Tables, version: str) -> Iterator[Entry]:
    """Organs of organizations and of states; those of states carry the state as country."""
    codes = {row["id"] for row in tables["states"]}
    for row in tables["organs"]:
        parent = row.maybe("parent")
        country = parent if parent in codes else None
        sector = _organ_sector(row["kind"], country)
        aliases = named(row, row["id"], {"aliases": "alias"})
        yield entry(
            row, row["id"], "organ", aliases, version, parent=parent, country=country, sector=sector
        )


def _organ_sector(kind: str, country: str | None) -> str:
    if country is None:
        return "IGO"
    return {"assembly": "LEG", "court": "JUD", "command": "MIL", "force": "MIL"}.get(kind, "GOV")


def outlets(tables: Tables, version: str) -> Iterator[Entry]:
    """News agencies, newspapers, broadcasters, sites."""
    for row in tables["outlets"]:
        aliases = named(row, row["id"], {"aliases": "alias"})
        yield entry(
            row, row["id"], "outlet", aliases, version, country=row.maybe("country"), sector="MED"
        )


def groups(tables: Tables, version: str) -> Iterator[Entry]:
    """Blocs, parties, armed groups, movements, companies."""
    for row in tables["groups"]:
        aliases = named(row, row["id"], {"aliases": "alias"})
        country, sector = row.maybe("country"), row.maybe("sector")
        yield entry(row, row["id"], "group", aliases, version, country=country, sector=sector)
