"""Reading reports into a store: one transaction a document, then the collection as a whole.

A document is read once; killing the run at any instant loses at most the documents in work, and
reading the same inputs again ends in the same store as an undisturbed run.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.collecting import no_collection
from foedus.errors import FoedusError, InputError
from foedus.reading.report import Listener, Notice, Outcome, Progress, ReadReport
from foedus.reading.settling import findings_of
from foedus.reading.steps import Steps
from foedus.records import Document
from foedus.store import Findings, Reading, Store, cleaned_digest

if TYPE_CHECKING:
    from foedus.language import Analysis, Pipeline

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read.

    Attributes:
        again: Read documents anew that are in the store already, as after an upgrade.
        batch: Most documents given to the language step at once.
        batch_characters: Most characters of text given to it at once; bounds memory.
    """

    again: bool = False
    batch: int = 4
    batch_characters: int = 100_000


def read(
    paths: Sequence[str | Path],
    store: Store,
    steps: Steps,
    options: ReadingOptions | None = None,
    listener: Listener | None = None,
) -> ReadReport:
    """Read everything that the paths name into the store, and settle the account.

    Args:
        paths: Files, folders and archives.
        store: Where to keep what is found.
        steps: The steps to go through, see :func:`foedus.reading.load_steps`.
        options: How to read.
        listener: Told of every report as it is dealt with.

    Raises:
        StoreError: The store is locked, full or cannot be written.
        FoedusError: A model or data file is missing or broken. Bad input raises nothing: it is
            listed in the report.
    """
    run = _Run(store, steps, options or ReadingOptions(), listener or (lambda _: None))
    with _thawing():
        for path in paths:
            run.take(Path(path))
        run.flush()
        run.settle()
    return run.report()


@contextmanager
def _thawing() -> Iterator[None]:
    """Give back to the search for cycles what the run took from it, unless it was not the first."""
    frozen = gc.get_freeze_count()
    try:
        yield
    finally:
        if not frozen:
            gc.unfreeze()


