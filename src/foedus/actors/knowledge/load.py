"""Loading the knowledge base from the shipped data files and the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.bodies import groups, organizations, organs, outlets
from foedus.actors.knowledge.offices import OfficeIndex, index_offices
from foedus.actors.knowledge.people import officials
from foedus.actors.knowledge.places import cities, peoples, states
from foedus.actors.knowledge.records import Entry
from foedus.actors.knowledge.tables import Tables, read_tables
from foedus.collecting import no_collection

SHIPPED = Path(__file__).parent.parent / "kb"


def load_knowledge(extra: Sequence[Path] = ()) -> Knowledge:
    """Load the shipped data files, extended or overridden by folders of the same form.

    Rows of an extra folder replace the shipped rows of the same key and add the rest; later
    folders win. The result is cached: files changed afterwards are not seen.

    Raises:
        KnowledgeError: A folder or file does not have the form it must have.
    """
    return _load(tuple(Path(folder) for folder in extra))


@cache
def _load(extra: tuple[Path, ...]) -> Knowledge:
    with no_collection():
        tables = read_tables((SHIPPED, *extra))
        offices = index_offices(tables["offices"])
        return Knowledge(tables, _entries(tables, offices), offices)


def _entries(tables: Tables, offices: OfficeIndex) -> Iterator[Entry]:
    """All identities; where one surface has several, the kinds come in this order."""
    version = tables.digest
    yield from states(tables, version)
    yield from organizations(tables, version)
    yield from organs(tables, version)
    yield from peoples(tables, version)
    yield from groups(tables, version)
    yield from officials(tables, offices, version)
    yield from outlets(tables, version)
    yield from cities(tables, version)
