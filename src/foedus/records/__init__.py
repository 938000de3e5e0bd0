"""The records: foedus's public contract. Frozen, typed, JSON-serialisable, content-addressed."""

from foedus.records.account import (
    Conflict,
    ConflictAccount,
    ConflictKind,
    Lineage,
    Relation,
    Standing,
    Story,
    Track,
)
from foedus.records.actor import (
    Actor,
    ActorKind,
    Affiliation,
    Mention,
    MentionKind,
    MentionUse,
)
from foedus.records.codec import from_plain, to_json, to_plain
from foedus.records.collection import Collection
from foedus.records.date import Date, DateBasis, Modifier
from foedus.records.decision import Decision, DecisionKind, Sameness
from foedus.records.document import (
    Credit,
    Document,
    Part,
    PartKind,
    PublishedBasis,
    Removed,
)
from foedus.records.event import Act, ActValue, Dimension, Event, Modality, PloverType
from foedus.records.evidence import Evidence, quote
from foedus.records.forms import merge_forms
from foedus.records.ids import content_id
from foedus.records.statement import ChainRole, Form, Link, SpeechAct, Statement

__all__ = [
    "Act",
    "ActValue",
    "Actor",
    "ActorKind",
    "Affiliation",
    "ChainRole",
    "Collection",
    "Conflict",
    "ConflictAccount",
    "ConflictKind",
    "Credit",
    "Date",
    "DateBasis",
    "Decision",
    "DecisionKind",
    "Dimension",
    "Document",
    "Event",
    "Evidence",
    "Form",
    "Lineage",
    "Link",
    "Mention",
    "MentionKind",
    "MentionUse",
    "Modality",
    "Modifier",
    "Part",
    "PartKind",
    "PloverType",
    "PublishedBasis",
    "Relation",
    "Removed",
    "Sameness",
    "SpeechAct",
    "Standing",
    "Statement",
    "Story",
    "Track",
    "content_id",
    "from_plain",
    "merge_forms",
    "quote",
    "to_json",
    "to_plain",
]
