"""Names of the knowledge base in the text: longest match over tokens, case aware.

Ambiguous names are settled by what else the document names, or left open with their bearers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from foedus.actors.knowledge import Alias, Knowledge
from foedus.actors.knowledge.surface import key
from foedus.actors.marked import PersonSpan, marked_persons
from foedus.actors.namesakes import is_first_name, is_last_name, last_names
from foedus.actors.openings import Opening, openings_of
from foedus.actors.owners import HYPHENS, LINKS
from foedus.actors.scene import Finding, Scene
from foedus.language import Name, Token

INNER_PUNCTUATION = frozenset("-.'’&/–‑")
STOPS = frozenset(',;:!?)”"')
"""Marks that end a word for good, other than a full stop or an apostrophe."""
ADJECTIVES = ("adjective", "demonym")
COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)
PLACES = ("capital", "metonym")
MAX_ABBREVIATION = 10


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    aliases: tuple[Alias, ...]


def find_names(scene: Scene) -> list[PersonSpan]:
    """Add a finding for every name of a state, organization, outlet, place or group.

    Returns:
        The spans that name persons: those of the knowledge base by full name, and those the
        language model marks. They are given identities by ``people``.
    """
    matches = list(_matches(scene))
    persons = [m for m in matches if _is_person(scene, m)]
    names = [m for m in matches if not _is_person(scene, m) and not _part_of_name(scene, m)]
    names = [m for n, m in enumerate(names) if not _is_anothers(scene, names[:n], m)]
    marked = marked_persons(scene)
    names = [m for m in names if not is_first_name(scene, m.first, m.last, m.aliases[0])]
    surnames = last_names(scene, [*((m.first, m.last) for m in persons), *marked])
    called = [m for m in names if is_last_name(scene, m.first, m.last, m.aliases[0], surnames)]
    names = [m for m in names if m not in called]
    settled = Counter(m.aliases[0].actor for m in names if len(_bearers(m)) == 1)
    words = frozenset(token.text for token in scene.tokens)
    for match in names:
        scene.add(_finding(scene, match, settled, words))
    spans = [
        PersonSpan(m.first, m.last, tuple(dict.fromkeys(a.actor for a in m.aliases)))
        for m in persons
    ]
    covered = {i for span in spans for i in range(span.first, span.last)}
    spans.extend(
        PersonSpan(first, last, ())
        for first, last in sorted({*marked, *((m.first, m.last) for m in called)})
        if not covered.intersection(range(first, last))
    )
    return sorted(spans, key=lambda span: span.first)


def _matches(scene: Scene) -> list[_Match]:
    found: list[_Match] = []
    openings = openings_of(scene.knowledge)
    for sentence in scene.analysis.sentences:
        i = sentence.first
        while i < sentence.last:
            opening = openings.get(scene.keys[i])
            if opening is not None and not opening.small and scene.tokens[i].text[0].islower():
                opening = None
            match = _longest(scene, i, sentence.last, opening) if opening else None
            if match is not None:
                found.append(match)
            i = match.last if match else i + 1
    return found


@lru_cache(maxsize=2**16)
def _lookup(knowledge: Knowledge, surface: str) -> tuple[Alias, ...]:
    return tuple(alias for alias in knowledge.lookup(surface) if alias.kind != "surname")


def _longest(scene: Scene, first: int, end: int, opening: Opening) -> _Match | None:
    """The longest name that begins at a token, given the names that begin with its word."""
    last, words = first + 1, 1
    most = opening.words if _may_go_on(scene, last, opening) else 1
    while last < end and words < most:
        token = scene.tokens[last]
        if token.upos == "PUNCT" and token.text not in INNER_PUNCTUATION and len(token.text) < 2:
            break
        words += token.upos != "PUNCT"
        last += 1
    while last > first:
        if _may_end(scene.tokens[last - 1]):
            aliases = _lookup(scene.knowledge, scene.surface(first, last))
            glued = last < end and scene.tokens[last].start < scene.tokens[last - 1].end
            if aliases and not glued:
                return _Match(first, last, aliases)
        last -= 1
    return None


def _may_go_on(scene: Scene, second: int, opening: Opening) -> bool:
    """Whether a word may be the second of a name; for words in one or cut up always True."""
    if second >= len(scene.tokens):
        return False
    token, word = scene.tokens[second], scene.keys[second]
    if not word or " " in scene.keys[second - 1] or token.start == scene.tokens[second - 1].end:
        return True  # not word by word as names are kept: only a look-up can tell
    if word.partition(" ")[0] in opening.second:
        return True
    after = scene.tokens[second + 1] if second + 1 < len(scene.tokens) else None
    return after is not None and after.start == token.end and after.text not in STOPS


def _may_end(token: Token) -> bool:
    """A name ends with a word, or with the sign of "OPEC+".

    Some of it, like the end of "Akufo-Addo", may be read as punctuation.
    """
    if token.upos == "PART":
        return False
    return token.text[-1].isalnum() or (token.upos != "PUNCT" and token.text[-1] in ".)+")


def _bearers(match: _Match) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias.actor for alias in match.aliases))


def _is_person(scene: Scene, match: _Match) -> bool:
    actor = scene.knowledge.actors.get(match.aliases[0].actor)
    return actor is not None and actor.kind == "person"


def _part_of_name(scene: Scene, match: _Match) -> bool:
    """Tell that "Jordan" in "Michael Jordan" names no state, nor "Wales" in "New South Wales".

    "Russian" before a person's name still names one, and "Western" in "Western Australia" only
    a point of the compass.
    """
    name = scene.names[match.first]
    if name is None or name.last - name.first <= match.last - match.first:
        return False
    if not (name.first <= match.first and match.last <= name.last):
        return False
    if match.aliases[0].kind in ADJECTIVES:
        return name.label == "PER" and match.first > name.first
    if name.label == "LOC":
        end = scene.tokens[match.first - 1] if match.first > name.first else None
        compass = end is not None and end.text.lower() in COMPASS
        return not compass and not _is_split(scene, name)
    if name.label in ("ORG", "MISC", "EVENT"):
        return scene.knowledge.actors[match.aliases[0].actor].kind == "group"
    return name.label == "PER" and match.first > name.first


def _is_split(scene: Scene, name: Name) -> bool:
    """Two places in one name: "Minsk, Belarus"; or a place and more: "Washington's"."""
    return any(scene.tokens[i].upos in ("PUNCT", "PART", "ADP", "DET")
               for i in range(name.first, name.last))  # fmt: skip


def _is_anothers(scene: Scene, before: list[_Match], match: _Match) -> bool:
    """Tell that the party in "Kurdistan Democratic Party" is not another country's."""
    actor = scene.knowledge.actors[match.aliases[0].actor]
    if actor.kind not in ("group", "outlet") or actor.country is None or not before:
        return False
    neighbour = before[-1]
    place = scene.knowledge.actors[neighbour.aliases[0].actor]
    beside = neighbour.last == match.first and place.kind in ("state", "place-as-actor")
    return beside and place.country != actor.country


