"""Reading: runs the steps over reports and fills the store; safe to stop at any instant."""

from foedus.reading.reader import ReadingOptions, read
from foedus.reading.report import Listener, Notice, Progress, ReadReport
from foedus.reading.settling import settle_again
from foedus.reading.steps import Steps, load_steps

__all__ = [
    "Listener",
    "Notice",
    "Progress",
    "ReadReport",
    "ReadingOptions",
    "Steps",
    "load_steps",
    "read",
    "settle_again",
]
