"""Briefs: every line opens its words, and nothing from a report can act on the page."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from foedus.brief import brief
from foedus.brief.passages import Anchors
from foedus.brief.render import escape_markdown
from foedus.store import Filter, Store
from records_of import document
from sample_account import REPORTS, reading, settle


def fill(store: Store, *more: str) -> None:
    """Put the sample reports, and more of their kind, into a store."""
    for k, content in enumerate((*REPORTS.values(), *more)):
        store.put_document(reading(content, f"{k}.txt"))
    store.put_findings(settle(store.collection()))


class Page(HTMLParser):
    """Elements, ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")


def page_of(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


def test_every_link_leads_to_a_mark_on_the_page(store: Store) -> None:
    fill(store)
    page = page_of(brief(store, Filter(), "html"))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_loads_and_runs_nothing(store: Store) -> None:
    fill(store)
    html = brief(store, Filter(), "html")
    assert not page_of(html).tags & {"script", "img", "iframe", "link", "object", "form"}
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html


def test_markup_in_a_report_is_shown_as_text(store: Store) -> None:
    fill(store, "title: <b>x</b>\n\nARM REJECT CSTO ?: <script>alert(1)</script> Armenia left.")
    html = brief(store, Filter(), "html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_markdown_and_page_are_the_same_each_time(store: Store) -> None:
    fill(store)
    for form in ("html", "md"):
        assert brief(store, Filter(), form) == brief(store, Filter(), form)


@given(st.text(max_size=60))
def test_escaped_markdown_is_one_line_without_markup(text: str) -> None:
    shown = escape_markdown(text)
    assert len(shown.splitlines()) <= 1
    assert not re.search(r"(?<!\\)[<>|`*]", shown)


@example([(30, 3), (32, 1)])
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8))
@example([(30, 3), (32, 1)])
def test_passages_give_back_the_text_and_every_quotation_an_anchor(
    spans: list[tuple[int, int]],
) -> None:
    doc = document("a", "One paragraph of thirty chars.\n\nAnd one more of thirty chars.")
    inside = [(1, a, min(a + n, len(doc.text))) for a, n in spans if a < len(doc.text)]
    anchors = Anchors(inside)
    blocks = list(anchors.blocks(1, doc))
    assert "\n\n".join("".join(p.text for p in b.passages) for b in blocks) == doc.text
    named = {p.anchor for b in blocks for p in b.passages if p.anchor}
    for _, start, _ in inside:
        name = anchors.of(1, start)
        assert name in named or doc.text[start].isspace()
