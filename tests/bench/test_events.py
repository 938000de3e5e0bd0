"""How events are scored: identities, plain PLOVER, compound and mutual sides."""

from dataclasses import replace
from typing import Any

import pytest
from bench.coding import Reading, Side
from bench.events import GOLD, Scorer, in_plain_plover, load_gold, part
from bench.identity import Identities

from foedus.actors import ActorLayer, load_knowledge
from foedus.events import Coding, load_codebook
from foedus.records import Actor, Event, Evidence

EVIDENCE = Evidence("d-0000000000000000", 0, 1, "x", "", "")


def actor(name: str, kind: Any = "state") -> Actor:
    return Actor(name, name.title(), kind, (), (), None, None, None, (), 1.0, "test")


def event(source: tuple[str, ...], kind: Any, target: tuple[str, ...], **more: Any) -> Event:
    made = Event(
        id="e", document="d-0000000000000000", source=source, source_principal=source,
        target=target, target_principal=target, type=kind, mode=None, contexts=(), cameo="04",
        quad=1, goldstein=1.0, modality="actual", date=None, place=None, statement=None,
        pattern="accuse-allege", evidence=(EVIDENCE,), confidence=1.0, version="test",
    )  # fmt: skip
    return replace(made, **more)


def figures(gold: list[dict[str, Any]], *events: Event) -> dict[str, float]:
    record = {"text": "x", "events": gold}
    names = {name for e in events for name in (*e.source, *e.target)}
    layer = ActorLayer((), tuple(actor(name) for name in sorted(names)))
    scorer = Scorer([record], load_codebook())
    scorer.add(record, Reading(Coding(events, ()), layer))
    return scorer.figures()


@pytest.fixture(scope="module")
def identities() -> Identities:
    return Identities(load_knowledge())


@pytest.mark.parametrize(
    ("gold", "ids"),
    [
        ("USA", "USA"),
        ("USA GOV", "USA"),
        ("USAGOV", "USA"),
        ("IGOUNO", "UN"),
        ("Russia", "RUS"),
        ("Saudi Arabia's Crown Prince", "SAU"),
        ("NATO", "NATO"),
    ],
)
def test_identities(identities: Identities, gold: str, ids: str) -> None:
    assert identities.same(gold, Side(frozenset({ids}), frozenset()))
    assert not identities.same(gold, Side(frozenset({"FJI"}), frozenset()))


def test_open_sides_are_only_like_open_sides(identities: Identities) -> None:
    assert identities.same(None, None)
    assert identities.same("---", None)
    assert not identities.same("---", Side(frozenset({"USA"}), frozenset()))


def test_a_compound_side_counts_for_each_member() -> None:
    gold = [
        {"source": "FRA", "target": "MLI", "type": "ACCUSE"},
        {"source": "DEU", "target": "MLI", "type": "ACCUSE"},
    ]
    assert figures(gold, event(("FRA", "DEU"), "ACCUSE", ("MLI",)))["f1"] == 100
    assert figures(gold, event(("FRA",), "ACCUSE", ("MLI",)))["recall"] == 50


def test_direction_counts_except_in_what_is_done_together() -> None:
    gold = [{"source": "FRA", "target": "MLI", "type": "CONSULT"}]
    turned = event(("MLI",), "CONSULT", ("FRA",), pattern="consult-meet")
    assert figures(gold, turned)["f1"] == 100
    assert figures(gold, replace(turned, pattern="consult-visit"))["f1"] == 0


def test_older_roots_are_read() -> None:
    gold = [{"source": "FRA", "target": "MLI", "type": "YIELD"}]
    assert figures(gold, event(("FRA",), "RETREAT", ("MLI",)))["root_f1"] == 100


def test_plain_plover_has_promises_and_threats_in_place_of_plans() -> None:
    plan = event(("FRA",), "AID", ("MLI",), modality="planned")
    assert in_plain_plover(plan) == "AGREE"
    assert in_plain_plover(replace(plan, type="COERCE")) == "THREATEN"
    assert in_plain_plover(replace(plan, modality="hypothetical")) is None


def test_false_events_of_a_sentence_without_any() -> None:
    assert figures([], event(("FRA",), "ACCUSE", ("MLI",)))["false_per_negative"] == 1


def test_the_gold_is_well_formed() -> None:
    records = load_gold(GOLD)
    known = load_knowledge().actors
    assert len(records) >= 400
    assert sum(not r["events"] and not r["acts"] for r in records) >= 100
    assert len({r["text"] for r in records}) == len(records)
    named = {a for r in records for e in r["events"] for a in (e["source"], e["target"]) if a}
    named |= {a[key] for r in records for a in r["acts"] for key in ("state", "organization")}
    assert named <= set(known)
    halves = [part(r["text"]) for r in records]
    assert 200 < halves.count("dev") < 328
