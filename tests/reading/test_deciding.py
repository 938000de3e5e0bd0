"""Decisions about identities: every record shows them, and undoing them leaves no trace."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sample_account as toy
from foedus.errors import InputError, QueryError
from foedus.export import explain
from foedus.reading import ReadingOptions, deciding, read, settle_again
from foedus.records import Decision, to_json
from foedus.store import Filter, Store

LISTINGS = (
    "documents", "statements", "events", "acts", "standing", "conflicts", "lineage", "stories",
    "actors", "mentions",
)  # fmt: skip


def account(store: Store) -> dict[str, list[str]]:
    """Everything that an export could show."""
    return {name: [to_json(r) for r in getattr(store, name)()] for name in LISTINGS}


@pytest.fixture
def filled(tmp_path: Path, store: Store) -> Store:
    read([toy.write_reports(tmp_path / "reports")], store, toy.STEPS)
    return store


def settle(store: Store) -> None:
    settle_again(store, toy.STEPS.settle)


def merge(store: Store, actor: str = "RUS", into: str = "FRA") -> Decision:
    made = deciding.merge(store, actor, into, "Anna", "the same toy state")
    settle(store)
    return made


class TestMerge:
    def test_every_record_shows_the_one_that_stays(self, filled: Store) -> None:
        merge(filled)
        for name in ("statements", "events", "acts", "mentions", "standing", "stories"):
            assert not [line for line in account(filled)[name] if '"RUS"' in line], name
        (event,) = [e for e in filled.events() if e.type == "ACCUSE"]
        assert (event.source, event.source_principal) == (("FRA",), ("FRA",))

    def test_questions_for_either_find_the_records_of_both(self, filled: Store) -> None:
        merge(filled)
        types = ["AID", "ACCUSE"]
        for name in ("FRA", "France", "RUS"):
            assert [e.type for e in filled.events(Filter(actor=name))] == types

    def test_the_one_that_went_is_kept_as_the_same(self, filled: Store) -> None:
        merge(filled)
        by_id = {a.id: a for a in filled.actors()}
        assert by_id["RUS"].same_as == "FRA"
        assert by_id["FRA"].name == "France"
        assert "Russia" in by_id["FRA"].aliases

    def test_explain_says_who_decided_it_and_when(self, filled: Store) -> None:
        decision = merge(filled)
        (event,) = [e for e in filled.events() if e.type == "ACCUSE"]
        for identity in (event.id, "FRA"):
            (told,) = explain(filled, identity).decisions
            for shown in ("by Anna", decision.at[:10], decision.id, "the same toy state"):
                assert shown in told
        (aid,) = [e for e in filled.events() if e.type == "AID"]
        assert explain(filled, aid.id).decisions == ()  # its document spoke of France anyway
        assert [m.reason for m in filled.mentions(actor="FRA") if decision.id in m.reason]

    def test_a_chain_of_merges_ends_in_the_last(self, filled: Store) -> None:
        merge(filled, "RUS", "FRA")
        merge(filled, "FRA", "ARM")
        assert {a.id: a.same_as for a in filled.actors() if a.kind == "state"} == {
            "ARM": None, "FRA": "ARM", "RUS": "ARM",
        }  # fmt: skip

    def test_the_side_of_an_event_names_each_once(self, filled: Store) -> None:
        merge(filled, "FRA", "ARM")
        (aid,) = [e for e in filled.events() if e.type == "AID"]
        assert (aid.source, aid.target) == (("ARM",), ("ARM",))

    @pytest.mark.parametrize(
        ("actor", "into", "complaint"),
        [
            ("RUS", "nobody", "no actor 'nobody'"),
            ("RUS", "Russia", "are RUS already"),
            ("nikol-pashinyan", "RUS", "cannot be one"),
        ],
    )
    def test_what_cannot_be_merged(
        self, filled: Store, actor: str, into: str, complaint: str
    ) -> None:
        with pytest.raises(QueryError, match=complaint):
            deciding.merge(filled, actor, into, "Anna")
        assert filled.decisions() == ()


class TestSplit:
    def document(self, store: Store, title: str) -> str:
        return next(d.id for d in store.documents() if d.title == title)

    def test_only_the_named_documents_speak_of_another(self, filled: Store) -> None:
        document = self.document(filled, "Summit in Minsk")
        deciding.split(filled, "ARM", [document], "Old Armenia", "Anna")
        settle(filled)
        inside = [e for e in filled.events() if e.document == document]
        assert {a for e in inside for a in (*e.source, *e.target)} == {"old-armenia", "CSTO"}
        assert {a for e in inside for a in e.source_principal} == {"old-armenia", "CSTO"}
        others = [e for e in filled.events() if e.document != document]
        assert "ARM" in {a for e in others for a in (*e.source, *e.target)}
        by_id = {a.id: a for a in filled.actors()}
        assert by_id["old-armenia"].name == "Old Armenia"
        assert by_id["ARM"].same_as is None

    def test_a_merge_is_taken_apart_again_for_one_document(self, filled: Store) -> None:
        merge(filled, "FRA", "ARM")
        document = self.document(filled, "Paris and Yerevan")
        deciding.split(filled, "ARM", [document], "FRA", "Anna")
        settle(filled)
        inside = [e for e in filled.events() if e.document == document]
        assert ("FRA",) in {e.source for e in inside}
        assert "ARM" in {a for e in inside for a in (*e.source, *e.target)}

    def test_what_cannot_be_split(self, filled: Store) -> None:
        other = self.document(filled, "Undated")
        with pytest.raises(QueryError, match="does not mention"):
            deciding.split(filled, "nikol-pashinyan", [other], "x", "Anna")
        with pytest.raises(QueryError, match="no document"):
            deciding.split(filled, "ARM", ["d-none"], "x", "Anna")
        with pytest.raises(QueryError, match="is ARM itself"):
            deciding.split(filled, "ARM", [self.document(filled, "Undated")], "ARM", "Anna")


class TestRename:
    def test_the_old_name_stays_an_alias(self, filled: Store) -> None:
        deciding.rename(filled, "ARM", "Hayastan", "Anna")
        settle(filled)
        (armenia,) = [a for a in filled.actors() if a.id == "ARM"]
        assert armenia.name == "Hayastan"
        assert "Armenia" in armenia.aliases
        assert filled.actor_id("hayastan") == "ARM"


class TestUndo:
    def test_undoing_gives_the_same_account_and_undoing_that_the_decision(
        self, filled: Store
    ) -> None:
        before = account(filled)
        decision = merge(filled)
        merged = account(filled)
        assert merged != before
        undone = deciding.undo(filled, decision.id, "Ben")
        settle(filled)
        assert account(filled) == before
        deciding.undo(filled, undone.id[:12], "Anna")
        settle(filled)
        assert account(filled) == merged
        assert [d.kind for d in filled.decisions()] == ["merge", "undo", "undo"]

    def test_what_cannot_be_undone(self, filled: Store) -> None:
        decision = merge(filled)
        deciding.undo(filled, decision.id, "Anna")
        for of, complaint in (
            (decision.id, "undone already"), ("i-0000", "no decisions"), ("", "no decisions"),
        ):  # fmt: skip
            with pytest.raises(QueryError, match=complaint):
                deciding.undo(filled, of, "Anna")


class TestReading:
    def test_reading_again_keeps_what_was_decided(self, filled: Store, tmp_path: Path) -> None:
        merge(filled)
        before = account(filled)
        options = ReadingOptions(again=True)
        read([tmp_path / "reports"], filled, toy.STEPS, options)
        assert account(filled) == before

    def test_a_new_document_is_under_the_decisions_too(self, filled: Store, tmp_path: Path) -> None:
        merge(filled)
        (tmp_path / "reports" / "4.txt").write_text("RUS AID ARM 2024-03-01: More.")
        (tmp_path / "reports" / "4.txt").write_text(
            "title: Aid\n\nRUS AID ARM 2024-03-01: More aid came."
        )
        read([tmp_path / "reports"], filled, toy.STEPS)
        assert [e.source for e in filled.events() if e.type == "AID"] == [("FRA",), ("FRA",)]

    def test_a_decision_leaves_the_account_to_be_settled(self, filled: Store) -> None:
        deciding.merge(filled, "RUS", "FRA", "Anna")
        assert filled.dirty
        settle(filled)
        assert not filled.dirty


class TestCarryingOver:
    def test_decisions_of_one_account_hold_in_another(self, filled: Store, tmp_path: Path) -> None:
        merge(filled)
        file = tmp_path / "decisions.jsonl"
        file.write_text("\n".join(map(to_json, filled.decisions())))
        with Store.open(tmp_path / "other.foedus") as other:
            read([tmp_path / "reports"], other, toy.STEPS)
            other.put_decisions(deciding.decisions_from(file))
            other.put_decisions(deciding.decisions_from(file))
            settle(other)
            assert account(other) == account(filled)
            assert other.decisions() == filled.decisions()

    @pytest.mark.parametrize(
        "change", [{"by": "Mallory"}, {"kind": "erase"}, {"at": "today"}, {"documents": 3}]
    )
    def test_a_changed_decision_is_refused(
        self, filled: Store, tmp_path: Path, change: dict[str, object]
    ) -> None:
        plain = json.loads(to_json(merge(filled))) | change
        (tmp_path / "d.jsonl").write_text(json.dumps(plain))
        with pytest.raises(InputError, match=r"d\.jsonl#1: is no decision"):
            deciding.decisions_from(tmp_path / "d.jsonl")


ACTORS = ["ARM", "RUS", "FRA", "CSTO"]
STEP = st.tuples(
    st.sampled_from(["merge", "split", "rename"]), st.sampled_from(ACTORS), st.sampled_from(ACTORS)
)


def _try(store: Store, kind: str, actor: str, other: str) -> Decision | None:
    try:
        if kind == "merge":
            return deciding.merge(store, actor, other, "Anna")
        if kind == "rename":
            return deciding.rename(store, actor, f"New {other}", "Anna")
        document = store.documents()[0].id
        return deciding.split(store, actor, [document], other, "Anna")
    except QueryError:
        return None


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, min_size=1, max_size=4), data=st.data())
def test_whatever_was_decided_undoing_it_all_in_any_order_gives_the_same_account(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str, str]],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    with Store.open(folder / "x.foedus") as store:
        read([toy.write_reports(folder / "reports")], store, toy.STEPS)
        before = account(store)
        made = []
        for kind, actor, other in steps:
            decision = _try(store, kind, actor, other)
            if decision is not None:
                made.append(decision)
                settle(store)
                assert store.collection().events == tuple(
                    sorted((replace(e, merged=None) for e in _raw(before)), key=lambda e: e.id)
                )
        for decision in data.draw(st.permutations(made)):
            deciding.undo(store, decision.id, "Ben")
        settle(store)
        assert account(store) == before


def _raw(before: dict[str, list[str]]) -> list[object]:
    from foedus.records import Event, from_plain

    return [from_plain(Event, json.loads(line)) for line in before["events"]]
