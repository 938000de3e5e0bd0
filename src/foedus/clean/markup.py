"""HTML pages: which blocks of text are the report, in exact characters and reading order.

trafilatura decides what the report is; the characters come from the page itself, block by block,
so that what is left out can be listed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.clean.characters import normalise
from foedus.clean.lexicon import fold
from foedus.clean.lines import ends_sentence, words
from foedus.errors import InputError

MAX_ELEMENTS = 25_000
"""Long pages have some thousands; extraction takes about half a millisecond for each."""

MAX_ATTRIBUTES = 300
"""Of one tag; parsers take time in proportion to the square of their number."""

_SKIPPED = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select",
     "textarea", "button", "option", "audio", "video", "canvas", "map"}
)  # fmt: skip
_FRAME = frozenset({"nav", "footer", "aside", "form", "header", "menu", "dialog"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
     "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
     "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul"}
)  # fmt: skip
_QUOTED = re.compile(r"""=\s*"[^"]*"|=\s*'[^']*'""")
_NOT_XML = dict.fromkeys([*range(9), *range(14, 28), 31, 0xFFFE, 0xFFFF]) | dict.fromkeys(
    [11, 12, 28, 29, 30], " "
)
"""Characters that no tree may hold: line and page breaks become spaces, the others nothing."""
_TAG = re.compile(rf"<[a-zA-Z](?:{_QUOTED.pattern}|[^>=]++|=)*+")
_EXACT_CHARS = 30
_CELL = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that nothing but inline tags interrupts.

    Attributes:
        text: Normalised.
        raw: As in the page.
        parent: Identity of the element around it, to tell neighbours.
        framed: It lies in a navigation bar, footer, form or the like.
        caption: It is a ``figcaption``.
        linked: Share of its characters that are links.
    """

    text: str
    raw: str
    parent: int
    framed: bool
    caption: bool
    linked: float


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: the blocks of the report, the other blocks, and the tree for metadata."""

    report: tuple[Block, ...]
    rest: tuple[Block, ...]
    tree: Any

    @property
    def captions(self) -> frozenset[str]:
        """Folded texts of the captions."""
        return frozenset(fold(block.text) for block in self.report if block.caption)


def read_page(content: str, uri: str) -> Page:
    """Parse a page or fragment and tell the report from the rest.

    Raises:
        InputError: ``bad-markup`` when there is no tree to be had, ``markup-too-large`` or
            ``markup-too-deep`` when it is larger or deeper than any page of news.
    """
    tree = _parse(content, uri)
    blocks = list(_blocks(tree))
    fragment = not re.search(r"<(?:html|body)\b", content[:100_000], re.IGNORECASE)
    chosen = [True] * len(blocks) if fragment else _choose(tree, blocks)
    report = tuple(b for b, keep in zip(blocks, chosen, strict=True) if keep)
    rest = tuple(b for b, keep in zip(blocks, chosen, strict=True) if not keep)
    return Page(report, rest, tree)


def _parse(content: str, uri: str) -> Any:
    from lxml import etree, html  # with trafilatura 0.4 s, and only pages need it

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    _check_tags(content, uri)
    data = content.translate(_NOT_XML).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(uri, "has no readable HTML", "bad-markup") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(uri, "has tags nested deeper than any page", "markup-too-deep")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise InputError(uri, f"has more than {MAX_ELEMENTS:,} elements", "markup-too-large")
    return tree


def _check_tags(content: str, uri: str) -> None:
    """Refuse tags with thousands of attributes before a parser sees them."""
    for found in _TAG.finditer(content):
        if len(found.group()) > 2 * MAX_ATTRIBUTES:
            names = _QUOTED.sub(" ", found.group()).split()
            if len(names) > MAX_ATTRIBUTES:
                reason = f"has a tag with more than {MAX_ATTRIBUTES} attributes"
                raise InputError(uri, reason, "markup-too-large")


def _blocks(tree: Any) -> Iterator[Block]:
    """Cut the page into blocks, in reading order, without recursion."""
    walk = _Walk()
    pending: list[tuple[Any, bool]] = [(tree, False)]
    while pending:
        element, leaving = pending.pop()
        if leaving:
            yield from walk.leave(element)
        elif isinstance(element.tag, str):
            yield from walk.enter(element)
            pending.append((element, True))
            if element.tag not in _SKIPPED:
                pending += [(child, False) for child in reversed(element)]
        elif element.tail:
            walk.add(element.tail)


class _Walk:
    """The state of a walk through the tree: the text since the last block border."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._linked = 0
        self._open: list[Any] = []
        self._links = 0

    def enter(self, element: Any) -> Iterator[Block]:
        if element.tag in _BLOCKS:
            yield from self.flush()
            self._open.append(element)
        elif element.tag == "br":
            self._pieces.append(_CELL)
        self._links += element.tag == "a"
        if element.tag not in _SKIPPED and element.text:
            self.add(element.text)

    def leave(self, element: Any) -> Iterator[Block]:
        self._links -= element.tag == "a"
        if element.tag in _BLOCKS:
            yield from self.flush()
            self._open.pop()
        if element.tail:
            self.add(element.tail)

    def add(self, text: str) -> None:
        around = self._open[-1] if self._open else None
        plain = text if around is not None and around.tag == "pre" else re.sub(r"\s+", " ", text)
        self._pieces.append(plain)
        self._linked += len(plain) if self._links else 0

    def flush(self) -> Iterator[Block]:
        whole = "".join(self._pieces)
        linked = self._linked / max(1, len(whole))
        self._pieces, self._linked = [], 0
        if not whole.strip() or not self._open:
            return
        element = self._open[-1]
        parent = element if element.tag == "div" else element.getparent()
        tags = {around.tag for around in self._open}
        caption = "figcaption" in tags
        for raw in whole.split(_CELL):
            text = normalise(raw)
            if text:
                yield Block(text, raw.strip(), id(parent), bool(tags & _FRAME), caption, linked)


def _choose(tree: Any, blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it belongs to the report."""
    extracted = _extract(tree)
    if not extracted:
        return [not block.framed for block in blocks]
    lines = {_squash(line) for line in extracted.splitlines()}
    whole = _squash(extracted)
    chosen = []
    for block in blocks:
        key = _squash(block.text)
        exact = key in lines
        chosen.append(bool(key) and (exact or (len(key) > _EXACT_CHARS and key in whole)))
    return _with_missed(blocks, chosen)


def _with_missed(blocks: Sequence[Block], chosen: list[bool]) -> list[bool]:
    """Add what extraction leaves out of a report: captions, and sentences between its paragraphs.

    A sentence is added if it stands between two chosen blocks and beside one of them.
    """
    at = [i for i, keep in enumerate(chosen) if keep]
    if not at:
        return [not block.framed for block in blocks]
    beside = {blocks[i].parent for i in at if len(words(blocks[i].text)) >= 8}
    result = list(chosen)
    for i in range(at[0], at[-1] + 1):
        block = blocks[i]
        sentence = len(words(block.text)) >= 4 and ends_sentence(block.text)
        missed = sentence and block.parent in beside and block.linked < 0.5
        result[i] = result[i] or block.caption or missed
    return result


def _extract(tree: Any) -> str:
    """The text trafilatura takes for the report; empty where it finds none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            deepcopy(tree),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (ValueError, RecursionError, AttributeError, TypeError):
        return ""  # hostile trees break it in many ways; then every unframed block is kept
    return str(getattr(found, "text", None) or "")


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
