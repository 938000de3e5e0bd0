"""The checklist's language: what meets a need, and what is said when nothing does."""

from typing import Any

import pytest
from bench.seeds.expect import unmet
from small_account import act, event, quoted, statement, world

SKIPPED = act("skips_meeting", "Nordmark skipped the League summit")
NEED = {"name": "skipped", "what": "acts", "in": "900", "words": "skipped the League summit"}


def test_a_record_on_the_words_that_fulfils_all_conditions_meets_a_need() -> None:
    need = NEED | {
        "value": ["skips_meeting", "skips_exercise"],
        "state": "NRD",
        "organ": "*summit*",
        "asserted_by": ["~lund"],
        "date": "2031-04",
    }
    assert unmet(world(acts=[SKIPPED]), need) is None


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ({"value": "skips_exercise"}, "value is skips_meeting"),
        ({"state": "@LEAGUE"}, "state is NRD"),
        ({"asserted_by": ["courier"]}, "asserted_by is ['ada-lund']"),
        ({"date": "2031-05"}, "date is 2031-04-02"),
        ({"reason": "*"}, "reason is None"),
        ({"ledger": True}, "not in the ledger"),
        ({"words": "might leave the League"}, "no acts on these words"),
        ({"words": "joined the League"}, "gold: 0 times"),
    ],
)
def test_what_is_missing_is_said(condition: dict[str, Any], said: str) -> None:
    reason = unmet(world(acts=[SKIPPED]), NEED | condition)
    assert reason is not None
    assert said in reason


def test_one_of_several_alternatives_is_enough() -> None:
    alternatives = [{"value": "withdraws"}, {"value": "skips_meeting"}]
    assert unmet(world(acts=[SKIPPED]), NEED | {"any": alternatives}) is None


def test_the_ledger_may_rest_on_a_merged_act() -> None:
    twin = SKIPPED | {"id": "a-2", "merged": "a-0"}
    standing = {"state": "NRD", "acts": ["a-2"], "evidence": []}
    mine = SKIPPED | {"merged": "a-0"}
    need = NEED | {"ledger": True}
    assert unmet(world(acts=[mine, twin], standing=[standing]), need) is None


def test_chain_is_an_order_with_gaps() -> None:
    said = statement("ada-lund", "She", "Nordmark might leave the League")
    need = {"name": "n", "what": "statements", "in": "900", "words": "might leave the League"}
    assert unmet(world(statements=[said]), need | {"chain": ["courier", "~lund"]}) is None
    assert unmet(world(statements=[said]), need | {"chain": ["~lund", "courier"]}) is not None
    assert unmet(world(statements=[said]), need | {"chain": [["tass", "courier"]]}) is None


def test_a_conflict_needs_its_sides_on_different_accounts() -> None:
    sides = [["900", "skipped the League summit"], ["900", "might leave the League"]]
    need = {"name": "n", "what": "conflicts", "between": sides}
    apart = {"accounts": [{"evidence": [quoted(words)]} for _, words in sides]}
    together = {"accounts": [{"evidence": [quoted(words) for _, words in sides]}]}
    assert unmet(world(conflicts=[apart]), need) is None
    assert unmet(world(conflicts=[together]), need) is not None


def test_persons_are_found_by_name_and_office() -> None:
    need = {"name": "n", "what": "actors", "actor": "~lund"}
    held = {"actor": "NRD", "office": "prime minister", "from": "2029*"}
    assert unmet(world(), need | {"affiliation": held}) is None
    assert unmet(world(), need | {"affiliation": held | {"from": "2030*"}}) is not None


def test_acting_for_a_state_counts_only_where_the_gold_says_so() -> None:
    made = event("ACCUSE", ["ada-lund"], [], "Premier Ada Lund said")
    need = {"name": "n", "what": "events", "in": "900", "words": "Ada Lund said"}
    assert unmet(world(events=[made]), need | {"source": "@NRD"}) is None
    assert unmet(world(events=[made]), need | {"source": "NRD"}) is not None
