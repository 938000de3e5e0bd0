"""Sentences with names marked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.marked import MarkupError
from training.named import documents, read_file, read_files

from foedus.actors import load_knowledge
from foedus.language.labels import NAME_TAGS
from foedus.language.model import load_model

MARKED = """\
# A remark.
Dear [PER Ines],
[ORG Harbour Watch] is moving to [LOC Port Vila], [LOC Vanuatu].
Nobody minds.

Call [PER Tove Lund]'s office
"""


def test_a_document_is_its_lines_without_marks():
    first, second = read_file("names-x.txt", MARKED)
    assert first.text == "Dear Ines,\nHarbour Watch is moving to Port Vila, Vanuatu. Nobody minds."
    assert [first.text[a:b] for a, b in first.sentences] == [
        "Dear Ines,",
        "Harbour Watch is moving to Port Vila, Vanuatu.",
        "Nobody minds.",
    ]
    assert [(first.text[a:b], label) for a, b, label in first.names] == [
        ("Ines", "PER"),
        ("Harbour Watch", "ORG"),
        ("Port Vila", "LOC"),
        ("Vanuatu", "LOC"),
    ]
    assert second.text == "Call Tove Lund's office"


def test_labels_stand_on_atoms_and_lines_are_units():
    doc, possessive = documents(read_file("names-x.txt", MARKED), None, load_knowledge())
    words = [doc.text[a.start : a.end] for a in doc.atoms]
    told = {w: NAME_TAGS[t] for w, t in zip(words, doc.names, strict=True) if t}
    assert told == {
        "Ines": "B-PER", "Harbour": "B-ORG", "Watch": "I-ORG", "Port": "B-LOC", "Vila": "I-LOC",
        "Vanuatu": "B-LOC",
    }  # fmt: skip
    assert [words[first] for first, _ in doc.units] == ["Dear", "Harbour", "Nobody"]
    assert [words[i] for i in doc.sentence.nonzero()[0]] == ["Dear", "Harbour", "Nobody"]
    assert doc.units[-1][1] == len(doc.atoms)
    assert set(doc.head) == set(doc.join) == {-100}
    assert not doc.attributed
    assert [NAME_TAGS[t] for t in possessive.names] == ["O", "B-PER", "I-PER", "O", "O"]


def test_an_earlier_model_adds_peoples_beside_the_names_marked():
    marked = "Two Kenyan officers met [PER Ines Duarte], a Portuguese doctor, in [LOC Mombasa]."
    [doc] = documents(read_file("names-x.txt", marked), load_model(), load_knowledge())
    words = [doc.text[a.start : a.end] for a in doc.atoms]
    told = {w: NAME_TAGS[t] for w, t in zip(words, doc.names, strict=True) if t}
    assert told == {
        "Kenyan": "B-NORP", "Ines": "B-PER", "Duarte": "I-PER", "Portuguese": "B-NORP",
        "Mombasa": "B-LOC",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[PERS Ines] left.", "stray bracket"),
        ("[PER Ines left.", "stray bracket"),
        ("Ines] left.", "stray bracket"),
        ("[ORG Bank of [LOC Malta]] closed.", "stray bracket"),
        ("[PER Ines ]left.", "blanks"),
        ("[PER ] left.", "stray bracket|blanks"),
    ],
)
def test_markup_that_cannot_be_read_tells_its_place(tmp_path: Path, line: str, message: str):
    (tmp_path / "names-bad.txt").write_text(f"# remark\nAll is well.\n\n{line}\n", "utf-8")
    with pytest.raises(MarkupError, match=rf"names-bad\.txt, line 4: ({message})"):
        read_files(tmp_path)


def test_the_sentences_written_for_training_can_be_read():
    found = read_files()
    lines = [one.text[a:b] for one in found for a, b in one.sentences]
    labels = [label for one in found for *_, label in one.names]
    assert len(lines) >= 1500
    assert {"PER", "ORG", "LOC"} == set(labels)
    for doc, one in zip(documents(found, None, load_knowledge()), found, strict=True):
        begun = sum(NAME_TAGS[t].startswith("B-") for t in doc.names)
        assert begun == len(one.names), one.text
