"""Names made whole: what the tags say of single words, judged over the words a tree holds together.

A tagger that names word by word breaks "Muqtada al-Sadr" in two and misses a word of "Housing
Authority of New Orleans". The proper nouns of one tree fragment are one name, and its kind is
what the tags say of its words on average.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from foedus.language.analysis import Name, Token
from foedus.language.labels import NAME_TAGS
from foedus.language.tagging import Floats, softmax

KINDS = ("", *(tag[2:] for tag in NAME_TAGS[1::2]))
"""No name, then the labels of names."""

NAMED = 0.5
"""Mean share of a kind above which a group becomes a name that the tags left out."""
NOTHING = 0.6
"""Mean share of "no name" above which what the tags name inside a group is given up."""

_NOMINAL = frozenset({"PROPN", "ADJ", "NOUN", "VERB"})
"""Parts of speech that names are made of."""
_INNER = ("flat", "compound", "amod", "nmod", "nummod", "conj")
_CONNECTORS = {"of", "the", "for", "and", "&", "-", "de", "von", "van", "bin", "al"}
_INCORPORATED = {"inc", "llc", "ltd", "corp", "plc", "llp"}


def kind_shares(logits: Floats) -> Floats:
    """(words, tags) logits to (words, kinds) probabilities, the tags of one kind added up."""
    shares = softmax(logits)
    return np.concatenate([shares[:, :1], shares[:, 1::2] + shares[:, 2::2]], axis=1)


def whole_names(
    tokens: Sequence[Token], tagged: Sequence[Name], logits: Floats
) -> tuple[Name, ...]:
    """The names of a text.

    Args:
        tokens: All its tokens.
        tagged: Names as the tags have them.
        logits: (tokens, tags) of ``labels.NAME_TAGS``.
    """
    tagged_at = {i: name for name in tagged for i in range(name.first, name.last)}
    kept = set(tagged)
    groups = list(proper_groups(tokens))
    means = _means(tokens, groups, logits)
    kinds = (1 + means[:, 1:].argmax(1)).tolist()
    for (first, last), mean, kind in zip(groups, means.tolist(), kinds, strict=True):
        inside = {tagged_at[i] for i in range(first, last) if i in tagged_at}
        if any(name.first < first or name.last > last for name in inside):
            continue
        if inside and mean[0] > NOTHING:
            kept -= inside
        elif len(inside) > 1 or (not inside and mean[kind] > NAMED):
            start, end = tokens[first].start, tokens[last - 1].end
            score = round(mean[kind], 4)
            kept -= inside
            kept.add(Name(first, last, start, end, KINDS[kind], score))
    return tuple(sorted(kept, key=lambda name: (name.first, name.last)))


def _means(tokens: Sequence[Token], groups: Sequence[tuple[int, int]], logits: Floats) -> Floats:
    """(groups, kinds): the mean shares over the proper nouns of each group."""
    proper = [[i for i in range(a, b) if is_proper(tokens[i])] for a, b in groups]
    if not proper:
        return np.zeros((0, len(KINDS)), dtype=np.float32)
    sizes = np.array(list(map(len, proper)))
    shares = kind_shares(logits[list(chain.from_iterable(proper))])
    means: Floats = np.add.reduceat(shares, sizes.cumsum() - sizes) / sizes[:, None]
    return means


def proper_groups(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Token ranges of proper nouns that one tree fragment holds together."""
    capital = (t for t in tokens if t.upos == "PROPN" or t.text[:1].isupper())
    group = {t.i: t.i for t in capital if is_proper(t)}

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    persons = {tokens[i].head for i in group if tokens[i].rel == "flat"}
    for i in group:
        token = tokens[i]
        if token.head in group and token.rel in _INNER and token.deprel != "nmod:poss":
            if token.rel == "nmod" and token.head in persons:
                continue  # "Jane Doe of Acme": two names
            between = tokens[min(i, token.head) + 1 : max(i, token.head)]
            whole = all(is_proper(t) or t.text.lower() in _CONNECTORS for t in between)
            if whole and (token.rel != "conj" or tokens[token.head].rel in ("compound", "amod")):
                group[root(i)] = root(token.head)
    members: dict[int, list[int]] = defaultdict(list)
    for i in group:
        members[root(i)].append(i)
    for inside in members.values():
        if any(tokens[i].upos == "PROPN" for i in inside):
            last = max(inside) + 1
            yield min(inside), last + _incorporated(tokens[last : last + 2])


def _incorporated(after: Sequence[Token]) -> int:
    """How many of the words after a name belong to it as ", Inc." or "Corp." does."""
    words = [t.text.rstrip(".").lower() for t in after]
    if words and words[0] in _INCORPORATED:
        return 1
    return 2 if words[:1] == [","] and words[-1] in _INCORPORATED else 0


def is_proper(token: Token) -> bool:
    """A proper noun, or another word written as part of one ("Atomic Energy Agency")."""
    if token.upos == "PROPN":
        return token.deprel != "nmod:desc" and token.text.rstrip(".").lower() not in _INCORPORATED
    if token.upos not in _NOMINAL or not token.text[:1].isupper():
        return False
    return token.rel in ("amod", "compound", "nmod")
