"""The cue lexicon: which words mark a statement, what kind, and what they take as content.

The words are data (``cues.toml``, ``settings.toml``, ``evaluations.toml``), read once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from foedus.errors import KnowledgeError
from foedus.language.inflection import irregular, verb_of
from foedus.records import SpeechAct

_LINKS = ("of", "for", "with", "over", "on", "against")
CueKind = Literal["speech", "attitude", "showing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word.

    Attributes:
        takes: What its content may be: ``that``, ``quote``, ``to``, ``object``, ``predicate``
            ("called it a mistake"), ``person`` (an object is the one spoken to), and for nouns
            and adjectives the prepositions themselves.
        prepositions: Prepositions that belong to the cue and open its content.
        links: Prepositions that join a second part to an object ("attributed X to Y").
        polarity: -1, 0 or +1 towards those the content is about.
        weak: The word has a common reading that is no statement ("attacked", "supported"):
            only the model or a quotation makes it one.
    """

    lemma: str
    kind: CueKind
    act: SpeechAct
    takes: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    polarity: int
    hedged: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words by part of speech; a lemma may have several readings, in file order."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    markers: Mapping[str, frozenset[str]]
    hedges: Mapping[str, frozenset[str]]
    media: Mapping[str, str]
    qualified: Mapping[str, str]
    written: frozenset[str]
    occasions: frozenset[str]
    carriers: Mapping[str, frozenset[str]]
    arguing: Mapping[str, frozenset[str]]
    positive: frozenset[str]
    negative: frozenset[str]
    negations: frozenset[str]

    def verb(self, lemma: str, take: str) -> Cue | None:
        """The first reading of a verb that takes this kind of content."""
        return next((c for c in self.verbs.get(lemma, ()) if take in c.takes), None)

    def verb_of(self, form: str) -> str:
        """The verb of the lexicon that a word in lower case is a form of; "" if of none."""
        verb = irregular().verbs.get(form) or verb_of(form, self.verbs.__contains__) or form
        return verb if verb in self.verbs else ""

    def verb_with(self, lemma: str, preposition: str) -> Cue | None:
        """The first reading of a verb whose content this preposition opens."""
        return next((c for c in self.verbs.get(lemma, ()) if preposition in c.prepositions), None)


@cache
def load_lexicon() -> Lexicon:
    """Read the data files shipped with the package.

    Raises:
        KnowledgeError: A data file does not have the form it must have.
    """
    cues = _read("cues.toml")
    settings = _read("settings.toml")
    evaluations = _read("evaluations.toml")
    return Lexicon(
        verbs=_by_lemma(cues["verbs"]),
        nouns=_by_lemma(cues["nouns"]),
        adjectives=_by_lemma(cues["adjectives"]),
        markers={name: frozenset(words) for name, words in cues["markers"].items()},
        hedges={name: frozenset(words) for name, words in cues["hedges"].items()},
        media=settings["media"],
        qualified=settings["qualified"],
        written=frozenset(settings["written"]),
        occasions=frozenset(settings["occasions"]),
        carriers={name: frozenset(words) for name, words in settings["carriers"].items()},
        arguing={name: frozenset(words) for name, words in settings["arguing"].items()},
        positive=frozenset(evaluations["positive"]),
        negative=frozenset(evaluations["negative"]),
        negations=frozenset(evaluations["negations"]),
    )


def _read(name: str) -> dict[str, Any]:
    text = (files("foedus.statements") / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"statements/{name}: {error}") from error


def _by_lemma(groups: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for group in groups:
        for cue in _cues(group):
            found.setdefault(cue.lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in found.items()}


def _cues(group: dict[str, Any]) -> Iterator[Cue]:
    act = group["act"]
    if act not in get_args(SpeechAct):
        raise KnowledgeError(f"statements/cues.toml: {act!r} is not a speech act")
    for lemma in group["lemmas"]:
        yield Cue(
            lemma=lemma,
            kind=cast("CueKind", group.get("kind", "speech")),
            act=cast("SpeechAct", act),
            takes=frozenset(group["takes"]),
            prepositions=frozenset(group.get("prepositions", ())),
            links=frozenset(group.get("links", _LINKS)),
            polarity=group.get("polarity", 0),
            hedged=group.get("hedged", False),
            weak=group.get("weak", False),
        )
