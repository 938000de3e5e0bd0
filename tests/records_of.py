"""Short ways to make records for tests of the steps that see the collection."""

from __future__ import annotations

from foedus.records import (
    Act,
    ActValue,
    Date,
    Document,
    Event,
    Link,
    Modality,
    Part,
    PloverType,
    Statement,
    content_id,
    quote,
)


def day(written: str | None) -> Date | None:
    """``2024-02-14``, or ``2024-02-01/2024-02-28``."""
    if written is None:
        return None
    first, _, last = written.partition("/")
    return Date(written, first, last or first, "expression")


def document(
    name: str, text: str, *, published: str | None = "2024-01-01", outlet: str | None = None
) -> Document:
    starts, at = [], 0
    for paragraph in text.split("\n\n"):
        starts.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Document(
        id=f"d-{name}",
        uri=f"{name}.txt",
        outlet=outlet,
        title=None,
        authors=(),
        published=day(published),
        published_basis="stated" if published else "unknown",
        published_reasoning="",
        language="en",
        text=text,
        parts=tuple(Part("body", a, b) for a, b in starts),
        removed=(),
        credits=(),
        version="test",
    )


def event(
    doc: Document,
    words: str,
    kind: PloverType,
    source: str,
    target: str = "",
    *,
    when: str | None = None,
    modality: Modality = "actual",
) -> Event:
    start = doc.text.index(words)
    return Event(
        id=content_id("e", doc.id, start, kind),
        document=doc.id,
        source=(source,),
        source_principal=(source,),
        target=(target,) if target else (),
        target_principal=(target,) if target else (),
        type=kind,
        mode=None,
        contexts=(),
        cameo="19",
        quad=4 if kind in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST") else 1,
        goldstein=-9.0,
        modality=modality,
        date=day(when),
        place=None,
        statement=None,
        pattern="test",
        evidence=(quote(doc.id, doc.text, start, start + len(words)),),
        confidence=0.9,
        version="test",
    )


def act(
    doc: Document,
    words: str,
    value: ActValue,
    *,
    state: str = "MLI",
    organization: str = "ECOWAS",
    by: str | None = None,
    when: str | None = None,
    said: str | None = None,
    reason: str | None = None,
    modality: Modality = "actual",
) -> Act:
    start = doc.text.index(words)
    chain = (Link("outlet", None, doc.outlet or "", None),)
    if by:
        chain = (*chain, Link("speaker", by, by, None))
    return Act(
        id=content_id("a", doc.id, start, value),
        document=doc.id,
        state=state,
        organization=organization,
        dimension="participation",
        value=value,
        modality=modality,
        organ=None,
        reason=reason,
        date=day(when),
        asserted_by=chain,
        asserted_on=day(said),
        statement=None,
        pattern="test",
        evidence=(quote(doc.id, doc.text, start, start + len(words)),),
        confidence=0.9,
        version="test",
    )


def statement(
    doc: Document, words: str, speaker: str, *, through: str | None = None, direct: bool = False
) -> Statement:
    start = doc.text.index(words)
    evidence = quote(doc.id, doc.text, start, start + len(words))
    chain = (Link("outlet", None, doc.outlet or "", None),)
    if through:
        chain = (*chain, Link("agency", through, through, evidence))
    return Statement(
        id=content_id("s", doc.id, start, speaker),
        document=doc.id,
        speaker=speaker,
        speaker_principal=None,
        speaker_text=speaker,
        chain=(*chain, Link("speaker", speaker, speaker, evidence)),
        cue="said",
        content=(evidence,),
        within=None,
        form="direct" if direct else "indirect",
        act="assert",
        about=(),
        polarity=0,
        hedged=False,
        negated=False,
        said_on=None,
        place=None,
        medium=None,
        evidence=(evidence,),
        confidence=0.9,
        version="test",
    )
