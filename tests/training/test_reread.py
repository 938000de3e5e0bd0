"""The layer that rereads a cue's sentence: torch and numpy agree, and it keeps to the sentence."""

import pytest

pytest.importorskip("torch")

import numpy as np
import torch
from training.reread import Reread

from foedus.language.branches import ELSEWHERE
from foedus.language.pairs import Pairs
from foedus.language.reread import Reread as Numpy

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


def weights_of(layer: Reread) -> Numpy:
    named = layer.named_parameters()
    return Numpy(**{name.replace(".", "_"): value.detach().numpy() for name, value in named})


def test_both_give_the_same(layer: Reread) -> None:
    x = torch.randn(3, ATOMS, WIDTH)
    found = run(layer, x).numpy()[:, FIRST:LAST].reshape(-1, WIDTH)
    own = x.numpy()[:, FIRST:LAST].reshape(-1, WIDTH)
    weights_of(layer)(own, [5, 10, 15])
    np.testing.assert_allclose(own, found, atol=1e-5)


def test_sentences_side_by_side_are_read_as_if_alone(layer: Reread) -> None:
    x = torch.randn(9, WIDTH).numpy()
    both, first, second = x.copy(), x[:5].copy(), x[5:].copy()
    own = weights_of(layer)
    own(both, [5, 9])
    own(first, [5])
    own(second, [4])
    np.testing.assert_allclose(both, np.concatenate([first, second]), atol=1e-6)


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


def test_weights_survive_saving(layer: Reread, tmp_path) -> None:
    none = np.zeros((1, 1), dtype=np.float32)
    Pairs(none, none, none, none, none, reread=weights_of(layer)).save(tmp_path / "pairs.npz")
    found = Pairs.load(tmp_path / "pairs.npz").reread
    assert found is not None
    x = torch.randn(3, WIDTH).numpy()
    again = x.copy()
    found(again, [3])
    weights_of(layer)(x, [3])
    np.testing.assert_allclose(again, x, atol=1e-2)
    Pairs(none, none, none, none, none).save(tmp_path / "plain.npz")
    assert Pairs.load(tmp_path / "plain.npz").reread is None
