"""Inflected forms of English words: from a form to its lemma, from a lemma to its forms.

Irregular forms are listed in ``irregular.toml``; the rest follows from spelling: what was doubled,
dropped or changed before an ending ("stopped", "hoping", "allies"; Quirk et al. 1985, "A
Comprehensive Grammar of the English Language", sections 3.5-3.10 and 5.79-5.81). Where spelling
leaves a choice ("uniting", "visiting"), the caller says which words are known.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Known = Callable[[str], bool]

_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1$")
_MUTE_E = re.compile(
    r"(?:e|[cuv]|[^z]z|[dlr]g|[aeiou]g|[bcdfgkpstz]l|[^s]s"
    r"|(?:ch|r|arr|str|m)ang|eng|(?:h|fr|cr|tw)ing|ung|[tpw]ast)$"
)
"""Stems that end like this lost a mute "e": "chang", "struggl", "reduc"."""
_NO_E = re.compile(r"(?:[^aeiou][^aeioulrs]|ss|zz|[hjwxy]|[lr][^aeiougs]|[sr][tkpm]|ong)$")
"""Stems that end like this are whole: "attend", "miss", "show"."""
_SHORT = re.compile(r"(?:qu|[^aeiouy])*[aeiouy][^aeiouwxy]$")
"""One syllable with one vowel would have doubled its last letter: "hop" gives "hopping"."""
_LONG_VOWEL = re.compile(r"[aeo][aeiou][^aeiou]$|(?<![gq])u[ei][^aeiou]$|(?<!r)ie[^aeiou]$")
_LIKELY_E = re.compile(
    r"(?:[aiu][rd]|[ou]d|[aou]t|[aiou]b|[au]p|[aiou]k|[aiu]m|[iu]n|[aiou]f|[iu]l)$"
)
_SIBILANT = ("ss", "sh", "ch", "x", "tz", "zz", "o")


@dataclass(frozen=True)
class Irregular:
    """Irregular forms in lower case to their lemmas, and verbs to their past and participle."""

    verbs: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    closed: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    adverbs: Mapping[str, str]
    abbreviations: Mapping[str, str]
    pasts: Mapping[str, str]
    participles: Mapping[str, str]
    singular: frozenset[str]
    """Nouns in "-s" that are no plural unless tagged as one: "news", "savings"."""
    mute_e: frozenset[str]
    no_e: frozenset[str]
    doubled: frozenset[str]
    own: frozenset[str]
    """Irregular forms that are verbs of their own: "found", "lay", "saw"."""
    bases: frozenset[str]
    """Verbs that look like a form of another: "need", "focus"."""


@cache
def irregular() -> Irregular:
    """The table of irregular forms."""
    data = tomllib.loads((Path(__file__).parent / "irregular.toml").read_text("utf-8"))
    parts = {verb: _principal_parts(forms) for verb, forms in data["verbs"].items()}
    verbs = _by_form(data["verbs"])
    auxiliaries = {form: verb for form, verb in verbs.items() if verb in ("be", "do", "have")}
    spelling = {key: frozenset(words) for key, words in data["spelling"].items()}
    return Irregular(
        verbs=verbs,
        auxiliaries=auxiliaries | _by_form(data["auxiliaries"]),
        closed={upos: _by_form(words) for upos, words in data["closed"].items()},
        nouns=_by_form(data["nouns"]) | {noun: noun for noun in data["unchanged"]["nouns"]},
        adjectives=_by_form(data["adjectives"]),
        adverbs=_by_form(data["adverbs"]),
        abbreviations=_by_form(data["abbreviations"]),
        pasts={verb: past for verb, (past, _) in parts.items()},
        singular=frozenset(data["unchanged"]["singular"]),
        participles={verb: participle for verb, (_, participle) in parts.items()},
        **spelling,
    )


def _principal_parts(forms: str) -> tuple[str, str]:
    parts = [part.split("/")[0] for part in forms.partition(" +")[0].split()]
    return parts[0], parts[-1]


def _by_form(table: Mapping[str, str]) -> dict[str, str]:
    return {form: lemma for lemma, forms in table.items() for form in re.split("[ /+]+", forms)}


def past(verb: str) -> str:
    """The past tense of a verb, or of the first word of a verb of several."""
    return _with_ed(verb, irregular().pasts)


def participle(verb: str) -> str:
    """The past participle of a verb, or of the first word of a verb of several."""
    return _with_ed(verb, irregular().participles)


def _with_ed(verb: str, own: Mapping[str, str]) -> str:
    head, blank, rest = verb.partition(" ")
    if head in own:
        return own[head] + blank + rest
    if head.endswith("y") and not _VOWEL.match(head[-2:-1]):
        return head[:-1] + "ied" + blank + rest
    doubles = head in irregular().doubled or _SHORT.fullmatch(head) is not None
    ending = "d" if head.endswith("e") else head[-1:] * doubles + "ed"
    return head + ending + blank + rest


def verb_of(form: str, known: Known) -> str | None:
    """The verb that a regular form in lower case ends on "-s", "-ed" or "-ing" of; None if no such.

    Args:
        form: For instance "stopping".
        known: Whether a word is a word; asked where spelling leaves a choice.
    """
    if form in irregular().bases:
        return form
    if form.endswith("ing") and _VOWEL.search(form[:-3]):
        stem = form[:-3]
        return stem if stem.endswith(("e", "o")) else _whole(stem, known)
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("ed") and _VOWEL.search(form[:-2]):
        return _whole(form[:-2], known)
    return singular_of(form, known)


def singular_of(form: str, known: Known) -> str | None:
    """The word a form in lower case is the regular plural of (of a verb: its third person)."""
    if not form.endswith("s") or form.endswith(("ss", "'s", "’s")) or len(form) < 3:
        return None
    if form.endswith("ies") and len(form) > 4:
        return form[:-1] if known(form[:-1]) and not known(form[:-3] + "y") else form[:-3] + "y"
    stem, with_e = form[:-2], form[:-1]
    if not form.endswith("es") or with_e in irregular().mute_e:
        return with_e
    if stem.endswith(_SIBILANT):
        return with_e if known(with_e) and not known(stem) else stem
    whole = stem.endswith("s") and not stem.endswith("is")
    return stem if whole and known(stem) and not known(with_e) else with_e


def positive_of(form: str, known: Known) -> str | None:
    """The adjective or adverb a form in lower case compares regularly, as in "larger", "oldest"."""
    ending = 3 if form.endswith("est") else 2 if form.endswith("er") else 0
    stem = form[:-ending]
    if not ending or not _VOWEL.search(stem):
        return None
    return stem[:-1] + "y" if stem.endswith("i") else _whole(stem, known)


def _whole(stem: str, known: Known) -> str:
    """What a stem was before "-ed", "-ing", "-er" or "-est" was added."""
    table = irregular()
    with_e, single = stem + "e", stem[:-1]
    if with_e in table.mute_e or single in table.doubled:
        return with_e if with_e in table.mute_e else single
    if stem in table.no_e:
        return stem
    if _DOUBLED.search(stem):
        return _undoubled(stem, known)
    if _MUTE_E.search(stem) or _SHORT.fullmatch(stem):
        return with_e
    if _NO_E.search(stem) or _LONG_VOWEL.search(stem):
        return stem
    if known(stem) != known(with_e):
        return stem if known(stem) else with_e
    return with_e if _LIKELY_E.search(stem) else stem


def _undoubled(stem: str, known: Known) -> str:
    """One of two like letters is the verb's own: "stopp", but "call", "add" and "stuff"."""
    single = stem[:-1]
    if stem.endswith("ff") or (stem.endswith("ll") and len(_VOWEL.findall(stem)) == 1):
        return stem
    return stem if stem.endswith("ll") and known(stem) else single
