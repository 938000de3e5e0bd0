"""The documents speak of everything there is."""

from __future__ import annotations

import inspect
from dataclasses import fields
from pathlib import Path

import pytest

from foedus.api import Account
from foedus.cli import main
from foedus.cli.show import WHAT
from foedus.export import FORMATS
from foedus.export import WHAT as EXPORTED
from foedus.store import Filter

DOCS = Path(__file__).parents[2] / "docs"
USAGE = (DOCS / "usage.md").read_text(encoding="utf-8")
PYTHON = (DOCS / "python.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_guide(command):
    assert f"foedus {command}" in USAGE


@pytest.mark.parametrize("what", sorted({*WHAT, *EXPORTED, *FORMATS}))
def test_every_kind_and_format_is_in_the_guide(what):
    assert f"`{what}`" in USAGE or f"--format {what}" in USAGE


def test_every_option_of_a_question_is_in_the_guide():
    options = {option for param in main.commands["show"].params for option in param.opts}
    for option in options - {"what"}:
        assert option in USAGE


def test_every_method_of_the_account_is_in_the_guide():
    methods = [
        name for name, _ in inspect.getmembers(Account, inspect.isfunction) if name[0] != "_"
    ]
    for name in methods:
        assert f"`{name}" in PYTHON or f".{name}(" in PYTHON or name == "close"


def test_every_keyword_of_a_question_is_in_the_guide():
    for field in fields(Filter):
        assert f"`{field.name}`" in PYTHON
