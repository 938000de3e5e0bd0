"""Gold mentions and the texts they stand in.

A gold file has one mention a line: ``{"report": "000", "words": "clarify {its} status", "kind":
"pronoun", "actor": "ARM"}``. The words are quoted just so far that they stand in the text once,
the head word of the mention in braces. ``actor`` is a pattern of the id it should get; ``|``
stands between identities that are all right, ``+`` between those that are meant together, ``@ARM``
is the state or whoever acts for it, ``-`` nobody who acts (weather, things, persons without a
name or a role); ``-|group:girls`` either nobody or the people that only a noun stands for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.dates import read_gum
from bench.reading import document
from bench.seeds.locate import locate
from foedus.clean import clean
from foedus.errors import InputError
from foedus.records import Document
from foedus.sources import discover

GOLD = Path(__file__).parent.parent / "gold" / "actors"
SAMPLES = Path(__file__).parent.parent.parent / "samples"


@dataclass(frozen=True)
class Gold:
    """One mention: the characters of its head word and who it is."""

    report: str
    words: str
    start: int
    end: int
    kind: str
    actor: str

    @property
    def nobody(self) -> bool:
        """Whether the words refer to nobody who acts, or need not be given an identity."""
        return "-" in self.actor.split("|")


@dataclass(frozen=True)
class Report:
    """A text with its gold mentions."""

    name: str
    document: Document
    gold: tuple[Gold, ...]


def read_gold(path: Path, documents: Mapping[str, Document]) -> list[Report]:
    """The reports of a gold file that can be had, in the order of the file.

    Raises:
        NotFoundError: Words of the gold are not in the text, or are there more than once.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    found = []
    for name in dict.fromkeys(row["report"] for row in rows):
        if name in documents:
            own = (row for row in rows if row["report"] == name)
            gold = tuple(_mention(row, documents[name].text) for row in own)
            found.append(Report(name, documents[name], gold))
    return found


def _mention(row: Mapping[str, str], text: str) -> Gold:
    start, end = locate(text, row["words"])
    return Gold(row["report"], row["words"], start, end, row["kind"], row["actor"])


def reports_of(folder: Path, patterns: Iterable[str]) -> dict[str, Document]:
    """Cleaned documents by file name; ``name#2`` for the second document of a file."""
    found: dict[str, Document] = {}
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            documents = list(_cleaned(path))
            for number, item in enumerate(documents, start=1):
                found[path.name if len(documents) == 1 else f"{path.name}#{number}"] = item
    return found


def _cleaned(path: Path) -> Iterator[Document]:
    for raw in discover([path]):
        if not isinstance(raw, InputError):
            yield clean(raw)


def reference_reports(folder: Path) -> dict[str, Document]:
    """The five reference reports by the first three letters of their file name."""
    return {name[:3]: item for name, item in reports_of(folder, ["*.txt"]).items()}


def gum_news(folder: Path) -> dict[str, Document]:
    """News of GUM by document name."""
    found = (read_gum(path) for path in sorted(folder.rglob("*_news_*.xml")))
    return {report.name: document(report.text, report.created) for report in found}


def own_texts(folder: Path) -> dict[str, Document]:
    """Texts written for the purpose: the first line is the day they are dated."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        day, _, text = path.read_text("utf-8").partition("\n")
        found[path.stem] = replace(document(text.strip(), day.strip()), id=f"d-{path.stem}")
    return found


def all_reports(seeds: Path | None, gum: Path | None) -> dict[str, list[Report]]:
    """Every gold set whose texts can be had, by name."""
    texts = {
        "seeds": reference_reports(seeds) if seeds else {},
        "samples": reports_of(SAMPLES, ["*/*"]),
        "gum": gum_news(gum) if gum else {},
        "own": own_texts(GOLD / "texts"),
    }
    found = {name: read_gold(GOLD / f"{name}.jsonl", known) for name, known in texts.items()}
    return {name: reports for name, reports in found.items() if reports}
