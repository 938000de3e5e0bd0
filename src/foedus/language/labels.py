"""The label sets the model was trained with, and lemma edit scripts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAME_TAGS = (
    "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP",
    "B-EVENT", "I-EVENT", "B-TITLE", "I-TITLE",
)  # fmt: skip
"""BIO tags of the name layer; see :class:`foedus.language.analysis.Name` for what they mean."""

ROLE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""BIO tags of one attribution, given the first atom of its cue."""


RELATIONS = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""What passes between two actors: nothing, or a type of PLOVER 2."""

STANCES = ("negative", "neutral", "positive")
"""How a text speaks of an actor."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the model's output classes, by index."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read the label file that lies beside the weights."""
        values = json.loads(path.read_text("utf-8"))
        return cls(**{key: tuple(values[key]) for key in ("upos", "feats", "lemma", "deprel")})

    def save(self, path: Path) -> None:
        """Write the label file."""
        values = {key: list(getattr(self, key)) for key in ("upos", "feats", "lemma", "deprel")}
        path.write_text(json.dumps(values, ensure_ascii=False, indent=0), "utf-8")


def lemma_script(form: str, lemma: str) -> str:
    """The edit that turns a form into its lemma (Straka 2018, UDPipe 2.0, section 3.2).

    ``l3+y``: the case to apply first (C as written, l lower, t title), how many characters to
    cut from the end, and what to append.
    """
    for case, cased in (("l", form.lower()), ("C", form), ("t", form.title())):
        shared = _common_prefix(cased, lemma)
        if shared == len(lemma) or shared >= min(2, len(lemma)) or lemma.lower() == lemma:
            if case == "l" and lemma.lower() != lemma:
                continue
            return f"{case}{len(cased) - shared}+{lemma[shared:]}"
    return f"C{len(form)}+{lemma}"


def apply_script(form: str, script: str) -> str:
    """Apply a :func:`lemma_script`; a script that does not fit leaves the form as it is."""
    case, cut, ending = _parts(script)
    cased = form if case == "C" else form.lower() if case == "l" else form.title()
    kept = cased[: len(cased) - cut] if cut <= len(cased) else cased
    return (kept + ending) or form


@cache
def _parts(script: str) -> tuple[str, int, str]:
    """Case, letters cut off, ending added."""
    cut, _, ending = script[1:].partition("+")
    return script[0], int(cut), ending


def _common_prefix(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
