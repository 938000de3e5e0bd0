"""Training as it will be read: in eight bits."""

import pytest

pytest.importorskip("torch")

import torch
from training.rounding import LEVELS, STEPS, Rounded, rounded_rows, rounded_windows


def test_a_row_takes_few_values_of_its_own() -> None:
    weight = torch.tensor([[1.0, 0.51, -0.013], [0.01, 0.004, -0.01]])
    rounded = rounded_rows(weight)
    steps = rounded * STEPS / weight.abs().amax(1, keepdim=True)
    assert torch.allclose(steps, steps.round(), atol=1e-4)
    assert (rounded - weight).abs().max() <= 0.5 / STEPS + 1e-6
    assert rounded[1, 0] == weight[1, 0]


def test_each_window_has_its_own_steps() -> None:
    windows = torch.stack([torch.linspace(-1, 3, 50), torch.linspace(0, 0.1, 50)])[..., None]
    rounded = rounded_windows(windows)
    apart = (rounded - windows).abs().flatten(1).amax(1)
    assert (apart <= torch.tensor([4.0, 0.1]) / LEVELS).all()


def test_zero_stays_zero() -> None:
    assert not rounded_rows(torch.zeros(2, 3)).any()
    assert not rounded_windows(torch.zeros(2, 3, 4)).any()
    assert rounded_windows(torch.tensor([[0.0, 5.0]]))[0, 0] == 0


def test_it_rounds_in_training_alone_and_gradients_pass() -> None:
    torch.manual_seed(1)
    layer, x = Rounded(8, 4), torch.randn(2, 3, 8, requires_grad=True)
    plain = torch.nn.functional.linear(x, layer.weight, layer.bias)
    assert torch.equal(layer.eval()(x), plain)
    rounded = layer.train()(x)
    assert not torch.equal(rounded, plain)
    assert torch.allclose(rounded, plain, atol=0.1)
    rounded.sum().backward()
    assert x.grad is not None
    assert layer.weight.grad is not None
    assert torch.allclose(layer.weight.grad, x.detach().sum((0, 1)).expand(4, 8), atol=0.1)
