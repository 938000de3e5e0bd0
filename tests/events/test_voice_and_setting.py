"""Small words that decide who did it, and whether it was done at all."""

import pytest
from bench.coding import read, sides

from foedus.language import load


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A participle after a finite verb is active: it does not turn round who did it.
        (
            "Peru's rebels killed three soldiers and wounded six civilians.",
            [("ASSAULT", "actual", {"PER"})] * 2,
        ),
        # What kills in an accident is nobody's assault.
        ("Nine Peruvian soldiers were killed when their helicopter crashed.", []),
        ("Forty Iranians were killed when an earthquake hit northern Iran.", []),
        # "The" begins a noun anew: the possessor before does not reach it.
        (
            "It calls for Iran's withdrawal from Iraq, and for the deployment of the Iraqi army.",
            [("RETREAT", "demanded", {"IRN"}), ("MOBILIZE", "demanded", {"IRQ"})],
        ),
        # What one helped to do is done.
        ("Peru helped end the war in Bolivia.", [("RETREAT", "actual", {"PER"})]),
        ("Sudan cut off its talks with Chad.", [("SANCTION", "actual", {"SDN"})]),
    ],
)
def test_who_did_it_and_whether(sentence: str, expected: list) -> None:
    (found,) = read([sentence], ["2020-05-05"], load())
    coded = [
        (e.type, e.modality, set().union(*(s.ids for s in sides(e, found.actors)[0])))
        for e in found.coding.events
    ]
    assert len(coded) == len(expected)
    for (kind, modality, sources), (a, b, wanted) in zip(coded, expected, strict=True):
        assert (kind, modality) == (a, b)
        assert wanted <= sources
