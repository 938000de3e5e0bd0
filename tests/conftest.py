"""Fixtures of the tests that need a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a folder of its own."""
    with Store.open(tmp_path / "account.foedus") as opened:
        yield opened
