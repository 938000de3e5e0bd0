"""The model: a MiniLM encoder that also sees letter case, and one small head per layer.

Encoder: BERT (Devlin et al. 2019) as in MiniLM-L6 (Wang et al. 2020), with a shape embedding
added to its input. Parser: deep biaffine arcs (Dozat and Manning 2017). Attribution: the first
atom of every cue is found, then each atom is tagged given that cue, as a pair of projected
vectors and their distance, so that any number of attributions costs one encoder pass.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from foedus.language.atoms import SHAPE_CLASSES
from foedus.language.branches import branch_classes
from foedus.language.labels import NAME_TAGS, RELATIONS, ROLE_TAGS, STANCES, Labels
from training.reread import Reread
from training.rounding import Rounded


@dataclass(frozen=True)
class Size:
    """Sizes of a network; ``layers`` counts encoder layers kept from the base model."""

    vocabulary: int
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    arc: int = 256
    relation: int = 256
    role: int = 256
    reread: int = 256
    distance: int = 64


FEW = 4
"""A batch with fewer questions about actors counts less."""


class Layer(nn.Module):
    """One transformer layer with post-normalisation, as in BERT."""

    def __init__(self, size: Size, drop: float = 0.0) -> None:
        super().__init__()
        self.drop = nn.Dropout(drop)
        self.heads = size.heads
        self.qkv = Rounded(size.width, 3 * size.width)
        self.out = Rounded(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = Rounded(size.width, size.inner)
        self.down = Rounded(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """X (batch, pieces, width); mask additive (batch, 1, 1, pieces) or None."""
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).unbind(2)
        q, k, v = q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)
        scores = q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5
        if mask is not None:
            scores = scores + mask
        mixed = torch.softmax(scores, -1) @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Mix(nn.Module):
    """A learned weighted mean of the layers' outputs (Peters et al. 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        start = torch.zeros(layers)
        start[-1] = 2.0
        self.weight = nn.Parameter(start)

    def forward(self, outputs: list[Tensor]) -> Tensor:
        """The weighted mean of equally shaped tensors."""
        shares = torch.softmax(self.weight, 0)
        return sum(share * x for share, x in zip(shares.unbind(0), outputs, strict=True))  # type: ignore[return-value]


class Focused(nn.Module):
    """A class for one or two atoms, from them and what in the sentence bears on them.

    Each atom has one vector: what it is as the one asked about, what it then looks for, what it
    answers to and what it tells. The atoms asked about are added up, so their order means
    nothing; together they attend to their sentence (Vaswani et al. 2017) with a few heads.
    """

    def __init__(self, width: int, classes: int, size: int = 128, key: int = 64, heads: int = 4):
        super().__init__()
        self.parts, self.heads = [size, key, key, size], heads
        self.atom = nn.Linear(width, sum(self.parts))
        self.out = nn.Linear(size, classes)
        self.drop = nn.Dropout(0.3)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, atoms, width) to the atoms' vectors."""
        return self.atom(x)  # type: ignore[no-any-return]

    def logits(self, vectors: Tensor, at: Tensor, within: Tensor) -> Tensor:
        """Class logits.

        Args:
            vectors: (rows, atoms, ...) of each row's window.
            at: (rows, 2) the atoms asked about; one atom stands twice.
            within: (rows, atoms) true where the atoms may look.
        """
        rows, atoms = vectors.shape[:2]
        own, query, key, told = vectors.split(self.parts, -1)
        pair = at[:, :, None]
        own = own.gather(1, pair.expand(-1, -1, own.shape[-1])).mean(1)
        query = query.gather(1, pair.expand(-1, -1, query.shape[-1])).mean(1)
        each = key.shape[-1] // self.heads
        scores = torch.einsum(
            "rhd,rahd->rha", query.view(rows, self.heads, each),
            key.reshape(rows, atoms, self.heads, each),
        )  # fmt: skip
        scores = scores * each**-0.5 + (~within[:, None]).to(scores.dtype) * -1e4
        context = torch.einsum(
            "rha,rahd->rhd", torch.softmax(scores, -1),
            told.reshape(rows, atoms, self.heads, -1),
        )  # fmt: skip
        return self.out(self.drop(F.relu(own + context.flatten(1))))  # type: ignore[no-any-return]


