"""Chains of tags over the seams between words: classes, and best sequences against all others."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from foedus.language.branches import Trees
from foedus.language.labels import ROLE_TAGS
from foedus.language.pairs import Pairs
from foedus.language.seams import APART, MARGIN, WITHIN, best_paths, seam, seam_classes
from foedus.language.tagging import may_follow

ROOT, DET, NSUBJ, OBL, CASE = range(5)
RELATIONS = 5

# "The mayor | left | in May" . "It rain|ed": eight words, the last of two atoms.
TREES = Trees(
    firsts=[0, 1, 2, 3, 4, 5, 6],
    lasts=[1, 2, 3, 4, 5, 6, 8],
    heads=[1, 2, 2, 4, 2, 6, 6],
    relations=[DET, NSUBJ, ROOT, CASE, OBL, NSUBJ, ROOT],
    sentences=[(0, 5), (5, 7)],
    labels=RELATIONS,
)
ATOMS = 8


def test_a_seam_is_told_by_what_hangs_over_it_or_begins_after_it() -> None:
    opens, begins = 2 + RELATIONS, 2
    assert [seam(TREES, atom) for atom in range(ATOMS)] == [
        APART, opens + DET, opens + NSUBJ, begins + OBL, opens + CASE, APART, opens + NSUBJ, WITHIN,
    ]  # fmt: skip


@given(
    arrays.arrays(np.float32, (1, 4, len(ROLE_TAGS)), elements=st.integers(-20, 20).map(float)),
    arrays.arrays(
        np.float32,
        (seam_classes(RELATIONS), len(ROLE_TAGS), len(ROLE_TAGS)),
        elements=st.integers(-3, 3).map(float),
    ),
)
def test_a_best_sequence_is_allowed_and_as_good_as_any(logits, weights) -> None:
    near = logits * (MARGIN / 40)  # all tags within the margin
    scores = np.where(may_follow(ROLE_TAGS), weights, -np.inf)

    def total(path: tuple[int, ...]) -> float:
        steps = zip((0, *path), path, strict=False)
        return sum(
            near[0, atom, tag] + scores[seam(TREES, atom), before, tag]
            for atom, (before, tag) in enumerate(steps)
        )

    (found,) = best_paths(near, scores.tolist(), TREES, ROLE_TAGS, np.array([0])).tolist()
    best = max(map(total, itertools.product(range(len(ROLE_TAGS)), repeat=4)))
    assert np.isclose(total(tuple(found)), best)


@given(
    arrays.arrays(np.float32, (2, ATOMS, len(ROLE_TAGS)), elements=st.integers(-20, 20).map(float))
)
def test_tags_far_apart_are_still_an_allowed_sequence(logits) -> None:
    flat = np.where(may_follow(ROLE_TAGS), 0.0, -np.inf)
    scores = [flat.tolist()] * seam_classes(RELATIONS)
    for path in best_paths(logits, scores, TREES, ROLE_TAGS, np.array([0, 0])):
        assert may_follow(ROLE_TAGS)[[0, *path[:-1]], path].all()


def test_scores_survive_a_file(tmp_path) -> None:
    size = len(ROLE_TAGS)
    seams = np.arange(2 * size * size, dtype=np.float32).reshape(2, size, size)
    one = np.ones((1, 1), dtype=np.float32)
    made = Pairs(one, one[0], one, one[0], one, one, lambda x: x, role_seam=seams)
    made.save(tmp_path / "pairs.npz")
    scores = np.array(Pairs.load(tmp_path / "pairs.npz", lambda x: x).seam_scores)
    assert (scores[:, may_follow(ROLE_TAGS)] == seams[:, may_follow(ROLE_TAGS)]).all()
    assert (scores[:, ~may_follow(ROLE_TAGS)] == -np.inf).all()
