"""What the words of a sentence say about the type of what passes between two of its actors.

A linear classifier beside the network's (:mod:`foedus.language.focus`): the network knows what a
sentence means, this one which words go with which type. It sees lemmas, neighbouring lemmas, the
words above each actor in the tree and what hangs from those, the predicates among them with
particle, negation and auxiliaries, and how the words on the way between the actors begin, but no
names and no numbers: who acts says nothing about what is done. Features are hashed (Weinberger et
al. 2009) and weighed by how often they occur and how rare they are; ``training.wording`` fits the
weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, log
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from foedus.language import Analysis, Token
from foedus.language.labels import RELATIONS

NOTHING = "NONE"
"""The class of two actors that stand in a sentence without acting on each other."""
TYPES = tuple(name for name in RELATIONS if name != NOTHING)
BUCKETS = 1 << 17
WEIGHTS = Path(__file__).parent / "wording.npz"
STRENGTH = 8.0
"""What a score is worth beside a share of the network, as a power of e. Alone the scores fit best
at 14; the network has read most of the same words."""
SURENESS = 0.5
"""The power to which a share of the network is raised: trained on few sentences, it is too sure."""
HEIGHT = 3
"""How many words above an actor are looked at."""
NAMING = frozenset({"flat", "compound", "det", "amod", "nummod"})
"""Relations of the words that belong to the name of an actor."""
REACH = 4
"""How many words above an actor may be its predicates."""
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
COMPANIONS = frozenset({"nsubj", "obj", "ccomp", "xcomp"})
NEGATIONS = frozenset({"not", "n't", "never", "no"})
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
BEGINNING = 5
"""Letters that related words share: "criticise", "criticism", "critical"."""
FORMS = ("Tense", "VerbForm", "Voice")
ACTOR, NAME, NUMBER = "<actor>", "<name>", "<number>"

Halves = NDArray[np.float16]


def clues(analysis: Analysis, actors: Collection[int]) -> Iterator[str]:
    """The features of a sentence some of whose tokens are actors.

    Args:
        analysis: Words and trees.
        actors: The tokens at which the actors are named; their order means nothing.
    """
    words = list(_words(analysis, actors))
    yield from (word for word in words if word not in (ACTOR, NAME))
    yield from (f"{one} {other}" for one, other in pairwise(words))
    for actor in sorted(actors):
        for relation, above in _above(analysis, actor):
            word = _word(above)
            yield from (f"^{word}", f"^{relation} {word}")
            yield from (feature for feature in above.feats.split("|") if feature.startswith(FORMS))
            for token in analysis.dependents(above.i):
                if token.i not in actors and token.upos != "PUNCT" and _word(token) != NAME:
                    yield f"{word}>{token.rel} {_word(token)}"
    yield from _predicates(analysis, actors)
    yield from _beginnings(analysis, actors)


def _words(analysis: Analysis, actors: Collection[int]) -> Iterator[str]:
    """Lemmas of the actors' sentences; one mark for each actor and each run of names."""
    around = [analysis.sentences[analysis.tokens[i].sentence] for i in actors]
    named = {
        token.i for i in actors for token in (analysis.tokens[i], *analysis.dependents(i, *NAMING))
    }
    last = ""
    for token in analysis.tokens[min(s.first for s in around) : max(s.last for s in around)]:
        word = ACTOR if token.i in named else _word(token)
        if word != last or word not in (ACTOR, NAME):
            yield word
        last = word


def _word(token: Token) -> str:
    """The lemma; a mark for numbers and for names, "Ghanaian" among them."""
    if token.upos == "PROPN" or (token.upos in ("ADJ", "NOUN") and token.lemma[:1].isupper()):
        return NAME
    return NUMBER if token.upos == "NUM" else token.lemma.lower()


def _above(analysis: Analysis, actor: int) -> Iterator[tuple[str, Token]]:
    """The words above an actor, nearest first, and how each holds the one below it."""
    token = analysis.tokens[actor]
    for _ in range(HEIGHT):
        if token.head == token.i:
            return
        relation, token = token.rel, analysis.tokens[token.head]
        yield relation, token


def _predicates(analysis: Analysis, actors: Collection[int]) -> Iterator[str]:
    """The predicates above the actors, each with what goes with it."""
    above = {i for actor in actors for i in _chain(analysis, actor)[1 : 1 + REACH]}
    for i in sorted(above):
        if analysis.tokens[i].upos in PREDICATES:
            yield from _predicate(analysis, i, actors)


