"""Tables of the store. Columns are what is asked for; ``record`` holds each record whole, as JSON.

Rows that hang on one document go when the document goes (``ON DELETE CASCADE``); the tables under
"what the collection says" are replaced as a whole by :meth:`foedus.store.Store.put_findings`.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

SCHEMA_VERSION = 2
"""Raised whenever a table changes; a store of another version is refused with a plain message."""

APPLICATION_ID = 0x666F6564
"""``foed`` in ASCII: marks the SQLite file as ours, so that another program's is never written."""

metadata = MetaData()


def _cascade(name: str, target: str, *, key: bool = False, indexed: bool = False) -> Column[str]:
    """A column whose row goes when the row it points to goes."""
    owner = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Text, owner, primary_key=key, nullable=False, index=indexed)


def _document(*, key: bool = False, indexed: bool = False) -> Column[str]:
    return _cascade("document", "document.id", key=key, indexed=indexed)


def _sides(record: str) -> Table:
    """The actors of a table's records, in order, on each side; which sides is up to the record."""
    return Table(
        f"{record}_actor",
        metadata,
        _cascade(record, f"{record}.id", key=True),
        Column("side", Text, primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        Column("actor", Text, index=True),
        Column("principal", Text, index=True),
    )


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text))

# What single documents say.
document = Table(
    "document",
    metadata,
    Column("n", Integer, primary_key=True),  # rowid of the full-text index; never leaves the store
    Column("id", Text, unique=True, nullable=False),
    Column("uri", Text, nullable=False),  # the smallest of document_uri
    Column("outlet", Text),
    Column("title", Text),
    Column("language", Text, nullable=False),
    Column("published_basis", Text, nullable=False),
    Column("earliest", Text, index=True),
    Column("latest", Text, index=True),
    Column("duplicate_of", Text),  # set by put_findings
    Column("story", Text, index=True),  # set by put_findings
    Column("cleaned", Text, nullable=False),  # digest of what `clean` gave, whatever its uri
    Column("recipe", Text, nullable=False),  # versions of code, model, knowledge and codebook
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),  # without the text
)
document_uri = Table(
    "document_uri", metadata, _document(key=True), Column("uri", Text, primary_key=True)
)
signature = Table("signature", metadata, _document(key=True), Column("value", Text, nullable=False))
actor_form = Table(  # an actor as one document (or the knowledge base alone) presents it
    "actor_form",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)
document_actor = Table(
    "document_actor",
    metadata,
    _document(key=True),
    Column("form", Text, ForeignKey("actor_form.digest"), primary_key=True),
)
mention = Table(
    "mention",
    metadata,
    _document(key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("actor", Text, index=True),
    Column("principal", Text, index=True),
    Column("record", Text, nullable=False),
)
time_expression = Table(
    "time_expression",
    metadata,
    _document(key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("record", Text, nullable=False),
)
statement = Table(
    "statement",
    metadata,
    Column("id", Text, primary_key=True),
    _document(indexed=True),
    Column("within", Text),
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
)
statement_actor = _sides("statement")  # speaker | about
event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    _document(indexed=True),
    Column("statement", Text, ForeignKey("statement.id", deferrable=True, initially="DEFERRED")),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    Column("modality", Text, nullable=False),
    Column("place", Text),
    Column("start", Integer, nullable=False),
    Column("earliest", Text, index=True),
    Column("latest", Text),
    Column("confidence", Float, nullable=False),
    Column("merged", Text, index=True),  # set by put_findings
    Column("record", Text, nullable=False),
)
event_actor = _sides("event")  # source | target
act = Table(
    "act",
    metadata,
    Column("id", Text, primary_key=True),
    _document(indexed=True),
    Column("statement", Text, ForeignKey("statement.id", deferrable=True, initially="DEFERRED")),
    Column("state", Text, nullable=False, index=True),
    Column("organization", Text, nullable=False, index=True),
    Column("dimension", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("earliest", Text, index=True),
    Column("latest", Text),
    Column("confidence", Float, nullable=False),
    Column("merged", Text, index=True),  # set by put_findings
    Column("record", Text, nullable=False),
)
act_actor = _sides("act")  # state | organization | organ

# What persons decided; never emptied.
decision = Table(
    "decision",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)
told = Table(  # what a document says where merges, decisions or narrowed dates stand instead
    "told",
    metadata,
    _document(key=True),
    Column("kind", Text, primary_key=True),  # statement | event | act | mention | document
    Column("key", Text, primary_key=True),  # record's id, mention's ordinal, else empty
    Column("record", Text, nullable=False),
)

# What the collection says.
sameness = Table(
    "sameness",
    metadata,
    Column("id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),
)
actor = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("parent", Text),
    Column("same_as", Text),
    Column("record", Text, nullable=False),
)
actor_name = Table(
    "actor_name",
    metadata,
    _cascade("actor", "actor.id", key=True),
    Column("folded", Text, primary_key=True),  # case-folded name or alias
)
actor_scope = Table(  # the identities whose filter also finds this actor, itself included
    "actor_scope",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("scope", Text, primary_key=True, index=True),
)
lineage = Table(
    "lineage",
    metadata,
    Column("id", Text, primary_key=True),
    _cascade("document_a", "document.id"),
    Column("document_b", Text, ForeignKey("document.id", ondelete="CASCADE")),
    Column("relation", Text, nullable=False),
    Column("record", Text, nullable=False),
)
story = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("earliest", Text),
    Column("latest", Text),
    Column("record", Text, nullable=False),
)
story_actor = _sides("story")
conflict = Table(
    "conflict",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
)
conflict_actor = _sides("conflict")
standing = Table(
    "standing",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", Text, nullable=False, index=True),
    Column("organization", Text, nullable=False, index=True),
    Column("track", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("earliest", Text),  # day it began to hold, None if not known
    Column("latest", Text),  # last day it held, None if it still does
    Column("known_from", Text),
    Column("record", Text, nullable=False),
)
standing_actor = _sides("standing")  # state | organization

Index("mention_place", mention.c.document, mention.c.start)

FINDINGS = (
    standing_actor, standing, conflict_actor, conflict, story_actor, story, lineage,
    actor_scope, actor_name, actor, sameness,
)  # fmt: skip
"""Tables replaced as a whole, in the order in which they can be emptied."""
