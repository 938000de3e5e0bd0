"""Export: the records as JSON lines, CSV or Parquet, under their public names."""

from foedus.export.frame import frame
from foedus.export.writing import FORMATS, WHAT, Format, What, records, write

__all__ = ["FORMATS", "WHAT", "Format", "What", "frame", "records", "write"]