def _finding(scene: Scene, match: _Match, settled: Counter[str], words: frozenset[str]) -> Finding:
    surface = scene.surface(match.first, match.last)
    actor, candidates, confidence, why = _bearer(scene, match, settled, words)
    alias = next((a for a in match.aliases if a.actor == actor), match.aliases[0])
    return Finding(
        first=match.first,
        last=match.last,
        head=scene.head_of(match.first, match.last),
        actor=actor,
        candidates=candidates,
        kind="demonym" if alias.kind in ADJECTIVES else "name",
        use="modifier" if alias.kind in ADJECTIVES else "actor",
        reason=f"{alias.kind} {surface!r}{why}",
        confidence=confidence,
        alias=alias.kind,
    )


def _bearer(
    scene: Scene, match: _Match, settled: Counter[str], words: frozenset[str]
) -> tuple[str | None, tuple[str, ...], float, str]:
    """The actor, or the candidates it is left between, with confidence and reason."""
    bearers = _bearers(match)
    surface = scene.surface(match.first, match.last)
    readings = scene.lexicon.readings.get(surface, ())
    if any(alias.kind in PLACES for alias in match.aliases):
        # Which of them a city stands for is settled with its use, by `metonymy`.
        return bearers[0], bearers if len(bearers) > 1 else (), 0.9, ""
    options = tuple(dict.fromkeys((*bearers, *(r.actor for r in readings))))
    if len(options) == 1:
        return bearers[0], (), 0.95, ""
    scores = Counter({actor: 2 * min(settled[actor], 2) for actor in options})
    for reading in readings:
        scores[reading.actor] += len(reading.cues & words)
    ranked = sorted(options, key=lambda actor: (-scores[actor], options.index(actor)))
    margin = scores[ranked[0]] - scores[ranked[1]]
    if margin > 0:
        return ranked[0], (), 0.85, f", of {len(options)} bearers the one the text speaks of"
    if key(surface) in scene.knowledge.ambiguous and scores[ranked[0]] == 0:
        return None, tuple(ranked), 0.4, ", several bearers and nothing to choose by"
    if margin == 0 and scores[ranked[0]] > 0:
        return None, tuple(ranked), 0.4, ", several bearers and cues for each"
    return ranked[0], (), 0.75, ", its usual bearer"


def find_organizations(scene: Scene, min_words: int = 1) -> None:
    """Add the organizations that the model marks and the knowledge base does not know.

    Names of one word are looked for once the persons are known: a surname may look like one.
    """
    for name in scene.analysis.names:
        if name.label != "ORG":
            continue
        first, last = _trimmed(scene, name)
        if last - first < min_words:
            continue
        unowned = _without_owner(scene, first, last)
        if is_of_title(scene, first, unowned) or _is_office(scene, first, unowned):
            continue
        if first >= last or _overlaps(scene, first, last) or _is_common(scene, first, last):
            continue
        if any(scene.tokens[i].text in HYPHENS for i in (first - 1, first - 2) if i >= 0):
            continue  # "Oslo-Led Trade Bloc" describes
        if _are_two(scene, first, last):
            continue
        country = next(
            (c for i in range(first, last) if (f := scene.inside(i))
             and (c := scene.cast.country(f.actor))), None,
        )  # fmt: skip
        surface = " ".join(scene.surface(first, last).split())
        scene.add(
            Finding(
                first=first,
                last=last,
                head=scene.head_of(first, last),
                actor=scene.cast.organization(surface, scene.evidence(first, last), country),
                kind="name",
                use="actor",
                reason=f"organization {surface!r} named by the text only",
                confidence=round(0.7 * name.score, 3),
            )
        )


