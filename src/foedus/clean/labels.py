"""The line labeller: what each line of a plain report is, and which lines are residue.

Rules only mark lines; nothing is lost. What is taken out carries a reason, and every other line
becomes a part of the text. The aim is that no sentence of the report is ever taken for residue:
a line counts as residue only as a whole and only where it is short, repeated, or in a place
(before the first or after the last paragraph) where reports have such lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.clean.bylines import is_person_name, read_byline
from foedus.clean.captions import credited, is_caption, is_picture_credit
from foedus.clean.dates import StatedDate, read_date_line
from foedus.clean.lexicon import Lexicon, fold, load_lexicon
from foedus.clean.lines import Line, ends_sentence
from foedus.clean.sheet import Sheet
from foedus.clean.titles import find_title, is_dateline, outlet_behind, same_title_key

_HEAD_LINES = 20
"""Bylines and date lines stand within so many lines of the top."""

_HEAD_SENTENCES = 2
"""So many sentences may stand above them, as a subtitle."""

_TAIL_LINES = 6
_PARAGRAPH_WORDS = 45
"""A line this long is a paragraph: what follows it is no longer the head of the report."""

_REPEAT_WORDS = 5
_QUOTE_WORDS = 8
_HEADING_WORDS = 14
_HEADER_FIELD = re.compile(
    r"(?P<key>title|headline|date|published|publication date|source|outlet|publisher|url|link)"
    r"\s?:\s+(?P<value>\S.{0,280})",
    re.IGNORECASE,
)
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")
_AUTHOR_NOTE = re.compile(
    r"(?:is|was|covers|has (?:covered|reported|been)|writes|reports|works|can be reached|follow)\b"
)
_CORRECTION = re.compile(r"\b(?:correction|corrected|misstated|misidentified|erroneously)\b", re.I)
_LIST_ITEM = re.compile(r"[-–—•*·~>]\s|\(?\d{1,2}[.)]\s")


def label_lines(
    lines: Sequence[Line], captions: frozenset[str] = frozenset(), title: str | None = None
) -> Sheet:
    """Label every line of a report.

    Args:
        lines: The lines, blank ones included.
        captions: Folded texts that are known to be captions (from the markup).
        title: The title, if metadata give it.

    Returns:
        The filled sheet: every line with text has a kind or a reason.
    """
    sheet = Sheet(list(lines))
    lexicon = load_lexicon()
    _take_glued(sheet, lexicon)
    _mark_captions(sheet, lexicon, captions)
    _take_residue(sheet, lexicon)
    _take_header_fields(sheet)
    _mark_title(sheet, title)
    _take_repeated(sheet)
    _take_outlet_lines(sheet)
    head_end = _read_head(sheet, lexicon)
    _read_tail(sheet, lexicon, head_end)
    _take_teasers(sheet)
    _mark_rest(sheet)
    return sheet


def _take_glued(sheet: Sheet, lexicon: Lexicon) -> None:
    """Residue stuck to the end of a sentence: "... this year.Share"."""
    for i in sheet.open():
        while found := lexicon.glued_end(sheet.texts[i]):
            at, reason = found
            sheet.trim(i, 0, at, reason)


def _mark_captions(sheet: Sheet, lexicon: Lexicon, known: frozenset[str]) -> None:
    for i in sheet.open():
        text = sheet.texts[i]
        if fold(text) in known or is_caption(text, lexicon):
            sheet.kinds[i] = "caption"


def _take_residue(sheet: Sheet, lexicon: Lexicon) -> None:
    for i in sheet.open():
        found = lexicon.residue(sheet.texts[i]) or lexicon.section_line(sheet.texts[i])
        if found is not None:
            sheet.drop(i, found.reason)
            # "Follow Ann Lee on ..." names the author, "Follow The Courier on ..." the outlet
            names = (found.outlet or "").split(" and ")
            person = found.reason == "subscription" and any(map(is_person_name, names))
            sheet.add_outlets([found.outlet] if found.outlet and not person else [])
        elif is_picture_credit(sheet.texts[i], lexicon):
            sheet.drop(i, "photo-credit")
        elif _URL_LINE.fullmatch(sheet.texts[i]):
            sheet.drop(i, "link")


def _take_header_fields(sheet: Sheet) -> None:
    """Lines such as "Date: 27 Nov 2023" with which archives and readers open a saved report."""
    for i in sheet.open()[:_HEAD_LINES]:
        found = _HEADER_FIELD.fullmatch(sheet.texts[i])
        if found is None:
            continue
        key, value = found["key"].casefold(), found["value"].strip()
        if key in ("title", "headline"):
            sheet.trim(i, found.start("value"), found.end("value"), "header-field")
            sheet.kinds[i] = "title"
            continue
        if key in ("date", "published", "publication date"):
            dates = read_date_line(value)
            if not dates:
                continue
            sheet.dates += dates
        elif key in ("source", "outlet", "publisher"):
            if i > sheet.left()[min(4, len(sheet.left()) - 1)]:
                continue
            sheet.add_outlets([value] if not _URL_LINE.match(value) else [])
        sheet.drop(i, "header-field")


def _mark_title(sheet: Sheet, known: str | None) -> None:
    """Mark the title and take its repetitions out."""
    title = _title_index(sheet, known)
    if title is None:
        return
    sheet.kinds[title] = "title"
    key = same_title_key(sheet.texts[title])
    for i in sheet.left():
        if i == title or same_title_key(sheet.texts[i]) != key:
            continue
        named = outlet_behind(sheet.texts[title], sheet.texts[i])
        if named:  # "Title | Outlet" first, the plain title later: keep the plain one
            sheet.trim(title, 0, len(sheet.texts[i]), "outlet-line")
        named = named or outlet_behind(sheet.texts[i], sheet.texts[title])
        sheet.add_outlets([named] if named else [])
        sheet.drop(i, "duplicate-title")


def _title_index(sheet: Sheet, known: str | None) -> int | None:
    """The line a header field marks, else the one metadata give, else the one rules find."""
    marked = next((i for i in sheet.left() if sheet.kinds[i] == "title"), None)
    if marked is not None or known is None:
        return marked if marked is not None else find_title(sheet)
    key, head = same_title_key(known), sheet.open()[:_HEAD_LINES]
    return next((i for i in head if same_title_key(sheet.texts[i]) == key), None)


def _take_repeated(sheet: Sheet) -> None:
    """Lines that stand twice, and pull quotes that repeat a part of a paragraph."""
    seen: dict[str, int] = {}
    for i in sheet.left():
        key = fold(sheet.texts[i])
        first = seen.setdefault(key, i)
        if first == i or sheet.words(i) < _REPEAT_WORDS:
            continue
        # a line doubled at once, not by a paragraph of its own, is how captions are scraped
        if sheet.kinds[first] is None and i == first + 1:
            sheet.kinds[first] = "caption"
        captioned = sheet.kinds[first] == "caption"
        sheet.drop(i, "duplicate-caption" if captioned else "duplicate-line")
    texts = {i: fold(sheet.texts[i]) for i in sheet.left()}
    whole = "\n".join(texts.values())
    for i in sheet.open():
        if sheet.words(i) >= _QUOTE_WORDS and len(texts[i]) < 400 and whole.count(texts[i]) > 1:
            sheet.drop(i, "pull-quote")


def _take_outlet_lines(sheet: Sheet) -> None:
    """Lines of the head that only name the outlet, known from elsewhere on the page."""
    known = {fold(name).removeprefix("the ") for name in sheet.outlets}
    for i in sheet.open()[:_HEAD_LINES]:
        if fold(sheet.texts[i]).removeprefix("the ") in known:
            sheet.drop(i, "outlet-line")


def _read_head(sheet: Sheet, lexicon: Lexicon) -> int:
    """Read bylines, date lines and the subtitle; return the index where the body begins."""
    title = next((i for i in sheet.left() if sheet.kinds[i] == "title"), None)
    zone = _head_zone(sheet)
    dated = [i for i in zone if _take_date_line(sheet, i)]
    signs = [*dated, *_dropped_in_head(sheet, zone)]
    for i in zone:
        near_sign = any(abs(i - j) <= 3 for j in signs)
        if sheet.reasons[i] is None and _take_byline(sheet, i, lexicon, bare_ok=near_sign):
            signs.append(i)
    end = max(signs, default=-1)
    if title is not None:
        _mark_subtitles(sheet, title, end)
    return max(end, title if title is not None else -1) + 1


def _head_zone(sheet: Sheet) -> list[int]:
    """Open lines before the first long paragraph or the third sentence."""
    zone: list[int] = []
    sentences = 0
    for i in sheet.open()[:_HEAD_LINES]:
        sentences += _is_sentence(sheet, i)
        if sheet.words(i) >= _PARAGRAPH_WORDS or sentences > _HEAD_SENTENCES:
            break
        zone.append(i)
    return zone


def _dropped_in_head(sheet: Sheet, zone: list[int]) -> list[int]:
    """Repeated titles and times in the head: what stands above them is not yet the body."""
    last = zone[-1] if zone else -1
    signs = ("duplicate-title", "media-time", "reading-time")
    return [i for i in range(last + 1) if sheet.reasons[i] in signs]


def _take_date_line(sheet: Sheet, i: int) -> bool:
    dates = read_date_line(sheet.texts[i])
    if dates is None:
        return False
    sheet.dates += _with_label_above(sheet, i, dates)
    sheet.drop(i, "date-line")
    return True


def _is_of_correction(sheet: Sheet, i: int) -> bool:
    """Whether a stamp at the end is the day of a correction printed above it."""
    above = [text for text in sheet.texts[max(0, i - 8) : i] if text][-3:]
    return any(_CORRECTION.search(text) for text in above)


def _with_label_above(sheet: Sheet, i: int, dates: list[StatedDate]) -> list[StatedDate]:
    """A stamp under a line "Updated:" is the day of the update."""
    above = next((sheet.texts[j] for j in range(i - 1, -1, -1) if sheet.texts[j]), "")
    if re.fullmatch(r"(?:last )?(?:updated?|modified)\W*(?:on|at)?\W*", above, re.IGNORECASE):
        return [StatedDate("updated", d.days, d.words, d.month_only) for d in dates]
    return dates


def _take_byline(sheet: Sheet, i: int, lexicon: Lexicon, *, bare_ok: bool) -> bool:
    byline = read_byline(sheet.texts[i], lexicon)
    if byline is None:
        return False
    # somebody the report speaks of is its subject, not its author
    subject = any(_is_spoken_of(sheet, i, name) for name in byline.authors)
    if not byline.marked and (subject or not bare_ok):
        return False
    sheet.dates += byline.dates
    sheet.authors += [name for name in byline.authors if name not in sheet.authors]
    agencies = [name for name in byline.publishers if lexicon.is_agency(name)]
    sheet.add_outlets(name for name in byline.publishers if name not in agencies)
    if agencies:
        at = sheet.texts[i].find(agencies[0])
        sheet.kinds[i] = "credit"
        sheet.names[i] = (at, at + len(agencies[0]))
    else:
        sheet.drop(i, "byline")
    return True


def _is_spoken_of(sheet: Sheet, i: int, name: str) -> bool:
    surname = name.split()[-1]
    pattern = re.compile(rf"\b{re.escape(surname)}\b")
    return any(j != i and pattern.search(sheet.texts[j]) for j in sheet.left())


def _mark_subtitles(sheet: Sheet, title: int, end: int) -> None:
    """Lines between title and byline are the subtitle; without a byline, a short line is."""
    after = [i for i in sheet.open() if i > title]
    above = [i for i in after if i < end and sheet.words(i) < _PARAGRAPH_WORDS]
    for i in above[:3]:
        sheet.kinds[i] = "subtitle"
    below = [i for i in after if i > end]
    if not above and len(below) > 1 and end < title and _looks_like_subtitle(sheet, below[0]):
        sheet.kinds[below[0]] = "subtitle"


def _looks_like_subtitle(sheet: Sheet, i: int) -> bool:
    text = sheet.texts[i]
    return 4 <= sheet.words(i) <= 30 and not ends_sentence(text) and not text.endswith((":", ","))


def _read_tail(sheet: Sheet, lexicon: Lexicon, head_end: int) -> None:
    """Contribution lines anywhere; bylines, stamps and notes on the author at the end."""
    for i in sheet.open():
        name = credited(sheet.texts[i], lexicon)
        if name is not None:
            sheet.kinds[i] = "credit"
            sheet.names[i] = name
    for i in reversed(sheet.open()[-_TAIL_LINES:]):
        if i < head_end or sheet.words(i) >= _PARAGRAPH_WORDS:
            break
        if _is_of_correction(sheet, i) and read_date_line(sheet.texts[i]):
            sheet.drop(i, "date-line")
            continue
        if _take_date_line(sheet, i) or _take_author_note(sheet, i):
            continue
        byline = read_byline(sheet.texts[i], lexicon)
        if (
            byline is None
            or not byline.marked
            or not _take_byline(sheet, i, lexicon, bare_ok=False)
        ):
            break


def _take_author_note(sheet: Sheet, i: int) -> bool:
    """A line such as "Ann Lee covers defence for ...", where Ann Lee is an author."""
    text = sheet.texts[i]
    if fold(text) in {fold(author) for author in sheet.authors}:
        sheet.drop(i, "byline")
        return True
    for author in sheet.authors:
        if text.startswith(author) and _AUTHOR_NOTE.match(text[len(author) :].lstrip(" ,")):
            sheet.drop(i, "author-note")
            return True
    return False


def _take_teasers(sheet: Sheet) -> None:
    """Headlines of other reports, listed under "Related articles" at the end."""
    left = sheet.left()
    for i, reason in enumerate(sheet.reasons):
        if reason != "teaser":
            continue
        below = [j for j in left if j > i]
        if not any(_is_sentence(sheet, j) for j in below):
            for j in below:
                if sheet.kinds[j] is None:
                    sheet.drop(j, "teaser")


def _is_sentence(sheet: Sheet, i: int) -> bool:
    if sheet.kinds[i] is not None:
        return False
    return sheet.words(i) > 25 or (sheet.words(i) > 3 and ends_sentence(sheet.texts[i]))


def _mark_rest(sheet: Sheet) -> None:
    """Short lines between paragraphs are headings; everything else is body.

    Where no paragraph is left, what looked like a title or caption is all there is to read.
    """
    rest = sheet.open()
    if not rest and not any(sheet.kinds[i] == "credit" for i in sheet.left()):
        rest = sheet.left()
    for i in rest:
        is_last = i == rest[-1]
        sheet.kinds[i] = "heading" if not is_last and _is_heading(sheet.texts[i]) else "body"


def _is_heading(text: str) -> bool:
    if len(text.split()) > _HEADING_WORDS or text.endswith((":", ",", ";")):
        return False
    if ends_sentence(text) or not any(char.isalpha() for char in text):
        return False
    return not (_LIST_ITEM.match(text) or is_dateline(text)) and text[:1] not in "(["


def reason_for(text: str) -> str | None:
    """Why a block that the markup shows not to be the report would be residue, if it would."""
    lexicon = load_lexicon()
    found = lexicon.residue(text)
    if found is not None:
        return found.reason
    if read_date_line(text) is not None:
        return "date-line"
    byline = read_byline(text, lexicon)
    return "byline" if byline is not None and byline.marked else None
