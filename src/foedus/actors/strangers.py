"""States and places that the knowledge base does not know, by what the whole document shows.

One name is one actor, whatever label each of its places in the text has: the signs of all of them
are added up. Its adjective ("Velmaran" beside "Velmara") belongs to it; an adjective whose place
is never named stands for one where it describes soldiers, ministers, villages.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedus.actors.adjectives import is_adjective_of, looks_derived, place_of
from foedus.actors.marked import PersonSpan
from foedus.actors.names import COMPASS, is_of_title
from foedus.actors.owners import HYPHENS
from foedus.actors.scene import Finding, Scene
from foedus.actors.showing import FAIR, STRONG, Sign, signs

LONGEST = 3
LABELS = {"LOC": "place", "PER": "person", "ORG": "body", "MISC": "body", "EVENT": "body"}
LABELLED = 0.7
"""What signs and labels must come to before a name is taken for a place."""
CALENDAR = frozenset((*calendar.day_name, *calendar.month_name[1:]))
ADJECTIVAL = ("amod", "compound")
ONCE, AGAIN = 0.6, 0.4
"""What a label against a place is worth where one word has it, and what each place adds: a model
that has never seen a name guesses, but not the same way every time."""


@dataclass
class _Stranger:
    """All that a document shows of one name."""

    name: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    adjectives: list[int] = field(default_factory=list)
    found: list[Sign] = field(default_factory=list)
    labels: dict[str, float] = field(default_factory=dict)

    def sum(self, *of: str) -> float:
        """What the signs for these come to, each reason counted once."""
        return sum(sign.weight for sign in dict.fromkeys(self.found) if sign.of in of)

    def label(self, of: str) -> float:
        """How far the model takes the name for this, on average over its places."""
        return self.labels.get(of, 0.0) / max(1, len(self.spans))

    @property
    def is_place(self) -> bool:
        """Whether signs and labels together show a state or place rather than anything else."""
        trust = STRONG if " " in self.name else min(STRONG, ONCE + AGAIN * len(self.spans))
        shown = self.sum("state", "place") + 1.5 * self.label("place")
        other = self.sum("person") + trust * max(self.label("person"), self.label("body"))
        return shown >= LABELLED and shown > other

    @property
    def is_state(self) -> bool:
        return self.sum("state") >= FAIR

    @property
    def why(self) -> str:
        best = max(self.found, key=lambda s: (s.weight * (s.of != "person"), s.why), default=None)
        return best.why if best and best.of in ("state", "place") else "labelled as a place"


def find_strangers(scene: Scene, persons: Sequence[PersonSpan]) -> list[PersonSpan]:
    """Add a finding for every state and place that only the text names, and its adjectives.

    Args:
        scene: With the names of the knowledge base.
        persons: Spans taken for persons so far.

    Returns:
        Those of the spans that are still persons.
    """
    runs = list(_runs(scene, persons))
    described = {first: noun for first, last in runs if (noun := _described(scene, first, last))}
    strangers = _collect(scene, runs, described)
    taken: set[int] = set()
    for stranger in strangers:
        if stranger.is_place:
            taken.update(_add(scene, stranger))
    return [span for span in persons if not taken.intersection(range(span.first, span.last))]


def _runs(scene: Scene, persons: Sequence[PersonSpan]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that nothing has been found for, in text order."""
    full = {
        scene.tokens[i].text for p in persons if p.last - p.first > 1
        for i in range(p.first, p.last)
    }  # fmt: skip
    end = 0
    for token in scene.tokens:
        if token.i < end or not token.text[0].isupper() or not _is_name_word(scene, token.i):
            continue
        first, stop = token.i, scene.sentence(token.i).stop
        end = first + 1
        while end < stop and _is_name_word(scene, end):
            end += 1
        words = {t.text for t in scene.tokens[first:end]}
        if end - first <= LONGEST and not words & full and not _opens_title(scene, end, stop):
            yield first, end


def _opens_title(scene: Scene, last: int, stop: int) -> bool:
    """Whether a title goes on behind a hyphen: "Vice" in "Vice-President"."""
    if last + 1 >= stop or scene.tokens[last].text not in HYPHENS:
        return False
    return scene.knowledge.office(scene.surface(last - 1, last + 2)) is not None


def _is_name_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if not token.text[0].isupper() or len(token.text) < 2 or scene.at(i) is not None:
        return False
    if token.text in CALENDAR:
        return False
    named = token.upos == "PROPN" or i in scene.marked
    adjective = token.upos == "ADJ" and looks_derived(token.text)
    return (named or adjective) and token.text.replace("-", "").isalpha()


def _described(scene: Scene, first: int, last: int) -> int | None:
    """The noun that one capitalised word before it describes: "Velmaran soldiers".

    Alone or with another: "Velmaran and Tharnian soldiers".
    """
    token, stop = scene.tokens[first], scene.sentence(first).stop
    if last - first != 1:
        return None
    if token.deprel in ADJECTIVAL and token.head > first:
        return token.head
    joined = first + 2 < stop and scene.lower(first + 1) in ("and", "or")
    other = scene.tokens[first + 2] if joined else None
    if other is None or other.deprel not in ADJECTIVAL or not looks_derived(token.text):
        return None
    return other.head if other.head > other.i and looks_derived(other.text) else None


