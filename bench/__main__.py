"""``python -m bench NAME [options]``: every bench is a module of this package with a ``main``."""

from __future__ import annotations

import importlib
import sys

BENCHES = {
    "seeds": "reference reports: checklist rows, statements, events, dates, residue",
    "hand": "the first events and statements with their evidence, to be checked by hand",
    "actors": "names, titles, short nouns and pronouns to identities",
    "speed": "words a CPU second of the whole pipeline, beside the bare encoder pass",
    "kill": "reading killed at random moments, run again, exports compared",
    "treebank": "words, tags, lemmas and trees (CoNLL-U)",
    "entities": "names (IOB2)",
    "attribution": "source, cue and content (brat standoff)",
    "statements": "chain, speaker, act, negation and hedges of statements (own gold)",
    "relations": "the type of what passes between two actors (PLV layout)",
    "stance": "how a sentence speaks of an actor (NewsMTSC layout)",
    "time": "time expressions (TimeML)",
    "dates": "calendar intervals (TEI)",
    "offices": "who held an office on a day: titles with a state or organization to persons",
    "countries": "names of countries, peoples, capitals and big cities to ISO 3166-1",
    "events": "who did what to whom: events, modality and acts (JSON Lines)",
    "acts": "signs of standing in whole news articles with the dirt of the web (own gold)",
    "direction": "the same events told in the active and turned round (TSV)",
    "stories": "which reports tell one story (ECB+)",
}


def main(argv: list[str]) -> int:
    """Run one bench; list them without a name."""
    if not argv or argv[0] not in BENCHES:
        print("usage: python -m bench NAME [options]\n")
        for name, about in BENCHES.items():
            print(f"  {name:<12} {about}")
        return 0 if argv[:1] in ([], ["-h"], ["--help"]) else 2
    module = importlib.import_module(f"bench.{argv[0]}")
    return int(module.main(argv[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
