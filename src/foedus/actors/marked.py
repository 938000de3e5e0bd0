"""Where the language model sees persons' names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.actors.owners import HYPHENS
from foedus.actors.scene import Scene


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """Tokens that name a person; ``known`` are the persons of the knowledge base they may name."""

    first: int
    last: int
    known: tuple[str, ...]


def marked_persons(scene: Scene) -> list[tuple[int, int]]:
    """The spans the model marks as persons, hyphens and all ("Wong Yeung-tat").

    A first and a last name marked apart are one; what "and" joins are several.
    """
    spans: list[tuple[int, int]] = []
    for begin, end in _marked(scene):
        if spans and begin < spans[-1][1]:
            continue
        after = bool(spans) and spans[-1][1] == begin
        single = after and end - begin == 1 == spans[-1][1] - spans[-1][0]
        joined = single or (after and scene.tokens[begin].text in HYPHENS)
        first = spans.pop()[0] if joined else begin
        spans.append((first, _hyphens_end(scene, end)))
    return spans


def _marked(scene: Scene) -> Iterator[tuple[int, int]]:
    """What the model marks as persons, without the words that join two of them."""
    for name in scene.analysis.names:
        if name.label != "PER":
            continue
        begin = name.first
        for i in range(name.first, name.last):
            if scene.tokens[i].upos == "CCONJ":
                if begin < i:
                    yield begin, i
                begin = i + 1
        if begin < name.last:
            yield begin, name.last


def _hyphens_end(scene: Scene, last: int) -> int:
    """Where a name ends that a hyphen and more letters follow without a space."""
    end = _after_hyphen(scene, last)
    if end == last:
        return last
    while (further := _after_hyphen(scene, end)) > end or _goes_on(scene, end):
        end = max(further, end + 1)
    return end


def _after_hyphen(scene: Scene, i: int) -> int:
    """The token after "-tat" or after "-" and "tat", where they follow token ``i - 1`` closely."""
    tokens = scene.tokens
    if i >= len(tokens) or tokens[i - 1].end != tokens[i].start or tokens[i].text[0] not in HYPHENS:
        return i
    if tokens[i].text[1:].isalpha():
        return i + 1
    close = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return i + 2 if close and tokens[i + 1].text.isalpha() else i


def _goes_on(scene: Scene, i: int) -> bool:
    token = scene.tokens[i] if i < len(scene.tokens) else None
    return token is not None and token.rel == "flat" and token.text[0].isupper()
