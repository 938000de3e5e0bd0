"""Patterns of ``grammar.toml`` over the signs of a text: which words are a time expression."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.time.lexer import Signs, read_signs
from foedus.time.lexicon import Lexicon, load_lexicon

ITEM = re.compile(r"\s*('[^']+'|[a-z_0-9]+|\(|\)|\||\?|\*|\+|\[|\])")


LONGEST = 16
"""Words before or after the needed word that a match can have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern.

    Attributes:
        make: Name of the function that reads its words.
        needs: The signs of which no match can do without one; ``needed`` finds them.
        classes: The class that each of the groups ``g0``, ``g1`` ... stands for.
        extents: How many groups ``e0``, ``e1`` ... mark the expression inside its context.
    """

    id: str
    make: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    needed: re.Pattern[str]
    order: int
    classes: tuple[str, ...]
    extents: int


Span = tuple[int, int, Rule, re.Match[str]]
"""Words of a match, first and last (exclusive), before it is known whether a longer one wins."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: words ``first`` to ``last`` (exclusive) of a text.

    Attributes:
        found: For each class, the words that matched it, in order.
    """

    rule: Rule
    signs: Signs
    lexicon: Lexicon
    first: int
    last: int
    found: dict[str, list[int]]

    @property
    def start(self) -> int:
        """First character."""
        return self.signs.starts[self.first]

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.signs.ends[self.last - 1]

    def has(self, name: str) -> bool:
        """Whether a class or a literal word (``=next``) took part in the match."""
        return name in self.found

    def word(self, name: str, which: int = 0) -> str:
        """The word that matched a class, in lower case.

        Raises:
            KeyError: The class took no part.
        """
        return self.signs.word(self.found[name][which])

    def value(self, name: str) -> Any:
        """The lexicon's value of the word that matched a class, or None if the class took no part.

        Of "mid" and "late" in one expression the first counts.
        """
        if name not in self.found:
            return None
        return self.lexicon.values[name][self.word(name)]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in order, with the lexicon that their patterns were compiled for."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]

    def search(self, text: str) -> list[Hit]:
        """The hits in a text, in order; of overlapping ones the longest, then the first rule."""
        signs = read_signs(text, self.lexicon)
        spans = sorted(self._every(signs), key=lambda s: (s[0] - s[1], s[2].order, s[0]))
        taken: list[Span] = []
        covered: set[int] = set()
        for span in spans:
            words = range(span[0], span[1])
            if covered.isdisjoint(words):
                covered.update(words)
                taken.append(span)
        return [
            Hit(rule, signs, self.lexicon, first, last, _found(rule, match))
            for first, last, rule, match in sorted(taken, key=lambda span: span[0])
        ]

    def _every(self, signs: Signs) -> Iterator[Span]:
        present = frozenset(signs.string)
        for rule in self.rules:
            if rule.needs.isdisjoint(present):
                continue
            for begin, end in _windows(rule.needed, signs.string):
                for match in rule.pattern.finditer(signs.string, begin, end):
                    yield (*_extent(match, rule.extents), rule, match)


def _found(rule: Rule, match: re.Match[str]) -> dict[str, list[int]]:
    """For each class of a rule that took part in a match, the words that matched it."""
    found: dict[str, list[int]] = {}
    for index, name in enumerate(rule.classes):
        at = match.start(f"g{index}")
        if at >= 0:
            found.setdefault(name, []).append(at)
    return found


def _windows(needed: re.Pattern[str], string: str) -> Iterator[tuple[int, int]]:
    """Stretches around the needed signs, wide enough for any match; overlapping ones joined."""
    begin = end = -1
    for match in needed.finditer(string):
        at = match.start()
        if at - LONGEST > end:
            if end >= 0:
                yield begin, end
            begin = max(0, at - LONGEST)
        end = at + LONGEST
    if end >= 0:
        yield begin, end


@cache
def load_grammar() -> Grammar:
    """Read and compile ``grammar.toml``.

    Raises:
        ValueError: A pattern names a class that no word has, or cannot be read.
    """
    raw = tomllib.loads(files("foedus.time").joinpath("grammar.toml").read_text("utf-8"))
    macros: dict[str, str] = raw["macro"]
    patterns = [_expand(rule["pattern"], macros) for rule in raw["rule"]]
    named = " ".join([*patterns, *(rule["needs"] for rule in raw["rule"])])
    literals = {word[1:-1] for word in re.findall(r"'[^']+'", named)}
    lexicon = load_lexicon(tuple(sorted(literals)))
    rules = []
    for order, (rule, pattern) in enumerate(zip(raw["rule"], patterns, strict=True)):
        regex, classes = _compile(pattern, lexicon)
        needs = "".join(lexicon.signs_of(_name(item)) for item in _items(rule["needs"]))
        rules.append(
            Rule(
                id=rule["id"],
                make=rule["make"],
                pattern=re.compile(regex),
                needs=frozenset(needs),
                needed=re.compile(f"[{needs}]"),
                order=order,
                classes=tuple(classes),
                extents=pattern.count("["),
            )
        )
    return Grammar(lexicon, tuple(rules))


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda m: f"({macros[m[1]]})", pattern)
    return pattern


def _compile(pattern: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """A regular expression over signs, with one numbered group for each class it names."""
    classes: list[str] = []
    parts: list[str] = []
    extents = 0
    for item in _items(pattern):
        if item in ("|", "?", "*", "+", ")"):
            parts.append(item)
        elif item == "(":
            parts.append("(?:")
        elif item in "[]":
            parts.append(f"(?P<e{extents}>" if item == "[" else ")")
            extents += item == "["
        else:
            parts.append(f"(?P<g{len(classes)}>[{lexicon.signs_of(_name(item))}])")
            classes.append(_name(item))
    return "".join(parts), classes


def _name(item: str) -> str:
    """The class an item names; a literal word is the class of that word alone."""
    return "=" + item[1:-1] if item.startswith("'") else item


def _extent(match: re.Match[str], extents: int) -> tuple[int, int]:
    """The words of the expression: the bracketed ones, or all."""
    for index in range(extents):
        if match.start(f"e{index}") >= 0:
            return match.span(f"e{index}")
    return match.span()


def _items(pattern: str) -> Iterator[str]:
    at = 0
    pattern = pattern.strip()
    while at < len(pattern):
        match = ITEM.match(pattern, at)
        if not match:
            raise ValueError(f"cannot read the pattern {pattern!r} at {pattern[at : at + 20]!r}")
        yield match[1]
        at = match.end()
