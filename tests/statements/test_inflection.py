"""Forms of cue words."""

import pytest

from foedus.statements.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("emphasized", "emphasize"), ("noting", "note"), ("denied", "deny"), ("admitted", "admit"),
        ("said", "say"), ("allegations", "allegation"), ("criticizes", "criticize"),
        ("accuses", "accuse"), ("referring", "refer"), ("spokesmen", "spokesman"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert load_lexicon().forms.words[form] == lemma


def test_every_lemma_is_a_form_of_itself_unless_irregular() -> None:
    lexicon = load_lexicon()
    for lemma in (*lexicon.verbs, *lexicon.nouns):
        first = lemma.split()[0]
        assert lexicon.forms.words[first] == first


def test_a_noun_may_be_a_form_of_a_verb() -> None:
    forms = load_lexicon().forms
    assert forms.words["warning"] == "warning"
    assert forms.verbs["warning"] == "warn"
