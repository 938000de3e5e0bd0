"""Who did what to whom in plain sentences, with the shipped model and the built-in knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from bench.coding import read
from sentences import told

from foedus.language import load
from foedus.records import Event

DAY = "2024-05-14"
LEAST = 0.85
"""Share that has to be found: parses differ from one model to the next."""

Triple = tuple[str, str, str]


def triples(event: Event) -> Iterator[Triple]:
    """An event between each two members of its sides, in both orders, organs as their owners."""
    sides = [
        {actor.partition("/")[0] for actor in ids} | {p for p in principals if p}
        for ids, principals in (
            (event.source, event.source_principal),
            (event.target, event.target_principal),
        )
    ]
    for source in sides[0]:
        for target in sides[1]:
            yield source, event.type, target
            if event.type in ("CONSULT", "SUPPORT", "COOPERATE", "AGREE"):
                yield target, event.type, source


def test_events_of_every_kind_are_found_in_plain_sentences() -> None:
    wanted = told("told_events.txt")
    texts = [text for text, _ in wanted]
    asked = right = 0
    missing = []
    for (text, events), found in zip(wanted, read(texts, [DAY] * len(texts), load()), strict=True):
        known = {triple for event in found.coding.events for triple in triples(event)}
        left = {tuple(event.split()) for event in events}
        asked, right = asked + len(left), right + len(left & known)
        missing += [f"{text} {sorted(left - known)}"] if left - known else []
    assert right >= LEAST * asked, "\n".join(missing)
