"""``python -m bench seeds --seeds DIR``: what foedus finds in the five reference reports.

Reads them into a store of its own and compares the export with a careful reader's account of them
in ``bench/gold/seeds``: the 48 rows of the checklist, attributed statements, events, publication
dates and residue.
"""

from bench.seeds.command import main

__all__ = ["main"]
