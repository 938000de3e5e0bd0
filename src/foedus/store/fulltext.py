"""Full-text search over titles and texts: SQLite's FTS5, kept in step by triggers.

Everything here is SQLite's own; another database gets another module with the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from foedus.errors import QueryError

OPEN, CLOSE = "\x02", "\x03"
"""Marks put around matches by ``highlight``; cleaned texts hold no control characters."""

CREATE = """
CREATE VIRTUAL TABLE document_text USING fts5(
    title, text, content='document', content_rowid='n', tokenize="unicode61 remove_diacritics 2"
);;
CREATE TRIGGER document_text_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_text(rowid, title, text) VALUES (new.n, new.title, new.text);
END;;
CREATE TRIGGER document_text_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_text(document_text, rowid, title, text)
    VALUES ('delete', old.n, old.title, old.text);
END
"""

QUERY = (
    "SELECT d.id, d.title, highlight(document_text, 1, :open, :close) "
    "FROM document_text JOIN document AS d ON d.n = document_text.rowid "
    "WHERE document_text MATCH :query ORDER BY bm25(document_text, 4.0, 1.0), d.id LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One document that matches: its best ranked come first.

    ``spans`` are the matching characters of the document's text, in order; empty when only the
    title matches.
    """

    document: str
    title: str | None
    spans: tuple[tuple[int, int], ...]


def create(connection: Connection) -> None:
    """Make the index and the triggers that keep it in step with the documents."""
    for ddl in CREATE.split(";;"):
        connection.exec_driver_sql(ddl)


def search(connection: Connection, words: str, limit: int) -> Iterator[Found]:
    """Documents that hold all ``words``, best first.

    Args:
        connection: An open connection.
        words: Words, ``"quoted phrases"``, ``prefix*``, and ``OR`` between alternatives.
        limit: Most documents to give.

    Raises:
        QueryError: Nothing to search for.
    """
    values = {"open": OPEN, "close": CLOSE, "query": _query(words), "limit": limit}
    try:
        rows = connection.execute(text(QUERY), values).all()
    except OperationalError as error:
        raise QueryError(f"cannot search for {words!r}: {error.orig}") from error
    for identity, title, marked in rows:
        yield Found(identity, title, tuple(_spans(marked)))


def _query(words: str) -> str:
    """Quote every word, so that punctuation cannot be taken for the engine's own syntax."""
    terms: list[str] = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words.replace(OPEN, " ")):
        if word == "OR" and terms:
            terms.append("OR")
            continue
        stem, star = (word[:-1], "*") if word.endswith("*") else (phrase or word, "")
        if re.search(r"\w", stem):
            quoted = stem.replace('"', " ")
            terms.append(f'"{quoted}"{star}')
    if terms and terms[-1] == "OR":
        terms.pop()
    if not terms:
        raise QueryError(f"nothing to search for in {words!r}")
    return " ".join(terms)


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    position, start = 0, 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = position
        elif piece == CLOSE:
            yield start, position
        else:
            position += len(piece)
