"""Which expression governs which predicate, by the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as day

from foedus.language import Analysis, Token
from foedus.records import Date
from foedus.time.candidates import Candidate
from foedus.time.edtf import edtf
from foedus.time.events import EventAnchor
from foedus.time.layer import TimeExpression

SHARED = ("conj", "xcomp")
"""Relations over which a date carries from one verb to the next."""


def govern(
    candidates: Sequence[Candidate],
    expressions: Sequence[TimeExpression],
    events: Mapping[int, EventAnchor],
    analysis: Analysis,
) -> dict[int, int]:
    """Predicates with the index of the expression that dates them.

    A predicate is the head that the expression modifies: a verb, or the noun of an event ("the
    Nov. 23 summit"); for "a day after X" it is what happened then, not X. The date also holds for
    open complements of the predicate and, where it is set before the verb, for the verbs
    coordinated with it that have no date of their own.
    """
    direct: dict[int, int] = {}
    for index, candidate in enumerate(candidates):
        if expressions[index].date is None:
            continue
        target = _target(candidate, events.get(index), analysis)
        if target is not None and _better(index, direct.get(target), expressions):
            direct[target] = index
    governed = dict(direct)
    for target, index in sorted(direct.items()):
        for shared in _shared(target, candidates[index], analysis):
            governed.setdefault(shared, index)
    return dict(sorted(governed.items()))


def dates_of(
    governed: Mapping[int, int],
    expressions: Sequence[TimeExpression],
    events: Mapping[int, EventAnchor],
    analysis: Analysis,
) -> dict[int, Date]:
    """Dates of predicates: of those governed, and of events that others are counted from."""
    dates: dict[int, Date] = {}
    for token, index in governed.items():
        date = expressions[index].date
        if date is not None:
            dates[token] = date
    for index, event in sorted(events.items()):
        if event.period is None:
            continue
        first, last = event.period.first, event.period.last
        expression = expressions[index]
        date = Date(
            edtf=edtf(event.period),
            earliest=first.isoformat() if first else None,
            latest=last.isoformat() if last else None,
            basis="expression",
            anchor=f"expression:{expression.start}-{expression.end}",
        )
        complements = [t.i for t in analysis.dependents(event.token, "xcomp")]
        for token in (event.token, *complements):
            dates.setdefault(token, date)
    return dict(sorted(dates.items()))


def _target(candidate: Candidate, event: EventAnchor | None, analysis: Analysis) -> int | None:
    head = analysis.tokens[candidate.head if event is None else event.token]
    if head.head == head.i:
        return None
    above = analysis.tokens[head.head]
    if candidate.first <= above.i < candidate.last:
        return None
    return above.i


def _better(new: int, old: int | None, expressions: Sequence[TimeExpression]) -> bool:
    """A dated expression before an undated one, a narrower before a wider, the first otherwise."""
    return old is None or _width(expressions[new]) < _width(expressions[old])


def _width(expression: TimeExpression) -> tuple[int, int]:
    date = expression.date
    if date is None or date.edtf is None:
        return (2, 0)
    if date.earliest is None or date.latest is None:
        return (1, 0)
    return (0, (day.fromisoformat(date.latest) - day.fromisoformat(date.earliest)).days)


def _shared(target: int, candidate: Candidate, analysis: Analysis) -> list[int]:
    """Verbs that share the date of another: complements, and later coordinated verbs."""
    found: list[int] = []
    stack = [target]
    while stack:
        for token in analysis.dependents(stack.pop(), *SHARED):
            if token.upos not in ("VERB", "AUX", "NOUN", "ADJ"):
                continue
            if token.rel == "conj" and not _over_conjuncts(target, candidate, token):
                continue
            found.append(token.i)
            stack.append(token.i)
    return found


def _over_conjuncts(target: int, candidate: Candidate, conjunct: Token) -> bool:
    """A fronted date holds for all coordinated verbs; a date after the first only for that one."""
    return candidate.first < target < conjunct.i
