"""The passages written for training."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.marked import MarkupError
from training.attribution import read_file


def test_the_passages_can_be_read():
    passages = read_file()
    texts = [text for text, _ in passages]
    assert len(passages) >= 400
    assert len(set(texts)) == len(texts)
    assert not any("{" in text or "}" in text for text in texts)
    assert sum(not triples for _, triples in passages) >= 70


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        ("{1t Go home}, {1s she} had it.", "lacks a cue"),
        ("{1s He} {1c+2c said} {1t no}, {2t twice}.", "same word"),
    ],
)
def test_what_no_word_of_its_own_marks_cannot_be_learned(
    tmp_path: Path, passage: str, message: str
):
    path = tmp_path / "passages.txt"
    path.write_text(passage + "\n", "utf-8")
    with pytest.raises(MarkupError, match=message):
        read_file(path)
