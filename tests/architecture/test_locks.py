"""The lock files: everything that is needed, by version and hash, from no particular address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-test.lock": [
        *PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"],
    ],
}  # fmt: skip


def entries(name: str) -> dict[str, str]:
    """Package -> its entry, version and hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.split(r"\n(?=\S)", text)
    return {re.split(r"[=\[ ]", entry, maxsplit=1)[0]: entry for entry in found if entry}


@pytest.mark.parametrize("name", NEEDED)
def test_every_dependency_is_locked(name):
    wanted = {re.split(r"[>=<\[]", need, maxsplit=1)[0] for need in NEEDED[name]}
    assert wanted <= entries(name).keys(), "renew with `make lock`"
    assert "hatchling" in entries(name)


@pytest.mark.parametrize("name", NEEDED)
def test_every_entry_has_a_version_and_hashes_and_no_address(name):
    for package, entry in entries(name).items():
        assert re.match(r"[a-z0-9-]+==[^ ]+ ", entry), package
        assert "--hash=sha256:" in entry, package
        assert "://" not in entry, package
