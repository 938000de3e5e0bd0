"""Names in IOB2 files: documents as they are read, and where the marks are then."""

from pathlib import Path

from bench.entities import documents, sentences, together

WITH_DOCUMENTS = """\
# newdoc id = one
# text = Oslo, then.
1\tOslo\tB-LOC
2\t,\tO
3\tthen\tO
4\t.\tO

# text = Ana Ruiz left.
1\tAna\tB-PER
2\tRuiz\tI-PER
3\tleft\tO
4\t.\tO

# newdoc id = two
# text = So did Fiji.
1\tSo\tO
2\tdid\tO
3\tFiji\tB-LOC
4\t.\tO
"""


def test_a_document_is_read_whole_one_sentence_a_line(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    path.write_text(WITH_DOCUMENTS, "utf-8")
    first, second = (together(document) for document in documents(path))
    assert first.text == "Oslo, then.\nAna Ruiz left."
    assert {first.text[a:b]: label for a, b, label in first.spans} == {
        "Oslo": "LOC",
        "Ana Ruiz": "PER",
    }
    assert second.text == "So did Fiji."


def test_without_documents_each_sentence_is_one(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    lines = (line for line in WITH_DOCUMENTS.splitlines() if not line.startswith("# newdoc"))
    path.write_text("\n".join(lines), "utf-8")
    assert [together(document).text for document in documents(path)] == [
        "Oslo, then.",
        "Ana Ruiz left.",
        "So did Fiji.",
    ]


def test_words_are_joined_where_no_text_is_given(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    path.write_text("1\tNew\tB-LOC\n2\tYork\tI-LOC\n3\tslept\tO\n", "utf-8")
    ((_, sentence),) = sentences(path)
    assert sentence.text == "New York slept"
    assert sentence.spans == {(0, 8, "LOC")}
