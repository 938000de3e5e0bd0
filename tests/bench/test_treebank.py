"""Scoring words, tags and lemmas against a treebank."""

import pytest
from bench.treebank import score

from foedus.language import from_conllu


def words(*rows: str) -> str:
    """CoNLL-U of one sentence; a row is "form lemma upos", "+" for no space after it."""
    lines = []
    for i, row in enumerate(rows, 1):
        form, lemma, upos = row.rstrip("+").split()
        space = "SpaceAfter=No" if row.endswith("+") else "_"
        head, relation = ("0", "root") if i == 1 else ("1", "dep")
        lines.append(f"{i}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{space}")
    return "\n".join(lines) + "\n\n"


def test_shares_of_aligned_words_leave_wrong_cuts_out() -> None:
    gold = from_conllu(words("Envoys envoy NOUN", "do do AUX+", "nt not PART", "agree agree VERB"))
    system = from_conllu(words("Envoys Envoys PROPN", "dont dont ADV", "agree agree VERB"))
    found = score([(gold, system)])
    assert found["words"] == pytest.approx(200 * 2 / 7)
    assert found["upos"] == found["lemma"] == pytest.approx(200 * 1 / 7)
    assert found["upos_aligned"] == found["lemma_aligned"] == pytest.approx(50)
