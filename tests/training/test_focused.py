"""Sentences with marked actors, and the heads that learn from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

import torch
from training.corpora import NONE, blank
from training.evaluate import pairs_of
from training.network import FEW, Focused, Network, Size, log_shares, losses
from training.train import Config, parameter_groups, restore

from foedus.language.focus import Focus, heads
from foedus.language.labels import RELATIONS, Labels
from foedus.language.pieces import Pieces
from training import dataset, relations

LABELS = Labels(("NOUN", "VERB"), ("", "A=B"), ("C0+", "l0+"), ("root", "obj"))
SIZE = Size(vocabulary=40, layers=2, width=16, heads=2, inner=16, arc=8, relation=8, role=8)
PLV = """\
gold_root\tmarked_sentence
ACCUSE\t<s>Oslo</s> blamed <t>the port of Rome</t>.
YIELD\t<t>Bern</t> was let off by <s>Oslo </s>again.
SUPPORT\t<s>Oslo</s> is content.
"""


class Letters(Pieces):
    """One word piece for each first letter."""

    def __init__(self) -> None:
        self.cls, self.sep = 38, 39

    def of(self, atom: str) -> list[int]:
        return [ord(atom[0].lower()) % 37]


@pytest.fixture
def examples(tmp_path: Path) -> list[relations.Example]:
    path = tmp_path / "plv.tsv"
    path.write_text(PLV, "utf-8")
    return relations.plv(path)


def test_marked_sentences(examples: list[relations.Example]) -> None:
    accuse, give, support = examples
    assert accuse.text == "Oslo blamed the port of Rome."
    assert [accuse.text[a:b] for a, b in accuse.spans] == ["Oslo", "the port of Rome"]
    assert [give.text[a:b] for a, b in give.spans] == ["Bern", "Oslo"]
    assert give.label == relations.YIELD
    assert len(support.spans) == 1


def test_every_own_example_can_be_asked() -> None:
    own = relations.plv(relations.OWN)
    asked = [focus for doc in relations.documents(own, "own") for focus in doc.focused]
    assert len(asked) == len(own) > 400
    assert {focus.label for focus in asked} == set(range(len(RELATIONS)))


def test_the_head_of_a_phrase_is_asked_most(examples: list[relations.Example]) -> None:
    [doc] = relations.documents(examples, "own")
    atoms = next(f.atoms[1] for f in doc.focused if f.label == RELATIONS.index("ACCUSE"))
    words = [doc.text[doc.atoms[i].start : doc.atoms[i].end] for i in atoms]
    assert set(words) == {"the", "port", "of", "Rome"}
    assert max(set(words), key=words.count) == "port"


def test_folds_keep_a_sentence_together_and_classes_even() -> None:
    examples = [
        relations.Example("relation", f"{k // 2}", ((0, 1),), k // 2 % 2) for k in range(40)
    ]
    numbers = relations.folds(examples)
    assert all(numbers[k] == numbers[k + 1] for k in range(0, 40, 2))
    for label in (0, 1):
        counts = np.bincount(
            [n for n, e in zip(numbers, examples, strict=True) if e.label == label]
        )
        assert counts.tolist() == [4] * relations.FOLDS
    train, held = relations.split(examples, 3)
    assert len(train) == 32
    assert not {e.text for e in train} & {e.text for e in held}


def batch_of(examples: list[relations.Example]) -> dict[str, torch.Tensor]:
    encoded = [dataset.encode(d, Letters(), LABELS) for d in relations.documents(examples, "own")]
    items = [dataset.Window(d, 0, len(d.first_piece) - 1) for d in encoded]
    return dataset.collate(items, 38, 39, None, 0.0)


def test_loss_only_where_something_is_asked(examples: list[relations.Example]) -> None:
    torch.manual_seed(0)
    net = Network(SIZE, LABELS)
    batch = batch_of(examples)
    found = losses(net, batch, net(batch["pieces"], batch["shapes"], batch["first"]))
    assert set(found) == {"relation"}
    plain = dataset.encode(blank("x", "Oslo sleeps."), Letters(), LABELS)
    batch = dataset.collate([dataset.Window(plain, 0, 3)], 38, 39, None, 0.0)
    assert len(batch["relation"]) == len(batch["stance"]) == 0
    assert (batch["upos"] == NONE).all()
    assert FEW > 1


def test_either_class_of_plv_is_right() -> None:
    shares = log_shares(torch.zeros(1, len(RELATIONS))).exp()
    assert shares[0, relations.YIELD] == pytest.approx(2 / len(RELATIONS))


def test_run_time_gives_what_training_gives() -> None:
    """The numpy twin (``language.focus``) on whole sentences."""
    torch.manual_seed(0)
    net = Network(SIZE, LABELS).eval()
    twin = heads(pairs_of(net))
    actors = torch.randn(1, 6, SIZE.width)
    within = torch.tensor([[False, True, True, True, True, False]])
    logits = net.relation.logits(net.relation(actors), torch.tensor([[1, 4]]), within)
    focus = Focus({"relation": twin["relation"]})
    focus.add({"actors": actors[0].numpy()}, [0, 1, 2, 3, 4], 5)
    shares = focus.shares("relation", (0, 3), 0, 4)
    assert shares is not None
    expected = torch.softmax(logits[0], -1).tolist()
    assert list(shares.values()) == pytest.approx(expected, abs=5e-3)


def test_a_checkpoint_with_fewer_heads_and_classes_is_resumed() -> None:
    torch.manual_seed(0)
    c = Config(layers=[0, 1])
    net = Network(SIZE, LABELS)
    optimizer = torch.optim.AdamW(parameter_groups(net, c))
    batch = batch_of([relations.Example("relation", "Oslo blamed Rome.", ((0, 4),), 1)])
    out = net(batch["pieces"], batch["shapes"], batch["first"])
    sum(v.sum() for v in out.values()).backward()
    optimizer.step()
    old = {"net": dict(net.state_dict()), "optimizer": optimizer.state_dict()}
    grown = Network(SIZE, LABELS)
    grown.stance = Focused(SIZE.width, 9)
    grown.extra = torch.nn.Linear(2, 2)
    second = torch.optim.AdamW(parameter_groups(grown, c))
    restore(grown, second, c, old)
    assert torch.equal(grown.cue.weight, net.cue.weight)
    assert torch.equal(grown.stance.out.weight[:3], net.stance.out.weight)
    assert torch.equal(
        second.state[grown.cue.weight]["exp_avg"], optimizer.state[net.cue.weight]["exp_avg"]
    )
    assert not second.state[grown.stance.out.weight]
    assert not second.state[grown.extra.weight]
    with pytest.raises(ValueError, match="extra"):
        restore(net, optimizer, c, {"net": grown.state_dict(), "optimizer": second.state_dict()})


def test_the_fold_left_out_is_written_for_the_benches(tmp_path: Path) -> None:
    corpora, target = tmp_path / "corpora", tmp_path / "data"
    for folder in (corpora / "relations", corpora / "stance", target):
        folder.mkdir(parents=True)
    marked = "".join(f"AID\t<s>Oslo</s> paid <t>Bern</t> {k} times.\n" for k in range(10))
    (corpora / relations.PLV).write_text("gold_root\tmarked_sentence\n" + marked)
    targets = '"targets": [{"from": 0, "to": 4, "polarity": 6.0}]'
    told = "".join(f'{{"sentence_normalized": "Oslo paid {k}.", {targets}}}\n' for k in range(10))
    (corpora / relations.NEWSMTSC).write_text(told)
    relations.held_out(corpora, target, 1)
    for read, source, written in (
        (relations.plv, relations.PLV, "held-out.tsv"),
        (relations.newsmtsc, relations.NEWSMTSC, "held-out.jsonl"),
    ):
        _, held = relations.split(read(corpora / source), 1)
        assert len(held) == 2
        assert sorted(e.text for e in read(target / written)) == sorted(e.text for e in held)
