"""Golden cases: ``cases/NAME.conllu`` is read to exactly ``cases/NAME.mentions``."""

from __future__ import annotations

import pytest
from golden import CASES, case, links


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.conllu")))
def test_mentions_are_as_expected(name: str) -> None:
    analysis, layer = case(name)
    expected = (CASES / f"{name}.mentions").read_text(encoding="utf-8").splitlines()
    assert links(analysis, layer) == expected
