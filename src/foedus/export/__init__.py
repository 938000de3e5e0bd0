"""Export: the records as JSON lines, CSV or Parquet, under their public names."""

from foedus.export.explanation import Explanation, Passage, explain
from foedus.export.frame import frame
from foedus.export.identity import decisions_about
from foedus.export.writing import FORMATS, WHAT, Format, What, records, write

__all__ = [
    "FORMATS",
    "WHAT",
    "Explanation",
    "Format",
    "Passage",
    "What",
    "decisions_about",
    "explain",
    "frame",
    "records",
    "write",
]
