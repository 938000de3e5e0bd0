"""Officials from a dump that the user has: FollowTheMoney or Wikidata, to data files of our form.

``docs/knowledge.md`` says what is taken and what is left out.
"""

from foedus.actors.knowledge.dumps.importing import ImportOptions, Progress, import_officials
from foedus.actors.knowledge.dumps.report import REASONS, ImportReport, LeftOut, Unreadable

__all__ = [
    "REASONS",
    "ImportOptions",
    "ImportReport",
    "LeftOut",
    "Progress",
    "Unreadable",
    "import_officials",
]
