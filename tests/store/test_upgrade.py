"""A store of an earlier version is brought up to date when it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sample_account as toy
from foedus.reading import deciding, read, settle_again
from foedus.store import Store, schema

NEW_IN_2 = ("decision", "told", "sameness")


def test_a_store_of_version_1_takes_decisions(tmp_path: Path) -> None:
    path = tmp_path / "x.foedus"
    with Store.open(path) as store:
        read([toy.write_reports(tmp_path / "reports")], store, toy.STEPS)
        before = [event.id for event in store.events()]
    with sqlite3.connect(path) as raw:
        for table in NEW_IN_2:
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE meta SET value = '1' WHERE key = 'schema_version'")
    raw.close()
    with Store.open(path) as store:
        assert [event.id for event in store.events()] == before
        assert store.decisions() == ()
        deciding.merge(store, "RUS", "FRA", "Anna")
        settle_again(store, toy.STEPS.settle)
        assert len(store.decisions()) == 1
    with sqlite3.connect(path) as raw:
        (version,) = raw.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    raw.close()
    assert version == str(schema.SCHEMA_VERSION)
