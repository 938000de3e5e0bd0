"""The Python face."""

from __future__ import annotations

import datetime

import polars
import pytest

import foedus
import sample_account as toy
from foedus import api
from foedus.errors import QueryError, StoreError


@pytest.fixture
def account(monkeypatch, tmp_path):
    monkeypatch.setattr(api, "load_steps", lambda *_, **__: toy.STEPS)
    with foedus.open(tmp_path / "x.foedus") as opened:
        opened.read(toy.write_reports(tmp_path / "reports"))
        yield opened


@pytest.mark.parametrize(
    "what",
    ["documents", "statements", "events", "acts", "standing", "conflicts", "lineage", "stories",
     "actors", "mentions"],
)  # fmt: skip
def test_every_listing_is_a_frame(account, what):
    frame = getattr(account, what)()
    assert isinstance(frame, polars.DataFrame)
    assert frame.height


def test_events_of_an_actor_with_their_words(account):
    frame = account.events(actor="ARM", with_="FRA")
    assert frame["quote"].to_list() == ["France delivered armoured vehicles."]
    assert frame["source"].to_list() == [["FRA"]]
    day = frame["date"].struct.field("earliest").str.to_date().item()
    assert day == datetime.date(2024, 2, 10)


def test_an_empty_answer_has_the_same_columns(account):
    assert account.events(from_="1999", to="1999").schema == account.events().schema


def test_search_and_explain(account):
    (document,) = account.search("armoured")["document"]
    assert account.explain(document)["record"]["title"] == "Paris and Yerevan"


def test_export(account, tmp_path):
    assert account.export("acts", tmp_path / "acts.csv", "csv", actor="ARM") == 2


def test_errors(account, tmp_path):
    with pytest.raises(QueryError):
        account.events(actor="nobody at all")
    with pytest.raises(StoreError):
        foedus.open(tmp_path / "none.foedus", create=False)
