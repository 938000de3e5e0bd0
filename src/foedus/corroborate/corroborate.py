"""The step as a whole: from the records of every document to what the collection says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.actors import Knowledge
from foedus.corroborate.accounts import independence
from foedus.corroborate.conflicts import act_conflicts, event_conflicts
from foedus.corroborate.copies import copy_lineage, exact_copies
from foedus.corroborate.dating import narrow_dates
from foedus.corroborate.facts import fact_conflicts
from foedus.corroborate.merging import merge_acts, merge_events
from foedus.corroborate.sources import source_lineage
from foedus.corroborate.stories import find_stories
from foedus.corroborate.theatres import theatre_conflicts
from foedus.corroborate.weighing import weight_conflicts
from foedus.records import Act, Collection, Conflict, Document, Event, Lineage, Story


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What comparing the documents of a collection shows.

    Attributes:
        documents: All documents, with ``duplicate_of`` and ``story`` filled in, and the dates of
            those that state none narrowed.
        events, acts: All of them, with ``merged`` filled in.
        lineage, stories, conflicts: Each sorted by id.
    """

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    lineage: tuple[Lineage, ...]
    stories: tuple[Story, ...]
    conflicts: tuple[Conflict, ...]


def corroborate(collection: Collection, knowledge: Knowledge) -> Corroboration:
    """Compare all documents: copies, shared sources, stories, tellings of one event, conflicts.

    The result depends only on the set of records, not on the order in which they were read.
    """
    c = collection
    lineage = copy_lineage(c.documents, c.signatures) + source_lineage(c.documents, c.statements)
    stories = find_stories(c.documents, c.actors, c.mentions, c.events)
    story_of = {d: story.id for story in stories for d in story.documents}
    copies = exact_copies(c.documents)
    events, acts = merge_events(c.events), merge_acts(c.acts)
    documents = narrow_dates(c.documents, events, acts, lineage)
    sources = independence(lineage)
    conflicts = [
        *event_conflicts(c.events, sources),
        *theatre_conflicts(c.events, c.mentions, knowledge, sources),
        *act_conflicts(c.acts, sources),
        *weight_conflicts(c.acts, {d.id: d for d in c.documents}, sources),
        *fact_conflicts(c.documents, c.mentions, knowledge, sources),
    ]
    return Corroboration(
        documents=tuple(
            replace(d, duplicate_of=copies.get(d.id), story=story_of.get(d.id)) for d in documents
        ),
        events=tuple(events),
        acts=tuple(acts),
        lineage=tuple(sorted(lineage, key=lambda r: r.id)),
        stories=tuple(stories),
        conflicts=tuple(sorted(conflicts, key=lambda r: r.id)),
    )
