"""``foedus explain``: how a record came to be."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from foedus.cli.questions import open_store, store_option
from foedus.cli.terminal import console, safe, shorten

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from foedus.export import Explanation, Passage
    from foedus.export.words import Names

QUOTE_CHARS = 100
TITLE_CHARS = 50
ANCHOR = re.compile(r"expression:(\d+)-(\d+)")


@click.command(short_help="How a record came to be.")
@click.argument("identity", metavar="ID")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
def explain(identity: str, store_path: str, as_json: bool) -> None:
    """Show how a record came to be: its sentence, rule, actors, dates, sources and versions.

    ID is any id that foedus shows, or the start of one; for an actor also its name.

    \b
    Examples:
      foedus explain e-1a2b3c4d
      foedus explain "Nikol Pashinyan"
    """
    from foedus.export import explain as gather
    from foedus.export import words

    with open_store(store_path) as store:
        explanation = gather(store, identity)
        if as_json:
            click.echo(json.dumps(explanation.to_plain(), ensure_ascii=False))
            return
        _print(explanation, words.names(store.actors()), console())


def _print(explanation: Explanation, known: Names, out: Console) -> None:
    record: Any = explanation.record
    _heading(out, f"{explanation.kind} {record.id}")
    for name, value in _facts(record, known):
        if value:
            _line(out, name, value)
    if rule := _rule(explanation):
        _line(out, "rule", rule)
    _print_passages(explanation, out)
    _print_times(explanation, record, out)
    if explanation.mentions:
        _heading(out, "who is meant, and why")
        for words, reason in _mentions(explanation, known):
            _line(out, words, reason)
    _print_chain(explanation, known, out)
    if explanation.decisions:
        _heading(out, "who it is one with, and who says so")
        for line in explanation.decisions:
            _line(out, "because", line)
    if explanation.others:
        _heading(out, "together with")
        for other in explanation.others:
            _line(out, other.id, _quote(other))
    _heading(out, "made by")
    for recipe in dict.fromkeys(explanation.recipes):
        _line(out, "versions", recipe)
    _line(out, "record", str(getattr(record, "version", "")))


def _mentions(explanation: Explanation, known: Names) -> list[tuple[str, str]]:
    """The words that name the actors, and why they do: each once, with how often it is said so.

    Of one actor the name is not repeated; the report is told where there are several.
    """
    of_actor = explanation.kind == "actor"
    titles = {d.id: d.title or d.id for d in explanation.documents}
    counted: Counter[tuple[str, str]] = Counter()
    for mention in explanation.mentions:
        words = f"\u201c{_words(explanation, mention.document, mention.start, mention.end)}\u201d"
        actor = known.get(mention.actor or "", mention.actor or "not settled")
        where = f" ({shorten(titles[mention.document], TITLE_CHARS)})" if len(titles) > 1 else ""
        reason = mention.reason if of_actor else f"{actor}: {mention.reason}"
        counted[words, f"{reason}{where}"] += 1
    return [(w, f"{r}, {n} times" if n > 1 else r) for (w, r), n in counted.items()]


def _facts(record: Any, known: Names) -> list[tuple[str, str]]:
    """The record's own fields, without those shown elsewhere, as words."""
    from foedus.records import Date, to_plain

    hidden = {
        "id", "document", "evidence", "content", "chain", "asserted_by", "statement", "version",
        "text", "parts", "accounts", "acts", "title", "published_reasoning", "uri",
    }  # fmt: skip
    facts = []
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if name in hidden or value is None or value is False or value == ():
            continue
        facts.append((name.rstrip("_").replace("_", " "), _value(value, known, Date, to_plain)))
    return facts


def _rule(explanation: Explanation) -> str:
    """What the codebook says of the entry that fired, if it is still the same codebook."""
    from foedus.events import load_codebook

    pattern = getattr(explanation.record, "pattern", None)
    if pattern is None:
        return ""
    codebook = load_codebook()
    if not any(codebook.version in recipe for recipe in explanation.recipes):
        return ""
    entries = (*codebook.events, *codebook.acts)
    return next((entry.definition for entry in entries if entry.id == pattern), "")


