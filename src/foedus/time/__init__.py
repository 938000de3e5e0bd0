"""Time: every time expression to an EDTF date or interval, and the date of the document."""

from foedus.time.find import find_times
from foedus.time.layer import TimeExpression, TimeLayer

__all__ = ["TimeExpression", "TimeLayer", "find_times"]
