"""Which statement, if any, an event is part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.language import Token
from foedus.records import Modality, Statement


class Sayings:
    """Finds the innermost statement by the characters of its content."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._spans = sorted(
            (piece.end - piece.start, piece.start, piece.end, order)
            for order, statement in enumerate(statements)
            for piece in statement.content
        )
        self._statements = statements

    def around(self, start: int, end: int) -> Statement | None:
        """The statement with the smallest content span that holds these characters."""
        for _, first, last, order in self._spans:
            if first <= start and end <= last:
                return self._statements[order]
        return None

    def side_by_side(self, start: int, end: int) -> tuple[Statement, ...]:
        """The innermost statements: several where several say the same side by side."""
        found: list[Statement] = []
        innermost: tuple[int, int] | None = None
        for _, first, last, order in self._spans:
            if first <= start and end <= last and innermost in (None, (first, last)):
                innermost = first, last
                found.append(self._statements[order])
        return tuple(found)


def speaks_of_itself(
    statement: Statement | None, predicate: Token, sources: Iterable[Token]
) -> bool:
    """Whether a verb inside a statement was given its speaker, who stands outside, as subject.

    That is how parsers take "X may harm Y, says Z": Z says it and does not do it.
    """
    if statement is None or predicate.upos != "VERB":
        return False
    return any(not _holds(statement, source) for source in sources)


def _holds(statement: Statement, token: Token) -> bool:
    return any(piece.start <= token.start < piece.end for piece in statement.content)


def as_told(modality: Modality, statement: Statement | None) -> Modality:
    """The modality of an event once it is known who tells it: what a denial holds is denied."""
    if statement is not None and statement.act == "deny" and modality in ("actual", "ongoing"):
        return "denied"
    return modality
