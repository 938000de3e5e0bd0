"""The knowledge base: states, organizations, officials, outlets and places, from plain data files.

``load_knowledge`` reads ``foedus/actors/kb/*.csv`` and any folders of the user's own;
``docs/knowledge.md`` describes the files.
"""

from foedus.actors.knowledge.base import Knowledge
from foedus.actors.knowledge.load import load_knowledge
from foedus.actors.knowledge.records import Alias, Membership, Office

__all__ = ["Alias", "Knowledge", "Membership", "Office", "load_knowledge"]
