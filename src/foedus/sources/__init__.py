"""Sources: files, folders and archives to raw reports, whatever their form."""

from foedus.sources.discover import discover
from foedus.sources.options import FieldMap, ReadOptions
from foedus.sources.raw import Media, RawDocument

__all__ = ["FieldMap", "Media", "RawDocument", "ReadOptions", "discover"]
