"""Choosing who reads: our own model, or a pipeline the user has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from foedus.errors import ModelError
from foedus.language.analysis import Analysis


class Pipeline(Protocol):
    """Anything that turns texts into analyses.

    The same text must give the same analysis whatever is read beside it.
    """

    version: str

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse each text, in order."""
        ...


OWN = {"foedus": "full", "fast": "fast"}
"""The models shipped with the package, by name: their folders of weights."""


@cache
def load(name: str = "foedus") -> Pipeline:
    """Load a pipeline by name.

    Args:
        name: ``foedus`` for the model shipped with the package, ``fast`` for its smaller one, or
            ``spacy:PIPELINE`` for an installed English spaCy pipeline (extra ``foedus[spacy]``).

    Raises:
        ModelError: No such pipeline, or its files do not belong together.
    """
    kind, _, rest = name.partition(":")
    if name in OWN:
        from foedus.language.model import load_model

        return load_model(variant=OWN[name])
    if kind == "spacy" and rest:
        from foedus.language.spacy import SpacyPipeline

        return SpacyPipeline(rest)
    raise ModelError(f"no pipeline named {name!r}: use 'foedus', 'fast' or 'spacy:NAME'")
