"""Exports: the public names, a stable order, safe cells, one schema whatever the values."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import polars
import pytest

import sample_account as toy
from foedus.export import FORMATS, WHAT, frame, records, write
from foedus.records import Event, Statement, from_plain
from foedus.store import Filter


@pytest.fixture
def filled(store):
    for uri, content in toy.REPORTS.items():
        store.put_document(toy.reading(content, uri))
    store.put_findings(toy.settle(store.collection()))
    return store


def exported(store, what, form, question=None):
    out = io.BytesIO()
    number = write(store, what, form, out, question)
    return number, out.getvalue()


@pytest.mark.parametrize("what", WHAT)
def test_jsonl_holds_every_record_whole(filled, what):
    number, data = exported(filled, what, "jsonl")
    kind, expected = records(filled, what)
    lines = data.decode().splitlines()
    assert number == len(lines) > 0
    assert [from_plain(kind, json.loads(line)) for line in lines] == list(expected)


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("form", FORMATS)
def test_two_exports_are_the_same_to_the_byte(filled, what, form):
    assert exported(filled, what, form) == exported(filled, what, form)


@pytest.mark.parametrize("what", WHAT)
def test_parquet_and_csv_hold_as_many_records(filled, what):
    number, data = exported(filled, what, "parquet")
    assert polars.read_parquet(io.BytesIO(data)).height == number
    number, data = exported(filled, what, "csv")
    rows = list(csv.reader(io.StringIO(data.decode())))
    assert len(rows) == number + 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_jsonl_uses_the_public_names(filled):
    _, data = exported(filled, "standing", "jsonl")
    line = json.loads(data.splitlines()[0])
    assert line["from"] == "2023-11-23"
    assert line["evidence"][0]["exact"].startswith("Armenia")


def test_csv_spreads_dates_and_quotes(filled):
    _, data = exported(filled, "events", "csv", Filter(actor="FRA", with_="ARM"))
    (row,) = csv.DictReader(io.StringIO(data.decode()))
    assert row["date.edtf"] == "2024-02-10"
    assert row["source"] == "FRA"
    assert row["evidence.quote"] == "France delivered armoured vehicles."
    assert row["merged"].startswith("m-")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_cannot_be_formulas(store, start):
    reading = toy.reading(toy.REPORTS["1.txt"])
    hostile = replace(reading.document, title=f'{start}HYPERLINK("http://x")')
    store.put_document(replace(reading, document=hostile))
    _, data = exported(store, "documents", "csv")
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert row["title"] == "'" + hostile.title


def test_numbers_in_csv_stay_numbers(filled):
    _, data = exported(filled, "events", "csv")
    goldstein = {row["goldstein"] for row in csv.DictReader(io.StringIO(data.decode()))}
    assert goldstein == {"-4.0"}


def test_schema_depends_on_the_kind_alone(filled):
    assert frame(Event, []).schema == frame(Event, filled.events()).schema
    assert frame(Statement, []).height == 0
