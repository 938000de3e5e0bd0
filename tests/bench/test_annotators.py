"""The attribution bench on a folder in PolNeAR's layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.attribution import run, run_by_annotator

from foedus.language import Analysis, Attribution, Piece

TEXT = "Oslo said ships left."
GOLD = """\
T1\tSource 0 4\tOslo
T2\tCue 5 9\tsaid
T3\tContent 10 20\tships left
E1\tAttribution Source:T1 Cue:T2 Content:T3
"""
RIGHT = Attribution((Piece(0, 4),), (Piece(5, 9),), (Piece(10, 20),), 0.9)


class First:
    """Finds the attribution in the first article it is given, and nothing in others."""

    version = "first"

    def __init__(self) -> None:
        self.left = [(RIGHT,)]

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        found = [self.left.pop() if self.left else () for _ in texts]
        return [
            Analysis(text, (), (), (), own, self.version)
            for text, own in zip(texts, found, strict=True)
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind in ("text", "attributions"):
        (tmp_path / kind).mkdir()
    for name in ("a_1", "b_2"):
        (tmp_path / "text" / f"{name}.txt").write_text(TEXT, "utf-8")
    for name in ("a_1_xy", "b_2_uv", "b_2_xy"):
        (tmp_path / "attributions" / f"{name}.ann").write_text(GOLD, "utf-8")
    return tmp_path


def test_all_articles_together(folder: Path) -> None:
    figures = run(folder, First())
    assert figures["linked_precision"] == 100
    assert figures["linked_recall"] == 50
    assert figures["content_f1"] == pytest.approx(200 / 3)


def test_each_annotator_by_itself_and_the_first_by_name_of_several(folder: Path) -> None:
    figures = run_by_annotator(folder, First())
    assert (figures["uv articles"], figures["xy articles"]) == (1, 1)
    assert (figures["uv linked_f1"], figures["xy linked_f1"]) == (100, 0)
