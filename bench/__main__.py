"""``python -m bench NAME [options]``: every bench is a module of this package with a ``main``."""

from __future__ import annotations

import importlib
import sys

BENCHES = {
    "seeds": "reference reports: checklist rows, statements, events, dates, residue",
    "hand": "the first events and statements with their evidence, to be checked by hand",
    "speed": "words a CPU second of the whole pipeline, beside the bare encoder pass",
    "kill": "reading killed at random moments, run again, exports compared",
    "treebank": "words, tags, lemmas and trees (CoNLL-U)",
    "entities": "names (IOB2)",
    "attribution": "source, cue and content (brat standoff)",
    "time": "time expressions (TimeML)",
    "dates": "calendar intervals (TEI)",
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
