"""Titles in the text: what office they name and whose it is, before any holder is looked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from foedus.actors.knowledge import Knowledge, Office
from foedus.actors.knowledge.offices import title_key
from foedus.actors.lexicon import Lexicon
from foedus.actors.owners import LINKS, owner_after, owner_before
from foedus.actors.scene import Scene

MAX_WORDS = 6
POST = frozenset({"to", "for", "at"})
"""What joins an envoy to where he is sent: he is not of that body."""
CLOCK = frozenset({"p.m.", "pm", "P.M."})
COLOURS = frozenset({
    "senior", "top", "prominent", "acting", "interim", "current", "incumbent", "new", "then",
    "former", "late", "outgoing", "veteran", "chief", "influential", "long-time", "longtime",
    "ruling", "unnamed", "anonymous", "high", "ranking", "level", "leading", "-",
})  # fmt: skip
NEVER_FIRST = COLOURS | {"of"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title.

    Attributes:
        first, last: Tokens of the title alone; ``start``, ``end`` with its owner.
        head: Its noun. ``noun``: the lemma of that noun.
        office: The office it names, or None for a bare role noun ("head", "analyst").
        owner: Actor id of the state, organization or organ it belongs to, or None.
        former: The office is no longer held.
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    noun: str
    office: Office | None
    owner: str | None
    former: bool

    @property
    def name(self) -> str:
        """Plain name of the office, lower case."""
        name = self.office.name if self.office else self.noun
        return f"former {name}" if self.former else name


def find_titles(scene: Scene) -> list[Title]:
    """Every title of the document that is not part of a longer name, in text order."""
    nouns = _title_nouns(scene.knowledge, scene.lexicon)
    found: list[Title] = []
    done = -1
    for token in scene.tokens:
        i = token.i
        if i <= done or token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.text in CLOCK or title_key(token.text) not in nouns or scene.at(i) is not None:
            continue
        title = _title(scene, i)
        if title is not None:
            found.append(title)
            done = title.last - 1
    return found


@lru_cache(maxsize=4)
def _title_nouns(knowledge: Knowledge, lexicon: Lexicon) -> frozenset[str]:
    roles = {title_key(noun) for noun in lexicon["roles.nouns"]}
    return frozenset(_office_words(knowledge) | roles)


def _office_words(knowledge: Knowledge) -> set[str]:
    """First and last words of all titles: a title always holds one of them."""
    words: set[str] = set()
    for office in knowledge.offices.values():
        for title in (office.name, *office.titles):
            parts = title_key(title).split()
            words.add(parts[-1])
            if "of" in parts or "for" in parts:
                words.add(parts[0])
    return words - {"state", "affairs", "the", "of", "forces", "general", "staff", "defence"} | {
        "general"
    }


def _title(scene: Scene, i: int) -> Title | None:
    sentence = scene.sentence(i)
    left = i
    while left > max(sentence.start, i - MAX_WORDS) and _joins(scene, left - 1):
        left -= 1
    right = min(sentence.stop, i + MAX_WORDS)
    first, last, office, owner_id = _longest(scene, i, left, right)
    if office is None and scene.tokens[i].text.lower() not in scene.lexicon["roles.nouns"]:
        return None
    start, former = _coloured(scene, first)
    before = owner_before(scene, start, last)
    if before is not None:
        outer, once = _coloured(scene, before.first)
        before, former = replace(before, first=outer), former or once
    after = owner_after(scene, first, last, LINKS)
    sent = office is not None and office.rank == "envoy"
    owner = before or (None if sent and _is_post(scene, last) else after)
    head = _noun(scene, first, last)
    end = after.last if after else last
    if sent and after and (post := owner_after(scene, first, end, POST)):
        end = post.last  # "the representative of Kazakhstan to the alliance"
    return Title(
        first=first,
        last=last,
        start=min(start, before.first) if before else start,
        end=end,
        head=head,
        noun=title_key(scene.tokens[head].text) if office else scene.tokens[i].lemma.lower(),
        office=office and _office(scene, first, last, owner.actor if owner else None),
        owner=owner.actor if owner else owner_id,
        former=former,
    )


def _is_post(scene: Scene, last: int) -> bool:
    """Whether an envoy's title goes on with where he is sent: "to the UN", "for the Sahel"."""
    return last < len(scene.tokens) and scene.lower(last) in POST


def _noun(scene: Scene, first: int, last: int) -> int:
    """The token of a title's noun: of "special envoy" never "special"."""
    head = scene.head_of(first, last)
    if scene.tokens[head].upos in ("NOUN", "PROPN"):
        return head
    return next((i for i in range(last - 1, first - 1, -1) if scene.tokens[i].upos == "NOUN"), head)


def _office(scene: Scene, first: int, last: int, owner: str | None) -> Office | None:
    """The office the words name in the owner's state; wordings of one state only when alone."""
    words = scene.surface(first, last)
    general = scene.knowledge.office(words, owner or "")
    role = last - first == 1 and scene.lower(first) in scene.lexicon["roles.nouns"]
    return general or (None if role else scene.knowledge.office(words))


def _joins(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return scene.at(i) is None and (
        token.upos in ("ADJ", "NOUN", "PROPN") or token.text == "-" or token.text.lower() == "of"
    )


def _longest(
    scene: Scene, i: int, left: int, right: int
) -> tuple[int, int, Office | None, str | None]:
    """The longest stretch around ``i`` that names an office."""
    stretches = sorted(
        ((a, b) for a in range(left, i + 1) for b in _ends(scene, i, right)),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    for a, b in stretches:
        if scene.lowers[a] in NEVER_FIRST or not scene.free(a, b):
            continue
        if scene.tokens[b - 1].upos in ("PUNCT", "ADP", "PART") and not _hyphened(scene, b - 1):
            continue
        office = scene.knowledge.office(scene.surface(a, b))
        if office is not None:
            return a, b, office, None
    return i, i + 1, None, None


def _ends(scene: Scene, i: int, right: int) -> list[int]:
    """Where a title may end: at its noun, or after an "of"/"-" and what follows it."""
    ends = [i + 1]
    link = scene.lower(i + 1) if i + 1 < right else ""
    if link in ("of", "for", "-", "general") or (
        i + 1 < right and (scene.tokens[i + 1].upos in ("NOUN", "PROPN") or _hyphened(scene, i + 1))
    ):
        ends.extend(range(i + 2, right + 1))
    return ends


def _hyphened(scene: Scene, i: int) -> bool:
    """For "-general", the rest of "director-general" as a word of its own."""
    text = scene.tokens[i].text
    return text.startswith("-") and text[1:].isalpha()


def _coloured(scene: Scene, first: int) -> tuple[int, bool]:
    """Where the title begins with the words that date or colour it, and whether it is over."""
    former, i = False, first
    while i > scene.sentence(first).start and scene.lower(i - 1) in COLOURS:
        i -= 1
        former = former or scene.lower(i) in scene.lexicon["roles.former"]
    if i > scene.sentence(first).start and scene.lower(i - 1) in scene.lexicon["roles.former"]:
        i, former = i - 1, True
    while i < first and scene.tokens[i].text == "-":
        i += 1
    return i, former
