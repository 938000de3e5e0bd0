"""The store: whole records in and out, one transaction each, nothing twice."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sample_account as toy
from foedus.errors import QueryError, StoreError
from foedus.records import Date
from foedus.store import Filter, Store, day_span, first_day, last_day


@pytest.fixture
def filled(store: Store) -> Store:
    for uri, content in toy.REPORTS.items():
        store.put_document(toy.reading(content, uri))
    store.put_findings(toy.settle(store.collection()))
    return store


def sources(events):
    return [(e.source[0], e.type) for e in events]


class TestRecords:
    def test_every_record_comes_back_whole(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        store.put_document(reading)
        collection = store.collection()
        assert collection.documents == (reading.document,)
        assert collection.actors == tuple(sorted(reading.actors, key=lambda a: a.id))
        assert collection.mentions == reading.mentions
        assert collection.statements == reading.statements
        assert collection.events == tuple(sorted(reading.events, key=lambda e: e.id))
        assert collection.acts == reading.acts
        assert collection.signatures == {reading.document.id: reading.signature}
        assert store.times(reading.document.id) == list(reading.times)

    def test_a_date_that_the_collection_narrows_shows_and_can_be_taken_back(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        own = replace(reading.document, published=None, published_basis="unknown")
        store.put_document(replace(reading, document=own))
        told = store.collection()
        date = Date("2024-05-08/..", "2024-05-08", None, "inferred")
        narrowed = replace(own, published=date, published_basis="inferred")
        findings = toy.settle(told)
        store.put_findings(replace(findings, documents=(narrowed,)))
        (shown,) = store.documents()
        assert (shown.published, shown.published_basis) == (date, "inferred")
        assert store.collection() == told
        store.put_findings(replace(findings, documents=(narrowed,)))
        assert store.documents() == [shown]
        store.put_findings(replace(findings, documents=(own,)))
        assert store.documents() == [own]

    def test_putting_a_document_again_changes_nothing(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        store.put_document(reading)
        before = store.collection()
        store.put_document(reading)
        assert store.collection() == before

    def test_collection_does_not_depend_on_the_order_of_reading(self, store, tmp_path):
        for uri in sorted(toy.REPORTS):
            store.put_document(toy.reading(toy.REPORTS[uri], uri))
        with Store.open(tmp_path / "other.foedus") as other:
            for uri in sorted(toy.REPORTS, reverse=True):
                other.put_document(toy.reading(toy.REPORTS[uri], uri))
            assert other.collection() == store.collection()
        assert len(store.collection().events) == 6

    def test_a_document_that_fails_half_way_leaves_nothing(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        twice = replace(reading, events=reading.events * 2)
        with pytest.raises(Exception, match="UNIQUE"):
            store.put_document(twice)
        assert store.collection().documents == ()
        assert not store.dirty

    def test_actor_forms_of_several_documents_become_one_actor(self, store):
        first, second = (toy.reading(toy.REPORTS[uri], uri) for uri in ("1.txt", "3.txt"))
        learned = replace(second.actors[0], aliases=("Hayastan",), confidence=0.4)
        store.put_document(first)
        store.put_document(replace(second, actors=(learned, *second.actors[1:])))
        (armenia,) = (a for a in store.collection().actors if a.id == "ARM")
        assert armenia.aliases == ("Hayastan", "the Armenia")
        assert armenia.confidence == 1.0


class TestUris:
    def test_the_smallest_uri_is_shown_and_all_are_kept(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"], "m.txt")
        store.put_document(reading)
        for uri in ("z.txt", "b.txt", "m.txt"):
            store.add_uri(replace(reading.document, uri=uri))
        assert store.documents()[0].uri == "b.txt"
        assert store.uris(reading.document.id) == ("b.txt", "m.txt", "z.txt")

    def test_known_tells_how_a_document_stands_to_the_store(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"], "m.txt")
        document = reading.document
        assert store.known(document) == "new"
        store.put_document(reading)
        other = replace(document, title="Other")
        assert store.known(document) == "known"
        assert store.known(replace(document, uri="a.txt")) == "other-uri"
        assert store.known(replace(other, uri="z.txt")) == "other-uri"
        assert store.known(replace(other, uri="a.txt")) == "supersedes"


class TestFindings:
    def test_store_is_dirty_until_the_collection_is_settled(self, store):
        assert not store.dirty
        store.put_document(toy.reading(toy.REPORTS["1.txt"]))
        assert store.dirty
        store.put_findings(toy.settle(store.collection()))
        assert not store.dirty

    def test_a_document_that_came_in_meanwhile_keeps_the_store_dirty(self, store):
        store.put_document(toy.reading(toy.REPORTS["1.txt"]))
        generation, collection = store.generation, store.collection()
        store.put_document(toy.reading(toy.REPORTS["2.txt"]))
        store.put_findings(toy.settle(collection), generation)
        assert store.dirty

    def test_findings_are_laid_over_the_records_and_replaced_as_a_whole(self, filled):
        assert all(document.story for document in filled.documents())
        assert all(event.merged for event in filled.events())
        assert filled.collection().events[0].merged is None
        filled.put_findings(replace(toy.settle(filled.collection()), documents=(), events=()))
        assert not any(document.story for document in filled.documents())
        assert not any(event.merged for event in filled.events())

    def test_every_kind_is_listed(self, filled):
        assert filled.counts() == {
            "documents": 3, "actors": 7, "statements": 2, "events": 6, "acts": 2,
            "standing": 1, "conflicts": 1, "lineage": 2, "stories": 1,
        }  # fmt: skip
        assert len(filled.lineage()) == 2
        assert filled.stories(Filter(actor="ARM", with_="CSTO"))


class TestQuestions:
    def test_events_are_in_the_order_of_their_dates_undated_last(self, filled):
        days = [e.date.edtf if e.date else None for e in filled.events()]
        assert days == ["2022-11-23", "2023-11-23", "2023-11-23", "2024-02-10", None, None]

    def test_an_actor_finds_whoever_acts_for_it(self, filled):
        organs = filled.events(Filter(actor="CSTO", with_="ARM"))
        assert ("ARM", "CONSULT") in sources(organs)  # with its organ, the summit
        persons = filled.actors(Filter(actor="ARM"))
        assert [a.id for a in persons] == ["ARM", "nikol-pashinyan"]

    def test_an_outlet_does_not_act_for_its_country(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        store.put_document(replace(reading, actors=(*reading.actors, toy.actor("armenpress"))))
        store.put_findings(toy.settle(store.collection()))
        assert "armenpress" not in [a.id for a in store.actors(Filter(actor="ARM"))]

    def test_a_person_who_acts_for_an_organization_is_not_found_by_its_country(self, filled):
        assert filled.statements(Filter(by="CSTO"))
        assert not filled.statements(Filter(by="nikol-pashinyan", with_="FRA"))

    def test_with_asks_for_another_participant(self, filled):
        assert sources(filled.events(Filter(actor="FRA", with_="ARM"))) == [("FRA", "AID")]
        assert filled.events(Filter(actor="FRA", with_="FRA")) == []

    def test_by_finds_what_rests_on_an_actors_word(self, filled):
        (event,) = filled.events(Filter(by="ARM"))
        assert event.source == ("CSTO",)
        (statement,) = filled.statements(Filter(by="ARM"))
        assert statement.speaker == "nikol-pashinyan"

    def test_actors_are_named_by_id_name_or_alias_in_any_case(self, filled):
        for name in ("arm", "ARMENIA", "the armenia"):
            assert len(filled.events(Filter(actor=name))) == 5

    def test_unknown_actor_is_an_error_that_names_the_nearest(self, filled):
        with pytest.raises(QueryError, match="near: ARM"):
            filled.events(Filter(actor="Armenai"))

    def test_a_span_of_days_leaves_out_what_is_undated(self, filled):
        events = filled.events(Filter(from_="2023", to="2023-11"))
        assert [e.date.edtf for e in events] == ["2023-11-23", "2023-11-23"]

    def test_as_of_leaves_out_what_was_reported_later(self, filled):
        events = filled.events(Filter(as_of="2023-12"))
        assert {e.document for e in events} == {filled.documents()[0].id}

    def test_standing_as_of_a_day(self, filled):
        assert filled.standing(Filter(as_of="2024-01-01"))
        assert not filled.standing(Filter(as_of="2023-11-22"))

    def test_documents_that_mention_all_actors(self, filled):
        titles = [d.title for d in filled.documents(Filter(actor="FRA", with_="ARM"))]
        assert titles == ["Paris and Yerevan", "Undated"]

    def test_limit(self, filled):
        assert len(filled.events(Filter(limit=2))) == 2


class TestRecordById:
    def test_any_record_by_its_id_or_the_start_of_it(self, filled):
        for record in (
            *filled.events(), *filled.statements(), *filled.acts(), *filled.documents(),
            *filled.standing(), *filled.conflicts(), *filled.lineage(), *filled.stories(),
        ):  # fmt: skip
            assert filled.record(record.id) == record
            assert filled.record(record.id[:-4]) == record

    def test_an_actor_by_its_name(self, filled):
        assert filled.record("Nikol Pashinyan").id == "nikol-pashinyan"

    def test_an_ambiguous_start_is_an_error(self, filled):
        with pytest.raises(QueryError, match="several"):
            filled.record("e-")

    def test_an_actor_whose_id_starts_another_is_found_exactly(self, filled):
        assert filled.record("CSTO").id == "CSTO"


class TestSearch:
    def test_finds_all_words_with_their_place(self, filled):
        (found,) = filled.search("armoured VEHICLES")
        text = filled.record(found.document).text
        assert [text[a:b] for a, b in found.spans] == ["armoured", "vehicles"]

    def test_phrase_prefix_and_alternatives(self, filled):
        assert len(filled.search('"Minsk summit"')) == 1
        assert len(filled.search("armou*")) == 1
        assert len(filled.search("vehicles OR criticised")) == 2

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(words=st.text(max_size=30))
    def test_no_words_can_break_the_search(self, store, words):
        with Store.open(":memory:") as store, suppress(QueryError):
            assert store.search(words) == []

    def test_a_document_put_again_is_found_once(self, filled):
        filled.put_document(toy.reading(toy.REPORTS["2.txt"], "2.txt"))
        assert len(filled.search("vehicles")) == 1


class TestFile:
    def test_a_missing_store_is_not_made_by_asking(self, tmp_path):
        with pytest.raises(StoreError, match="there is no store"):
            Store.open(tmp_path / "none.foedus", create=False)
        assert not (tmp_path / "none.foedus").exists()

    def test_a_missing_folder_is_named(self, tmp_path):
        with pytest.raises(StoreError, match="folder"):
            Store.open(tmp_path / "none" / "x.foedus")

    def test_what_is_not_a_database_is_refused_and_left_alone(self, tmp_path):
        path = tmp_path / "notes.txt"
        path.write_text("not a database, " * 500)
        with pytest.raises(StoreError, match="not a foedus store"):
            Store.open(path)
        assert path.read_text().startswith("not a database")

    def test_another_programs_database_is_refused_and_left_alone(self, tmp_path):
        path = tmp_path / "other.db"
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(StoreError, match="another program"):
            Store.open(path)
        assert path.read_bytes() == before

    def test_a_newer_store_asks_for_an_upgrade(self, store, tmp_path):
        store.close()
        path = tmp_path / "account.foedus"
        connection = sqlite3.connect(path)
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
        connection.commit()
        connection.close()
        with pytest.raises(StoreError, match="upgrade foedus"):
            Store.open(path)

    def test_an_address_is_refused_without_its_password(self):
        with pytest.raises(StoreError) as caught:
            Store.open("postgresql://me:secret@host/db")
        assert "secret" not in str(caught.value)

    def test_a_second_process_may_ask_while_one_writes(self, filled, tmp_path):
        path = tmp_path / "account.foedus"
        with Store.open(path, create=False) as other, filled._writing() as connection:
            connection.exec_driver_sql("UPDATE document SET uri = 'half way'")
            assert len(other.events()) == 6
            assert other.documents()[0].uri != "half way"

    def test_foreign_keys_hold(self, store):
        reading = toy.reading(toy.REPORTS["1.txt"])
        orphan = replace(reading.events[0], statement="s-none")
        with pytest.raises(Exception, match="FOREIGN KEY"):
            store.put_document(replace(reading, events=(orphan,)))
        assert not store.documents()


class TestDays:
    def test_bounds_of_partial_dates(self):
        assert day_span("2024-02") == ("2024-02-01", "2024-02-29")
        assert day_span("2023") == ("2023-01-01", "2023-12-31")

    @pytest.mark.parametrize("wrong", ["", "24", "2024-13", "2024-02-30", "0000", "yesterday"])
    def test_what_is_no_date_is_refused(self, wrong):
        with pytest.raises(QueryError, match="not a date"):
            day_span(wrong)

    @given(st.dates())
    def test_first_and_last_day_enclose_every_day_of_a_prefix(self, day):
        for length in (4, 7, 10):
            prefix = day.isoformat()[:length]
            assert first_day(prefix) <= day.isoformat() <= last_day(prefix)

    @given(st.dates(), st.dates())
    def test_first_and_last_day_enclose_every_day_of_an_interval(self, one, other):
        begin, end = sorted((one.isoformat(), other.isoformat()))
        for written in (f"{begin}/{end}", f"{begin[:7]}/{end[:7]}"):
            assert first_day(written) <= begin <= end <= last_day(written)
