"""Weights of the scorers that run on few places or pairs, outside the network's graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.language.branches import ELSEWHERE
from foedus.language.labels import ROLE_TAGS
from foedus.language.tagging import may_follow

Floats = NDArray[np.float32]
Outputs = Mapping[str, NDArray[np.float32]]
"""What the network says of a window, by the name of the output."""


Reread = Callable[[Floats], Floats]
"""A second look at the sentence of a cue: what each of its atoms is depends on what the others
are. (atoms, width), given the cue, to (atoms, role tags) logits."""


@dataclass(frozen=True)
class Pairs:
    """The weights; matrices (classes, width), those of seams (classes, tags, tags).

    Those of relations and stance are None in a model that was trained without them, those of
    seams until they are fitted. ``reread`` is a network of its own, and not saved with the others.
    """

    rel_weight: Floats
    rel_bias: Floats
    role_weight: Floats
    role_bias: Floats
    role_distance: Floats
    role_branch: Floats
    reread: Reread
    relation_weight: Floats | None = None
    relation_bias: Floats | None = None
    stance_weight: Floats | None = None
    stance_bias: Floats | None = None
    role_seam: Floats | None = None

    @property
    def reach(self) -> int:
        """Distances beyond this many atoms look alike."""
        return (len(self.role_distance) - 1) // 2

    @cached_property
    def outside(self) -> Floats:
        """For each distance what it says of an atom in another sentence than the cue."""
        beyond: Floats = self.role_distance + self.role_branch[ELSEWHERE]
        return beyond

    @cached_property
    def inside(self) -> Floats:
        """For each branch class what it says beyond that."""
        more: Floats = self.role_branch - self.role_branch[ELSEWHERE]
        return more

    @cached_property
    def seam_scores(self) -> list[list[list[float]]] | None:
        """The weights of seams, with ``-inf`` for tags that may not follow each other."""
        if self.role_seam is None:
            return None
        scores: list[list[list[float]]]
        scores = np.where(may_follow(ROLE_TAGS), self.role_seam, -np.inf).tolist()
        return scores

    @classmethod
    def load(cls, path: Path, reread: Reread) -> Pairs:
        """Read what :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            own = {name: arrays[name].astype(np.float32) for name in arrays.files}
        return cls(**own, reread=reread)

    def save(self, path: Path) -> None:
        """Write all weights in half precision."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "reread"}
        known = {name: values for name, values in arrays.items() if values is not None}
        np.savez_compressed(
            path, **{name: values.astype(np.float16) for name, values in known.items()}
        )
