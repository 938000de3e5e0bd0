"""Quotations are found whatever the quotation marks and line breaks, and only where unique."""

import pytest
from bench.seeds.locate import NotFoundError, locate, overlap

TEXT = "“Nordmark’s envoy” left.\nThe council met — the council adjourned."


def test_quotation_marks_and_breaks_do_not_matter() -> None:
    start, end = locate(TEXT, '"Nordmark\'s envoy" left. The')
    assert TEXT[start:end] == "“Nordmark’s envoy” left.\nThe"


def test_braces_mark_the_part_that_counts() -> None:
    start, end = locate(TEXT, "met - the {council} adjourned")
    assert TEXT[start:end] == "council"
    assert start > TEXT.index("met")


def test_what_stands_twice_or_nowhere_is_refused() -> None:
    with pytest.raises(NotFoundError, match="2 times"):
        locate(TEXT, "council")
    with pytest.raises(NotFoundError, match="0 times"):
        locate(TEXT, "senate")


def test_a_repeated_end_is_found_after_its_start() -> None:
    second = TEXT.rindex("council")
    assert locate(TEXT, "council", TEXT.index("—"), unique=False)[0] == second


@pytest.mark.parametrize(
    ("one", "other", "shared"), [((0, 5), (3, 9), 2), ((0, 5), (5, 9), 0), ((2, 3), (0, 9), 1)]
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    assert overlap(one, other) == shared
