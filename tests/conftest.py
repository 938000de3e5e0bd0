"""Settings and fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from foedus.store import Store

# Shared machines are slow at times; speed is measured by benchmarks, not by tests.
settings.register_profile("foedus", deadline=None)
settings.load_profile("foedus")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a folder of its own."""
    with Store.open(tmp_path / "account.foedus") as opened:
        yield opened
