"""Clean: raw reports to documents without residue, every removed line kept with its reason."""

from foedus.clean.cleaning import clean
from foedus.clean.signature import signature

__all__ = ["clean", "signature"]
