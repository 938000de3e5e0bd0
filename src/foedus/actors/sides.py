"""Several actors named before, taken up by a plural noun: "both countries", "the three states".

"The two men" are persons, "their countries" those of whoever "they" are.
"""

from __future__ import annotations

from foedus.actors.discourse import Discourse, Referent
from foedus.actors.scene import Scene
from foedus.language import Token

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
WORDS = {number: word for word, number in NUMBERS.items() if word != "both"}
DEFINITE = frozenset({"the", "these", "those", "all", "both"})
FAR = 12
"""Sentences back that actors named together may be taken up again by their number."""
NEAR = 4
LAST = 3
"""Sentences back that "these countries" look."""
Answer = tuple[tuple[str, ...], str, float]


def number_of(scene: Scene, first: int, token: Token) -> int | None:
    """How many the words say they are: "both allies", "all three countries", "the two", "the trio".

    None for other plurals, and for "three countries" without an article, which names new ones.
    """
    if first == token.i or scene.lowers[first] not in DEFINITE:
        return None
    if not token.has("Number=Plur"):
        return _count(scene, token)
    words = scene.lowers[first : token.i]
    return next((NUMBERS[word] for word in words if word in NUMBERS), None)


def _count(scene: Scene, token: Token) -> int | None:
    """The number that a word is by itself."""
    if token.upos == "NUM":
        return NUMBERS.get(scene.lower(token.i))
    noun, lists = token.lemma.lower(), scene.lexicon.lists
    return next((n for n, w in WORDS.items() if noun in lists.get(f"side_counts.{w}", ())), None)


def sides(discourse: Discourse, first: int, noun: str, number: int) -> Answer | None:
    """The actors that so many "countries", "leaders" or "ministries" are."""
    lexicon = discourse.scene.lexicon
    kinds = ("states", "persons")
    kind = next((k for k in kinds if noun in lexicon[f"side_nouns.{k}"]), None)
    if kind is None:
        return _bare(discourse, first, number)
    together = _together(discourse, first, kind, number)
    if together is not None:
        return together
    wanted = "person" if kind == "persons" else "state"
    for sentences in range(NEAR):
        found = _apart(discourse, first, sentences, wanted, number)
        if len(found) == number:
            confidence = round(0.85 - 0.1 * sentences, 2)
            return found, f"the only {WORDS[number]} spoken of", confidence
        if len(found) > number:
            return (), f"more than {WORDS[number]} spoken of", 0.3
    return (), f"no {WORDS[number]} spoken of", 0.3


def _bare(discourse: Discourse, first: int, number: int) -> Answer | None:
    """For "the two", "the trio": those named together, be they states or persons.

    Three or more may also be the only states spoken of; two may be anybody.
    """
    for kind in ("states", "persons"):
        together = _together(discourse, first, kind, number)
        if together is not None:
            return together
    for sentences in range(NEAR if number > 2 else 0):
        found = _apart(discourse, first, sentences, "state", number)
        if len(found) >= number:
            settled = found if len(found) == number else ()
            return settled, f"the only {WORDS[number]} spoken of", 0.65 if settled else 0.3
    return None


def these(discourse: Discourse, first: int, noun: str) -> Answer | None:
    """For "these countries": the states named together last."""
    scene = discourse.scene
    if scene.lower(first) not in ("these", "those"):
        return None
    if noun not in scene.lexicon["side_nouns.states"]:
        return None
    for referent in discourse.before(first, LAST, {"several"}):
        actors = _as_kind(scene, referent, "states")
        if len(actors) > 1 and {scene.cast.kind(actor) for actor in actors} == {"state"}:
            return actors, f"the {noun} named together last", 0.8
    return None


def _together(discourse: Discourse, i: int, kind: str, number: int) -> Answer | None:
    """So many actors that were named together before, last first."""
    wanted = {"person"} if kind == "persons" else {"state", "organ"}
    for referent in discourse.before(i, FAR, {"several"}):
        actors = _as_kind(discourse.scene, referent, kind)
        kinds = {discourse.scene.cast.kind(actor) for actor in actors}
        if len(actors) == number and kinds <= wanted:
            distance = discourse.scene.tokens[i].sentence - referent.sentence
            sure = 0.88 if distance < NEAR else 0.75
            return actors, f"the {WORDS[number]} named together before", sure
    return None


def _as_kind(scene: Scene, referent: Referent, kind: str) -> tuple[str, ...]:
    """Actors named together, or the states behind them: leaders of two states are two sides."""
    if kind == "persons":
        return referent.several
    states = tuple(scene.cast.country(actor) or actor for actor in referent.several)
    return tuple(dict.fromkeys(states))


def _apart(
    discourse: Discourse, i: int, sentences: int, wanted: str, number: int
) -> tuple[str, ...]:
    """Distinct persons or states spoken of near; two states through their people, if need be."""
    scene = discourse.scene
    if wanted == "person":
        persons = discourse.before(i, sentences, {"person"})
        return tuple(sorted({r.actor for r in persons if r.actor}))
    referents = discourse.before(i, sentences, {"state", "organ", "person"})
    states = (r for r in referents if r.kind == "state" and (number == 2 or not r.side))
    named = {r.actor for r in states if r.actor}
    if number == 2 and len(named) != 2:
        people = {c for r in referents if (c := scene.cast.country(r.actor))}
        named = people if len(people) == 2 else named | people
    return tuple(sorted(named))
