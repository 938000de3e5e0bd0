"""Which reports rest on the same words of the same person, and which agencies they cite.

Two reports of one interview can share almost no wording, so likeness of texts does not find them.
What does: the same speaker through the same agency or medium, at a time that fits, with a shared
quotation or with statements about the same things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from foedus.corroborate.days import gap, interval
from foedus.corroborate.words import letters, overlap, stems
from foedus.records import Document, Evidence, Lineage, Relation, Statement, content_id
from foedus.version import __version__

SHARED_QUOTE_WORDS = 7
"""A quotation of this many words is not met twice by chance."""
SHARED_PHRASE_WORDS = 2
ALIGNED_SHARE = 0.3
ALIGNED_STEMS = 10
"""Content words that two relays of one interview have in common, at the least."""
SAME_OCCASION_DAYS = 45

_RELAYS = frozenset({"agency", "medium"})


def source_lineage(documents: Sequence[Document], statements: Sequence[Statement]) -> list[Lineage]:
    """``shared_quote``, ``shared_source`` and ``cites`` relations."""
    by_id = {d.id: d for d in documents}
    return [
        *_shared_quotes(statements),
        *_shared_sources(by_id, statements),
        *_citations(documents, statements),
    ]


def _shared_quotes(statements: Sequence[Statement]) -> list[Lineage]:
    places: dict[str, dict[str, tuple[Evidence, Statement]]] = defaultdict(dict)
    for statement in statements:
        if statement.form != "direct":
            continue
        words = letters(" ".join(e.exact for e in statement.content))
        if len(words.split()) >= SHARED_QUOTE_WORDS:
            places[words].setdefault(statement.document, (statement.content[0], statement))
    found: dict[tuple[str, str], Lineage] = {}
    for words in sorted(places):
        for a, b in combinations(sorted(places[words]), 2):
            evidence = (places[words][a][0], places[words][b][0])
            speaker = places[words][a][1].speaker
            found.setdefault((a, b), _lineage(a, b, "shared_quote", speaker, evidence, 0.95))
    return list(found.values())


def _shared_sources(
    documents: Mapping[str, Document], statements: Sequence[Statement]
) -> list[Lineage]:
    said: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        for relay in _relays(statement):
            if statement.speaker:
                said[statement.speaker, relay][statement.document].append(statement)
    found = []
    for (_, relay), by_document in sorted(said.items()):
        for a, b in combinations(sorted(by_document), 2):
            if not _same_occasion(documents[a], documents[b]):
                continue
            evidence = _aligned(by_document[a], by_document[b])
            if evidence:
                found.append(_lineage(a, b, "shared_source", relay, evidence, 0.8))
    return found


def _relays(statement: Statement) -> set[str]:
    return {link.actor for link in statement.chain if link.role in _RELAYS and link.actor}


def _same_occasion(a: Document, b: Document) -> bool:
    first, second = interval(a.published), interval(b.published)
    return first is None or second is None or gap(first, second) <= SAME_OCCASION_DAYS


def _aligned(a: list[Statement], b: list[Statement]) -> tuple[Evidence, ...]:
    """Where the two relays say the same: a shared quoted phrase, or shared content words."""
    phrases_a, phrases_b = _phrases(a), _phrases(b)
    for phrase in sorted(phrases_a.keys() & phrases_b.keys()):
        return phrases_a[phrase], phrases_b[phrase]
    words_a = frozenset().union(*(stems(_content(s)) for s in a))
    words_b = frozenset().union(*(stems(_content(s)) for s in b))
    if len(words_a & words_b) < ALIGNED_STEMS or overlap(words_a, words_b) < ALIGNED_SHARE:
        return ()
    pairs = [(len(stems(_content(x)) & stems(_content(y))), x, y) for x in a for y in b]
    _, x, y = max(pairs, key=lambda p: (p[0], p[1].id, p[2].id))
    return x.content[0], y.content[0]


def _content(statement: Statement) -> str:
    return " ".join(e.exact for e in statement.content)


def _phrases(statements: list[Statement]) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for statement in statements:
        for evidence in statement.content:
            for phrase in _quoted(evidence.exact):
                if len(phrase.split()) >= SHARED_PHRASE_WORDS:
                    found.setdefault(phrase, evidence)
    return found


def _quoted(text: str) -> list[str]:
    parts = text.replace("“", '"').replace("”", '"').split('"')
    return [letters(part) for part in parts[1::2]]


def _citations(documents: Sequence[Document], statements: Sequence[Statement]) -> list[Lineage]:
    found: dict[tuple[str, str], Lineage] = {}
    for statement in statements:
        for link in statement.chain:
            if link.role in _RELAYS and link.evidence is not None:
                source = link.actor or link.name
                found.setdefault(
                    (statement.document, source),
                    _lineage(statement.document, None, "cites", source, (link.evidence,), 0.9),
                )
    for document in documents:
        for credit in document.credits:
            found.setdefault(
                (document.id, credit.name),
                _lineage(document.id, None, "cites", credit.name, (credit.evidence,), 0.9),
            )
    return list(found.values())


def _lineage(
    a: str,
    b: str | None,
    relation: Relation,
    source: str | None,
    evidence: tuple[Evidence, ...],
    confidence: float,
) -> Lineage:
    return Lineage(
        id=content_id("l", relation, a, b, source),
        document_a=a,
        document_b=b,
        relation=relation,
        source=source,
        evidence=evidence,
        confidence=confidence,
        version=__version__,
    )
