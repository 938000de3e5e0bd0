"""Store: everything read, kept in one file; the only folder that knows SQL."""

from foedus.store.bundle import Findings, Reading, Rewritten
from foedus.store.filter import Filter, day_span
from foedus.store.fulltext import Found
from foedus.store.lookup import AnyRecord
from foedus.store.rows import cleaned_digest, first_day, first_start, last_day
from foedus.store.store import Known, Store
from foedus.store.timeline import Line

__all__ = [
    "AnyRecord",
    "Filter",
    "Findings",
    "Found",
    "Known",
    "Line",
    "Reading",
    "Rewritten",
    "Store",
    "cleaned_digest",
    "day_span",
    "first_day",
    "first_start",
    "last_day",
]
