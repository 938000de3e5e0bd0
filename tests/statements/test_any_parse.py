"""Whatever the parser says, the step answers with records that hold together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from parsed_reports import attributed, cast, parse, read

WORDS = [
    ("said", "say", "VERB"), ("warned", "warn", "VERB"), ("quoted", "quote", "VERB"),
    ("saying", "say", "VERB"), ("claim", "claim", "NOUN"), ("According", "accord", "VERB"),
    ("to", "to", "ADP"), ("by", "by", "ADP"), ("Oslo", "Oslo", "PROPN"), ("who", "who", "PRON"),
    ("confident", "confident", "ADJ"), ("pays", "pay", "VERB"), ("this", "this", "PRON"),
    ("“", "“", "PUNCT"), ("”", "”", "PUNCT"), (",", ",", "PUNCT"), (":", ":", "PUNCT"),
    ("not", "not", "PART"), ("would", "would", "AUX"), ("view", "view", "NOUN"),
]  # fmt: skip
RELATIONS = [
    "nsubj", "nsubj:pass", "aux", "aux:pass", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obj",
    "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "case", "mark", "fixed", "conj", "parataxis",
    "punct", "amod", "det", "cop",
]  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of cue words with any tree over them."""
    size = draw(st.integers(2, 14))
    order = draw(st.permutations(range(1, size + 1)))
    rows = {}
    for place, number in enumerate(order):
        form, lemma, upos = draw(st.sampled_from(WORDS))
        head = order[draw(st.integers(0, place - 1))] if place else 0
        relation = draw(st.sampled_from(RELATIONS)) if place else "root"
        rows[number] = f"{form} {lemma} {upos} {head} {relation}"
    return "\n".join(rows[n] for n in sorted(rows)) + "\n"


@given(st.lists(sentences(), min_size=1, max_size=4), st.booleans())
def test_records_hold_together(parsed: list[str], paragraphs: bool) -> None:
    analysis = parse(("\n---\n" if paragraphs else "\n").join(parsed))
    analysis = attributed(analysis, analysis.text[:3], analysis.text[-2:], analysis.text[1:9], 0.5)
    found = read(analysis, cast(analysis, Oslo="NOR", who="berg>NOR"))
    ids = {s.id for s in found}
    assert len(ids) == len(found)
    for statement in found:
        assert statement.content
        assert all(a.end <= b.start for a, b in pairwise(statement.content))
        assert all(e.exact == analysis.text[e.start : e.end] for e in statement.content)
        assert statement.within is None or statement.within in ids - {statement.id}
        assert statement.chain[0].role == "outlet"
        assert all(link.role != "outlet" for link in statement.chain[1:])
        assert 0 <= statement.confidence <= 1
    assert found == read(analysis, cast(analysis, Oslo="NOR", who="berg>NOR"))
