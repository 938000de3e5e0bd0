"""ClearNLP dependency labels, as spaCy's English pipelines give them, to Universal Dependencies.

Content words become heads: a preposition hangs on its noun as ``case``, a copula on its
predicate as ``cop``. Labels: Choi and Palmer 2012, "Guidelines for the CLEAR style constituent to
dependency conversion"; https://universaldependencies.org/en/dep/.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_MOVED_TO_PREDICATE = frozenset(
    {"nsubj", "csubj", "aux", "advmod", "neg", "mark", "punct", "advcl", "cc", "conj", "expl",
     "ccomp", "prep", "npadvmod", "parataxis"}
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


@dataclass
class Node:
    """One word with its head's index (its own for a root); changed in place."""

    head: int
    label: str
    upos: str
    lemma: str


def is_clear(labels: Sequence[str]) -> bool:
    """Whether labels are ClearNLP's rather than UD's."""
    return bool({"pobj", "dobj", "nsubjpass", "ROOT", "prep"} & set(labels))


def to_universal(nodes: list[Node]) -> None:
    """Rewrite heads and labels of one document in place."""
    for i, node in enumerate(nodes):
        if node.label in ("attr", "acomp") and nodes[node.head].lemma == "be":
            _raise_predicate(nodes, i)
    for i, node in enumerate(nodes):
        if node.label in ("pobj", "pcomp"):
            _raise_object(nodes, i)
    for i, node in enumerate(nodes):
        if node.label == "prep":
            node.label = "advmod" if node.upos == "ADV" else "obl"
        node.label = "root" if node.head == i else _RENAMED.get(node.label, node.label)


def _raise_predicate(nodes: list[Node], i: int) -> None:
    """``is -attr-> ally`` becomes ``ally -cop-> is``."""
    verb = nodes[i].head
    was_root = nodes[verb].head == verb
    nodes[i].head = i if was_root else nodes[verb].head
    nodes[i].label = nodes[verb].label
    for k, node in enumerate(nodes):
        if node.head == verb and k not in (i, verb) and node.label in _MOVED_TO_PREDICATE:
            node.head = i
    nodes[verb].head, nodes[verb].label = i, "cop"


def _raise_object(nodes: list[Node], i: int) -> None:
    """``met -prep-> with -pobj-> him`` becomes ``met -obl-> him -case-> with``."""
    marker = nodes[i].head
    if nodes[marker].label not in ("prep", "agent", "dative"):
        return
    governor = nodes[marker].head
    kind = nodes[i].label
    if nodes[marker].label == "agent":
        relation = "obl:agent"
    elif kind == "pcomp":
        relation = "acl" if nodes[governor].upos in _NOMINAL else "advcl"
    else:
        relation = "nmod" if nodes[governor].upos in _NOMINAL else "obl"
    nodes[i].head, nodes[i].label = governor, relation
    for k, node in enumerate(nodes):
        if node.head == marker and k != marker:
            node.head = i
    nodes[marker].head = i
    nodes[marker].label = "mark" if kind == "pcomp" else "case"
