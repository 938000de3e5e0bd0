"""From a dump to ``officials.csv`` in a folder of the user's own."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.dumps import followthemoney, wikidata
from foedus.actors.knowledge.dumps.choosing import Term, Wanted, choose
from foedus.actors.knowledge.dumps.gathering import Gathered
from foedus.actors.knowledge.dumps.lines import read_dump
from foedus.actors.knowledge.dumps.report import (
    EXAMPLES,
    ImportReport,
    LeftOut,
    Reason,
    Unreadable,
)
from foedus.actors.knowledge.offices import title_key
from foedus.actors.knowledge.tables import FORMS, MAX_BYTES
from foedus.errors import KnowledgeError

FILE = "officials.csv"
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC"})
"""English text keeps the order of names there; elsewhere the family name is the last word."""
LISTED = 20
"""How many unreadable lines a report names."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Told now and then: the dump, lines read of it, the share of the file."""

    dump: str
    lines: int
    share: float


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What to take.

    Attributes:
        offices: Canonical names of the offices wanted; empty for all that few hold at a time.
        since: Terms that ended before this year are left out.
        source: What the ``source`` column names; the name of the file if empty.
    """

    offices: frozenset[str] = frozenset()
    since: int = 1945
    source: str = ""


@dataclass(slots=True)
class _Tally:
    """Counts, with a bounded number of examples: a dump may be wrong a million times."""

    lines: int = 0
    unreadable_lines: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    left_out: Counter[Reason] = field(default_factory=Counter)
    examples: dict[Reason, list[str]] = field(default_factory=lambda: defaultdict(list))

    def leave_out(self, reason: Reason, what: str) -> None:
        self.left_out[reason] += 1
        examples = self.examples[reason]
        if what not in examples:
            insort(examples, what)
            del examples[EXAMPLES:]

    def cannot_read(self, found: Unreadable) -> None:
        self.unreadable_lines += 1
        if len(self.unreadable) < LISTED:
            self.unreadable.append(found)


def import_officials(
    dump: Path,
    folder: Path,
    knowledge: Knowledge,
    options: ImportOptions | None = None,
    listener: Callable[[Progress], None] | None = None,
) -> ImportReport:
    """Write the officials of a dump as a folder of data files that overlays the knowledge base.

    Terms that the knowledge base has, contradicts, or that are not whole are left out and counted.
    The result depends on the dump and the knowledge base alone.

    Args:
        dump: FollowTheMoney entities or Wikidata items, a line each, also as Wikidata's array;
            plain or packed with gzip, bzip2 or xz.
        folder: Where to write ``officials.csv``; made if it is not there.
        knowledge: The base that is added to.
        options: What to take.
        listener: Told of the progress.

    Raises:
        KnowledgeError: The dump cannot be read; the folder has an ``officials.csv`` already; an
            office is unknown; nothing is left to write, or more than a data file may hold.
    """
    asked = options or ImportOptions()
    if (folder / FILE).exists():
        raise KnowledgeError(f"{folder / FILE}: is there already; name another folder")
    if unknown := sorted(asked.offices - knowledge.offices.keys()):
        raise KnowledgeError(f"no office called {unknown[0]!r}; see offices.csv")
    tally, gathered = _Tally(), Gathered(titles=_title_words(knowledge))

    def tell(lines: int, share: float) -> None:
        tally.lines = lines
        if listener is not None:
            listener(Progress(dump.name, lines, share))

    for found in read_dump(dump, tell):
        if isinstance(found, Unreadable):
            tally.cannot_read(found)
        else:
            _take(found.entity, gathered)
    wanted = Wanted(asked.offices, asked.since)
    terms = choose(gathered, wanted, knowledge, tally.leave_out)
    if terms:
        _write(folder, _table(terms, knowledge, asked.source or dump.name))
    return _report(tally, gathered, terms)


def _take(entity: Mapping[str, Any], into: Gathered) -> None:
    """Add one entity, of whichever of the two forms it is."""
    if "schema" in entity:
        followthemoney.take(entity, into)
    elif "claims" in entity:
        wikidata.take(entity, into)
    into.check()


def _title_words(knowledge: Knowledge) -> frozenset[str]:
    """Words that the name of an office has one of: what else Wikidata names is not kept."""
    titles = (title for o in knowledge.offices.values() for title in (o.name, *o.titles))
    return frozenset(word for t in titles for word in title_key(t).split() if len(word) > 3)


def _table(terms: Sequence[Term], knowledge: Knowledge, source: str) -> bytes:
    """Rows of ``officials.csv``, with the base's other rows of every key they replace."""
    columns = FORMS["officials"].columns
    surnames = {row["id"]: row["surname"] for row in knowledge.tables["officials"]}
    rows: list[Mapping[str, str]] = [_row(term, source, surnames) for term in terms]
    replaced: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for term in terms:
        replaced[term.key].add(term.from_)
    for row in knowledge.tables["officials"]:
        key = (row["id"], row["actor"], row["office"])
        if key in replaced and row["from"] not in replaced[key]:
            rows.append(row.cells)
    rows.sort(key=lambda r: [r.get(c, "") for c in ("actor", "office", "from", "to", "id")])
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    if len(content) > MAX_BYTES:
        raise KnowledgeError(
            f"{len(rows):,} terms are more than one data file may hold ({MAX_BYTES:,} bytes); "
            "ask for single offices or a later year"
        )
    return content


def _row(term: Term, source: str, surnames: Mapping[str, str]) -> Mapping[str, str]:
    family = term.name.split()[0] if term.actor in FAMILY_NAME_FIRST else ""
    return {
        "id": term.person,
        "name": term.name,
        "surname": surnames.get(term.person, family if family != term.name else ""),
        "aliases": "|".join(term.aliases),
        "actor": term.actor,
        "office": term.office,
        "from": term.from_,
        "to": term.to or "",
        "source": f"{source}, {term.source}",
    }


def _write(folder: Path, content: bytes) -> None:
    """Write beside the file and put it in its place when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{FILE}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(folder / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _report(tally: _Tally, gathered: Gathered, terms: Sequence[Term]) -> ImportReport:
    left_out = (
        LeftOut(reason, number, tuple(tally.examples[reason]))
        for reason, number in tally.left_out.items()
    )
    return ImportReport(
        lines=tally.lines,
        holdings=len(set(gathered.holdings)),
        terms=len(terms),
        persons=len({term.person for term in terms}),
        left_out=tuple(sorted(left_out, key=lambda item: (-item.number, item.reason))),
        unreadable=tuple(tally.unreadable),
        unreadable_lines=tally.unreadable_lines,
    )