def _are_two(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are two names joined: "UK and EU" in "UK and EU negotiators"."""
    for i in range(first + 1, last - 1):
        if scene.lower(i) in ("and", "&"):
            sides = scene.at(first), scene.at(i + 1)
            return all(
                found is not None and (found.first, found.last) == span
                for found, span in zip(sides, ((first, i), (i + 1, last)), strict=True)
            )
    return False


def _trimmed(scene: Scene, name: Name) -> tuple[int, int]:
    """Without an article or a possessive ending."""
    first, last = name.first, name.last
    while first < last and (scene.tokens[first].upos in ("DET", "PUNCT")):
        first += 1
    while first < last and (scene.tokens[last - 1].upos in ("PUNCT", "PART", "ADP")):
        last -= 1
    return first, last


def _without_owner(scene: Scene, first: int, last: int) -> int:
    """Where words end if whose they are is left out: "Minister of Defence [of Iraq]"."""
    owner = scene.inside(last - 1)
    if owner is None or owner.last != last:
        return last
    end = owner.first
    while end > first and scene.tokens[end - 1].upos == "DET":
        end -= 1
    linked = end - 1 > first and scene.lower(end - 1) in LINKS
    return end - 1 if linked else last


def is_of_title(scene: Scene, first: int, last: int) -> bool:
    """Whether the words end a title: "Foreign Affairs" in "Minister of Foreign Affairs"."""
    if first < 2 or scene.lower(first - 1) not in ("of", "for", "the"):
        return False
    start = max(scene.sentence(first).start, first - 4)
    stretches = (scene.surface(i, last) for i in range(start, first - 1))
    return any(scene.knowledge.office(words) is not None for words in stretches)


def _is_office(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are somebody's office: "Kenyan Deputy Minister of Foreign Affairs"."""
    while first < last and (found := scene.inside(first)) and found.kind == "demonym":
        first = found.last
    return first < last and scene.knowledge.office(scene.surface(first, last)) is not None


def _is_common(scene: Scene, first: int, last: int) -> bool:
    """Whether the words only describe ("Democratic") or name a kind of organ ("Senate")."""
    words = tuple(scene.lower(i) for i in range(first, last))
    kinds = (names for names, _ in scene.lexicon.organs.get(words[0], ()))
    if words in kinds or (len(words) == 1 and words[0] in scene.lexicon.nouns):
        return True
    return all(t.upos in ("ADJ", "ADV") for t in scene.tokens[first:last])


def _overlaps(scene: Scene, first: int, last: int) -> bool:
    """Whether a finding covers the tokens, or sticks out of them on either side."""
    covering = [f for i in range(first, last) if (f := scene.at(i)) is not None]
    return any(
        f.first < first or f.last > last or (f.first == first and f.last == last) for f in covering
    )


def find_abbreviations(scene: Scene) -> None:
    """Learn "... (MFA)" after a finding, then find the short form wherever else it stands."""
    for finding in list(scene.findings):
        short = _in_brackets(scene, finding.last)
        if short is not None and finding.actor and _abbreviates(scene, short, finding):
            scene.cast.short_forms.setdefault(scene.tokens[short].text, finding.actor)
    if not scene.cast.short_forms:
        return
    for token in scene.tokens:
        actor = scene.cast.short_forms.get(token.text)
        found = scene.at(token.i)
        if actor is None or (found is not None and not _gives_way(scene, found, actor)):
            continue
        why = f"short form {token.text!r} introduced in the text"
        scene.add(Finding.of_word(token.i, actor, "name", why, 0.9))


def _gives_way(scene: Scene, found: Finding, actor: str) -> bool:
    """Whether what the text introduces as "MFA" overrules what the letters usually mean."""
    shorter = found.last - found.first == 1 and found.actor != actor
    return shorter and scene.cast.kind(actor) == "organ"


def _abbreviates(scene: Scene, short: int, finding: Finding) -> bool:
    """Whether letters in brackets may stand for the words before; "WASHINGTON (CNN)" does not."""
    if finding.alias in (*PLACES, *ADJECTIVES):
        return False
    initials = {t.text[0].upper() for t in scene.tokens[finding.first : finding.last]}
    return {c for c in scene.tokens[short].text if c.isupper()} <= initials


def _in_brackets(scene: Scene, i: int) -> int | None:
    if i + 2 >= len(scene.tokens) or scene.tokens[i].text != "(":
        return None
    text, closing = scene.tokens[i + 1].text, scene.tokens[i + 2].text
    return (
        i + 1
        if closing == ")" and 1 < len(text) <= MAX_ABBREVIATION and sum(map(str.isupper, text)) > 1
        else None
    )
