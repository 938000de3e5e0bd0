"""Weights of the scorers that run on few places or pairs, outside the network's graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from foedus.language.branches import ELSEWHERE
from foedus.language.labels import ROLE_TAGS
from foedus.language.reread import Reread
from foedus.language.tagging import may_follow

Floats = NDArray[np.float32]
Outputs = Mapping[str, NDArray[np.float32]]
"""What the network says of a window, by the name of the output."""

_REREAD = "reread_"


@dataclass(frozen=True)
class Pairs:
    """The weights; matrices (classes, width), those of seams (classes, tags, tags).

    Those of branches, seams, of reading again, relations and stance are None in a model that was
    trained without them.
    """

    rel_weight: Floats
    rel_bias: Floats
    role_weight: Floats
    role_bias: Floats
    role_distance: Floats
    relation_weight: Floats | None = None
    relation_bias: Floats | None = None
    stance_weight: Floats | None = None
    stance_bias: Floats | None = None
    role_branch: Floats | None = None
    role_seam: Floats | None = None
    reread: Reread | None = None

    @property
    def reach(self) -> int:
        """Distances beyond this many atoms look alike."""
        return (len(self.role_distance) - 1) // 2

    @cached_property
    def outside(self) -> Floats:
        """For each distance what it says of an atom in another sentence than the cue."""
        if self.role_branch is None:
            return self.role_distance
        beyond: Floats = self.role_distance + self.role_branch[ELSEWHERE]
        return beyond

    @cached_property
    def inside(self) -> Floats:
        """For each branch class what it says beyond that."""
        if self.role_branch is None:
            return np.zeros((1, 1), dtype=np.float32)
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
    def load(cls, path: Path) -> Pairs:
        """Read what :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            own = {name: arrays[name].astype(np.float32) for name in arrays.files}
        again = {n.removeprefix(_REREAD): own.pop(n) for n in list(own) if n.startswith(_REREAD)}
        return cls(**own, reread=Reread(**again) if again else None)

    def save(self, path: Path) -> None:
        """Write all weights in half precision."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self)}
        again = arrays.pop("reread")
        if again:
            arrays |= {_REREAD + f.name: getattr(again, f.name) for f in fields(again)}
        known = {name: values for name, values in arrays.items() if values is not None}
        np.savez(path, **{name: values.astype(np.float16) for name, values in known.items()})
