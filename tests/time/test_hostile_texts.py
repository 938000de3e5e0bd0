"""Whatever the text, the step reads it: no error, offsets right, the same every time."""

from __future__ import annotations

from dated import layer
from hypothesis import given
from hypothesis import strategies as st

VOCABULARY = """
May March 31 30 29 2 February the of last next this in on - – , . : / 's ’s
year years week a an few couple half ago after before since to and 2024 1999
0001 99999 12 60 24 am p.m. Monday Sept. mid early late end quarter third
century 21st 1990s ’90s noon weekend every per now then 9/11 13/13/2013
2024-02-30 2023-99 00:61 fiscal recently hundred thousand twenty-four million
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_run_of_time_words(text: str) -> None:
    read = layer(text)
    for found in read.expressions:
        assert text[found.start : found.end].strip()
        if found.date and found.date.earliest and found.date.latest:
            assert found.date.earliest <= found.date.latest
    assert layer(text) == read


@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    layer(text, None)


def test_a_long_line_is_read_in_linear_time() -> None:
    assert len(layer("on May 8 " * 2000).expressions) == 2000
