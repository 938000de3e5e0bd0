"""The codebook's files are complete, consistent, and say so when they are not."""

import shutil
from pathlib import Path
from typing import get_args

import pytest

from foedus.errors import KnowledgeError
from foedus.events import load_codebook
from foedus.events.codebook import HERE, QUADS
from foedus.records import ActValue, Modality, PloverType


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A codebook of one's own to edit."""
    return Path(shutil.copytree(HERE, tmp_path / "codebook"))


def test_every_type_and_every_act_value_has_an_entry() -> None:
    codebook = load_codebook()
    assert {entry.type for entry in codebook.events} == set(get_args(PloverType)) == set(QUADS)
    values = {
        value
        for entry in codebook.acts
        for value in (entry.value, *entry.by_modality.values(), *entry.by_others.values())
    }
    assert values | {"called_unreliable"} == set(get_args(ActValue))
    assert set(codebook.dimensions) == set(get_args(ActValue))


def test_every_event_entry_has_examples_both_ways() -> None:
    for entry in load_codebook().events:
        assert {example.coded for example in entry.examples} == {True, False}, entry.id
        assert entry.definition.endswith(".")


def test_codes_and_values_are_in_range() -> None:
    for entry in load_codebook().events:
        assert entry.cameo.isdigit()
        assert 2 <= len(entry.cameo) <= 4
        assert -10 <= entry.goldstein <= 10
        assert (entry.goldstein < 0) <= (QUADS[entry.type] >= 3)


def test_every_pattern_can_name_a_party() -> None:
    codebook = load_codebook()
    for entry in codebook.events:
        for pattern in entry.patterns:
            assert pattern.roles() & {"SRC", "BOTH", "TGT", "AT"}, pattern.source
    for act in codebook.acts:
        for pattern in act.patterns:
            assert {"SRC", "ORG"} <= pattern.roles() or act.state_of_speaker, pattern.source


def test_modality_has_an_order_for_everything() -> None:
    rules = load_codebook().modality
    assert set(rules.order) == set(get_args(Modality))
    named = {*rules.modals.values(), *rules.governors.values(), *rules.nominal_governors.values()}
    assert named <= set(rules.order)


def test_version_is_of_the_content(copy: Path) -> None:
    assert load_codebook(copy).version == load_codebook().version
    with (copy / "agree.toml").open("a") as file:
        file.write("\n# a remark\n")
    shutil.copytree(copy, copy.parent / "changed")
    assert load_codebook(copy.parent / "changed").version != load_codebook().version


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("agree.toml", 'type = "AGREE"', 'type = "AID"'),
        ("agree.toml", 'id = "agree-aid"', 'id = "agree-settle"'),
        ("agree.toml", 'cameo = "033"', 'cameo = "99"'),
        ("agree.toml", "SRC promise TGT", "SRC promise @nothing"),
        ("acts.toml", 'value = "withdraws"', 'value = "vanishes"'),
        ("acts.toml", 'hypothetical = "predicted_exit"', 'perhaps = "predicted_exit"'),
        ("classes.toml", "[nouns]", "[nouns]\nring = ['@ring']"),
        ("aid.toml", "type =", "type = ="),
    ],
)
def test_a_broken_file_is_named(copy: Path, file: str, old: str, new: str) -> None:
    path = copy / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(KnowledgeError, match="codebook"):
        load_codebook(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "aid.toml").unlink()
    with pytest.raises(KnowledgeError, match=r"aid\.toml"):
        load_codebook(copy)
