"""The pattern language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.events.pattern import PREPOSITIONS, PatternError, compile_pattern, expand, readings

CLASSES = {"meeting": frozenset({"summit", "talk"}), "rep": frozenset({"permanent representative"})}


def test_subject_head_object_and_preposition() -> None:
    pattern = compile_pattern("SRC sign|initial @meeting with TGT:org", CLASSES)
    assert pattern.subject is not None
    assert pattern.subject.role is not None
    assert pattern.subject.role.name == "SRC"
    assert pattern.clause.heads == {"sign", "initial"}
    thing, partner = pattern.clause.slots
    assert (thing.kind, thing.term and thing.term.lemmas) == ("object", CLASSES["meeting"])
    assert (partner.kind, partner.words) == ("oblique", {"with"})
    assert partner.term is not None
    assert partner.term.role is not None
    assert partner.term.role.kind == "org"


def test_complement_runs_to_the_end() -> None:
    clause = compile_pattern("SRC refuse to not sign TGT", CLASSES).clause.slots[0].clause
    assert clause is not None
    assert clause.negated
    assert clause.heads == {"sign"}
    assert len(clause.slots) == 1


def test_roles_inside_a_noun_phrase_and_at_the_head() -> None:
    pattern = compile_pattern("SRC ally(ORG) in @meeting(TGT,AT)", CLASSES)
    assert [role.name for role in pattern.clause.inner] == ["ORG"]
    term = pattern.clause.slots[0].term
    assert term is not None
    assert [role.name for role in term.inner] == ["TGT", "AT"]


def test_preposition_to_and_complement_to_differ() -> None:
    kinds = [
        compile_pattern(text, CLASSES).clause.slots[0].kind
        for text in ("SRC go to TGT", "SRC go to @meeting", "SRC go to <court>", "SRC go to meet")
    ]
    assert kinds == ["oblique", "oblique", "oblique", "infinitive"]


def test_words_with_spaces_and_parts_of_speech() -> None:
    clause = compile_pattern("phone_call.n between BOTH", CLASSES).clause
    assert clause.heads == {"phone call"}
    assert clause.pos == "n"


def test_phrases_expand_to_every_wording() -> None:
    phrases = {"attend": ("attend", "take part in"), "refuse": ("refuse",)}
    assert list(expand("SRC {refuse} to {attend} @meeting", phrases)) == [
        "SRC refuse to attend @meeting",
        "SRC refuse to take part in @meeting",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "SRC", "SRC sign @unknown", "SRC sign with", "SRC sign [with TGT",
     "SRC sign @meeting(XYZ)",
     "SRC sign TGT:planet", "SRC sign ]", "SRC +out"],
)  # fmt: skip
def test_what_does_not_follow_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(text, CLASSES)


def test_unknown_phrase_is_refused() -> None:
    with pytest.raises(PatternError):
        list(expand("SRC {dance}", {}))


WORDS = st.sampled_from(
    [
        "SRC",
        "TGT",
        "BOTH",
        "to",
        "not",
        "[",
        "]",
        "<",
        ">",
        "@meeting",
        "+out",
        "*",
        "that",
        "sign",
        *sorted(PREPOSITIONS)[:5],
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join)))
def test_any_text_compiles_or_is_refused(text: str) -> None:
    try:
        pattern = compile_pattern(text, CLASSES)
    except PatternError:
        return
    assert pattern.source == text


def test_star_takes_what_belongs_to_a_party() -> None:
    pattern = compile_pattern("SRC shell TGT:state*", CLASSES)
    role = pattern.clause.slots[0].term.role  # type: ignore[union-attr]
    assert role is not None
    assert (role.name, role.kind, role.owning) == ("TGT", "state", True)


def test_exclamation_mark_bars_nouns() -> None:
    term = compile_pattern("SRC send !@meeting to TGT", CLASSES).clause.slots[0].term
    assert term is not None
    assert (term.barred, term.lemmas) == (True, CLASSES["meeting"])


def test_clause_slot_may_ask_for_an_auxiliary() -> None:
    plain, duty = (
        compile_pattern(text, CLASSES).clause.slots[0]
        for text in ("SRC say that TGT", "SRC say that TGT must")
    )
    assert not plain.words
    assert {"must", "should"} <= duty.words


def test_a_pattern_knows_the_words_it_needs() -> None:
    pattern = compile_pattern("SRC withdraw @rep from|out-of TGT [for @meeting]", CLASSES)
    assert pattern.needs == (frozenset({"representative"}), frozenset({"from", "out"}))
    assert compile_pattern("SRC send !@meeting", CLASSES).needs == ()


def test_an_organization_may_be_named_or_left_out() -> None:
    assert list(readings("SRC leave|quit ORG~")) == [
        "SRC leave|quit ORG",
        "SRC:state leave|quit NONE ~ORG",
    ]
    assert list(readings("SRC withdraw from ORG~"))[1] == "SRC:state withdraw ~ORG"
    assert list(readings("freeze @membership(SRC,ORG~)"))[1] == "freeze @membership(SRC) ~ORG"
    assert list(readings("SRC leave ORG")) == ["SRC leave ORG"]