def _predicate(analysis: Analysis, i: int, actors: Collection[int]) -> Iterator[str]:
    """A predicate with particle and negation; its auxiliaries, objects, clauses, prepositions."""
    below = analysis.dependents(i)
    particles = "".join(f" {t.lemma.lower()}" for t in below if t.deprel == "compound:prt")
    denied = any(token.lemma.lower() in NEGATIONS for token in below)
    predicate = f"{'not ' * denied}{_word(analysis.tokens[i])}{particles}"
    yield f"={predicate}"
    if denied:
        yield "=not"
    for token in below:
        word = _word(token)
        if token.rel == "aux":
            yield from (f"={word}", f"={word} {predicate}")
        elif token.rel in COMPANIONS and token.i not in actors and word != NAME:
            yield f"={predicate} {word}"
        elif token.rel in ("obl", "nmod"):
            cases = analysis.dependents(token.i, "case")
            yield from (f"={predicate} {case.lemma.lower()}" for case in cases)


def _beginnings(analysis: Analysis, actors: Collection[int]) -> Iterator[str]:
    """How the words begin that stand between the actors in the tree or hang from those."""
    between = _between(analysis, actors) - set(actors)
    near = between | {token.i for i in between for token in analysis.dependents(i)}
    for i in sorted(near - set(actors)):
        word = _word(analysis.tokens[i])
        if analysis.tokens[i].upos in CONTENT and word != NAME:
            yield f"~{word[:BEGINNING]}"


def _between(analysis: Analysis, actors: Collection[int]) -> set[int]:
    """The way through the tree from one actor to another; from a single one, a few words up."""
    chains = [_chain(analysis, actor) for actor in actors]
    if len(chains) == 1:
        return set(chains[0][1 : 1 + HEIGHT])
    shared = set(chains[0]).intersection(*chains[1:])
    tops = [next((k for k, i in enumerate(c) if i in shared), len(c) - 1) for c in chains]
    return {i for chain, top in zip(chains, tops, strict=True) for i in chain[: top + 1]}


def _chain(analysis: Analysis, i: int) -> list[int]:
    """A token and the words above it, up to the root."""
    chain = [i]
    while analysis.tokens[chain[-1]].head != chain[-1]:
        chain.append(analysis.tokens[chain[-1]].head)
    return chain


def weighed(found: Mapping[int, int], rarity: Halves) -> dict[int, float]:
    """The features of a sentence by bucket: how often and how rare, scaled to a length of one."""
    counted = sorted(found.items())
    rare = rarity[[bucket for bucket, _ in counted]].astype(float).tolist()
    weights = {b: (1 + log(count)) * r for (b, count), r in zip(counted, rare, strict=True)}
    length = sum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
    return {bucket: weight / length for bucket, weight in weights.items()}


def buckets(analysis: Analysis, actors: Collection[int]) -> Counter[int]:
    """How many features of a sentence fall into each bucket."""
    return Counter(crc32(clue.encode()) % BUCKETS for clue in clues(analysis, actors))


@dataclass(frozen=True)
class Wording:
    """The classifier.

    Attributes:
        weights: (buckets, types), in the order of :data:`TYPES`, in units of ``scale``.
        scale: (types).
        rarity: (buckets) the logarithm of one in how many sentences has a feature.
    """

    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    rarity: Halves

    @classmethod
    def of(cls, weights: NDArray[np.float64], rarity: Halves) -> Wording:
        """The classifier with these weights, rounded to eight bits."""
        scale = np.abs(weights).max(0) / 127
        return cls(np.round(weights / scale).astype(np.int8), scale.astype(np.float32), rarity)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Wording:
        """Read what :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(stored["weights"], stored["scale"], stored["rarity"])

    def save(self, path: Path) -> None:
        """Write the classifier."""
        np.savez_compressed(path, weights=self.weights, scale=self.scale, rarity=self.rarity)

    def scores(self, found: Mapping[int, int]) -> dict[str, float]:
        """For each type a score: about 1 where the words speak for it, below 0 where not.

        Args:
            found: The :func:`buckets` of a sentence.
        """
        values = weighed(found, self.rarity)
        rows = self.weights[list(values)].astype(np.float32)
        total = np.array(list(values.values()), dtype=np.float32) @ rows * self.scale
        return dict(zip(TYPES, map(float, total), strict=True))


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """The classifier that ships with the package."""
    return Wording.load()


def reweighed(shares: Mapping[str, float], scores: Mapping[str, float]) -> dict[str, float]:
    """The shares of the network with what the words say.

    The types share anew what they had together: whether anything passes between the actors at
    all, the words do not tell.
    """
    acting = sum(share for name, share in shares.items() if name != NOTHING)
    powers = {
        name: share**SURENESS * exp(STRENGTH * scores[name])
        for name, share in shares.items()
        if name != NOTHING
    }
    whole = sum(powers.values()) or 1.0
    kept = {name: share for name, share in shares.items() if name == NOTHING}
    return kept | {name: acting * power / whole for name, power in powers.items()}
