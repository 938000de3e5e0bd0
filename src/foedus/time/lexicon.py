"""The words of the grammar of time, read from ``lexicon.toml``.

Every word has a *sign*: one character that stands for the set of classes it belongs to. A text
becomes a string of signs, and the patterns of ``grammar.toml`` are regular expressions over it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.time.named import load_named

OTHER = "."
"""The sign of anything that is no word of time."""

FIRST_SIGN = 0xE000
"""Signs are taken from the private use area, so that no text can hold them."""

NUMBER_CLASSES = (
    frozenset({"number"}),
    frozenset({"number", "hour24"}),
    frozenset({"number", "hour24", "hour"}),
    frozenset({"number", "hour24", "hour", "day"}),
    frozenset({"number", "day", "hour24"}),
    frozenset({"number", "day"}),
    frozenset({"number", "year"}),
    frozenset({"number", "spelled"}),
    frozenset({"number", "spelled", "hour"}),
    frozenset({"year", "spelled"}),
    frozenset({"ordinal"}),
    frozenset({"ordinal", "day_ordinal"}),
    frozenset({"fraction"}),
)
"""Class sets that numbers can have, whatever their value."""

NAMED_CLASSES = tuple(frozenset({name}) for name in ("named", "named_era", "holiday"))
"""Class sets of names of several words."""

SHAPES = ("iso_date", "iso_time", "slash_date", "year_span", "clock", "ampm", "decade",
          "short_year", "possessive_s", "break")  # fmt: skip
"""Classes of what is recognised by its shape and not by its letters."""


@dataclass(frozen=True)
class Lexicon:
    """Classes and values of words, and the signs of class sets.

    Attributes:
        values: By class, then by lower-case word; True where the word needs no value.
        signs: The sign of every class set that occurs.
        lower, upper: The sign of each word written small, and with a capital.
        small, capital: The same without ``abbreviations``, which need their full stop, or a
            number or weekday beside them.
        longer: By first word, in lower case: names of several words, and their signs.
    """

    values: dict[str, dict[str, Any]]
    signs: dict[frozenset[str], str]
    lower: dict[str, str]
    upper: dict[str, str]
    small: dict[str, str]
    capital: dict[str, str]
    abbreviations: frozenset[str]
    longer: dict[str, tuple[re.Pattern[str], dict[str, str]]]

    def sign(self, classes: frozenset[str]) -> str:
        """The sign of a set of classes; :data:`OTHER` for the empty set."""
        return self.signs.get(classes, OTHER)

    def signs_of(self, name: str) -> str:
        """All signs whose class set holds a class, as the inside of a regex character class.

        Raises:
            ValueError: No word has the class.
        """
        found = "".join(sign for classes, sign in self.signs.items() if name in classes)
        if not found:
            raise ValueError(f"unknown class of words in the grammar of time: {name}")
        return found


@cache
def load_lexicon(literals: tuple[str, ...] = ()) -> Lexicon:
    """Read the lexicon; ``literals`` are words that patterns name themselves (``'of'``).

    A literal word belongs to the class of the same name with a leading ``=``.
    """
    raw = tomllib.loads(files("foedus.time").joinpath("lexicon.toml").read_text("utf-8"))
    capital = frozenset(raw.pop("capital"))
    abbreviations = frozenset(raw.pop("abbreviation")["words"])
    values = {name: _values(table) for name, table in raw.items()} | _named()
    classes: dict[str, set[str]] = {}
    several: dict[str, str] = {}
    for name, table in values.items():
        for word in table:
            if " " in word:
                several[word] = name
                continue
            classes.setdefault(word, set()).add(name)
    for literal in literals:
        classes.setdefault(literal, set()).add("=" + literal)
    words = {word: frozenset(names) for word, names in classes.items()}
    signs = _signs(words.values(), capital)
    lower = {word: signs.get(names - capital, OTHER) for word, names in words.items()}
    upper = {word: signs[names] for word, names in words.items()}
    return Lexicon(
        values,
        signs,
        lower,
        upper,
        small={word: sign for word, sign in lower.items() if word not in abbreviations},
        capital={word: sign for word, sign in upper.items() if word not in abbreviations},
        abbreviations=abbreviations,
        longer=_longer({word: signs[frozenset({name})] for word, name in several.items()}),
    )


def _named() -> dict[str, dict[str, Any]]:
    """The classes of what goes by a name; see :mod:`foedus.time.named`."""
    named = load_named()
    return {"named": {**named.periods}, "named_era": {**named.eras}, "holiday": {**named.feasts}}


def _longer(signs: dict[str, str]) -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Names of several words by their first; the words stand on one line, hyphens as well."""
    first: dict[str, list[str]] = {}
    for name in sorted(signs, key=lambda name: (-len(name), name)):
        first.setdefault(name.split(" ")[0], []).append(name)
    return {
        word: (
            re.compile(
                "|".join(rf"{re.escape(n).replace(chr(92) + ' ', '[ -]')}\b" for n in names), re.I
            ),
            {name: signs[name] for name in names},
        )
        for word, names in first.items()
    }


def _values(table: dict[str, Any]) -> dict[str, Any]:
    if set(table) == {"words"}:
        return dict.fromkeys(table["words"], True)
    return table


def _signs(sets: Iterable[frozenset[str]], capital: frozenset[str]) -> dict[frozenset[str], str]:
    """Give every class set a sign, in an order that does not depend on hashing."""
    every = {*sets, *NAMED_CLASSES, *NUMBER_CLASSES, *(frozenset({shape}) for shape in SHAPES)}
    every |= {classes - capital for classes in every}
    every |= {classes | {"number"} for classes in every if "ordinal" in classes}
    every.discard(frozenset())
    ordered = sorted(every, key=lambda classes: sorted(classes))
    return {classes: chr(FIRST_SIGN + i) for i, classes in enumerate(ordered)}
