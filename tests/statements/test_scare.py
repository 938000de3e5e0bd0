"""Names and descriptions in quotation marks, on statements, events and acts."""

from __future__ import annotations

import pytest

from foedus.language import Piece, load
from foedus.statements import find_quotations, scare_quotes

MARKED = {
    "Borduria withdrew its “peacekeeping” force from the valley.": ["“peacekeeping”"],
    "The “people’s republic” asked for recognition.": ["“people’s republic”"],
    "Its leaders denounced the “Bordurian aggression.”": ["“Bordurian aggression.”"],
    "The minister called the vote “regrettable.”": [],
    "Syldavia has “frozen” its part in the pact.": [],
    "“We will not come to the summit,” the minister said.": [],
    "The fleet left the harbour at dawn.": [],
}


@pytest.mark.parametrize("text", MARKED)
def test_names_in_quotation_marks(text: str) -> None:
    analysis = load().read([text])[0]
    found = scare_quotes(analysis, find_quotations(text), (Piece(0, len(text)),))
    assert [text[p.start : p.end] for p in found] == MARKED[text]


def test_only_what_lies_inside_the_words_asked_for() -> None:
    text = "Borduria withdrew its “peacekeeping” force from the valley."
    analysis = load().read([text])[0]
    assert scare_quotes(analysis, find_quotations(text), (Piece(0, 20),)) == ()
