"""The codebook: what counts as an event of which type, read from data files people can edit.

One TOML file for each of the 16 PLOVER types, ``acts.toml`` for signs of membership, and the
word lists and rules they rest on. ``docs/codebook.md`` describes the form. Types, modes and
contexts are those of PLOVER 2 (Open Event Data Alliance, 2024); codes those of CAMEO 1.1b3
(Schrodt 2012); values on the scale of Goldstein (1992). Definitions, patterns and examples are
foedus's own.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from foedus.errors import KnowledgeError
from foedus.events.contexts import Contexts, read_contexts
from foedus.events.grammar import Grammar, read_grammar
from foedus.events.modality import ModalityRules, read_modality
from foedus.events.pattern import (
    IMPLIED,
    Pattern,
    PatternError,
    compile_pattern,
    expand,
    readings,
)
from foedus.records import ActValue, Dimension, Modality, PloverType

E = TypeVar("E", bound="Entry")
HERE = Path(__file__).parent / "codebook"
SUPPORT_FILES = ("acts", "cameo", "classes", "contexts", "modality")
QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Quad class of each type. PLOVER prints SANCTION as verbal in one table and as material in its
own section; here it is material conflict, as in the section."""
TARGET_REQUIRED = frozenset({"COOPERATE", "AID", "SANCTION"})
"""Types that PLOVER codes only with a recipient."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must, or must not, be coded with an entry."""

    text: str
    coded: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What event and act entries share.

    Attributes:
        id: Stable name of the entry; events carry it as ``pattern``.
        keeps_complement: What is promised, threatened or demanded is coded for itself as well.
        adjunct: A noun of the entry may take its subject from the clause it is an adjunct of.
        agentless: A passive without agent is coded, its source left open ("was arrested").
        affirmed: A negation leaves nothing to code ("has not ruled out").
        decided: The event is carried out by deciding it, so "decided to" leaves it actual.
        unless: With one of these nouns among the arguments it is none ("killed in a stampede").
        confidence: How often a match of the entry is right, as far as its author can say.
        order: Position in the codebook; the earlier entry wins a tie.
    """

    id: str
    definition: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    keeps_complement: bool
    adjunct: bool
    agentless: bool
    decided: bool
    affirmed: bool
    unless: frozenset[str]
    confidence: float
    order: int


@dataclass(frozen=True, slots=True)
class EventEntry(Entry):
    """An entry of a type's file.

    ``reach`` says where a target is looked for that the pattern does not name: "object", "place"
    or prepositions, in this order (:mod:`foedus.events.completing`).
    """

    type: PloverType
    mode: str | None
    cameo: str
    goldstein: float
    symmetric: bool
    target_required: bool
    reach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActEntry(Entry):
    """An entry of ``acts.toml``.

    ``by_modality`` gives the value at each modality (none: no act); without it the value always
    holds. ``by_others`` goes before it where another party than the state says so. With
    ``state_of_speaker`` the state is the speaker's where the words name none.
    """

    value: ActValue
    state_of_speaker: bool
    by_modality: Mapping[Modality, ActValue]
    by_others: Mapping[Modality, ActValue]


Index = Mapping[str, tuple[tuple[frozenset[str], tuple[tuple[E, Pattern], ...]], ...]]
"""For each word the patterns that start with it, in groups: those that need one of some words."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """How a text names the cause of an act."""

    verbs: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True)
class Codebook:
    """A codebook ready for use.

    Attributes:
        version: Digest of the files it was read from.
        filled: By type the entry of events that the classifier finds and no pattern names; a type
            that is not among them is not filled in.
        silent: Verbs that the classifier is not asked about: what they say is no deed.
        families: Values of acts that one story is made of, by value: the way in, the way out.
        event_index, act_index: The patterns by the words they start with (:func:`index`).
    """

    version: str
    events: tuple[EventEntry, ...]
    acts: tuple[ActEntry, ...]
    filled: Mapping[str, EventEntry]
    silent: frozenset[str]
    event_index: Index[EventEntry]
    act_index: Index[ActEntry]
    grammar: Grammar
    modality: ModalityRules
    contexts: Contexts
    dimensions: Mapping[str, Dimension]
    families: Mapping[str, str]
    reasons: Reasons


def load_codebook(path: Path | None = None) -> Codebook:
    """Read and compile a codebook.

    Args:
        path: A folder in the form of the built-in one, which is the default.

    Raises:
        KnowledgeError: A file is missing, is no TOML, or an entry does not have the form.
    """
    return _load(HERE if path is None else Path(path))


@cache
def _load(folder: Path) -> Codebook:
    tables, version = _read_tables(folder)
    try:
        return _Builder(tables, version).codebook()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"codebook {folder}: {error}") from error


def _read_tables(folder: Path) -> tuple[dict[str, dict[str, Any]], str]:
    digest = hashlib.sha256()
    tables: dict[str, dict[str, Any]] = {}
    for name in (*SUPPORT_FILES, *(t.lower() for t in get_args(PloverType))):
        file = folder / f"{name}.toml"
        try:
            content = file.read_bytes()
            tables[name] = tomllib.loads(content.decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise KnowledgeError(f"codebook {file}: {error}") from error
        digest.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return tables, digest.hexdigest()[:12]


class _Builder:
    def __init__(self, tables: dict[str, dict[str, Any]], version: str) -> None:
        self.tables = tables
        self.version = version
        words = tables["classes"]
        twice = set(words["nouns"]) & set(words["verbs"])
        if twice:
            raise ValueError(f"classes of nouns and of verbs have one name: {sorted(twice)}")
        self.classes = _resolve_classes({**words["nouns"], **words["verbs"]})
        self.phrases = {name: tuple(items) for name, items in words["phrases"].items()}
        self.goldstein: dict[str, float] = tables["cameo"]["goldstein"]
        self.dimensions = {
            value: name for name, values in tables["acts"]["dimensions"].items() for value in values
        }
        if not set(self.dimensions.values()) <= set(get_args(Dimension)):
            raise ValueError("acts.toml names an unknown dimension")
        self.seen: set[str] = set()

    def codebook(self) -> Codebook:
        events = tuple(self._events())
        acts = tuple(self._act(row, n) for n, row in enumerate(self.tables["acts"]["entry"]))
        words = self.tables["classes"]
        return Codebook(
            version=self.version,
            events=events,
            acts=acts,
            filled={name: self._filled(name) for name in self._fillable()},
            silent=frozenset(self.tables["cameo"]["filling"]["silent"]),
            event_index=index(events),
            act_index=index(acts),
            grammar=read_grammar(words["grammar"], words["nominalizations"]),
            modality=read_modality(self.tables["modality"]),
            contexts=read_contexts(self.tables["contexts"]),
            dimensions=self.dimensions,
            families={
                value: name
                for name, values in self.tables["acts"]["families"].items()
                for value in values
            },
            reasons=Reasons(
                **{name: frozenset(items) for name, items in self.tables["acts"]["reasons"].items()}
            ),
        )

    def _events(self) -> Iterator[EventEntry]:
        order = 0
        for name in get_args(PloverType):
            table = self.tables[name.lower()]
            if table["type"] != name:
                raise ValueError(f"{name.lower()}.toml says type {table['type']}")
            for row in table["entry"]:
                yield self._event(name, table, row, order)
                order += 1

    def _event(
        self, name: PloverType, table: Mapping[str, Any], row: Mapping[str, Any], order: int
    ) -> EventEntry:
        cameo = row["cameo"]
        return EventEntry(
            **self._shared({**table, **row}, order),
            type=name,
            mode=row.get("mode"),
            cameo=cameo,
            goldstein=row.get("goldstein", self._goldstein(cameo)),
            symmetric=row.get("symmetric", table.get("symmetric", False)),
            target_required=row.get("target_required", name in TARGET_REQUIRED),
            reach=tuple(row.get("reach", table.get("reach", ()))),
        )

    def _fillable(self) -> list[PloverType]:
        codes = self.tables["cameo"]["filling"]["codes"]
        return [name for name in get_args(PloverType) if name in codes]

    def _filled(self, name: PloverType) -> EventEntry:
        """The entry of what the classifier, and no pattern, takes for an event of a type."""
        rules = self.tables["cameo"]["filling"]
        row = {
            "id": f"classifier-{name.lower()}",
            "cameo": rules["codes"][name],
            "definition": f"No pattern fits; the classifier is sure that it is {name}.",
            "patterns": [],
            "affirmed": True,
            "confidence": rules["confidence"],
        }
        return self._event(name, {}, row, 0)

    def _act(self, row: Mapping[str, Any], order: int) -> ActEntry:
        by_modality = row.get("by_modality", {})
        by_others = row.get("by_others", {})
        for value in (row["value"], *by_modality.values(), *by_others.values()):
            if value not in get_args(ActValue) or value not in self.dimensions:
                raise ValueError(f"{row['id']}: no value {value}")
        for modality in (*by_modality, *by_others):
            if modality not in get_args(Modality):
                raise ValueError(f"{row['id']}: no modality {modality}")
        return ActEntry(
            **self._shared(row, order),
            value=row["value"],
            state_of_speaker=row.get("state_of_speaker", False),
            by_modality=by_modality,
            by_others=by_others,
        )

    def _shared(self, row: Mapping[str, Any], order: int) -> dict[str, Any]:
        name = row["id"]
        if name in self.seen:
            raise ValueError(f"entry {name} is there twice")
        self.seen.add(name)
        return {
            "id": name,
            "definition": row["definition"],
            "patterns": tuple(self._patterns(row)),
            "examples": (
                *(Example(text, True) for text in row.get("codes", ())),
                *(Example(text, False) for text in row.get("codes_not", ())),
            ),
            "keeps_complement": row.get("keeps_complement", False),
            "adjunct": row.get("adjunct", False),
            "agentless": row.get("agentless", False),
            "decided": row.get("decided", False),
            "affirmed": row.get("affirmed", False),
            "unless": self.classes[row["unless"]] if "unless" in row else frozenset(),
            "confidence": row.get("confidence", 0.8),
            "order": order,
        }

    def _lines(self, row: Mapping[str, Any]) -> Iterator[str]:
        """Wordings of an entry's patterns; those that name everything come first."""
        wordings = (wording for line in row["patterns"] for wording in expand(line, self.phrases))
        both = [reading for wording in wordings for reading in readings(wording)]
        return iter(sorted(dict.fromkeys(both), key=lambda line: IMPLIED in line))

    def _patterns(self, row: Mapping[str, Any]) -> Iterator[Pattern]:
        try:
            for line in self._lines(row):
                yield compile_pattern(line, self.classes)
        except PatternError as error:
            raise ValueError(f"{row['id']}: {error}") from error

    def _goldstein(self, cameo: str) -> float:
        for size in range(len(cameo), 1, -1):
            if cameo[:size] in self.goldstein:
                return float(self.goldstein[cameo[:size]])
        raise ValueError(f"no Goldstein value for CAMEO {cameo}")


def _resolve_classes(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Noun classes; a member ``@other`` brings in another class."""

    def members(name: str, above: tuple[str, ...]) -> Iterator[str]:
        if name in above or name not in table:
            raise ValueError(f"class @{name} is circular or not defined")
        for item in table[name]:
            if item.startswith("@"):
                yield from members(item[1:], (*above, name))
            else:
                yield item

    return {name: frozenset(members(name, ())) for name in table}


def index(entries: Iterable[E]) -> Index[E]:
    """The patterns by the words they start with, and by the first set of words they need.

    Common verbs start hundreds of patterns; most sentences lack what those need.
    """
    found: dict[str, dict[frozenset[str], list[tuple[E, Pattern]]]] = {}
    for entry in entries:
        for pattern in entry.patterns:
            needed = pattern.needs[0] if pattern.needs else frozenset[str]()
            for head in sorted(pattern.clause.heads):
                groups = found.setdefault(head.rpartition(" ")[2], {})
                groups.setdefault(needed, []).append((entry, pattern))
    return {
        word: tuple((needed, tuple(pairs)) for needed, pairs in groups.items())
        for word, groups in found.items()
    }
