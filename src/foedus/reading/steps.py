"""The steps that a run of reading goes through, as one value that tests can put together anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.records import Collection, Document, Statement
from foedus.store import Findings
from foedus.version import __version__

if TYPE_CHECKING:
    from foedus.actors import ActorLayer
    from foedus.errors import InputError
    from foedus.events import Coding
    from foedus.language import Analysis, Pipeline
    from foedus.sources import RawDocument
    from foedus.sources import ReadOptions as SourceOptions
    from foedus.time import TimeLayer


@dataclass(frozen=True)
class Steps:
    """One callable a step, everything they need but the document already given.

    Attributes:
        discover: A path the user named -> raw documents, and what cannot be read.
        clean: A raw document -> a document; raises ``InputError``.
        signature: A document -> its MinHash signature.
        language: Called once, when the first document needs it: -> the language pipeline.
        find_times: A document and its analysis -> its time expressions and dates.
        resolve: The same and the times -> its mentions and actors.
        find_statements: The same and the actors -> its statements.
        code: The same and the statements -> its events and acts.
        settle: The collection -> all that is said of it.
        versions: Versions of the code and data used, for ``explain``.
    """

    discover: Callable[[Path], Iterator[RawDocument | InputError]]
    clean: Callable[[RawDocument], Document]
    signature: Callable[[Document], tuple[int, ...]]
    language: Callable[[], Pipeline]
    find_times: Callable[[Document, Analysis], TimeLayer]
    resolve: Callable[[Document, Analysis], ActorLayer]
    find_statements: Callable[[Document, Analysis, TimeLayer, ActorLayer], Sequence[Statement]]
    code: Callable[[Document, Analysis, TimeLayer, ActorLayer, Sequence[Statement]], Coding]
    settle: Callable[[Collection], Findings]
    versions: str


def load_steps(
    options: SourceOptions | None = None,
    *,
    pipeline: str = "foedus",
    knowledge_files: Sequence[Path] = (),
    codebook_file: Path | None = None,
) -> Steps:
    """The real steps.

    Args:
        options: How inputs are read (field map, size limits).
        pipeline: ``foedus`` or ``fast`` for the models that come with it, ``spacy:NAME`` for a
            spaCy one.
        knowledge_files: Further data files for the knowledge base.
        codebook_file: Another codebook in place of the one that comes with foedus.

    Raises:
        KnowledgeError: A data file does not have the form it must have.
        ModelError: The language model's files are missing.
    """
    from foedus.actors import load_knowledge, resolve
    from foedus.clean import clean, signature
    from foedus.events import code, load_codebook
    from foedus.language import load
    from foedus.sources import discover
    from foedus.statements import find_statements
    from foedus.time import find_times

    knowledge = load_knowledge(tuple(knowledge_files))
    codebook = load_codebook(codebook_file)

    def settle(collection: Collection) -> Findings:
        from foedus.corroborate import corroborate
        from foedus.standing import ledger

        found = corroborate(collection, knowledge)
        compared = replace(
            collection, documents=found.documents, events=found.events, acts=found.acts
        )
        return Findings(
            documents=found.documents,
            actors=collection.actors,
            events=found.events,
            acts=found.acts,
            lineage=found.lineage,
            stories=found.stories,
            conflicts=found.conflicts,
            standing=ledger(compared, knowledge),
        )

    return Steps(
        discover=lambda path: discover([path], options),
        clean=clean,
        signature=lambda document: signature(document.text),
        language=lambda: load(pipeline),
        find_times=find_times,
        resolve=lambda document, analysis: resolve(document, analysis, knowledge),
        find_statements=find_statements,
        code=partial(code, codebook=codebook),
        settle=settle,
        versions=f"foedus {__version__}; knowledge {knowledge.version}; "
        f"codebook {codebook.version}",
    )
