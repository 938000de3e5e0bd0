"""How the speaker of a statement stands to the actors it is about.

The language model says how a sentence speaks of an actor named in it; inside a content that is
the speaker's word, never the outlet's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis
from foedus.records import Statement
from foedus.statements.speaker import mentions_in

SURE = 0.6
"""Mean share of praise or blame from which a stance is taken."""

_SIGNS = {"negative": -1, "positive": 1}


@dataclass(frozen=True, slots=True)
class Stance:
    """Who stands how to whom: -1 against, 0 neither, 1 in favour."""

    statement: str
    holder: str | None
    target: str
    polarity: int


def stances(statement: Statement, analysis: Analysis, actors: ActorLayer) -> tuple[Stance, ...]:
    """The speaker's stance toward each actor of :attr:`Statement.about`, in its order.

    Where the model takes no side, that of the statement as a whole holds.

    Args:
        statement: Whose content is looked at.
        analysis: The same document's.
        actors: Who is named in it.
    """
    spans = [(piece.start, piece.end) for piece in statement.content]
    found = signs(spans, statement.about, analysis, actors)
    return tuple(
        Stance(statement.id, statement.speaker, actor, found[actor] or statement.polarity)
        for actor in statement.about
    )


def signs(
    spans: Iterable[tuple[int, int]],
    about: Collection[str],
    analysis: Analysis,
    actors: ActorLayer,
) -> Mapping[str, int]:
    """-1, 0 or 1 for each actor: what the model says of its mentions inside ``spans``."""
    answers: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for start, end in spans:
        for mention in mentions_in(actors, start, end):
            named = {mention.actor, mention.principal}.intersection(about)
            answer = analysis.stance(mention.head) if named and mention.use != "place" else None
            if answer is not None:
                for actor in named:
                    answers[actor].append(answer)  # type: ignore[index]
    return {actor: _sign(answers[actor]) for actor in about}


def _sign(answers: list[Mapping[str, float]]) -> int:
    for name, sign in _SIGNS.items():
        if answers and sum(answer[name] for answer in answers) / len(answers) >= SURE:
            return sign
    return 0
