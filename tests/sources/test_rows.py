"""Rows of JSON, CSV and Parquet become reports by the field map."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError, QueryError
from foedus.sources import FieldMap, RawDocument, ReadOptions, discover
from foedus.sources.fields import report_from_row

TEXT = "The government of Freedonia left the Harbour Pact on Monday."


def read(path: Path, fields: FieldMap | None = None) -> list[RawDocument | InputError]:
    return list(discover([path], ReadOptions(fields=fields or FieldMap())))


def reports(path: Path, fields: FieldMap | None = None) -> list[RawDocument]:
    return [item for item in read(path, fields) if isinstance(item, RawDocument)]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"Body": TEXT, "Headline": "A", "date": "2024-05-03", "source": {"name": "Gazette"}}
    path.write_text(json.dumps(row) + "\n\n{broken\n" + json.dumps({"id": 4}) + "\n")
    first, broken, empty = read(path)
    assert isinstance(first, RawDocument)
    assert first.uri == "a.jsonl#1"
    assert first.content == TEXT
    assert first.fields == {"title": "A", "published": "2024-05-03", "outlet": "Gazette"}
    assert isinstance(broken, InputError)
    assert (broken.uri, broken.code) == ("a.jsonl#3", "bad-json")
    assert isinstance(empty, InputError)
    assert empty.code == "no-text-field"
    assert "id" in empty.reason


@pytest.mark.parametrize(
    "value",
    [
        [{"text": TEXT}, {"text": TEXT}],
        {"status": "ok", "articles": [{"content": TEXT}, {"content": TEXT}]},
    ],
)
def test_json_lists(tmp_path: Path, value: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))
    assert [report.uri for report in reports(path)] == ["a.json#1", "a.json#2"]


def test_json_object_and_lines_under_a_wrong_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": TEXT}))
    assert [report.uri for report in reports(path)] == ["a.json"]
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 2)
    assert [report.uri for report in reports(path)] == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = (
        ["title", "text", "date"],
        ["A", f'"{TEXT}\nAnd it stayed out."', "2024-05-03"],
        ["B", TEXT],
    )
    path.write_text("\n".join(delimiter.join(row) for row in rows), "utf-8-sig")
    first, second = reports(path)
    assert first.content == f"{TEXT}\nAnd it stayed out."
    assert first.fields == {"title": "A", "published": "2024-05-03"}
    assert second.uri == "a.csv#2"


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    frame = pl.DataFrame(
        {
            "text": [TEXT] * 150,
            "date": [date(2024, 5, 3)] * 150,
            "authors": [["Ann Lee", "Bo Ek"]] * 150,
        }
    )
    frame.write_parquet(path)
    found = reports(path)
    assert [report.uri for report in found] == [f"a.parquet#{i}" for i in range(1, 151)]
    assert found[-1].fields == {"published": "2024-05-03", "authors": "Ann Lee; Bo Ek"}


def test_the_users_names_come_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"Artikel": TEXT, "text": "short", "meta": {"Blatt": "Gazette"}}))
    fields = FieldMap().override({"text": "Artikel", "outlet": "meta.Blatt"})
    (report,) = reports(path, fields)
    assert report.content == TEXT
    assert report.fields == {"outlet": "Gazette"}


def test_unknown_field_of_a_map() -> None:
    with pytest.raises(QueryError, match="no field called 'headline'"):
        FieldMap().override({"headline": "x"})


def test_rows_may_hold_html() -> None:
    report = report_from_row({"text": f"<p>{TEXT}</p><p>{TEXT}</p>"}, "a#1", FieldMap())
    assert report.media == "html"
    assert report_from_row({"text": "If a < b and b > c"}, "a#1", FieldMap()).media == "text"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["text", "title", "date", "source", "author", "x"]), VALUES))
def test_any_row_is_a_report_or_an_input_error(row: dict[str, object]) -> None:
    found: RawDocument | InputError
    try:
        found = report_from_row(row, "a#1", FieldMap())
    except InputError as error:
        found = error
    if isinstance(found, InputError):
        assert found.code in ("no-text-field", "empty")
    else:
        assert found.content.strip()
        assert all(isinstance(value, str) and value for value in found.fields.values())
