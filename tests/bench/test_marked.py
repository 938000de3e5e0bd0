"""The notation for attributions marked in running text."""

from __future__ import annotations

import pytest
from bench.marked import MarkupError, read_passages, unmark
from hypothesis import given
from hypothesis import strategies as st


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_one_attribution():
    text, [one] = unmark("{1s The envoy} {1c told} {1m Radio One} {1t that she would stay}.")
    assert text == "The envoy told Radio One that she would stay."
    assert words(text, one.triple.source) == ["The envoy"]
    assert words(text, one.triple.cue) == ["told"]
    assert words(text, one.triple.content) == ["that she would stay"]
    assert words(text, one.spans("medium")) == ["Radio One"]
    assert one.spans("institution") == ()


def test_pieces_nesting_and_shared_spans():
    text, (first, second, third) = unmark(
        "{1t The bridge}, {1s+2s she} {1c said}, {1t {3s Oslo} {3c claims} {3t is safe}}, "
        "{2c adding} {2t that it is not}."
    )
    assert words(text, first.triple.content) == ["The bridge", "Oslo claims is safe"]
    assert first.spans("source") == second.spans("source")
    assert words(text, third.triple.source) == ["Oslo"]
    assert words(text, third.triple.content) == ["is safe"]


def test_passages_paragraphs_remarks_and_notes():
    marked = "# a remark\nRain fell.\nIt stopped.\n\n\n{1s He} {1c said} {1t no}.\n= 1 deny by ?\n"
    plain, spoken = read_passages(marked)
    assert (plain.line, plain.text, plain.attributions) == (2, "Rain fell.\n\nIt stopped.", ())
    assert (spoken.line, spoken.text, spoken.notes) == (6, "He said no.", ("1 deny by ?",))


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
        ("{1t that {1s he} {1c said} no}", "overlap"),
    ],
)
def test_what_cannot_be_meant_is_an_error(marked: str, message: str):
    with pytest.raises(MarkupError, match=message):
        unmark(marked)


def test_an_error_names_the_line():
    with pytest.raises(MarkupError, match="line 3: "):
        list(read_passages("Fine.\n\n{1s Not\n"))


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs", "Cc"))))
def test_text_without_markup_is_kept(text: str):
    assert unmark(text) == (text, ())
