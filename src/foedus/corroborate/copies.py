"""Copies and near-copies of whole reports.

Near-copies: MinHash signatures (Broder 1997) banded into locality-sensitive hashing by datasketch;
the share of equal places estimates the Jaccard similarity of the reports' word n-grams.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from foedus.clean.signature import SCHEME, SEED
from foedus.records import Document, Evidence, Lineage, content_id, quote
from foedus.version import __version__

if TYPE_CHECKING:
    from datasketch import MinHash

NEAR_COPY = 0.5
"""Estimated Jaccard similarity from which two reports are one text; rewrites stay below 0.1."""


def canonical_order(document: Document) -> tuple[str, str]:
    """Sorts the report that others are copies of first: earliest published, then by id."""
    published = document.published
    return (published.earliest if published and published.earliest else "9999", document.id)


def exact_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Document id to the id of the report it repeats word for word."""
    by_text: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_text[" ".join(document.text.split())].append(document)
    found = {}
    for group in by_text.values():
        first, *others = sorted(group, key=canonical_order)
        found.update({other.id: first.id for other in others})
    return found


def copy_lineage(
    documents: Sequence[Document], signatures: Mapping[str, tuple[int, ...]]
) -> list[Lineage]:
    """``copy`` and ``near_copy`` relations, each with a shared passage in both reports."""
    by_id = {d.id: d for d in documents}
    exact = exact_copies(documents)
    found = [_lineage(by_id[b], by_id[a], "copy", 1.0) for b, a in sorted(exact.items())]
    distinct = {
        d.id: signatures[d.id] for d in documents if d.id not in exact and d.id in signatures
    }
    for a, b in _candidates(distinct):
        likeness = _likeness(distinct[a], distinct[b])
        if likeness >= NEAR_COPY:
            first, second = sorted((by_id[a], by_id[b]), key=canonical_order)
            found.append(_lineage(second, first, "near_copy", round(likeness, 3)))
    return found


def _likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def _candidates(signatures: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    if len(signatures) < 2:
        return
    from datasketch import MinHashLSH

    size = len(next(iter(signatures.values())))
    index = MinHashLSH(threshold=NEAR_COPY, num_perm=size)
    for key in sorted(signatures):
        hashed = _minhash(signatures[key])
        for other in sorted(index.query(hashed)):
            yield other, key
        index.insert(key, hashed)


def _minhash(signature: tuple[int, ...]) -> MinHash:
    import numpy as np
    from datasketch import MinHash

    values = np.array(signature, dtype=np.uint32)
    return MinHash(num_perm=len(signature), seed=SEED, hashvalues=values, scheme=SCHEME)


def _lineage(copy: Document, original: Document, relation: str, confidence: float) -> Lineage:
    return Lineage(
        id=content_id("l", relation, original.id, copy.id, None),
        document_a=original.id,
        document_b=copy.id,
        relation="copy" if relation == "copy" else "near_copy",
        source=None,
        evidence=_shared_passage(original, copy),
        confidence=confidence,
        version=__version__,
    )


def _shared_passage(a: Document, b: Document) -> tuple[Evidence, ...]:
    """The longest paragraph that stands in both, else the first paragraph of each."""
    bodies = [a.text[p.start : p.end] for p in a.parts if p.kind == "body"]
    for passage in sorted(bodies, key=lambda text: (-len(text), text)):
        at = b.text.find(passage)
        if at >= 0:
            start = a.text.index(passage)
            return (
                quote(a.id, a.text, start, start + len(passage)),
                quote(b.id, b.text, at, at + len(passage)),
            )
    firsts = ((d, next((p for p in d.parts if p.kind == "body"), None)) for d in (a, b))
    return tuple(quote(d.id, d.text, p.start, p.end) for d, p in firsts if p is not None)
