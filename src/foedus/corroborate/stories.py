"""Reports on one story: TF-IDF vectors, average-link clustering (`python -m bench stories`)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from foedus.corroborate.days import interval
from foedus.corroborate.words import STEM_CHARS
from foedus.records import Actor, Document, Event, Mention, Story, content_id
from foedus.version import __version__

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SAME_STORY = 0.13
"""Mean cosine similarity between the reports of one story, at the least.

Set on ECB+ topics 1-35: higher parts the stories of a large collection better, but splits those of
a small one, where every word is common.
"""
NAMED_ACTORS = 8


def find_stories(
    documents: Sequence[Document],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    events: Sequence[Event],
) -> list[Story]:
    """Stories in order of id; a report on its own is a story of one."""
    readable = sorted((d for d in documents if d.language == "en"), key=lambda d: d.id)
    names = {a.id: a.name for a in actors}
    told: dict[str, Counter[str]] = {d.id: Counter() for d in readable}
    for mention in mentions:
        if mention.use == "actor" and mention.principal and mention.document in told:
            told[mention.document][mention.principal] += 1
    found = [
        _story([readable[i] for i in group], told, names, events)
        for group in cluster([d.text for d in readable])
    ]
    return sorted(found, key=lambda story: story.id)


def cluster(texts: Sequence[str]) -> list[list[int]]:
    """Indices of texts by story, each sorted, in order of their first."""
    if len(texts) < 2:
        return [[i] for i in range(len(texts))]
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    likeness = _likeness(texts)
    distance = (1 - likeness).clip(0, 1)
    condensed = squareform(distance, checks=False)
    labels = fcluster(linkage(condensed, "average"), 1 - SAME_STORY, "distance")
    groups: dict[int, list[int]] = {}
    for i, label in enumerate(labels):
        groups.setdefault(int(label), []).append(i)
    return sorted(groups.values())


def _likeness(texts: Sequence[str]) -> Matrix:
    """Cosine similarities of all pairs of texts."""
    from scipy.sparse import csr_matrix

    counts = [Counter(_terms(text)) for text in texts]
    frequency = Counter(term for c in counts for term in c)
    column = {term: k for k, term in enumerate(sorted(frequency))}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for i, count in enumerate(counts):
        weights = {
            t: (1 + math.log(n)) * math.log(1 + len(texts) / frequency[t]) for t, n in count.items()
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        for term in sorted(weights):
            rows.append(i)
            columns.append(column[term])
            values.append(weights[term] / norm)
    shape = (len(texts), max(1, len(column)))
    matrix: Any = csr_matrix((values, (rows, columns)), shape=shape)
    similar: Matrix = (matrix @ matrix.T).toarray()
    return similar


def _terms(text: str) -> list[str]:
    words = "".join(c.casefold() if c.isalpha() else " " for c in text).split()
    return [w[:STEM_CHARS] for w in words if len(w) > 3]


def _story(
    documents: list[Document],
    told: Mapping[str, Counter[str]],
    names: Mapping[str, str],
    events: Sequence[Event],
) -> Story:
    ids = tuple(sorted(d.id for d in documents))
    total: Counter[str] = sum((told[i] for i in ids), Counter())
    ranked = sorted(total, key=lambda actor: (-total[actor], actor))[:NAMED_ACTORS]
    days: list[date] = []
    for event in events:
        span = interval(event.date, 366) if event.document in ids else None
        days += span or ()
    return Story(
        id=content_id("y", ids),
        title=_title(documents, [names.get(a, a) for a in ranked]),
        documents=ids,
        from_=min(days).isoformat() if days else None,
        to=max(days).isoformat() if days else None,
        actors=tuple(ranked),
        version=__version__,
    )


def _title(documents: list[Document], actors: list[str]) -> str:
    """A lone report's own title; of several, the actors they are mostly about."""
    if len(documents) == 1 and documents[0].title:
        return documents[0].title
    return " and ".join(actors[:2]) if actors else documents[0].title or documents[0].uri
