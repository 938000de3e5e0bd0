"""The residue lexicon: what scraped pages leave behind, as data in ``residue.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.clean.characters import straight_quotes
from foedus.clean.lines import ends_sentence

MAX_CHARS = 320
"""Longer lines are paragraphs and are not compared with the lexicon."""

_OUTER = re.compile(r"^[\W_]+|[\W_]+$")
_BARS = re.compile(r"\s+[|•·»>/–—-]\s+|\s*[|•»>]\s*")
_STOPS = ".!?…)”\"'’]"
_NO_OUTLET = frozenset({"our", "us", "this", "my", "your", "we", "a", "all", "it"})


@dataclass(frozen=True, slots=True)
class Residue:
    """Why a line is residue, and the outlet it names, if it does."""

    reason: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    phrases: frozenset[str]
    pattern: re.Pattern[str] | None
    outlet_patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The data file, compiled.

    Attributes:
        sections: Names of sections and pages of a site, folded.
        attribution: Words that make a full sentence part of the report.
        credit: Patterns of contribution lines, each with a group ``name``.
        caption_credit: Found in the parentheses that end a caption.
        caption_labels: Words that open a caption, before a colon or dash.
        credit_lines: Lines that only say whose picture it is.
        agencies: Names of news agencies, folded.
    """

    rules: tuple[_Rule, ...]
    sections: frozenset[str]
    glued: tuple[tuple[str, str], ...]
    attribution: re.Pattern[str]
    credit: tuple[re.Pattern[str], ...]
    caption_credit: re.Pattern[str]
    caption_labels: re.Pattern[str]
    credit_lines: re.Pattern[str]
    agencies: frozenset[str]

    def residue(self, line: str) -> Residue | None:
        """Say whether a whole normalised line is residue."""
        if len(line) > MAX_CHARS:
            return None
        straight, folded = straight_quotes(line), fold(line)
        attributed = ends_sentence(line) and self.attribution.search(straight)
        for rule in self.rules:
            pattern = None if attributed else rule.pattern
            if folded in rule.phrases or (pattern and pattern.fullmatch(straight)):
                return Residue(rule.reason, _outlet(rule, straight))
        return None

    def section_line(self, line: str) -> Residue | None:
        """Take apart a line such as "THE COURIER | Politics": sections, perhaps an outlet."""
        parts = [part.strip() for part in _BARS.split(line)]
        if len(parts) < 2 or any(not part or len(part.split()) > 5 for part in parts):
            return None
        names = [part for part in parts if fold(part) not in self.sections]
        if len(names) == len(parts) or len(names) > 1:
            return None
        name = names[0] if names and len(names[0].split()) > 1 else None
        return Residue("navigation", name.title() if name and name.isupper() else name)

    def glued_end(self, line: str) -> tuple[int, str] | None:
        """Find residue stuck to the end of a sentence: where it begins, and its reason."""
        for words, reason in self.glued:
            at = len(line) - len(words)
            if at > 0 and line.endswith(words) and line[at - 1] in _STOPS:
                return at, reason
        return None

    def is_agency(self, name: str) -> bool:
        """Whether a name is that of a news agency."""
        return fold(name) in self.agencies


def fold(line: str) -> str:
    """A line for comparing: lower case, straight quotes, no symbols around it."""
    return " ".join(_OUTER.sub("", straight_quotes(line)).casefold().split())


@cache
def load_lexicon() -> Lexicon:
    """Read the data file of the package."""
    data = tomllib.loads((files("foedus.clean") / "residue.toml").read_text("utf-8"))
    glued = [(w, r["reason"]) for r in data["residue"] for w in r.get("glued", ())]
    caption = data["caption"]
    return Lexicon(
        rules=(rules := tuple(_rule(entry) for entry in data["residue"])),
        sections=frozenset().union(*(r.phrases for r in rules if r.reason == "navigation")),
        glued=tuple(sorted(glued, key=lambda pair: (-len(pair[0]), pair))),
        attribution=re.compile(rf"\b(?:{'|'.join(data['attribution']['words'])})\b", re.IGNORECASE),
        credit=tuple(re.compile(p, re.IGNORECASE) for p in data["credit"]["patterns"]),
        caption_credit=_any(caption["credit"]),
        caption_labels=re.compile(rf"(?:{'|'.join(caption['labels'])})\s?[:–—-]\s", re.IGNORECASE),
        credit_lines=_any(caption["credit_lines"]),
        agencies=frozenset(fold(name) for name in data["agencies"]["names"]),
    )


def _rule(entry: dict[str, list[str]]) -> _Rule:
    patterns = entry.get("patterns", [])
    return _Rule(
        reason=str(entry["reason"]),
        phrases=frozenset(fold(phrase) for phrase in entry.get("phrases", ())),
        pattern=_any([p.replace("(?P<outlet>", "(?:") for p in patterns]) if patterns else None,
        outlet_patterns=tuple(re.compile(p, re.I) for p in patterns if "(?P<outlet>" in p),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _outlet(rule: _Rule, line: str) -> str | None:
    for pattern in rule.outlet_patterns:
        found = pattern.fullmatch(line)
        name = found.group("outlet").partition("'s ")[0].strip(" '\".,:") if found else ""
        if name[:1].isupper() and name.casefold().split()[0] not in _NO_OUTLET:
            return name
    return None