def _value(value: Any, known: Names, date_class: Any, to_plain: Any) -> str:
    from foedus.export import words
    from foedus.records import Affiliation

    if isinstance(value, date_class):
        return words.when(value)
    if value is True:
        return "yes"
    if isinstance(value, str):
        return f"{known[value]} ({value})" if value in known else value
    if isinstance(value, tuple) and all(item is None or isinstance(item, str) for item in value):
        return words.who([item or "not known" for item in value], known)
    if isinstance(value, tuple) and all(isinstance(item, Affiliation) for item in value):
        return "; ".join(words.office(item, known) for item in value)
    if isinstance(value, tuple):
        return "; ".join(
            ", ".join(str(v) for v in to_plain(item).values() if v and not isinstance(v, dict))
            for item in value
        )
    return str(value)


def _print_passages(explanation: Explanation, out: Console) -> None:
    documents = {document.id: document for document in explanation.documents}
    shown = ""
    for passage in explanation.passages:
        if passage.document != shown:
            shown = passage.document
            _document(documents[shown], out)
        out.print(_highlighted(passage, marked=not out.is_terminal))
    for document in explanation.documents:
        if not any(p.document == document.id for p in explanation.passages):
            _document(document, out)


def _document(document: Any, out: Console) -> None:
    from foedus.export import words

    _heading(out, document.title or "untitled")
    _line(out, "report", f"{document.id}  {document.uri}  {document.outlet or ''}")
    _line(out, "published", f"{words.published(document)}: {document.published_reasoning}")


def _highlighted(passage: Passage, *, marked: bool) -> Text:
    """The quotation in its paragraph, underlined, or marked where there are no styles."""
    from rich.text import Text

    opening, closing = (">> ", " <<") if marked else ("", "")

    shown = Text("  ")
    shown.append(safe(passage.before), style="dim")
    shown.append(opening + safe(passage.exact) + closing, style="bold underline")
    shown.append(safe(passage.after), style="dim")
    shown.append(f"  [{passage.start}-{passage.end}]", style="dim")
    return shown


def _print_times(explanation: Explanation, record: Any, out: Console) -> None:
    from foedus.export import words

    dates = {name: getattr(record, name, None) for name in ("date", "said_on", "asserted_on")}
    if not (explanation.times or any(dates.values())):
        return
    _heading(out, "when, and how that is known")
    for name, date in dates.items():
        if date is not None:
            days = f"{date.earliest or '..'} to {date.latest or '..'}"
            name = name.replace("_", " ")
            how = _anchored(explanation, words.dated_by(date))
            _line(out, name, f"{words.when(date)}, {days}: {how}")
    for time in explanation.times:
        # Which passage's document it is in is not kept by the expression; its words are looked up.
        found = _time_words(explanation, time)
        _line(out, f"\u201c{found}\u201d", f"{words.when(time.date)}, rule {time.rule}")


def _anchored(explanation: Explanation, how: str) -> str:
    """How a date was come by, with the words of the expression it is counted from."""
    if (found := ANCHOR.search(how)) is None or len(explanation.documents) != 1:
        return how
    start, end = map(int, found.groups())
    return ANCHOR.sub(f"\u201c{explanation.documents[0].text[start:end]}\u201d", how)


def _time_words(explanation: Explanation, time: Any) -> str:
    for document in explanation.documents:
        for passage in explanation.passages:
            inside = passage.start < time.end and time.start < passage.end
            if passage.document == document.id and inside:
                return document.text[time.start : time.end]
    return ""


def _words(explanation: Explanation, document: str, start: int, end: int) -> str:
    for item in explanation.documents:
        if item.id == document:
            return item.text[start:end]
    return ""


def _print_chain(explanation: Explanation, known: Names, out: Console) -> None:
    record: Any = explanation.record
    statement = explanation.statement
    chain = getattr(record, "chain", None) or (statement.chain if statement else None)
    chain = chain or getattr(record, "asserted_by", None)
    if not chain or isinstance(chain[0], str):
        return
    _heading(out, "on whose word")
    for link in chain:
        said = f": \u201c{link.evidence.exact}\u201d" if link.evidence else ""
        _line(out, link.role, f"{known.get(link.actor or '', link.name)}{said}")
    if statement is not None:
        _line(out, "statement", f"{statement.id}: {_quote(statement)}")


def _quote(record: Any) -> str:
    from foedus.export import words

    evidence = getattr(record, "content", ()) or getattr(record, "evidence", ())
    return shorten(words.quotation(evidence), QUOTE_CHARS)


def _heading(out: Console, text: str) -> None:
    out.print()
    out.print(safe(text), style="bold")


def _line(out: Console, name: str, value: str) -> None:
    from rich.text import Text

    shown = Text("  ")
    shown.append(f"{safe(name)}: ", style="cyan")
    shown.append(safe(value))
    out.print(shown)
