"""Briefs as one self-contained page or as Markdown. Everything from reports is escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from foedus.brief.content import Brief, Group, Row, gather
from foedus.brief.passages import Anchors
from foedus.store import Filter, Store
from foedus.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_MARK = re.compile(r"(?m)^(\s*)([-+=]|\d+[.)])")


def brief(store: Store, question: Filter, form: Literal["html", "md"]) -> str:
    """Compose the brief that answers a question.

    Args:
        store: An open store.
        question: Actors and span of days; the default is everything.
        form: ``html`` for one page that needs nothing else, ``md`` for Markdown.

    Raises:
        QueryError: The question names an actor or date that does not exist.
    """
    content = gather(store, question)
    anchors = Anchors((q.report, q.start, q.end) for row in _rows(content) for q in row.quotes)
    style = _file("brief.css")
    template = _environment().get_template(f"brief.{form}.j2")
    return template.render(
        brief=content,
        anchors=anchors,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        version=__version__,
    )


def _rows(content: Brief) -> Iterator[Row]:
    groups: tuple[Group, ...] = (*content.standing, *content.voices, *content.conflicts)
    yield from content.timeline
    for group in groups:
        yield from group.rows
    for report in content.reports:
        yield from report.relations


def _file(name: str) -> str:
    return (files("foedus.brief") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("foedus.brief"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["md"] = escape_markdown
    return made


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no list, on one line."""
    flat = _MARKDOWN.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")
    return _LINE_MARK.sub(r"\1\\\2", flat)
