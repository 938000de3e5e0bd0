"""Lists told with one verb and a date each: "suspended Niger in 2023, Sudan in 2021".

The verb is said once and left out after that. Parsers have no word to hang the later items on and
put them anywhere, so they are recognised by their form: a name, a date, a comma or "and", a name,
a date. An item is what the first name is, if the two name actors of one kind; a state behind the
name of an organization takes the place of the subject ("Qatar left OPEC in 2019, Ecuador in
2020"). Each has its own date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from foedus.actors import ActorLayer
from foedus.events.match import Match
from foedus.language import Analysis, Token
from foedus.records import Date, Mention
from foedus.time import TimeExpression, TimeLayer

SEPARATORS = frozenset({",", ";", "and"})
DEPTH = 4
"""How many words up the subject of a list's verb is looked for."""


@dataclass(frozen=True)
class Regrouped:
    """A document whose lists with gaps are put right.

    Attributes:
        analysis: Every item of a list is joined to the first.
        actors: The items act, or are acted on, as the first does.
        dates: The date of each item, by the head of its name.
    """

    analysis: Analysis
    actors: ActorLayer
    dates: Mapping[int, Date]


@dataclass(frozen=True, slots=True)
class _Item:
    """A name with the date right behind it; ``last`` is the token after both."""

    mention: Mention
    first: int
    time: TimeExpression
    last: int


def regrouped(analysis: Analysis, actors: ActorLayer, times: TimeLayer) -> Regrouped:
    """Join the items of lists with gaps to the name that the verb is said with."""
    items = {item.first: item for item in _items(analysis, actors, times)}
    tokens = list(analysis.tokens)
    dates: dict[int, Date] = {}
    joined: set[int] = set()
    for item in sorted(items.values(), key=lambda item: item.first):
        after = items.get(_behind_separator(analysis, item.last))
        if after is None or after.mention.kind != "name":
            continue
        first = _counterpart(analysis, actors, item, after)
        if first is None:
            continue
        head, time = after.mention.head, tokens[_head_of(analysis, after.time)]
        tokens[head] = replace(tokens[head], head=first.i, deprel="conj")
        tokens[time.i] = replace(time, head=head, deprel="nmod")
        joined |= {first.i, head}
        for name, told in ((first.i, item.time), (head, after.time)):
            if told.date is not None:
                dates.setdefault(name, told.date)
    if not joined:
        return Regrouped(analysis, actors, {})
    mentions = tuple(replace(m, use="actor") if m.head in joined else m for m in actors.mentions)
    return Regrouped(
        replace(analysis, tokens=tuple(tokens)), replace(actors, mentions=mentions), dates
    )


def occasions(match: Match, dates: Mapping[int, Date]) -> Iterator[Match]:
    """A match once for each of its parties that has a date of its own, and once for the others."""
    own = {
        party.head: dates[party.head]
        for parties in match.roles.values()
        for party in parties
        if party.head in dates
    }
    if not own:
        yield match
        return
    listed = next(r for r, parties in match.roles.items() if any(p.head in own for p in parties))
    for party in match.roles[listed]:
        yield replace(match, roles={**match.roles, listed: (party,)}, date=own.get(party.head))


def _items(analysis: Analysis, actors: ActorLayer, times: TimeLayer) -> Iterator[_Item]:
    tokens = analysis.tokens
    begins = {expression.first: expression for expression in times.expressions}
    for mention in actors.mentions:
        if mention.actor is None:
            continue
        words = analysis.tokens_between(mention.start, mention.end)
        if not words:
            continue
        first, last = words[0].i, words[-1].i + 1
        if last < len(tokens) and tokens[last].upos == "ADP" and last not in begins:
            last += 1
        time = begins.get(last)
        if time is not None and tokens[last].sentence == tokens[first].sentence:
            yield _Item(mention, first, time, time.last)


def _behind_separator(analysis: Analysis, i: int) -> int:
    """The first token behind a comma, "and", or both; -1 if there is neither."""
    tokens, start = analysis.tokens, i
    while i < len(tokens) and i < start + 2 and tokens[i].text.lower() in SEPARATORS:
        i += 1
    same = start < i < len(tokens) and tokens[i].sentence == tokens[start].sentence
    return i if same else -1


def _counterpart(analysis: Analysis, actors: ActorLayer, item: _Item, after: _Item) -> Token | None:
    """The word whose part the later item takes over: the earlier name, or its verb's subject."""
    kinds = [_kind(actors, each.mention) for each in (item, after)]
    name = analysis.tokens[item.mention.head]
    if kinds[0] == kinds[1]:
        return name
    verb = name
    for _ in range(DEPTH):
        if verb.upos == "VERB" or verb.head == verb.i:
            break
        verb = analysis.tokens[verb.head]
    for subject in analysis.dependents(verb.i, "nsubj"):
        mention = actors.by_head.get(subject.i)
        if mention is not None and _kind(actors, mention) == kinds[1]:
            return subject
    return None


def _kind(actors: ActorLayer, mention: Mention) -> str:
    actor = actors.by_id.get(mention.actor or "")
    return actor.kind if actor is not None else ""


def _head_of(analysis: Analysis, time: TimeExpression) -> int:
    inside = range(time.first, time.last)
    return next((i for i in inside if analysis.tokens[i].head not in inside), time.first)
