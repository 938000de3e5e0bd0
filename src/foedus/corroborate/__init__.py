"""Corroborate: copies, shared sources, stories, one event told twice, conflicts, who is one."""

from foedus.corroborate.corroborate import Corroboration, corroborate
from foedus.corroborate.identities import told, undone_by
from foedus.corroborate.rewriting import Identified, identify

__all__ = ["Corroboration", "Identified", "corroborate", "identify", "told", "undone_by"]
