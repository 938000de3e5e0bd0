"""Weights of the scorers that run on few places or pairs, outside the network's graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.language.branches import ELSEWHERE
from foedus.language.labels import ROLE_TAGS
from foedus.language.tagging import may_follow

Floats = NDArray[np.float32]
Outputs = Mapping[str, NDArray[np.float32]]
"""What the network says of a window, by the name of the output."""

AROUND = 160
"""So many atoms around a cue, or all of a window that has fewer, are told their roles."""

Reread = Callable[[Floats], Floats]
"""A second look at the sentence of a cue: what each of its atoms is depends on what the others
are. (atoms, width), given the cue, to (atoms, role tags) logits."""


@dataclass(frozen=True)
class Question:
    """The weights of one kind of question about actors (``language.focus``).

    Attributes:
        atom_weight: (vectors, width): what an atom is when asked about, what it then looks for,
            what it answers to and what it tells, one above the other.
        atom_bias: (vectors,).
        weight: (classes, size).
        bias: (classes,).
    """

    atom_weight: Floats
    atom_bias: Floats
    weight: Floats
    bias: Floats


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
    relation: Question | None = None
    stance: Question | None = None
    role_seam: Floats | None = None

    @cached_property
    def outside(self) -> Floats:
        """What each distance from the cue, from ``-AROUND``, says of atoms of other sentences."""
        reach = len(self.role_distance) // 2
        distances = np.arange(-AROUND, AROUND + 1).clip(-reach, reach) + reach
        beyond: Floats = self.role_distance[distances] + self.role_branch[ELSEWHERE]
        return beyond

    @cached_property
    def inside(self) -> Floats:
        """For each branch class what it says beyond that."""
        more: Floats = self.role_branch - self.role_branch[ELSEWHERE]
        return more

    @cached_property
    def role_columns(self) -> Floats:
        """``role_weight`` as columns, filled up to a multiple of eight: faster to multiply with."""
        classes, width = self.role_weight.shape
        columns = np.zeros((width, -(-classes // 8) * 8), dtype=np.float32)
        columns[:, :classes] = self.role_weight.T
        return columns

    @cached_property
    def role_start(self) -> Floats:
        """``role_bias``, filled up likewise."""
        start = np.zeros(self.role_columns.shape[1], dtype=np.float32)
        start[: len(self.role_bias)] = self.role_bias
        return start

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
            values = {name: arrays[name].astype(np.float32) for name in arrays.files}
        own: dict[str, Any] = {name: v for name, v in values.items() if "." not in name}
        for kind in {name.partition(".")[0] for name in values.keys() - own.keys()}:
            parts = {f.name: values[f"{kind}.{f.name}"] for f in fields(Question)}
            own[kind] = Question(**parts)
        return cls(**own, reread=reread)

    def save(self, path: Path) -> None:
        """Write all weights in half precision."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "reread"}
        for kind in ("relation", "stance"):
            if question := arrays.pop(kind):
                arrays |= {f"{kind}.{name}": values for name, values in vars(question).items()}
        known = {name: v.astype(np.float16) for name, v in arrays.items() if v is not None}
        np.savez_compressed(path, **known)
