"""Undated reports, narrowed by the dated ones beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from foedus.corroborate.dating import narrow_dates
from foedus.records import Date, Document, Event, Lineage, Modality
from records_of import document, event

NEAR_COPY = Lineage("l-1", "d-undated", "d-dated", "near_copy", None, (), 0.9, "test")


def undated(earliest: str | None = None, latest: str | None = None) -> Document:
    published = Date(None, earliest, latest, "inferred") if earliest or latest else None
    basis = "inferred" if published else "unknown"
    plain = document("undated", "The bloc froze its aid.", published=None)
    return replace(plain, published=published, published_basis=basis, published_reasoning="")


def span(doc: Document) -> tuple[str | None, str | None]:
    return (doc.published.earliest, doc.published.latest) if doc.published else (None, None)


def told_twice(day: str, modality: Modality = "actual") -> tuple[Document, tuple[Event, ...]]:
    """One event: dated in one report, told without a date in the other."""
    dated = document("dated", "On May 8 the bloc froze its aid.", published="2024-05-10")
    when = Date(day, day, day, "expression")
    again = undated()
    told = [event(doc, doc.text, "SANCTION", "ecowas", modality=modality) for doc in (dated, again)]
    return dated, tuple(
        replace(e, date=d, merged="m-1") for e, d in zip(told, (when, None), strict=True)
    )


def test_a_report_is_not_older_than_what_it_tells_as_done() -> None:
    dated, events = told_twice("2024-05-08")
    (_, found) = narrow_dates((dated, undated()), events, (), ())
    assert span(found) == ("2024-05-08", None)
    assert found.published is not None
    assert (found.published.edtf, found.published_basis) == ("2024-05-08/..", "inferred")
    assert "2024-05-08" in found.published_reasoning


def test_what_is_only_planned_dates_nobody() -> None:
    dated, events = told_twice("2024-09-08", "planned")
    (_, found) = narrow_dates((dated, undated()), events, (), ())
    assert found == undated()


def test_what_contradicts_the_own_words_of_a_report_is_left_out() -> None:
    dated, events = told_twice("2024-05-08")
    old = undated("2019-01-01", "2019-12-31")
    (_, found) = narrow_dates((dated, old), events, (), ())
    assert found == old


def test_a_copy_is_of_the_same_days() -> None:
    dated = document("dated", "The bloc froze its aid.", published="2024-05-10")
    (_, found) = narrow_dates((dated, undated("2024-05-09", None)), (), (), (NEAR_COPY,))
    assert span(found) == ("2024-05-09", "2024-05-17")


def test_a_stated_date_stands() -> None:
    dated = document("dated", "The bloc froze its aid.", published="2024-05-10")
    late = document("undated", "The bloc froze its aid.", published="2024-09-10")
    assert narrow_dates((dated, late), (), (), (NEAR_COPY,)) == [dated, late]


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 2000), DAYS, DAYS)
def test_a_date_is_only_ever_narrowed(
    first: date, days: int, published: date, happened: date
) -> None:
    last = first + timedelta(days=days)
    before = undated(first.isoformat(), last.isoformat())
    dated, events = told_twice(happened.isoformat())
    dated = replace(dated, published=Date(None, *[published.isoformat()] * 2, "stated"))
    documents = (dated, before)
    (_, after) = narrow_dates(documents, events, (), (NEAR_COPY,))
    earliest, latest = span(after)
    assert earliest is not None
    assert latest is not None
    assert first.isoformat() <= earliest <= latest <= last.isoformat()
