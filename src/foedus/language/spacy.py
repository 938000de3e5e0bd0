"""A spaCy pipeline as reader, and our analyses as spaCy documents (extra ``foedus[spacy]``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foedus.errors import ModelError
from foedus.language.analysis import Analysis, Name, Sentence, Token
from foedus.language.clear import Node, is_clear, to_universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME_LABELS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "NORP", "EVENT": "EVENT",
}  # fmt: skip


class SpacyPipeline:
    """An installed spaCy pipeline; it gives no attribution spans, which the parse must make up."""

    def __init__(self, name: str) -> None:
        try:
            import spacy
        except ImportError as error:
            raise ModelError("spaCy is not installed: pip install 'foedus[spacy]'") from error
        try:
            self._nlp: Language = spacy.load(name)
        except OSError as error:
            raise ModelError(
                f"no spaCy pipeline {name!r}: python -m spacy download NAME"
            ) from error
        meta = self._nlp.meta
        self.version = f"spacy-{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse each text by itself."""
        return [from_spacy(self._nlp(text), self.version) for text in texts]


def from_spacy(doc: Doc, version: str) -> Analysis:
    """Turn a parsed document into an analysis; ClearNLP labels become Universal Dependencies."""
    words = [t for t in doc if not t.is_space]
    index = {t.i: k for k, t in enumerate(words)}
    nodes = [Node(_head(t, index, k), t.dep_, t.pos_, t.lemma_) for k, t in enumerate(words)]
    if is_clear([n.label for n in nodes]):
        to_universal(nodes)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for span in doc.sents:
        own = [index[t.i] for t in span if t.i in index]
        if not own:
            continue
        for k in own:
            start, node = words[k].idx, nodes[k]
            head = node.head if own[0] <= node.head <= own[-1] else k
            tokens.append(
                Token(
                    k, start, start + len(words[k].text), words[k].text, node.lemma, node.upos,
                    str(words[k].morph), head, node.label, len(sentences),
                )
            )  # fmt: skip
        end = tokens[-1].end
        sentences.append(Sentence(own[0], own[-1] + 1, words[own[0]].idx, end))
    return Analysis(
        doc.text, tuple(tokens), tuple(sentences), tuple(_names(doc, index)), (), version
    )


def _head(token: Any, index: dict[int, int], own: int) -> int:
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    return index.get(head.i, own)


def _names(doc: Doc, index: dict[int, int]) -> list[Name]:
    found = []
    for span in doc.ents:
        inside = [index[t.i] for t in span if t.i in index]
        label = NAME_LABELS.get(span.label_)
        if inside and label:
            found.append(
                Name(inside[0], inside[-1] + 1, span.start_char, span.end_char, label, 1.0)
            )
    return found


def to_spacy(analysis: Analysis) -> Doc:
    """Turn an analysis into a spaCy document, for displaCy and spaCy's matchers.

    Attributions are in ``doc.user_data["attributions"]``.
    """
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    tokens = analysis.tokens
    after = [*(t.start for t in tokens[1:]), len(analysis.text)]
    ents = ["O"] * len(tokens)
    for name in analysis.names:
        ents[name.first : name.last] = [f"I-{name.label}"] * (name.last - name.first)
        ents[name.first] = f"B-{name.label}"
    doc = Doc(
        Vocab(),
        words=[t.text for t in tokens],
        spaces=[end > t.end for t, end in zip(tokens, after, strict=True)],
        pos=[t.upos for t in tokens],
        morphs=[t.feats for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=[t.head for t in tokens],
        deps=["ROOT" if t.head == t.i else t.deprel for t in tokens],
        ents=ents,
        sent_starts=[t.i == analysis.sentences[t.sentence].first for t in tokens],
    )
    doc.user_data["attributions"] = analysis.attributions
    return doc
