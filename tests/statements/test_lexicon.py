"""Cue words and their forms."""

import pytest

from foedus.language.inflection import past
from foedus.statements.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("emphasized", "emphasize"), ("noting", "note"), ("denied", "deny"), ("admitted", "admit"),
        ("said", "say"), ("warns", "warn"), ("referring", "refer"), ("tells", "tell"),
        ("lunch", ""), ("minister", ""),
    ],
)  # fmt: skip
def test_forms_lead_to_their_verb(form: str, lemma: str) -> None:
    assert load_lexicon().verb_of(form) == lemma


def test_the_past_of_every_verb_leads_back_to_it() -> None:
    lexicon = load_lexicon()
    verbs = {lemma for lemma in lexicon.verbs if " " not in lemma} - {"lambaste"}
    assert {lexicon.verb_of(past(verb)) for verb in verbs} == verbs
