"""Finding reports: folders, archives, names, what is no report."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from foedus.errors import InputError
from foedus.sources import RawDocument, ReadOptions, discover

TEXT = "The government of Freedonia left the Harbour Pact on Monday."


def found(*paths: Path, options: ReadOptions | None = None) -> tuple[list[str], dict[str, str]]:
    """URIs of the reports, and code by URI of the errors."""
    reports, errors = [], {}
    for item in discover(paths, options):
        if isinstance(item, RawDocument):
            reports.append(item.uri)
        else:
            errors[item.uri] = item.code
    return reports, errors


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    assert found(tmp_path) == (["a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt"], {})


def test_a_named_file_goes_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert found(tmp_path / "a.txt") == (["a.txt"], {})


def test_what_is_no_report_is_said_so(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", ".DS_Store", "style.css", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    reports, errors = found(tmp_path)
    assert reports == ["a.txt"]
    assert errors == {
        ".DS_Store": "hidden", "LICENSE": "unrelated", "README.md": "unrelated",
        "style.css": "unrelated",
    }  # fmt: skip
    assert found(tmp_path / "README.md")[0] == ["README.md"]


def test_a_missing_path_is_reported_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert found(tmp_path / "gone.txt", tmp_path / "a.txt") == (["a.txt"], {"gone.txt": "missing"})


def test_files_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<html></html>")
    assert found(tmp_path) == (["page.html"], {})


def test_members_of_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/1.txt", TEXT)
        archive.writestr("rows.jsonl", f'{{"text": "{TEXT}"}}\n' * 2)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("2.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert found(tmp_path) == (
        [
            "a.zip!in/1.txt",
            "a.zip!rows.jsonl#1",
            "a.zip!rows.jsonl#2",
            "b.tar.gz!2.txt",
            "c.txt.gz",
        ],
        {},
    )


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("1.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.zip", inner.getvalue())
        archive.writestr("c.txt", TEXT)
    assert found(tmp_path) == (["a.zip!b.zip!1.txt", "a.zip!c.txt"], {})


def test_the_number_of_members_is_limited(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for i in range(5):
            archive.writestr(f"{i}.txt", TEXT)
    reports, errors = found(tmp_path, options=ReadOptions(max_members=3))
    assert reports == ["a.zip!0.txt", "a.zip!1.txt", "a.zip!2.txt"]
    assert errors == {"a.zip": "too-many-members"}


def test_a_link_to_a_file_inside_is_followed_and_one_outside_is_not(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.txt").write_text(TEXT)
    (root / "link.txt").symlink_to(root / "a.txt")
    (tmp_path / "secret.txt").write_text(TEXT)
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    assert found(root) == (["a.txt", "link.txt"], {"out.txt": "link"})


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", TEXT, "text"),
        ("a.html", f"<p>{TEXT}</p>", "html"),
        ("a.txt", f"<!DOCTYPE html>\n<html><body>{TEXT}</body></html>", "html"),
        ("a.txt", f"<!-- saved --><html lang='en'>{TEXT}</html>", "html"),
        ("a.html", TEXT, "text"),
        ("a", TEXT, "text"),
    ],
)
def test_content_decides_between_text_and_html(
    tmp_path: Path, name: str, content: str, media: str
) -> None:
    (tmp_path / name).write_text(content)
    (report,) = discover([tmp_path])
    assert isinstance(report, RawDocument)
    assert report.media == media
    assert report.content == content


def test_nothing_is_raised_for_an_input(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text(TEXT)
    (error,) = discover([tmp_path])
    assert isinstance(error, InputError)
    assert error.code == "damaged"
    assert str(error).startswith("a.parquet: ")
