"""Corroborate: copies, shared sources, stories, one event told twice, conflicting accounts."""

from foedus.corroborate.corroborate import Corroboration, corroborate

__all__ = ["Corroboration", "corroborate"]
