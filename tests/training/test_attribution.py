"""The markup of attributions written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.attribution import MarkupError, read_file, read_passage, read_passages


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_one_attribution():
    text, [triple] = read_passage("{1s The envoy} {1c told} Radio One {1t that she would stay}.")
    assert text == "The envoy told Radio One that she would stay."
    assert words(text, triple.source) == ["The envoy"]
    assert words(text, triple.cue) == ["told"]
    assert words(text, triple.content) == ["that she would stay"]


def test_pieces_nesting_and_shared_spans():
    text, (first, second, third) = read_passage(
        "{1t The bridge}, {1s+2s she} {1c said}, {1t {3s Oslo} {3c claims} {3t is safe}}, "
        "{2c adding} {2t that it is not}."
    )
    assert words(text, first.content) == ["The bridge", "Oslo claims is safe"]
    assert first.source == second.source
    assert words(text, third.source) == ["Oslo"]
    assert words(text, third.content) == ["is safe"]


def test_passages_paragraphs_and_remarks():
    marked = "# a remark\nRain fell.\nIt stopped.\n\n\n{1s He} {1c said} {1t no}.\n"
    (plain, none), (spoken, [triple]) = read_passages(marked)
    assert (plain, none) == ("Rain fell.\n\nIt stopped.", [])
    assert words(spoken, triple.content) == ["no"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("{1s He} {1c said} {1t no", "not closed"),
        ("He} said", "stray brace"),
        ("{1x He} said", "stray brace"),
        ("{1s He} {1c said }{1t no}", "blanks"),
        ("{1s He} {1c } {1t no}", "blanks"),
        ("{2s He} {2c said} {2t no}", "numbered"),
        ("{1s He} {1c said} no", "lacks"),
        ("{1s He} said {1t no}", "lacks"),
        ("{1t that {1s he} {1c said} no}", "overlap"),
        ("{1s He} {1c+2c said} {1t no} {2t yes}", "same cue"),
    ],
)
def test_what_cannot_be_meant_is_an_error(marked: str, message: str):
    with pytest.raises(MarkupError, match=message):
        read_passage(marked)


def test_an_error_names_the_line():
    with pytest.raises(MarkupError, match="before line 4"):
        list(read_passages("Fine.\n\n{1s Not\n"))


@given(st.text(st.characters(exclude_characters="{}#", exclude_categories=("Cs", "Cc"))))
def test_text_without_markup_is_kept(text: str):
    assert read_passage(text) == (text, [])


def test_the_passages_that_are_trained_on_can_be_read():
    passages = read_file()
    texts = [text for text, _ in passages]
    assert len(passages) >= 300
    assert len(set(texts)) == len(texts)
    assert not any("{" in text or "}" in text for text in texts)
    assert sum(not triples for _, triples in passages) >= 25
