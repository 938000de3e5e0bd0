"""`python -m bench stories --data DIR`: which reports tell one story (ECB+ layout).

B3 F1 (Bagga and Baldwin 1998) of the stories found against ECB+ sub-topics: all reports as one
collection, and small collections of two random sub-topics with up to eight reports each.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np

from bench.report import arguments, publish
from foedus.corroborate.stories import cluster

SMALL_COLLECTIONS = 40
REPORTS_EACH = 8


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """F1 of mean precision and recall over items, in percent."""
    together: dict[Hashable, set[int]] = defaultdict(set)
    belong: dict[Hashable, set[int]] = defaultdict(set)
    for i, (a, b) in enumerate(zip(found, gold, strict=True)):
        together[a].add(i)
        belong[b].add(i)
    shared = [len(together[a] & belong[b]) for a, b in zip(found, gold, strict=True)]
    precision = np.mean([n / len(together[a]) for n, a in zip(shared, found, strict=True)])
    recall = np.mean([n / len(belong[b]) for n, b in zip(shared, gold, strict=True)])
    return float(200 * precision * recall / (precision + recall))


def read(folder: Path) -> list[tuple[str, str]]:
    """(text, sub-topic) of every ECB+ file; names end in ``ecb.xml`` or ``ecbplus.xml``."""
    found = []
    for path in sorted(folder.rglob("*.xml")):
        match = re.fullmatch(r"(\d+)_\d+(ecb|ecbplus)\.xml", path.name)
        if match:
            root = ET.parse(path).getroot()  # noqa: S314 - a corpus the user names
            text = " ".join(token.text or "" for token in root.iter("token"))
            found.append((text, match[1] + match[2]))
    return found


def labels(texts: Sequence[str]) -> list[int]:
    """Number of the story of each text."""
    story = {i: k for k, group in enumerate(cluster(texts)) for i in group}
    return [story[i] for i in range(len(texts))]


def run(folder: Path) -> dict[str, float]:
    """B3 F1 of the whole and the mean of small collections."""
    texts, topics = zip(*read(folder), strict=True)
    rng = np.random.default_rng(0)
    small = []
    for _ in range(SMALL_COLLECTIONS):
        chosen = rng.choice(sorted(set(topics)), 2, replace=False)
        members = [np.flatnonzero(np.array(topics) == t) for t in chosen]
        index = [int(i) for m in members for i in rng.permutation(m)[:REPORTS_EACH]]
        small.append(b_cubed(labels([texts[i] for i in index]), [topics[i] for i in index]))
    return {
        "reports": float(len(texts)),
        "b3_f1": b_cubed(labels(texts), topics),
        "b3_f1_small": float(np.mean(small)),
    }


def main(argv: list[str]) -> None:
    """Command line."""
    args = arguments("stories", __doc__, "a folder of ECB+ files").parse_args(argv)
    publish(run(args.data), args.json)
