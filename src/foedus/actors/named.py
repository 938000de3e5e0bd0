"""Where the text names persons: each name with its honorific, title and apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.actors.marked import PersonSpan
from foedus.actors.owners import owner_after
from foedus.actors.scene import Scene, word_key
from foedus.actors.titles import Title

MAX_APPOSITION = 18
OF = frozenset({"of"})
"""Where a title without an owner has it after the name: "President Ann Smith of Ruritania"."""
_CLOSING = frozenset({",", ".", ")", ";", "—", "–"})
PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "al", "el", "bin", "ben", "bint", "ibn",
     "la", "le", "ter", "dos", "du", "-", "abu"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name with what stands around it."""

    first: int
    last: int
    start: int
    known: tuple[str, ...]
    before: Title | None
    after: Title | None
    gender: str | None

    @property
    def titles(self) -> tuple[Title, ...]:
        """The titles before and after the name."""
        return tuple(title for title in (self.before, self.after) if title is not None)


def find_named(scene: Scene, spans: Sequence[PersonSpan], titles: Sequence[Title]) -> list[Named]:
    """Every name of a person in text order, with the titles that belong to it."""
    by_end = {end: title for title in titles for end in (title.last, title.end)}
    by_start = {i: t for t in reversed(titles) for i in range(t.start, t.first + 1)}
    whole = [_without_titles(scene, span, titles) for span in spans]
    taken = {i for span in whole for i in range(span.first, span.last)}
    for title in titles:
        span = _name_after(scene, title, taken)
        if span is not None:
            whole.append(span)
            taken.update(range(span.first, span.last))
    found = []
    for span in sorted((s for s in whole if s.first < s.last), key=lambda s: s.first):
        honorific = _honorific(scene, span.first)
        first = span.first - 1 if honorific else span.first
        before = by_end.get(first) or _title_before_comma(scene, first, span.last, by_end)
        if before is None and honorific:
            before = by_end.get(span.first)  # "King" is a title as well
        if before is not None and before.owner is None:
            whose = owner_after(scene, span.first, span.last, OF)
            before = replace(before, owner=whose.actor if whose else None)
        after = _apposition(scene, span.last, by_start)
        found.append(
            Named(
                first=span.first,
                last=span.last,
                start=before.start if before and before.last in (first, span.first) else first,
                known=span.known,
                before=before,
                after=after,
                gender=_gender(scene, span, honorific, before, after),
            )
        )
    return found


def _without_titles(scene: Scene, span: PersonSpan, titles: Sequence[Title]) -> PersonSpan:
    """The name alone, where the model took the title or an ending into it."""
    first, last = span.first, span.last
    for title in titles:
        if first <= title.start and title.last <= last and title.start - first <= 1:
            first = title.last
    while first < last and (
        scene.lower(first) in scene.lexicon.honorifics or scene.tokens[first].upos == "PUNCT"
    ):
        first += 1
    while first < last - 1 and (found := scene.inside(first)) and found.kind == "demonym":
        first += 1
    after = scene.lexicon["honorifics_after.words"]
    while first < last and (
        scene.tokens[last - 1].upos in ("PUNCT", "PART", "ADP")
        or (last - first > 2 and scene.lower(last - 1) in after)
    ):
        last -= 1
    return replace(span, first=first, last=last)


def _name_after(scene: Scene, title: Title, taken: set[int]) -> PersonSpan | None:
    """Capitalised words right after a title that the model did not mark."""
    if title.last in taken or title.last >= scene.sentence(title.first).stop:
        return None
    last = title.last
    end = min(scene.sentence(title.first).stop, title.last + 5)
    while last < end and _name_word(scene, last) and last not in taken:
        last += 1
    while last > title.last and not scene.tokens[last - 1].text[0].isupper():
        last -= 1
    under = title.head in (scene.tokens[i].head for i in range(title.last, last))
    over = scene.tokens[title.head].head in range(title.last, last)
    return PersonSpan(title.last, last, ()) if last > title.last and (under or over) else None


def _name_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if scene.at(i) is not None:
        return False
    return (token.upos == "PROPN" and token.text[0].isupper()) or token.text.lower() in PARTICLES


def _honorific(scene: Scene, first: int) -> str | None:
    if first == 0 or scene.tokens[first - 1].sentence != scene.tokens[first].sentence:
        return None
    word = scene.lower(first - 1)
    return word if word in scene.lexicon.honorifics else None


def _title_before_comma(
    scene: Scene, first: int, last: int, by_end: dict[int, Title]
) -> Title | None:
    """For "Malaysia's prime minister, Najib Razak", "the opposition leader, Mara Veil, has"."""
    if first < 2 or scene.tokens[first - 1].text != ",":
        return None
    title = by_end.get(first - 1)
    if title is None:
        return None
    head = scene.tokens[scene.head_of(first, last)]
    if title.owner is None:
        closed = last < len(scene.tokens) and scene.tokens[last].text in _CLOSING
        return title if closed and head.rel == "appos" and head.head == title.head else None
    return title if head.head == title.head or head.rel == "appos" else None


def _apposition(scene: Scene, last: int, by_start: dict[int, Title]) -> Title | None:
    """The title in "Leonid Slutsky, a prominent Russian parliamentarian, ..."."""
    end = min(scene.sentence(last - 1).stop, last + MAX_APPOSITION)
    if last >= end or scene.tokens[last].text not in (",", "("):
        return None
    i = last + 1
    while i < end and scene.tokens[i].text not in (",", ")", ";", ":", "—", "–"):
        title = by_start.get(i)
        if title is not None:
            return title if _closes(scene, title, end) else None
        found = scene.at(i)
        if scene.tokens[i].upos not in ("DET", "ADJ", "ADV", "PART", "NOUN", "NUM") and not found:
            return None
        i = found.last if found else i + 1
    return None


def _closes(scene: Scene, title: Title, end: int) -> bool:
    """An apposition is a noun of the name or closed by a mark; else it begins a new clause."""
    if scene.tokens[title.head].rel in ("appos", "nmod", "list", "dep"):
        return True
    rest = range(title.end, end)
    stop = next((i for i in rest if scene.tokens[i].text in (",", ")", ".", ";")), None)
    if stop is None or scene.tokens[title.head].rel in ("nsubj", "obj", "conj"):
        return False
    return all(scene.tokens[i].upos not in ("VERB", "AUX") for i in range(title.end, stop))


def _gender(
    scene: Scene,
    span: PersonSpan,
    honorific: str | None,
    before: Title | None,
    after: Title | None,
) -> str | None:
    genders = scene.lexicon.genders
    words = [honorific, *(scene.lower(t.head) for t in (before, after) if t)]
    for word in words:
        if word and word in genders:
            return genders[word]
    given = scene.tokens[span.first].text
    return genders.get(given) if span.last - span.first > 1 else None


def surnames_left(scene: Scene, covered: set[int], by_end: dict[int, Title]) -> list[Named]:
    """Capitalised words that may be the surname of somebody named in the document."""
    surnames = {word_key(p.words[-1]) for p in scene.cast.persons.values()}
    found = []
    for token, word in zip(scene.tokens, scene.keys, strict=True):
        if word not in surnames or token.i in covered:
            continue
        if not token.text[0].isupper() or token.upos not in ("PROPN", "NOUN", "ADJ", "X"):
            continue
        if scene.at(token.i) is None:
            honorific = _honorific(scene, token.i)
            start = token.i - 1 if honorific else token.i
            before = by_end.get(start)
            gender = scene.lexicon.genders.get(honorific or "")
            start = before.start if before else start
            found.append(Named(token.i, token.i + 1, start, (), before, None, gender))
    return found