class Network(nn.Module):
    """All heads over one encoder. Outputs are logits over atoms; atom 0 is the window's mark."""

    def __init__(
        self, size: Size, labels: Labels, word_drop: float = 0.05, head_drop: float = 0.25,
        layer_drop: float = 0.0,
    ):  # fmt: skip
        super().__init__()
        self.size = size
        width = size.width
        self.words = nn.Embedding(size.vocabulary, width)
        self.positions = nn.Embedding(size.positions, width)
        self.shapes = nn.Embedding(SHAPE_CLASSES, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(size, layer_drop) for _ in range(size.layers)])
        self.word_drop = word_drop
        self.head_drop = nn.Dropout(head_drop)
        self.mix_words = Mix(size.layers)
        self.mix_roles = Mix(size.layers)
        self.tags = nn.ModuleDict(
            {
                "join": Rounded(width, 1),
                "sentence": Rounded(width, 1),
                "upos": Rounded(width, len(labels.upos)),
                "feats": Rounded(width, len(labels.feats)),
                "lemma": Rounded(width, len(labels.lemma)),
                "names": Rounded(width, len(NAME_TAGS)),
            }
        )
        self.arc_dep = Rounded(width, size.arc)
        self.arc_head = Rounded(width, size.arc)
        self.arc = nn.Parameter(torch.zeros(size.arc + 1, size.arc))
        self.rel_dep = Rounded(width, size.relation)
        self.rel_head = Rounded(width, size.relation)
        self.rel_out = nn.Linear(size.relation, len(labels.deprel))
        self.cue = Rounded(width, 1)
        self.role_atom = Rounded(width, size.role)
        self.role_cue = Rounded(width, size.role)
        self.role_distance = nn.Embedding(2 * size.distance + 1, size.role)
        self.role_branch = nn.Embedding(branch_classes(len(labels.deprel)), size.role)
        nn.init.zeros_(self.role_branch.weight)
        self.reread = Reread(size.role, inner=size.reread)
        self.role_out = nn.Linear(size.role, len(ROLE_TAGS))
        self.mix_focused = Mix(size.layers)
        self.relation = Focused(width, len(RELATIONS))
        self.stance = Focused(width, len(STANCES))

    def load_base(self, weights: dict[str, Tensor], layers: list[int]) -> None:
        """Take over the encoder of the base model, keeping the given layers."""
        w = {k: v.float() for k, v in weights.items()}
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                w["embeddings.position_embeddings.weight"]
                + w["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for layer, k in zip(self.layers, layers, strict=True):
                _load_layer(layer, w, f"encoder.layer.{k}.")  # type: ignore[arg-type]

    def encode(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, lowest: int | None = None
    ) -> list[Tensor]:
        """Outputs of every layer, or of the ``lowest`` so many, (batch, pieces, width) each."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        words = self.words(pieces)
        if self.training:
            kept = torch.rand(pieces.shape, device=pieces.device) >= self.word_drop
            words = words * kept[..., None]
        x = self.norm(words + self.positions(at) + self.shapes(shapes))
        outputs = []
        for layer in self.layers[:lowest]:
            x = layer(x, mask)
            outputs.append(x)
        return outputs

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Logits of every layer.

        Args:
            pieces: (batch, pieces) ids of word pieces.
            shapes: (batch, pieces) shape classes.
            first: (batch, atoms) index of each atom's first piece; 0 for the mark.
            mask: (batch, pieces) true where there is a piece; None when nothing is padded.

        Returns:
            Per tag layer (batch, atoms, classes) or (batch, atoms) for yes/no; ``arc``
            (batch, atoms, atoms) with heads in columns, the product of ``arc_dep`` and
            ``arc_head`` (batch, atoms, arc); ``rel_dep``, ``rel_head``, ``role_atom``,
            ``role_cue`` (batch, atoms, ...) for pairwise scoring, ``relation``
            and ``stance`` (batch, atoms, ...) for :meth:`Focused.logits`, and ``actors``, what
            these two come from.
        """
        return self.heads(*self.mixed(pieces, shapes, first, mask))

    def mixed(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """What the heads read of each atom, (batch, atoms, width): words, roles and actors'."""
        outputs = self.encode(pieces, shapes, barring(mask))
        index = first[:, :, None].expand(-1, -1, self.size.width)
        mixes = (self.mix_words, self.mix_roles, self.mix_focused)
        words, roles, actors = (torch.gather(mix(outputs), 1, index) for mix in mixes)
        return words, roles, actors

    def heads(self, words: Tensor, roles: Tensor, actors: Tensor) -> dict[str, Tensor]:
        """The logits of :meth:`forward`, from :meth:`mixed`."""
        x, r = self.head_drop(words), self.head_drop(roles)
        out = {name: head(x) for name, head in self.tags.items()}
        out["join"], out["sentence"] = out["join"][..., 0], out["sentence"][..., 0]
        dep = self.head_drop(F.gelu(self.arc_dep(x)))
        head = self.head_drop(F.gelu(self.arc_head(x)))
        out["arc_dep"], out["arc_head"] = dep @ self.arc[:-1] + self.arc[-1], head
        out["arc"] = out["arc_dep"] @ head.transpose(1, 2)
        out["rel_dep"], out["rel_head"] = self.rel_dep(x), self.rel_head(x)
        out["cue"] = self.cue(r)[..., 0]
        out["role_atom"], out["role_cue"] = self.role_atom(r), self.role_cue(r)
        f = out["actors"] = self.head_drop(actors)
        out["relation"], out["stance"] = self.relation(f), self.stance(f)
        return out

    def before_focus(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """What the heads for actors read, (batch, atoms, width); arguments as in `forward`."""
        return self.before_focus_from(self.encode(pieces, shapes, barring(mask)), first, mask)

    def before_focus_from(self, outputs: list[Tensor], first: Tensor, mask: Tensor) -> Tensor:
        """The same, given the outputs of the lowest layers or of all."""
        outputs = list(outputs)
        for layer in self.layers[len(outputs) :]:
            outputs.append(layer(outputs[-1], barring(mask)))
        index = first[:, :, None].expand(-1, -1, self.size.width)
        return torch.gather(self.mix_focused(outputs), 1, index)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation logits of (dependent, head) pairs given their projections."""
        return self.rel_out(self.head_drop(F.relu(dep + head)))

    def roles(self, atoms: Tensor, cue: Tensor, offset: Tensor, branch: Tensor) -> Tensor:
        """Role logits (rows, atoms, tags) of atoms given cues.

        Args:
            atoms: (rows, atoms, role) projections of the atoms.
            cue: (rows, role) projections of the cues' first atoms.
            offset: (rows, atoms) atom index minus cue index.
            branch: (rows, atoms) branch class of the atom, seen from the cue.
        """
        reach = self.size.distance
        far = self.role_distance(offset.clamp(-reach, reach) + reach) + self.role_branch(branch)
        hidden = self.reread(atoms + cue[:, None] + far, branch)
        return self.role_out(self.head_drop(F.relu(hidden)))

    def again(self, sentence: Tensor) -> Tensor:
        """The second look of :meth:`roles`; as of ``pairs.Reread``."""
        return self.role_out(F.relu(self.reread.layer(sentence)))  # type: ignore[no-any-return]


def barring(mask: Tensor | None) -> Tensor | None:
    """Added to attention scores: nothing looks at padding."""
    return None if mask is None else (~mask[:, None, None, :]).float() * -1e4


def _load_layer(layer: Layer, w: dict[str, Tensor], at: str) -> None:
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        parts = [w[f"{at}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
        for ours, theirs in names.items():
            getattr(getattr(layer, ours), kind).copy_(w[f"{at}{theirs}.{kind}"])


def losses(net: Network, batch: dict[str, Tensor], out: dict[str, Tensor]) -> dict[str, Tensor]:
    """One mean loss per layer; layers the batch has no labels for are left out."""
    found: dict[str, Tensor] = {}
    for layer in ("upos", "feats", "lemma", "names"):
        if (batch[layer] != -100).any():
            found[layer] = F.cross_entropy(
                out[layer].flatten(0, 1).float(), batch[layer].flatten(), ignore_index=-100
            )
    for layer in ("join", "sentence", "cue"):
        known = batch[layer] != -100
        if known.any():
            found[layer] = F.binary_cross_entropy_with_logits(
                out[layer][known].float(), batch[layer][known].float()
            )
    found |= _parse_losses(net, batch, out)
    if len(batch["anchor"]):
        found["roles"] = F.cross_entropy(
            role_logits(net, batch, out).flatten(0, 1).float(),
            batch["roles"].flatten(),
            ignore_index=-100,
        )
    for task, head in (("relation", net.relation), ("stance", net.stance)):
        if len(batch[task]):
            logits = focused_logits(head, batch, out[task], batch[f"{task}_at"])
            total = F.nll_loss(log_shares(logits.float()), batch[task], reduction="sum")
            found[task] = total / max(len(batch[task]), FEW)
    return found


def focused_logits(head: Focused, batch: dict[str, Tensor], vectors: Tensor, at: Tensor) -> Tensor:
    """Class logits for questions ``at`` (rows: batch index, atom, atom) within their sentences."""
    rows, atoms = at[:, 0], at[:, 1:]
    unit = batch["unit"][rows]
    ends = unit.gather(1, atoms)
    within = (unit >= ends.amin(1, keepdim=True)) & (unit <= ends.amax(1, keepdim=True))
    return head.logits(vectors[rows], atoms, within)


def log_shares(logits: Tensor) -> Tensor:
    """Log shares of the classes; after those of relations, that of CONCEDE or RETREAT."""
    shares = torch.log_softmax(logits, -1)
    if shares.shape[-1] != len(RELATIONS):
        return shares
    either = [RELATIONS.index(root) for root in ("CONCEDE", "RETREAT")]
    return torch.cat([shares, shares[:, either].logsumexp(-1, keepdim=True)], -1)


def _parse_losses(
    net: Network, batch: dict[str, Tensor], out: dict[str, Tensor]
) -> dict[str, Tensor]:
    known = batch["head"] != -100
    if not known.any():
        return {}
    scores = out["arc"].float().masked_fill(~allowed_heads(batch), -1e4)
    rows, atoms = known.nonzero(as_tuple=True)
    heads = batch["head"][known]
    rel = net.relations(out["rel_dep"][rows, atoms], out["rel_head"][rows, heads])
    return {
        "arc": F.cross_entropy(scores[known], heads),
        "deprel": F.cross_entropy(rel.float(), batch["deprel"][known], ignore_index=-100),
    }


def allowed_heads(batch: dict[str, Tensor]) -> Tensor:
    """(batch, atoms, atoms): the root, or a word-initial atom of the same sentence."""
    same = batch["unit"][:, :, None] == batch["unit"][:, None, :]
    initial = (batch["join"] != 1)[:, None, :]
    allowed = same & initial & batch["atom_mask"][:, None, :]
    allowed[:, :, 0] = True
    return allowed


def role_logits(net: Network, batch: dict[str, Tensor], out: dict[str, Tensor]) -> Tensor:
    """Role logits (rows, atoms, tags) of the batch's attributions."""
    rows, cues = batch["anchor"].unbind(1)
    atoms = out["role_atom"].shape[1]
    offset = torch.arange(atoms, device=cues.device)[None] - cues[:, None]
    return net.roles(out["role_atom"][rows], out["role_cue"][rows, cues], offset, batch["branch"])
