"""The layer that rereads a cue's sentence keeps to the sentence."""

import pytest

pytest.importorskip("torch")

import torch
from training.reread import Reread

from foedus.language.branches import ELSEWHERE

WIDTH, ATOMS = 16, 9
FIRST, LAST = 2, 7


@pytest.fixture
def layer() -> Reread:
    torch.manual_seed(2)
    made = Reread(WIDTH, key=8, told=12, inner=10).eval()
    for last in (made.out, made.down):
        torch.nn.init.normal_(last.weight, std=0.3)
    return made


def run(layer: Reread, x: torch.Tensor) -> torch.Tensor:
    branch = torch.full((len(x), ATOMS), ELSEWHERE)
    branch[:, FIRST:LAST] = ELSEWHERE + 1
    with torch.inference_mode():
        return layer(x, branch)


def test_a_sentence_is_read_alone_as_among_others(layer: Reread) -> None:
    x = torch.randn(1, ATOMS, WIDTH)
    with torch.inference_mode():
        alone = layer.layer(x[0, FIRST:LAST])
    torch.testing.assert_close(run(layer, x)[0, FIRST:LAST], alone)


def test_other_sentences_are_neither_changed_nor_seen(layer: Reread) -> None:
    x = torch.randn(1, ATOMS, WIDTH)
    other = x.clone()
    other[:, LAST:] += 5
    assert torch.equal(run(layer, x)[:, LAST:], x[:, LAST:])
    torch.testing.assert_close(run(layer, other)[:, :LAST], run(layer, x)[:, :LAST])
    assert not torch.allclose(run(layer, x)[:, FIRST:LAST], x[:, FIRST:LAST])


def test_untrained_it_changes_nothing() -> None:
    x = torch.randn(1, ATOMS, WIDTH)
    torch.testing.assert_close(run(Reread(WIDTH, key=8, told=12, inner=10).eval(), x), x)


def test_a_cue_without_a_tree_is_left_alone(layer: Reread) -> None:
    x = torch.randn(1, ATOMS, WIDTH)
    nowhere = torch.full((1, ATOMS), ELSEWHERE)
    with torch.inference_mode():
        assert torch.equal(layer(x, nowhere), x)


def test_a_cue_without_a_tree_beside_others_leaves_gradients_finite(layer: Reread) -> None:
    branch = torch.full((2, ATOMS), ELSEWHERE)
    branch[0, FIRST:LAST] = ELSEWHERE + 1
    layer(torch.randn(2, ATOMS, WIDTH), branch).sum().backward()
    assert all(values.grad.isfinite().all() for values in layer.parameters())
