"""Scores of a chain: their likelihood against all sequences, and what they learn."""

import itertools

import pytest

torch = pytest.importorskip("torch")

from training.seams import DOUBT, Example, maximize, surprise  # noqa: E402

from foedus.language.labels import ROLE_TAGS  # noqa: E402
from foedus.language.tagging import may_follow  # noqa: E402

SIZE = len(ROLE_TAGS)
OUTSIDE, BEGIN, INSIDE = (ROLE_TAGS.index(tag) for tag in ("O", "B-content", "I-content"))


def test_likelihood_is_a_share_of_all_allowed_sequences() -> None:
    torch.manual_seed(1)
    logits, scores = torch.randn(3, SIZE), torch.randn(2, SIZE, SIZE)
    seams, tags = torch.tensor([0, 1, 1]), torch.tensor([OUTSIDE, BEGIN, INSIDE])
    allowed = may_follow(ROLE_TAGS)

    def total(path: tuple[int, ...]) -> float:
        steps = list(zip((OUTSIDE, *path), path, strict=False))
        if not all(allowed[step] for step in steps):
            return float("-inf")
        pairs = sum(scores[seams[i], a, b] for i, (a, b) in enumerate(steps))
        return float(pairs + DOUBT * logits[range(3), path].sum())

    totals = torch.tensor([total(p) for p in itertools.product(range(SIZE), repeat=3)])
    expected = torch.logsumexp(totals, 0) - total(tuple(tags.tolist()))
    short = Example(logits[:2], seams[:2], tags[:2])
    both = surprise([Example(logits, seams, tags), short], scores)
    alone = surprise([short], scores)
    assert float(2 * both - alone) == pytest.approx(float(expected), rel=1e-4)


def test_a_seam_at_which_no_span_ends_is_learned() -> None:
    """Tags leave open whether the third atom belongs to the span; the seam before it tells."""
    logits = torch.full((3, SIZE), -9.0)
    logits[0, BEGIN] = logits[1, INSIDE] = logits[2, INSIDE] = logits[2, OUTSIDE] = 0.0
    examples = [
        Example(logits, torch.tensor([0, 1, seam]), torch.tensor([BEGIN, INSIDE, last]))
        for seam, last in ((2, INSIDE), (3, OUTSIDE)) * 50
    ]
    scores = maximize(examples, 4)
    assert scores[2, INSIDE, INSIDE] - scores[2, INSIDE, OUTSIDE] > 0.3
    assert scores[3, INSIDE, OUTSIDE] - scores[3, INSIDE, INSIDE] > 0.3