@dataclass(slots=True)
class _Run:
    """One run: what waits for the language step, and what was done so far."""

    store: Store
    steps: Steps
    options: ReadingOptions
    listener: Listener
    waiting: list[Document] = field(default_factory=list)
    pipeline: Pipeline | None = None
    read: int = 0
    words: int = 0
    known: int = 0
    skipped: list[Notice] = field(default_factory=list)
    unreadable: list[Notice] = field(default_factory=list)
    failed: list[Notice] = field(default_factory=list)

    def take(self, path: Path) -> None:
        """Deal with everything under one path; what needs the language step may be left waiting."""
        try:
            for item in self._discover(path):
                if isinstance(item, InputError):
                    self._note("unreadable", item.uri, item.code, item.reason)
                elif (document := self._clean(item)) is not None:
                    self._sort(document)
        except FoedusError:
            raise
        except Exception as error:
            self._fail(str(path), "sources", error)

    def _discover(self, path: Path) -> Iterator[object]:
        try:
            yield from self.steps.discover(path)
        except InputError as error:
            yield error

    def _clean(self, raw: object) -> Document | None:
        try:
            return self.steps.clean(raw)  # type: ignore[arg-type]
        except InputError as error:
            self._note("unreadable", error.uri, error.code, error.reason)
        except FoedusError:
            raise
        except Exception as error:
            self._fail(str(getattr(raw, "uri", "?")), "clean", error)
        return None

    def _sort(self, document: Document) -> None:
        if any(document.id == other.id for other in self.waiting):
            self.flush()
        state = self.store.known(document)
        if state == "other-uri":
            self.store.add_uri(document)
        if state in {"known", "other-uri"} and not self._wanted_again(document):
            self.known += 1
            self.listener(Progress(document.uri, "known"))
            return
        if document.language != ENGLISH:
            self._set_aside(document)
            return
        self.waiting.append(document)
        characters = sum(len(other.text) for other in self.waiting)
        full = len(self.waiting) >= self.options.batch
        if full or characters >= self.options.batch_characters:
            self.flush()

    def _wanted_again(self, document: Document) -> bool:
        """Whether to read a stored document anew: only from the place that gives its form."""
        return self.options.again and self.store.uris(document.id)[0] == document.uri

    def _set_aside(self, document: Document) -> None:
        """Keep a document that is not in English, without analysing it."""
        self.store.put_document(
            Reading(
                document=document,
                cleaned=cleaned_digest(document),
                recipe=self.steps.versions,
                signature=self.steps.signature(document),
            )
        )
        code = f"language-{document.language}"
        reason = f"not in English ({document.language}): kept, but not analysed"
        self._note("skipped", document.uri, code, reason)

    def flush(self) -> None:
        """Analyse and store every waiting document."""
        batch, self.waiting = self.waiting, []
        with no_collection():
            for document, analysis in zip(batch, self._analyse(batch), strict=True):
                if analysis is not None:
                    self._derive(document, analysis)

    def _analyse(self, batch: list[Document]) -> Sequence[Analysis | None]:
        if not batch:
            return ()
        if self.pipeline is None:
            self.pipeline = self.steps.language()
            # Knowledge base, codebook and model are all there now and stay to the end of the run:
            # going through them again and again for cycles would take a twentieth of its time.
            gc.freeze()
        try:
            return self.pipeline.read([document.text for document in batch])
        except FoedusError:
            raise
        except Exception as error:
            if len(batch) > 1:  # find the document it is about
                return [self._analyse([document])[0] for document in batch]
            self._fail(batch[0].uri, "language", error)
            return (None,)

    def _derive(self, document: Document, analysis: Analysis) -> None:
        step = "time"
        try:
            times = self.steps.find_times(document, analysis)
            dated = times.document
            step = "actors"
            actors = self.steps.resolve(dated, analysis)
            step = "statements"
            statements = tuple(self.steps.find_statements(dated, analysis, times, actors))
            step = "events"
            coding = self.steps.code(dated, analysis, times, actors, statements)
            step = "store"
            self.store.put_document(
                Reading(
                    document=dated,
                    cleaned=cleaned_digest(document),
                    recipe=f"{self.steps.versions}; language {analysis.version}",
                    signature=self.steps.signature(dated),
                    times=times.expressions,
                    actors=actors.actors,
                    mentions=actors.mentions,
                    statements=statements,
                    events=coding.events,
                    acts=coding.acts,
                )
            )
        except FoedusError:
            raise
        except Exception as error:
            self._fail(document.uri, step, error)
            return
        self.read += 1
        words = len(document.text.split())
        self.words += words
        self.listener(Progress(document.uri, "read", words))

    def settle(self) -> None:
        """Say of the collection what follows from all its documents, if any came in since."""
        if not self.store.dirty:
            return
        self.listener(Progress("", "settling"))
        generation = self.store.generation
        collection = self.store.collection()
        try:
            findings = findings_of(self.store, collection, self.steps.settle)
        except FoedusError:
            raise
        except Exception as error:
            self._fail("the collection", "collection", error)
            # Actors can be asked for all the same; the store stays marked as unsettled.
            self.store.put_findings(Findings(actors=collection.actors), generation=-1)
            return
        self.store.put_findings(findings, generation)

    def report(self) -> ReadReport:
        """What this run did."""
        return ReadReport(
            read=self.read,
            words=self.words,
            known=self.known,
            skipped=tuple(self.skipped),
            unreadable=tuple(self.unreadable),
            failed=tuple(self.failed),
            found=self.store.counts(),
        )

    def _fail(self, uri: str, step: str, error: Exception) -> None:
        reason = f"bug in foedus, not in the report: {type(error).__name__}: {error}"
        self._note("failed", uri, f"internal-{step}", reason)

    def _note(self, outcome: Outcome, uri: str, code: str, reason: str) -> None:
        lists = {
            "skipped": self.skipped,
            "unreadable": self.unreadable,
            "failed": self.failed,
        }
        lists[outcome].append(Notice(uri, code, reason))
        self.listener(Progress(uri, outcome))
