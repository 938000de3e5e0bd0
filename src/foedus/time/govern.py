"""Which expression governs which predicate, by the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as day

from foedus.language import Analysis, Token
from foedus.records import Date
from foedus.time.candidates import Candidate
from foedus.time.context import words
from foedus.time.edtf import edtf
from foedus.time.events import EventAnchor
from foedus.time.layer import TimeExpression


def govern(
    candidates: Sequence[Candidate],
    expressions: Sequence[TimeExpression],
    events: Mapping[int, EventAnchor],
    analysis: Analysis,
) -> dict[int, int]:
    """Predicates with the index of the expression that dates them.

    A predicate is the head that the expression modifies: a verb, or the noun of an event ("the
    Nov. 23 summit"); for "a day after X" it is what happened then, not X. The date also holds for
    predicates that share the moment and have no date of their own.
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
    """The token that the expression, with the event it is counted from, is attached to."""
    tokens = analysis.tokens
    inside = set(range(candidate.first, candidate.last)) | ({event.token} if event else set())
    for start in (candidate.head, event.token if event else candidate.head):
        above = tokens[tokens[start].head]
        if above.i not in inside:
            return above.i
    return None


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
    """Predicates that share the date of another.

    Below it: open complements, coordinated verbs, and clauses of the same moment ("in May, when
    ..."). Above a dated noun of an event: the verb it is the setting of ("said during a visit in
    May") or whose doing is to be there ("attended last week's summit").
    """
    found: list[int] = []
    stack = [target]
    setting = _set_in(analysis.tokens[target], analysis)
    if setting is not None:
        stack.append(setting)
        found.append(setting)
    verb = analysis.tokens[target if setting is None else setting]
    above_it = analysis.tokens[verb.head]
    if verb.rel == "xcomp" and above_it.lemma.lower() in words("implicative"):
        found.append(above_it.i)
    while stack:
        above = stack.pop()
        for token in analysis.dependents(above, "conj", "xcomp", "advcl"):
            if _goes_with(token, analysis.tokens[above], candidate, analysis):
                found.append(token.i)
                stack.append(token.i)
    found += [
        t.i for t in analysis.dependents(candidate.head, "acl:relcl", "advcl")
        if _when(t, analysis)
    ]  # fmt: skip
    return found


def _goes_with(token: Token, above: Token, candidate: Candidate, analysis: Analysis) -> bool:
    if token.upos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return False
    if token.rel == "advcl":
        return _when(token, analysis)
    if token.rel == "conj":  # a date after the first verb is that verb's alone
        fronted = candidate.first < above.i < token.i
        return fronted and _tense(above, analysis) == _tense(token, analysis)
    return True


def _set_in(noun: Token, analysis: Analysis) -> int | None:
    """The verb that a dated event is the setting or the object of."""
    verb = analysis.tokens[noun.head]
    if noun.upos != "NOUN" or verb.i == noun.i or verb.upos != "VERB":
        return None
    case = {t.lemma.lower() for t in analysis.dependents(noun.i, "case")}
    if noun.rel == "obl" and not case.isdisjoint(words("settings")):
        return verb.i
    return verb.i if noun.rel == "obj" and verb.lemma.lower() in words("presence") else None


def _when(token: Token, analysis: Analysis) -> bool:
    markers = analysis.dependents(token.i, "mark", "advmod")
    return any(t.lemma.lower() in ("when", "while") for t in markers)


def _tense(verb: Token, analysis: Analysis) -> str:
    """The form of a finite verb with its auxiliaries: coordinated verbs of one form go together."""
    auxiliaries = [t.lemma.lower() for t in analysis.dependents(verb.i, "aux") if t.upos == "AUX"]
    finite = [f for f in verb.feats.split("|") if f.startswith("Tense=")] if not auxiliaries else []
    return " ".join([*auxiliaries, *finite])
