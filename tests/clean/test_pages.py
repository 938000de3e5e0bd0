"""HTML pages: the report out of the page, exact characters, everything else listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.clean import clean
from foedus.errors import InputError
from foedus.records import Document
from foedus.sources import RawDocument

BODY = (
    "Freedonia did not send a minister to the meeting of the Harbour Pact on Friday.",
    "Its foreign minister said that the pact had “failed to keep its word” over harbour dues.",
    "The two states have argued about harbour dues since 2019, and talks ended in March 2023.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)


def read(content: str) -> Document:
    return clean(RawDocument("a.html", "html", content))


def page(article: str, head: str = "") -> Document:
    return read(
        f"<html><head><title>Freedonia skips meeting | Harbour Gazette</title>{head}</head><body>"
        "<nav><a href='/'>Home</a><a href='/world'>World</a></nav>"
        f"<article><h1>Freedonia skips meeting</h1>{article}</article>"
        "<aside><h3>Most read</h3><a href='/b'>Dues rise again in Port Sylvan</a></aside>"
        "<footer>© 2023 Harbour Gazette</footer></body></html>"
    )


def test_report_and_rest_of_a_page() -> None:
    document = page(PARAGRAPHS)
    assert document.title == "Freedonia skips meeting"
    assert document.outlet == "Harbour Gazette"
    assert [document.text[p.start : p.end] for p in document.parts if p.kind == "body"] == list(
        BODY
    )
    removed = [r.text for r in document.removed]
    assert "Dues rise again in Port Sylvan" in removed
    assert all(r.line is None for r in document.removed)


JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"datePublished": "2023-05-14T08:00:00Z", "dateModified": "2023-05-16T08:00:00Z"}</script>'
)


@pytest.mark.parametrize(
    "head",
    [
        JSON_LD,
        '<meta property="article:published_time" content="2023-05-14T23:30:00-05:00">',
        '<meta name="date" content="2023-05-14">',
    ],
)
def test_date_from_metadata(head: str) -> None:
    document = page(PARAGRAPHS, head)
    assert document.published is not None
    assert document.published.edtf == "2023-05-14"
    assert document.published_basis == "metadata"


def test_no_date_from_running_text() -> None:
    text = "<p>The pact was signed on 3 May 2019 in Port Sylvan, and it ended on June 1, 2022.</p>"
    document = page(PARAGRAPHS + text)
    assert document.published is None
    assert document.published_basis == "unknown"


def test_captions_are_kept_as_captions() -> None:
    caption = "<figcaption>Delegates in the old customs house</figcaption>"
    figure = f"<figure><img src='a.jpg'>{caption}</figure>"
    first, rest = PARAGRAPHS.split("</p>", 1)
    document = page(f"{first}</p>{figure}{rest}")
    captions = [document.text[p.start : p.end] for p in document.parts if p.kind == "caption"]
    assert captions == ["Delegates in the old customs house"]


def test_authors_from_metadata() -> None:
    assert page(PARAGRAPHS, '<meta name="author" content="Ann Lee">').authors == ("Ann Lee",)


def test_a_fragment_is_read_whole() -> None:
    document = read(
        "<p>The pact adopted its budget.</p><p>Two states <b>abstained</b> from it.</p>"
    )
    assert document.text == "The pact adopted its budget.\n\nTwo states abstained from it."


def test_line_breaks_separate_paragraphs() -> None:
    document = read(f"<div>{BODY[0]}<br><br>{BODY[1]}</div>")
    assert document.text == f"{BODY[0]}\n\n{BODY[1]}"


def test_scripts_and_styles_leave_no_trace() -> None:
    document = page("<script>var secret = 1;</script><style>p { color: red }</style>" + PARAGRAPHS)
    assert "secret" not in document.text
    assert not any("secret" in r.text or "color" in r.text for r in document.removed)


def test_escapes_are_characters() -> None:
    document = read(
        "<p>Ministers &amp; envoys met&nbsp;&ldquo;in peace&rdquo;.</p><p>All went well.</p>"
    )
    assert document.text.startswith("Ministers & envoys met “in peace”.")


TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<br>", "<ul>", "<li>",
        "<figure>", "<figcaption>", "<h1>", "</h1>", "<a href=x>", "</a>", "<script>",
        "</script>", "<time datetime=99>", "<meta name=date content=x>", "<body>", "<html>",
        "<!--", "-->", "<b", "&#0;", "&amp;", "<![CDATA[", "]]>", "<title>", "</title>",
        "<article>", "</article>", "<svg>", "</svg>", "<pre>",
    ]
)  # fmt: skip


@given(st.lists(TAGS | st.sampled_from(BODY) | st.text(max_size=20), max_size=30))
def test_any_page_is_a_document_or_an_input_error(pieces: list[str]) -> None:
    try:
        document = read("".join(pieces))
    except InputError:
        return
    assert document.text == "\n\n".join(document.text[p.start : p.end] for p in document.parts)


def test_a_page_without_text_is_an_input_error() -> None:
    with pytest.raises(InputError) as caught:
        read("<html><body><script>run()</script></body></html>")
    assert caught.value.code == "only-residue"
