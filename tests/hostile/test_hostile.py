"""Nothing that is read can stop a run: every hostile input ends with a name, a reason, a code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile_inputs import ALL, SENTENCES, Hostile

from foedus.clean import clean
from foedus.errors import InputError
from foedus.records import Document
from foedus.sources import discover


def read_all(path: Path) -> tuple[list[Document], list[InputError]]:
    documents, errors = [], []
    for found in discover([path]):
        try:
            if isinstance(found, InputError):
                raise found
            documents.append(clean(found))
        except InputError as error:
            errors.append(error)
    return documents, errors


def skip_if_impossible(hostile: Hostile) -> None:
    if hostile.code == "unreadable" and os.geteuid() == 0:
        pytest.skip("an administrator may read everything")


@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: ascii(hostile.name))
def test_hostile_input_is_named_and_the_rest_is_read(hostile: Hostile, tmp_path: Path) -> None:
    skip_if_impossible(hostile)
    folder = tmp_path / "reports"
    folder.mkdir()
    hostile.make(folder / hostile.name)
    (folder / "zz-good.txt").write_text(SENTENCES, "utf-8")

    documents, errors = read_all(folder)

    assert documents[-1].uri == "zz-good.txt", "the report after the hostile one was not read"
    assert len(documents) == 1 + hostile.reports
    codes = {error.code for error in errors}
    assert codes - hostile.also == ({hostile.code} if hostile.code else set())
    for error in errors:
        assert error.uri.isprintable()
        assert str(tmp_path) not in str(error)
    for document in documents:
        assert document.uri.isprintable()
        assert ".." not in document.uri
        document.text.encode("utf-8")
        assert "\0" not in document.text
        assert [document.text[p.start : p.end].strip() for p in document.parts]
        for removed in document.removed:
            removed.text.encode("utf-8")


def test_there_are_enough_of_them() -> None:
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 60


def test_text_with_every_encoding_reads_the_same(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"):
        (tmp_path / f"{encoding}.txt").write_bytes(SENTENCES.encode(encoding))
    documents, errors = read_all(tmp_path)
    assert not errors
    assert len(documents) == 7
    assert len({document.id for document in documents}) == 1
