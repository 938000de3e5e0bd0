"""``python -m bench actors``: names, titles, short nouns and pronouns to the right identity.

The gold is in ``bench/gold/actors`` (its head says how it is written). The texts of ``samples/``
and of ``own`` come with the repository; the five reference reports and the news of GUM are read
from where ``--seeds`` and ``--gum`` say, and left out if nothing does. ``--data FILE`` measures
against another gold file whose texts lie beside it; ``--coref FILE`` against the coreference of a
GUM treebank (CoNLL-U).
"""

from bench.actors.command import main

__all__ = ["main"]
