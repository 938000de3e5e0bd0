"""Reading: bad input never stops it, bugs are told apart from it, nothing is read twice."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

import sample_account as toy
from foedus.errors import ModelError, StoreError
from foedus.reading import ReadingOptions, read
from foedus.records import to_json
from foedus.store import Store

ONE_BY_ONE = ReadingOptions(batch=1)


def account(store: Store) -> list[str]:
    """Everything that an export could show."""
    return [
        to_json(record)
        for listing in (
            store.documents, store.statements, store.events, store.acts, store.standing,
            store.conflicts, store.lineage, store.stories, store.actors, store.mentions,
        )
        for record in listing()
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return toy.write_reports(tmp_path / "reports")


class CountingPipeline(toy.Pipeline):
    texts = 0

    def read(self, texts):
        CountingPipeline.texts += len(texts)
        return super().read(texts)


@pytest.fixture
def counting():
    CountingPipeline.texts = 0
    return replace(toy.STEPS, language=CountingPipeline)


def test_reads_a_folder_and_settles_the_account(folder, store):
    report = read([folder], store, toy.STEPS)
    assert (report.read, report.known) == (3, 0)
    assert report.words > 30
    assert report.found["events"] == 6
    assert not store.dirty
    assert store.standing()


def test_reading_again_changes_nothing_and_skips_the_language_step(folder, store, counting):
    read([folder], store, counting)
    before = account(store)
    report = read([folder], store, counting)
    assert (report.read, report.known) == (0, 3)
    assert account(store) == before
    assert CountingPipeline.texts == 3


@pytest.mark.parametrize("frozen_before", [False, True])
def test_a_run_leaves_the_search_for_cycles_as_it_found_it(folder, store, frozen_before):
    if frozen_before:
        gc.freeze()
    try:
        read([folder], store, toy.STEPS)
        assert bool(gc.get_freeze_count()) == frozen_before
    finally:
        gc.unfreeze()


def test_again_reads_anew(folder, store, counting):
    read([folder], store, counting)
    before = account(store)
    report = read([folder], store, counting, ReadingOptions(again=True))
    assert (report.read, report.known) == (3, 0)
    assert account(store) == before


@pytest.mark.parametrize("options", [ONE_BY_ONE, ReadingOptions(batch=2), None])
def test_the_account_depends_neither_on_order_nor_on_batches(folder, tmp_path, store, options):
    read([folder], store, toy.STEPS)
    with Store.open(tmp_path / "other.foedus") as other:
        read(sorted(folder.iterdir(), reverse=True), other, toy.STEPS, options)
        assert account(other) == account(store)


def test_one_report_in_two_places_is_one_document(folder, store):
    (folder / "0.txt").write_text(toy.REPORTS["1.txt"])
    report = read([folder], store, toy.STEPS)
    assert (report.read, report.known) == (3, 1)
    assert "0.txt" in [document.uri for document in store.documents()]


@pytest.mark.parametrize("names", [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_two_forms_of_one_text_give_the_form_of_the_smaller_uri(tmp_path, store, names):
    for name in names:
        (tmp_path / name).write_text(toy.REPORTS["1.txt"].replace("Minsk", f"in {name}", 1))
    read([tmp_path / name for name in names], store, toy.STEPS)
    (document,) = store.documents()
    assert document.title == "Summit in in a.txt"
    assert store.uris(document.id) == ("a.txt", "z.txt")


def test_bad_input_is_listed_by_name_and_reason_and_the_run_goes_on(folder, store):
    (folder / "0-empty.txt").write_text("")
    (folder / "2-binary.txt").write_bytes(b"title: x\n\n\0\0\0")
    report = read([folder], store, toy.STEPS)
    assert report.read == 3
    assert [(n.uri, n.code) for n in report.unreadable] == [
        ("0-empty.txt", "empty"),
        ("2-binary.txt", "binary"),
    ]
    assert not report.failed


def test_what_is_not_english_is_kept_marked_and_not_analysed(folder, store, counting):
    (folder / "4.txt").write_text("language: fr\n\nARM REJECT CSTO 2023-11-23: Absente.")
    report = read([folder], store, counting)
    assert [(n.uri, n.code) for n in report.skipped] == [("4.txt", "language-fr")]
    assert CountingPipeline.texts == 3
    assert len(store.documents()) == 4
    assert len(store.events()) == 6


@pytest.mark.parametrize(
    "step", ["clean", "find_times", "resolve", "find_statements", "code", "signature"]
)
def test_a_bug_in_a_step_leaves_out_one_document_and_is_never_called_bad_input(folder, store, step):
    right = getattr(toy.STEPS, step)

    def wrong(first, *rest):
        if "Undated" in (getattr(first, "content", "") or first.title):
            raise KeyError("a bug")
        return right(first, *rest)

    report = read([folder], store, replace(toy.STEPS, **{step: wrong}))
    assert report.read == 2
    assert not report.unreadable
    (failed,) = report.failed
    assert failed.uri == "3.txt"
    assert failed.code.startswith("internal-")
    assert "bug in foedus" in failed.reason
    assert len(store.documents()) == 2


def test_a_bug_in_the_language_step_is_pinned_on_its_document(folder, store):
    class Fragile(toy.Pipeline):
        def read(self, texts):
            if any("armoured" in text for text in texts):
                raise RuntimeError("a bug")
            return super().read(texts)

    report = read([folder], store, replace(toy.STEPS, language=Fragile))
    assert report.read == 2
    assert [(n.uri, n.code) for n in report.failed] == [("2.txt", "internal-language")]


def test_after_a_bug_is_mended_reading_again_completes_the_store(folder, tmp_path, store):
    def wrong(*_):
        raise ValueError("a bug")

    report = read([folder], store, replace(toy.STEPS, code=wrong))
    assert report.nothing_usable
    read([folder], store, toy.STEPS)
    with Store.open(tmp_path / "other.foedus") as other:
        read([folder], other, toy.STEPS)
        assert account(other) == account(store)


def test_a_bug_over_the_collection_keeps_the_documents_and_is_made_good_later(folder, store):
    def wrong(collection):
        raise ZeroDivisionError

    report = read([folder], store, replace(toy.STEPS, settle=wrong))
    assert [n.code for n in report.failed] == ["internal-collection"]
    assert report.read == 3
    assert store.dirty
    assert store.actors()
    read([folder], store, toy.STEPS)
    assert not store.dirty
    assert store.stories()


def test_a_broken_installation_stops_the_run(folder, store):
    def no_model():
        raise ModelError("the model's files are missing")

    with pytest.raises(ModelError):
        read([folder], store, replace(toy.STEPS, language=no_model))


def test_a_store_that_cannot_be_written_stops_the_run(folder, store, monkeypatch):
    def locked(*_):
        raise StoreError("locked")

    monkeypatch.setattr(Store, "put_document", locked)
    with pytest.raises(StoreError):
        read([folder], store, toy.STEPS)


def test_every_report_is_told_to_the_listener(folder, store):
    (folder / "0-empty.txt").write_text("")
    (folder / "4.txt").write_text("language: fr\n\nTexte.")
    heard = []
    read([folder], store, toy.STEPS, ONE_BY_ONE, heard.append)
    assert [(p.uri, p.outcome) for p in heard] == [
        ("0-empty.txt", "unreadable"),
        ("1.txt", "read"),
        ("2.txt", "read"),
        ("3.txt", "read"),
        ("4.txt", "skipped"),
        ("", "settling"),
    ]
