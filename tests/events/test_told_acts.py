"""Acts in plain sentences, read with the shipped model and the built-in knowledge."""

from __future__ import annotations

from bench.coding import read
from sentences import told

from foedus.language import load

DAY = "2024-05-14"
LEAST = 0.85
"""F1 that has to be reached: parses differ from one model to the next."""


def test_acts_of_every_kind_are_found_in_plain_sentences() -> None:
    wanted = told("told_acts.txt")
    texts = [text for text, _ in wanted]
    right = asked = given = 0
    wrong = []
    for (text, signs), found in zip(wanted, read(texts, [DAY] * len(texts), load()), strict=True):
        acts = {(act.value, act.state, act.organization) for act in found.coding.acts}
        left = set(acts)
        for value, *place in map(str.split, signs):
            hit = next((s for s in left if s[0] in value.split("/") and [*s[1:]] == place), None)
            left -= {hit} if hit else set()
            right += hit is not None
        asked, given = asked + len(signs), given + len(acts)
        if left or len(acts) < len(signs):
            wrong.append(f"{text} {signs} {acts}")
    assert 2 * right / (asked + given) >= LEAST, "\n".join(wrong)
