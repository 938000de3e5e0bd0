"""The way through: each step knows only the steps before it; only the command line prints."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "foedus"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 600


def folder(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0]


def imported(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_import_contracts_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports() == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_rooms_are_small_and_keep_to_their_trade(module):
    uses = imported(module)
    assert folder(module) == "store" or "sqlalchemy" not in uses, "only store knows SQL"
    assert folder(module) == "store" or "sqlite3" not in uses, "only store knows SQL"
    assert folder(module) == "cli" or not uses & {"rich", "click"}, "only cli prints"
    assert not uses & {"torch", "pickle", "requests", "urllib3"}
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_test_modules_have_names_of_their_own():
    names = [path.name for path in (ROOT / "tests").rglob("*.py")]
    assert sorted(names) == sorted(set(names)), "pytest imports them by name"
