"""Plain facts about organizations that a report gets wrong: founding years and member lists.

They are flagged against the knowledge base, never corrected.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedus.actors import Knowledge
from foedus.corroborate.accounts import account, conflict
from foedus.corroborate.groups import Groups
from foedus.records import Conflict, Document, Evidence, Mention, quote

_FOUNDED = re.compile(
    r"\b(?:established|founded|created|formed|set up|came into being) in (?P<year>(?:19|20)\d\d)\b"
)
_LIST_CUE = re.compile(r"\b(?:includes?|including|members? (?:are|states? are)|comprises?|"
                       r"consists? of|made up of|members include)\b")  # fmt: skip
_ADDED = re.compile(r"\b(?:other|along with|besides|in addition to|as well as)\b", re.IGNORECASE)
"""Words that say the list adds to states named before it."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
LEAST_LISTED = 4
"""Fewer states than this after a cue are examples, not a list of members."""
FOUNDING_SPREAD = 2
"""Years by which a founding may be told differently: signed, ratified, in force."""


def fact_conflicts(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    sources: Groups,
) -> Iterator[Conflict]:
    """Disagreements between reports and the knowledge base about organizations."""
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.actor:
            by_document[mention.document].append(mention)
    for document in documents:
        for start, end in _sentences(document.text):
            inside = [m for m in by_document[document.id] if start <= m.start and m.end <= end]
            sentence = quote(document.id, document.text, start, end)
            yield from _founding(sentence, inside, knowledge, sources)
            yield from _member_list(document, sentence, inside, knowledge, sources)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        cuts = [m.start() for m in _SENTENCE_END.finditer(text, *line.span())]
        ends = [*cuts, line.end()]
        start = line.start()
        for end in ends:
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                yield start, end
            start = end


def _organization(mentions: Sequence[Mention], before: int, knowledge: Knowledge) -> str | None:
    """The first organization named before a place: the subject of a plain statement of fact."""
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        known = knowledge.actors.get(mention.actor or "")
        if known is not None and known.kind == "organization" and mention.end <= before:
            return known.id
    return None


def _founding(
    sentence: Evidence, mentions: Sequence[Mention], knowledge: Knowledge, sources: Groups
) -> Iterator[Conflict]:
    match = _FOUNDED.search(sentence.exact)
    if match is None:
        return
    organization = _organization(mentions, sentence.start + match.start(), knowledge)
    known = knowledge.lifetime(organization)[0] if organization else None
    if organization is None or known is None:
        return
    if abs(int(match["year"]) - int(known[:4])) > FOUNDING_SPREAD:
        sides = [
            account(f"founded in {match['year']}", sources, evidence=[sentence]),
            account(f"founded in {known[:4]} (knowledge base)", sources),
        ]
        yield conflict("date", f"founding of {organization}", [organization], sides, 0.7)


def _member_list(
    document: Document,
    sentence: Evidence,
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    sources: Groups,
) -> Iterator[Conflict]:
    cue = _LIST_CUE.search(sentence.exact)
    if cue is None or document.published is None:
        return
    place = sentence.start + cue.start()
    organization = _organization(mentions, place, knowledge)
    if organization is None:
        return
    day = (document.published.earliest, document.published.latest)
    known = {m.state for m in knowledge.members(organization, day) if m.status == "member"}
    listed = {m.actor for m in mentions if m.actor in known and m.start >= place}
    before = _ADDED.search(sentence.exact) is not None
    named = {m.actor for m in mentions if m.actor in known and (before or m.start >= place)}
    missing = known - named
    is_list = len(listed) >= LEAST_LISTED and 0 < len(missing) <= len(known) // 2
    if is_list:
        sides = [
            account(
                f"{len(named)} members, without {', '.join(sorted(missing))}",
                sources,
                evidence=[sentence],
            ),
            account(f"{len(known)} members (knowledge base)", sources),
        ]
        yield conflict("number", f"members of {organization}", [organization], sides, 0.6)
