"""Where the words of a sentence stand in its tree, seen from one of them.

Whether a clause belongs to what somebody says is decided by where it hangs: below the verb of
saying, or beside it. Seen from a word, every other word has a class: how far one climbs from the
first until both are in one subtree, and the relation by which the other's branch leaves there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

CLIMB = 3
"""Heights above this look alike."""
ELSEWHERE = 0
"""The class of words in another sentence."""


def branch_classes(relations: int) -> int:
    """How many classes there are, given the number of relation labels."""
    return 1 + (CLIMB + 1) * (relations + 1)


def branches(
    heads: Sequence[int], relations: Sequence[int], seen_from: int, labels: int
) -> list[int]:
    """The class of every word of one sentence.

    Args:
        heads: Index of each word's head; a root's head is itself.
        relations: Index of each word's relation label.
        seen_from: Index of the word from which the others are seen.
        labels: Number of relation labels.

    Returns:
        ``1 + climb * (labels + 1) + relation`` for each word; words that are passed on the way
        up, the first included, have ``labels`` in place of a relation.
    """
    found = [0] * len(heads)
    on_the_way: dict[int, int] = {}
    word, climb = seen_from, 0
    while word not in on_the_way:
        on_the_way[word] = 1 + min(climb, CLIMB) * (labels + 1)
        found[word] = on_the_way[word] + labels
        word, climb = heads[word], climb + 1
    for start, above in enumerate(heads):
        if found[start]:
            continue
        path, word = [start], above
        while not found[word]:
            path.append(word)
            word = heads[word]
        value = found[word]
        if word in on_the_way:
            value = on_the_way[word] + relations[path[-1]]
        for word in path:
            found[word] = value
    return found


@dataclass(frozen=True)
class Trees:
    """The trees of a window.

    Attributes:
        firsts, lasts: The atoms of each word, from and to (exclusive).
        heads, relations: The head of each word, and the index of its relation.
        sentences: (first, last) word ranges.
        labels: How many relations there are.
    """

    firsts: list[int]
    lasts: list[int]
    heads: list[int]
    relations: list[int]
    sentences: list[tuple[int, int]]
    labels: int

    def word_at(self, atom: int) -> int:
        """The word that an atom is part of."""
        return bisect_right(self.firsts, atom) - 1

    def sentence_of(self, word: int) -> int:
        """The sentence that a word stands in."""
        return bisect_right(self.sentences, word, key=itemgetter(0)) - 1

    def seen_from(self, anchor: int) -> tuple[int, list[int]]:
        """A sentence's first atom and the branch class of each, seen from the word at an atom."""
        word = self.word_at(anchor)
        a, b = self.sentences[self.sentence_of(word)]
        heads = [head - a for head in self.heads[a:b]]
        classes = branches(heads, self.relations[a:b], word - a, self.labels)
        spans = zip(classes, self.firsts[a:b], self.lasts[a:b], strict=True)
        return self.firsts[a], [k for k, first, last in spans for _ in range(first, last)]
