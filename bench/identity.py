"""Which actors a gold file may mean: ISO codes, CAMEO codes ("USA GOV", "IGOUNO"), or names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bench.coding import Side
from foedus.actors import Knowledge

OPEN = frozenset({"", "-", "---", "none", "unknown", "null"})
CAMEO_CODES = {
    "UNO": "UN", "NAT": "NATO", "NTO": "NATO", "EEC": "EU", "EUR": "EU", "AFU": "AU", "OAU": "AU",
    "ARL": "LAS", "ASN": "ASEAN", "SCE": "OSCE", "OPC": "OPEC", "CWN": "COMMONWEALTH",
    "WBK": "WB", "IAE": "IAEA", "HCH": "UNHCR", "ITP": "INTERPOL", "INC": "ICC", "SAD": "SADC",
    "WAS": "ECOWAS", "TAL": "group:taliban", "ALQ": "group:al-qaeda", "HMS": "group:hamas",
    "HEZ": "group:hezbollah", "ROM": "ROU", "ZAR": "COD", "KSV": "XKX", "TMP": "TLS",
    "PAL": "PSE", "WSB": "PSE", "GZS": "PSE",
}  # fmt: skip
"""Codes of CAMEO 1.1b3 for organizations and states that foedus calls otherwise."""
PART = 3


class Identities:
    """Reads the names of actors in a gold file."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.ids = cache(self._ids)

    def same(self, gold: str | None, side: Side | None) -> bool:
        """Whether a gold actor is the side of an event.

        An open side is only like an open side, or like a collective of nobody in particular,
        which may also go by its sector alone ("COP", "---REB").
        """
        if gold is None or gold.strip().casefold() in OPEN:
            return side is None or side.unnamed
        if side is None:
            return False
        if side.unnamed and _sector(gold) in side.sectors:
            return True
        name = gold.strip().casefold()
        if self.ids(gold) & side.ids or name in side.names:
            return True
        return any(_within(name, other) or _within(other, name) for other in side.names)

    def _ids(self, gold: str) -> frozenset[str]:
        return frozenset(self._each(gold.strip()))

    def _each(self, gold: str) -> Iterator[str]:
        if gold in self.knowledge.actors:
            yield gold
            return
        for code in _codes(gold):
            code = CAMEO_CODES.get(code, code)
            if code in self.knowledge.actors:
                yield code
                return
        words = gold.split()
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                phrase = " ".join(words[first : first + size]).rstrip(",.")
                found = self.knowledge.lookup(phrase.removesuffix("’s").removesuffix("'s"))
                if found:
                    yield from (alias.actor for alias in found)
                    return


def _sector(gold: str) -> str:
    """The sector of a gold actor that has no country: "COP", "--- REB"."""
    return gold.replace("-", " ").strip()


def _codes(gold: str) -> Iterator[str]:
    """The three-letter parts of an agent code, the most telling first; none of a name."""
    for word in gold.replace("/", " ").replace("-", " ").split():
        if word.isupper() and word.isalpha() and len(word) % PART == 0:
            yield from (word[i : i + PART] for i in range(0, len(word), PART))


def _within(one: str, other: str) -> bool:
    """Whether a name is a run of words of another ("macron" in "emmanuel macron")."""
    return f" {one} " in f" {other} " and len(one) > PART
