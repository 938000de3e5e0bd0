"""Where the language model sees persons' names."""

from __future__ import annotations

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

    A first and a last name marked apart are one.
    """
    spans: list[tuple[int, int]] = []
    for name in scene.analysis.names:
        if name.label != "PER" or (spans and name.first < spans[-1][1]):
            continue
        after = bool(spans) and spans[-1][1] == name.first
        single = after and name.last - name.first == 1 == spans[-1][1] - spans[-1][0]
        joined = single or (after and scene.tokens[name.first].text in HYPHENS)
        first = spans.pop()[0] if joined else name.first
        spans.append((first, _hyphens_end(scene, name.last)))
    return spans


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
