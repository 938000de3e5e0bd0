"""Languages are told apart, also in short texts."""

from __future__ import annotations

import pytest

from foedus.clean.languages import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the pact met in Port Sylvan on Monday and adopted the budget.", "en"),
        ("Pashinyan, Lavrov, Tasmagambetov to meet in Dushanbe for talks on the treaty.", "en"),
        ("Minister quits.", "en"),
        (
            "Les ministres se sont réunis lundi dans la capitale et ont adopté le budget commun.",
            "fr",
        ),
        (
            "Die Minister trafen sich am Montag in der Hauptstadt und beschlossen den Haushalt.",
            "de",
        ),
        ("Министры встретились в понедельник в столице и приняли бюджет организации.", "ru"),
        ("Նախարարները հանդիպեցին երկուշաբթի օրը մայրաքաղաքում և ընդունեցին բյուջեն։", "hy"),
        ("Nazirlər bazar ertəsi paytaxtda görüşdülər və təşkilatın büdcəsini qəbul etdilər.", "az"),
        ("", "und"),
        ("1234 5678", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_metadata_help_where_words_are_few() -> None:
    assert identify_language("NATO, EU, CSTO", hint="en") == "en"
