"""Quotation marks: where they open and close, and what they hold."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.statements.quotations import find_quotations, quoted_share


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_marks_of_every_kind() -> None:
    assert quoted("He said “we agree,” then left.") == ["“we agree,”"]
    assert quoted('He said "we agree," then left.') == ['"we agree,"']
    assert quoted("He said ''we agree,'' then left.") == ["''we agree,''"]
    assert quoted("He said «we agree», then left.") == ["«we agree»"]
    assert quoted("The ‘grand bargain’ failed.") == ["‘grand bargain’"]


def test_apostrophes_are_not_marks() -> None:
    assert quoted("The allies’ plan isn’t Oslo's.") == []
    assert quoted("‘We won’t leave the allies’ table,’ she said.") == [
        "‘We won’t leave the allies’ table,’"
    ]
    assert quoted("It's the members' call, they say.") == []


def test_inner_marks_stay_inside_the_outer_quotation() -> None:
    assert quoted("“They call it ‘solidarity’ now,” he said.") == [
        "“They call it ‘solidarity’ now,”"
    ]


def test_a_quotation_over_paragraphs_is_open_until_its_last() -> None:
    found = find_quotations("“We began.\n\n“We went on.”")
    assert [q.closed for q in found] == [False, True]


def test_a_stray_mark_opens_nothing() -> None:
    assert quoted("A 6“ pipe and a “stray mark.\n\nNothing more.") == []


def test_a_quoted_word_is_no_utterance() -> None:
    text = "It “froze” its seat. “We will not pay,” it said. The “so-called forward base” is shut."
    assert [q.utterance for q in find_quotations(text)] == [False, True, False]


def test_share_counts_letters_and_digits_only() -> None:
    text = "so “ab” cd"
    marks = find_quotations(text)
    assert quoted_share(text, [(3, 7)], marks) == 1.0
    assert quoted_share(text, [(3, len(text))], marks) == 0.5
    assert quoted_share(text, [(0, 2)], marks) == 0.0


@given(st.text(alphabet="ab ,.\n“”\"'‘’«»", max_size=80))
def test_quotations_lie_in_order_inside_one_paragraph(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all("\n" not in text[q.start : q.end] for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
