"""Lemmas from forms and tags, and the forms of verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.inflection import irregular, participle, past, singular_of, verb_of
from foedus.language.labels import lemma_script
from foedus.language.lemma import Lemmas

WORDS = """
hop hope stop visit unite unit movie ally bus base house call control add agree person rule shoe
lens crisis die install
"""
VOCABULARY = frozenset(WORDS.split())
KEPT = "C0+"


def known(word: str) -> bool:
    return word.lower() in VOCABULARY


def lemma(form: str, upos: str, feats: str = "", guess: str | None = None) -> str:
    script = KEPT if guess is None else lemma_script(form, guess)
    lemmas = Lemmas(known)
    [lemma] = lemmas.of([form], [upos], [feats], [script])
    return lemma or lemmas.among(form, upos, feats, [script])


PAST = "Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "feats", "expected"),
    [
        ("fought", PAST, "fight"),
        ("fled", PAST, "flee"),
        ("hoping", "VerbForm=Ger", "hope"),
        ("hopping", "VerbForm=Ger", "hop"),
        ("instructed", PAST, "instruct"),
        ("detonated", PAST, "detonate"),
        ("submitting", "VerbForm=Ger", "submit"),
        ("calling", "VerbForm=Ger", "call"),
        ("added", PAST, "add"),
        ("visited", PAST, "visit"),
        ("united", PAST, "unite"),
        ("struggling", "VerbForm=Ger", "struggle"),
        ("lying", "VerbForm=Ger", "lie"),
        ("cried", PAST, "cry"),
        ("agreed", PAST, "agree"),
        ("being", "VerbForm=Ger", "be"),
        ("finishes", "Tense=Pres|VerbForm=Fin", "finish"),
        ("re-elected", PAST, "re-elect"),
        ("need", "VerbForm=Inf", "need"),
        ("bring", "VerbForm=Inf", "bring"),
        ("focus", "VerbForm=Inf", "focus"),
        ("found", PAST, "find"),
        ("found", "VerbForm=Inf", "found"),
        ("lay", PAST, "lie"),
    ],
)
def test_a_verb_follows_from_its_form(form: str, feats: str, expected: str) -> None:
    assert lemma(form, "VERB", feats, guess=form[:3]) == expected


@pytest.mark.parametrize(
    ("form", "upos", "feats", "guess", "expected"),
    [
        ("allies", "NOUN", "Number=Plur", "allie", "ally"),
        ("movies", "NOUN", "Number=Plur", "movy", "movie"),
        ("crises", "NOUN", "Number=Plur", "crise", "crisis"),
        ("buses", "NOUN", "Number=Plur", "buse", "bus"),
        ("houses", "NOUN", "Number=Plur", "hous", "house"),
        ("shoes", "NOUN", "Number=Plur", "sho", "shoe"),
        ("tribesmen", "NOUN", "Number=Plur", "tribesme", "tribesman"),
        ("troops", "NOUN", "Number=Ptan", "troop", "troops"),
        ("persons", "NOUN", "Number=Sing", "persons", "person"),
        ("news", "NOUN", "Number=Sing", "new", "news"),
        ("savings", "NOUN", "Number=Sing", "saving", "savings"),
        ("savings", "NOUN", "Number=Plur", "savings", "saving"),
        ("p.m", "NOUN", "Number=Sing", "p.m.", "p.m."),
        ("1990s", "NOUN", "Number=Plur", "1990s", "1990s"),
        ("flooding", "NOUN", "Number=Sing", "flood", "flooding"),
        ("UFOs", "NOUN", "Number=Plur", "UFO", "UFO"),
        ("united", "ADJ", "Degree=Pos", "unite", "united"),
        ("larger", "ADJ", "Degree=Cmp", "larg", "large"),
        ("angriest", "ADJ", "Degree=Sup", "angriest", "angry"),
        ("better", "ADJ", "Degree=Cmp", "better", "good"),
        ("better", "ADV", "Degree=Cmp", "better", "well"),
        ("most", "ADV", "Degree=Sup", "much", "most"),
        ("us", "PRON", "Case=Acc", "us", "we"),
        ("i", "PRON", "Case=Nom", "i", "I"),
        ("These", "DET", "", "these", "this"),
        ("nt", "PART", "", "ot", "not"),
        ("’m", "AUX", "", "mbe", "be"),
        ("'s", "AUX", "", "have", "have"),
        ("'d", "AUX", "", "would", "would"),
        ("Quickly", "ADV", "", "quickely", "quickly"),
        ("Council", "PROPN", "Number=Sing", "council", "Council"),
        ("Mongolia", "PROPN", "Number=Sing", "Mongoly", "Mongolia"),
        ("States", "PROPN", "Number=Plur", "state", "State"),
        ("Sept.", "PROPN", "Abbr=Yes|Number=Sing", "Sept.", "September"),
        ("12,500", "NUM", "NumForm=Digit", "500", "12500"),
        ("3,40", "NUM", "NumForm=Digit", "500", "3,40"),
        ("www.Example.org", "PROPN", "", "www.example.org", "www.Example.org"),
    ],
)
def test_tags_decide_what_a_form_is_of(
    form: str, upos: str, feats: str, guess: str, expected: str
) -> None:
    assert lemma(form, upos, feats, guess) == expected


def test_what_tags_leave_open_is_the_networks() -> None:
    assert lemma("people", "NOUN", "Number=Plur", "person") == "person"
    assert lemma("wat", "PRON", "Abbr=Yes", "what") == "what"


@given(st.sampled_from(sorted(irregular().pasts)))
def test_irregular_pasts_lead_back_to_their_verb(verb: str) -> None:
    assert lemma(past(verb), "VERB", "Tense=Past") == verb


@pytest.mark.parametrize(
    ("verb", "told", "done"),
    [
        ("write", "wrote", "written"),
        ("commit", "committed", "committed"),
        ("visit", "visited", "visited"),
        ("stop", "stopped", "stopped"),
        ("deny", "denied", "denied"),
        ("seize", "seized", "seized"),
        ("deploy", "deployed", "deployed"),
        ("show", "showed", "shown"),
        ("pull out", "pulled out", "pulled out"),
        ("give up", "gave up", "given up"),
    ],
)
def test_verbs_are_put_in_the_past(verb: str, told: str, done: str) -> None:
    assert (past(verb), participle(verb)) == (told, done)


@given(st.text(max_size=12))
def test_any_text_has_an_ending_cut_or_none(form: str) -> None:
    for found in (verb_of(form, known), singular_of(form, known)):
        assert found is None or found


@given(st.text(min_size=1, max_size=12), st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN", "NUM"]))
def test_a_word_has_a_lemma(form: str, upos: str) -> None:
    for feats in ("", "Number=Plur", "Degree=Cmp", "Tense=Past"):
        assert lemma(form, upos, feats)
