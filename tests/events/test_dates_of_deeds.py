"""When a deed was done that a sentence only mentions."""

import pytest
from bench.coding import read

from foedus.language import load


@pytest.mark.parametrize(
    ("sentence", "kind", "edtf"),
    [
        (
            "Albania kept silent following Serbia's raids along the Kosovo border in May 2022.",
            "ASSAULT",
            "2022-05",
        ),
        ("Peru deplored Bolivia's attacks on the port in March 2019.", "ASSAULT", "2019-03"),
        # Since when a force has been there says nothing about the day on which it was attacked.
        ("Chad condemned Mali's attacks on soldiers from the force of May 2001.", "ASSAULT", None),
    ],
)
def test_a_deed_has_the_date_of_its_place(sentence: str, kind: str, edtf: str | None) -> None:
    (found,) = read([sentence], ["2024-06-03"], load())
    dates = [e.date.edtf for e in found.coding.events if e.type == kind and e.date]
    assert dates
    assert all(date == (edtf or "../2024-06-03") for date in dates)
