"""The Python face: open an account, read reports into it, ask it for frames.

>>> import foedus
>>> with foedus.open("account.foedus") as account:  # doctest: +SKIP
...     account.read("reports/")
...     account.events(actor="ARM", with_="CSTO")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.export import What, explain, frame, records, write
from foedus.export.writing import Format
from foedus.reading import (
    Listener,
    ReadingOptions,
    ReadReport,
    deciding,
    load_steps,
    read,
    settle_again,
)
from foedus.records import Decision, Sameness
from foedus.store import Filter, Store

if TYPE_CHECKING:
    import polars


def open(path: str | Path, *, create: bool = True) -> Account:  # noqa: A001  foedus.open(...)
    """Open the account kept in a file.

    Args:
        path: The store file, by habit ``NAME.foedus``.
        create: Whether to make it when it is not there.

    Raises:
        StoreError: Not a store, of another version, locked, or (without ``create``) not there.
    """
    return Account(Store.open(path, create=create))


class Account:
    """An account of what was read. Close it, or use it in a ``with`` block.

    The listings take the keywords of :class:`foedus.store.Filter` (``actor``, ``with_``, ``by``,
    ``from_``, ``to``, ``as_of``, ``document``, ``limit``) and give polars frames with a column per
    field of the record. They raise ``QueryError`` for an actor or date that does not exist.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Account:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def read(
        self,
        *paths: str | Path,
        field_map: Mapping[str, str] | None = None,
        pipeline: str = "foedus",
        again: bool = False,
        knowledge: Sequence[str | Path] = (),
        codebook: str | Path | None = None,
        listener: Listener | None = None,
    ) -> ReadReport:
        """Read reports and settle the account.

        Args:
            paths: Files, folders and archives.
            field_map: Field of foedus (``text``, ``title``, ``published``, ...) -> column of the
                data, for JSON, CSV and Parquet with unusual names.
            pipeline: ``foedus``, ``fast`` for the smaller model, or ``spacy:NAME`` for a spaCy
                pipeline.
            again: Read anew what is in the account already.
            knowledge: Further data files for the knowledge base.
            codebook: Another codebook.
            listener: Told of every report as it is dealt with.

        Returns:
            What was read, what was not and why, and what was found.

        Raises:
            StoreError, ModelError, KnowledgeError: see :mod:`foedus.errors`. Bad input raises
                nothing: it is in the report.
        """
        from foedus.sources import FieldMap, ReadOptions

        steps = load_steps(
            ReadOptions(fields=FieldMap().override(field_map or {})),
            pipeline=pipeline,
            knowledge_files=tuple(map(Path, knowledge)),
            codebook_file=Path(codebook) if codebook else None,
        )
        return read(paths, self.store, steps, ReadingOptions(again=again), listener)

    def merge_actors(self, actor: str, into: str, *, by: str, note: str = "", **how: Any) -> str:
        """Decide that ``actor`` is ``into``; every record shows it. Returns the decision's id.

        Args:
            actor: Id, name or alias of one.
            into: Id, name or alias of the other, which stays.
            by: Who decides.
            note: The reason.
            how: ``knowledge`` and ``codebook`` as in :meth:`read`.

        Raises:
            QueryError: One of them is not there, or they cannot be one.
        """
        return self._decided(deciding.merge(self.store, actor, into, by, note), how)

    def split_actor(
        self,
        actor: str,
        documents: Sequence[str],
        into: str,
        *,
        by: str,
        note: str = "",
        **how: Any,
    ) -> str:
        """Decide that in some documents ``actor`` is another: an id, or the name of a new actor."""
        return self._decided(deciding.split(self.store, actor, documents, into, by, note), how)

    def rename_actor(self, actor: str, name: str, *, by: str, note: str = "", **how: Any) -> str:
        """Decide what an actor is called; its old name stays as an alias."""
        return self._decided(deciding.rename(self.store, actor, name, by, note), how)

    def undo(self, of: str, *, by: str, note: str = "", **how: Any) -> str:
        """Take back a decision or an automatic merge."""
        return self._decided(deciding.undo(self.store, of, by, note), how)

    def apply_decisions(self, decisions: Sequence[Decision], **how: Any) -> None:
        """Take over decisions of another account; those that are here already change nothing."""
        self.store.put_decisions(decisions)
        self._settle(how)

    def decisions(self) -> polars.DataFrame:
        """What was decided about identities, by whom and when, oldest first."""
        return frame(Decision, self.store.decisions())

    def sameness(self) -> polars.DataFrame:
        """Persons that are one (``sure``) or may be (``proposed``), and why."""
        return frame(Sameness, self.store.sameness())

    def _decided(self, decision: Decision, how: Mapping[str, Any]) -> str:
        self._settle(how)
        return decision.id

    def _settle(self, how: Mapping[str, Any]) -> None:
        codebook = how.get("codebook")
        steps = load_steps(
            knowledge_files=tuple(map(Path, how.get("knowledge", ()))),
            codebook_file=Path(codebook) if codebook else None,
        )
        settle_again(self.store, steps.settle)

    def documents(self, **question: Any) -> polars.DataFrame:
        """Reports, by publication date."""
        return self._frame("documents", question)

    def statements(self, **question: Any) -> polars.DataFrame:
        """Who said what, by the day it was said; ``quote`` holds the words."""
        return self._frame("statements", question)

    def events(self, **question: Any) -> polars.DataFrame:
        """Who did what to whom, by date; ``quote`` holds the words it rests on."""
        return self._frame("events", question)

    def acts(self, **question: Any) -> polars.DataFrame:
        """Signs of where states stand in organizations, by date."""
        return self._frame("acts", question)

    def standing(self, **question: Any) -> polars.DataFrame:
        """The ledger: status of states in organizations; ``as_of`` for one day."""
        return self._frame("standing", question)

    def conflicts(self, **question: Any) -> polars.DataFrame:
        """Accounts that cannot all be right."""
        return self._frame("conflicts", question)

    def lineage(self, **question: Any) -> polars.DataFrame:
        """Which reports depend on which."""
        return self._frame("lineage", question)

    def stories(self, **question: Any) -> polars.DataFrame:
        """Groups of reports on one story."""
        return self._frame("stories", question)

    def actors(self, **question: Any) -> polars.DataFrame:
        """States, organizations, persons and groups."""
        return self._frame("actors", question)

    def mentions(self, document: str | None = None) -> polars.DataFrame:
        """Words that refer to actors, with the reason for each; of one report or of all."""
        return self._frame("mentions", {"document": document})

    def search(self, words: str, limit: int = 20) -> polars.DataFrame:
        """Reports that hold all words: ``document``, ``title`` and matching ``spans``."""
        import polars

        found = self.store.search(words, limit)
        rows = [(f.document, f.title, [list(span) for span in f.spans]) for f in found]
        schema: dict[str, Any] = {
            "document": polars.String,
            "title": polars.String,
            "spans": polars.List(polars.List(polars.Int64)),
        }
        return polars.DataFrame(rows, schema=schema, orient="row")

    def explain(self, identity: str) -> dict[str, Any]:
        """How a record came to be: words in their place, rule, actors, dates, versions."""
        return explain(self.store, identity).to_plain()

    def export(self, what: What, path: str | Path, form: Format = "jsonl", **question: Any) -> int:
        """Write one kind of record to a file; returns the number of records."""
        with Path(path).open("wb") as out:
            return write(self.store, what, form, out, Filter(**question))

    def _frame(self, what: What, question: Mapping[str, Any]) -> polars.DataFrame:
        import polars

        table = frame(*records(self.store, what, Filter(**question)))
        if "evidence" not in table.columns:
            return table
        words = polars.col("evidence").list.eval(polars.element().struct.field("exact"))
        return table.with_columns(quote=words.list.join(" [...] "))
