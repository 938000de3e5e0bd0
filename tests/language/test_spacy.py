"""Adapters from and to spaCy; documents are built by hand, no pipeline is needed."""

import pytest

from foedus.errors import ModelError
from foedus.language import from_conllu, load

spacy = pytest.importorskip("spacy")

from spacy.tokens import Doc  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

from foedus.language.spacy import from_spacy, to_spacy  # noqa: E402


def clear_doc() -> Doc:
    return Doc(
        Vocab(),
        words=["Norway", "is", "an", "ally", "praised", "by", "NATO", "."],
        spaces=[True, True, True, True, True, True, False, False],
        pos=["PROPN", "AUX", "DET", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"],
        lemmas=["Norway", "be", "an", "ally", "praise", "by", "NATO", "."],
        heads=[1, 1, 3, 1, 3, 4, 5, 1],
        deps=["nsubj", "ROOT", "det", "attr", "acl", "agent", "pobj", "punct"],
        ents=["B-GPE", "O", "O", "O", "O", "O", "B-ORG", "O"],
        sent_starts=[True, *[False] * 7],
    )


def test_clear_labels_become_universal() -> None:
    analysis = from_spacy(clear_doc(), "test")
    got = {t.text: (t.deprel, analysis.tokens[t.head].text) for t in analysis.tokens}
    assert got == {
        "Norway": ("nsubj", "ally"),
        "is": ("cop", "ally"),
        "an": ("det", "ally"),
        "ally": ("root", "ally"),
        "praised": ("acl", "ally"),
        "by": ("case", "NATO"),
        "NATO": ("obl:agent", "praised"),
        ".": ("punct", "ally"),
    }
    assert [(n.label, analysis.text[n.start : n.end]) for n in analysis.names] == [
        ("LOC", "Norway"),
        ("ORG", "NATO"),
    ]


def test_an_analysis_survives_the_way_to_spacy_and_back() -> None:
    analysis = from_conllu(
        "1\tOslo\tOslo\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tNER=B-LOC\n"
        "2\tagreed\tagree\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"
        "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    )
    back = from_spacy(to_spacy(analysis), analysis.version)
    assert back.tokens == analysis.tokens
    assert back.sentences == analysis.sentences


def test_an_unknown_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load("spacy:no_such_pipeline")
    with pytest.raises(ModelError, match="'nonsense'"):
        load("nonsense")
