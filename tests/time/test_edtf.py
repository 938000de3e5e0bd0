"""EDTF strings against the ``edtf`` package: valid, and with the same bounds."""

from __future__ import annotations

import time
import warnings
from datetime import date

import pytest
from dated import bounds, layer
from hypothesis import given
from hypothesis import strategies as st

from foedus.time import calendar
from foedus.time.calendar import Period
from foedus.time.edtf import edtf

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # edtf 5 builds its grammar with deprecated names
    from edtf import parse_edtf


def their_bounds(text: str) -> tuple[str | None, str | None]:
    """First and last day as the edtf package reads a string."""
    parsed = parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    first, last = (
        time.strftime("%Y-%m-%d", end) if isinstance(end, time.struct_time) else None
        for end in ends
    )
    return first, last


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PERIODS = st.one_of(
    *(st.builds(calendar.containing, DAYS, st.just(unit)) for unit in "DWMQYEC"),
    st.builds(lambda d, n: calendar.season(d.year, n), DAYS, st.integers(21, 24)),
    st.builds(lambda d, n: calendar.half(d.year, n), DAYS, st.integers(1, 2)),
    st.builds(lambda a, b: Period(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(lambda d: Period(d, None), DAYS),
    st.builds(lambda d: Period(None, d), DAYS),
)


@given(PERIODS, st.booleans(), st.booleans())
def test_every_period_is_valid_edtf_with_its_own_bounds(
    period: Period, uncertain: bool, approximate: bool
) -> None:
    text = edtf(period, uncertain=uncertain, approximate=approximate)
    assert text is not None
    first, last = (end.isoformat() if end else None for end in (period.first, period.last))
    assert their_bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "On Nov. 23, 2022 they met; in March 2021; in 2018; in the 1990s; in the 19th century.",
        "They met last week, this month, last summer, in the third quarter of 2022, on Friday.",
        "It lasted from May to July 2023, since 2018, until March 2019, before May 8.",
        "It was built between 2015 and 2018, in the first half of 2020, in winter 2012.",
    ],
)
def test_exact_expressions_agree_with_the_package(text: str) -> None:
    for found in layer(text).expressions:
        assert found.date is not None
        assert found.date.edtf is not None
        assert their_bounds(found.date.edtf) == bounds(found)