def _collect(
    scene: Scene, runs: Sequence[tuple[int, int]], described: dict[int, int]
) -> list[_Stranger]:
    """The names of the document with all signs; adjectives go to their place."""
    by_name: dict[str, _Stranger] = {}
    late: list[tuple[int, int]] = []
    for first, last in runs:
        if looks_derived(scene.tokens[first].text) and last - first == 1:
            late.append((first, last))
        else:
            _note(scene, by_name, first, last)
    for first, last in late:
        _note_derived(scene, by_name, first, last, described.get(first))
    return list(by_name.values())


def _note(scene: Scene, by_name: dict[str, _Stranger], first: int, last: int) -> None:
    surface = " ".join(scene.surface(first, last).split())
    if last - first == 1 and (surface.lower() in COMPASS or is_known_word(scene, surface)):
        return  # "North and South Korea"
    if last - first > 1 and (_is_of_a_body(scene, last - 1) or is_of_title(scene, first, last)):
        return
    stranger = by_name.setdefault(surface.casefold(), _Stranger(surface))
    stranger.spans.append((first, last))
    stranger.found.extend(signs(scene, first, last))
    name = scene.marked.get(first)
    if name is not None and name.label in LABELS:
        of = LABELS[name.label]
        stranger.labels[of] = stranger.labels.get(of, 0.0) + name.score


def _note_derived(
    scene: Scene, by_name: dict[str, _Stranger], first: int, last: int, noun: int | None
) -> None:
    """A word that ends like an adjective: of a place named, of one only meant, or a name."""
    word = scene.tokens[first].text
    plural = scene.tokens[first].has("Number=Plur")
    place = next((s for s in by_name.values() if is_adjective_of(word, s.name)), None)
    if place is not None and (noun is not None or plural):
        place.adjectives.append(first)
        place.found.append(Sign("state", STRONG, f"has the adjective {word!r}"))
    elif noun is not None and _is_public(scene, first, noun) and not is_known_word(scene, word):
        name = place_of(word)
        stranger = by_name.setdefault(name.casefold(), _Stranger(name))
        stranger.adjectives.append(first)
        why = f"{word!r} with {scene.tokens[noun].text!r}, the name itself not in the text"
        stranger.found.append(Sign("state", STRONG, why))
    elif scene.tokens[first].upos == "PROPN":
        _note(scene, by_name, first, last)


def _is_of_a_body(scene: Scene, i: int) -> bool:
    """Whether a name ends in the noun of an organ or body: "the General Assembly"."""
    token = scene.tokens[i]
    return scene.lexicon.noun(token.lemma, token.text) in scene.lexicon.bodies


def _is_public(scene: Scene, first: int, noun: int) -> bool:
    """Whether a word that ends like an adjective of a place may be one before this noun."""
    token, name = scene.tokens[noun], scene.marked.get(first)
    word = scene.lexicon.noun(token.lemma, token.text)
    if name is not None and name.label == "NORP":
        return True
    if word in scene.lexicon["strangers.public.nouns"]:
        return True
    return (name is None or name.label == "LOC") and word in scene.lexicon.collectives


def is_known_word(scene: Scene, word: str) -> bool:
    """Whether the knowledge base or the word lists have the word: a surname, an honorific."""
    lower = word.lower()
    return (
        lower in scene.lexicon.honorifics
        or lower in scene.lexicon.organs
        or lower in scene.lexicon.nouns
        or lower in scene.lexicon.regions
        or word in scene.lexicon.genders
        or scene.knowledge.office(word) is not None
        or bool(scene.knowledge.lookup(word))
    )


def _add(scene: Scene, stranger: _Stranger) -> Iterator[int]:
    """Add the findings of a name and its adjectives; the tokens they cover."""
    first, last = min([*stranger.spans, *((i, i + 1) for i in stranger.adjectives)])
    actor = scene.cast.place(
        stranger.name,
        scene.evidence(first, last),
        state=stranger.is_state,
        aliases=tuple(sorted({scene.tokens[i].text for i in stranger.adjectives})),
    )
    kind = "state" if stranger.is_state else "place"
    sure = round(min(0.75, 0.45 + 0.05 * stranger.sum("state", "place")), 3)
    why = f"named by the text only, a {kind}: {stranger.why}"
    for first, last in stranger.spans:
        words = scene.surface(first, last)
        scene.add(
            Finding(
                first=first,
                last=last,
                head=scene.head_of(first, last),
                actor=actor,
                kind="name",
                use="actor",
                reason=f"{words!r} {why}",
                confidence=sure,
                alias="name",
            )
        )
        yield from range(first, last)
    for i in stranger.adjectives:
        reason = f"adjective {scene.tokens[i].text!r} of {stranger.name!r}, {why}"
        scene.add(
            Finding.of_word(i, actor, "demonym", reason, sure, use="modifier", alias="adjective")
        )
        yield i
