"""Union-find: which things belong together, named by their smallest member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations


class Groups:
    """Disjoint sets of ids; the result does not depend on the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, a: str, b: str) -> None:
        """Put two ids into one set."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first

    def find(self, item: str) -> str:
        """The smallest id of the set an id is in; itself when it was never joined."""
        root = item
        while (up := self._parent.get(root, root)) != root:
            root = up
        while (up := self._parent.get(item, item)) != root:
            self._parent[item] = root
            item = up
        return root

    def sets(self, items: Iterable[str]) -> list[list[str]]:
        """The given ids by set, each sorted, in order of their smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in sorted(items):
            found[self.find(item)].append(item)
        return sorted(found.values())


def whole(pairs: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """The pairs whose set, put together from all of them, holds no two that are not a pair."""
    linked = set(pairs)
    groups = Groups()
    for pair in linked:
        groups.join(*sorted(pair))
    found: set[frozenset[str]] = set()
    for members in groups.sets({item for pair in linked for item in pair}):
        inside = {frozenset(pair) for pair in combinations(members, 2)}
        if inside <= linked:
            found |= inside
    return found
